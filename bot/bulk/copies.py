"""`trygg backup`, `trygg restore` and `trygg copy-to`: everything, from one place to another."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.prompt import Confirm

from bot.errors import StartError
from bot.settings import DATABASE, Settings
from storage.backup_files import CopyError
from storage.copies import back_up, copy_to
from storage.database import Database
from storage.restoring import restore

WARNING = "Everything that is in the database now is replaced by what the backup holds. Go on?"


def back_up_to(settings: Settings, file: Path) -> None:
    """Write everything to the file. Raises StartError."""
    with _opened(settings.database_url) as database, _readable():
        _tell(back_up(database, file), f"written to {file}")


def restore_from(settings: Settings, file: Path, *, ask: bool) -> None:
    """Bring everything back from the file, after asking. Raises StartError."""
    if ask and not Confirm.ask(WARNING, default=False):
        raise StartError("nothing was changed")
    with _opened(settings.database_url) as database, _readable():
        _tell(restore(file, database), f"restored from {file}")


def move_to(settings: Settings, url: str) -> None:
    """Copy everything to the database at `url`. Raises StartError."""
    if not DATABASE.fullmatch(url):
        raise StartError("the address must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
    with _opened(settings.database_url) as database, _opened(url) as other, _readable():
        _tell(copy_to(database, other), "copied; set DATABASE_URL to the new address and start the bot")


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except CopyError as error:
        raise StartError(str(error)) from None
    except OSError as error:
        raise StartError(f"{error.filename or 'the file'} cannot be used: {error.strerror}") from None


def _tell(counts: dict[str, int], words: str) -> None:
    for name, count in counts.items():
        print(f"{count:>9}  {name}")  # noqa: T201 (the command line speaks here)
    print(f"{sum(counts.values()):>9}  rows {words}", file=sys.stderr)  # noqa: T201 (the command line speaks here)
