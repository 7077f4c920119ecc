"""`trygg backup`, `trygg restore` and `trygg copy-to`: copy everything from one place to another."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from getpass import getpass
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.prompt import Confirm
from rich.table import Table
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from bot.clock import system_clock
from bot.errors import StartError
from bot.settings import Settings, is_database
from storage.backup_files import CopyError, opened_backup
from storage.copies import back_up, copy_to, note_backup
from storage.database import Database
from storage.database_summary import DatabaseSummary, summarize
from storage.restoring import restore
from storage.row_copies import Copied

QUESTION = "Everything that is in the database now is replaced by what the backup holds. Go on?"
WANTS_ONE = "no password supplied"


def back_up_to(settings: Settings, file: Path) -> None:
    """Write everything to the file. Raises StartError."""
    with _opened(settings.database_url) as database, _readable():
        copied = back_up(database, file)
        note_backup(database, system_clock())
        _tell(copied, f"written to {file}")


def restore_from(settings: Settings, file: Path, *, ask: bool, may_empty: bool = False) -> None:
    """Restore everything from the file, after showing what both sides hold and asking. Raises StartError."""
    with _opened(settings.database_url) as database, _readable():
        with opened_backup(file) as backup:
            theirs = summarize(backup)
        ours = summarize(database)
        _show(ours, theirs, settings.zone)
        if ask and not Confirm.ask(QUESTION, default=False):
            raise StartError("nothing was changed")
        aside = _place_aside(settings)
        copied = restore(file, database, aside=aside, may_empty=may_empty)
        _tell(copied, f"restored from {file}")
        if copied.erased:
            print(f"{copied.erased:>9}  texts and people were erased since, and are again", file=sys.stderr)  # noqa: T201 (the command line speaks here)
        if aside.exists():
            print(f"what the database held before is kept in {aside}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def move_to(settings: Settings, url: str) -> None:
    """Copy everything to the database at `url`. Raises StartError."""
    if not is_database(url):
        raise StartError("the address must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
    if make_url(url) == make_url(settings.database_url):
        raise StartError("that is the database itself: name another one")
    url = _with_password(url)
    with _opened(settings.database_url) as database, _opened(url) as other, _readable():
        _tell(copy_to(database, other), "copied; set DATABASE_URL to the new address and start the bot")


def holds_password(url: str) -> bool:
    """Tell whether the address contains a password."""
    return is_database(url) and make_url(url).password is not None


def _with_password(url: str) -> str:
    """Add a password to the address, asked for where the server wants one and none is set."""
    with _opened(url) as other:
        try:
            if other.engine.dialect.name == "postgresql":
                other.engine.connect().close()
        except OperationalError as error:
            if WANTS_ONE not in str(error.orig):
                raise
        else:
            return url
    if not sys.stdin.isatty():
        raise StartError("the database wants a password: set PGPASSWORD, or COPY_TO_URL with the whole address")
    return make_url(url).set(password=getpass("Password: ")).render_as_string(hide_password=False)


def _place_aside(settings: Settings) -> Path:
    """Name a file beside the database, or in the current folder, by the time."""
    url = make_url(settings.database_url)
    beside = Path(url.database or "trygg.db") if url.get_backend_name() == "sqlite" else Path(f"{url.database}.db")
    return beside.with_name(f"{beside.stem}-before-restore-{system_clock():%Y%m%dT%H%M%SZ}{beside.suffix}")


def _show(ours: DatabaseSummary, theirs: DatabaseSummary, zone: ZoneInfo) -> None:
    table = Table("", "the database", "the backup", box=None)
    for name in ("workspaces", "incidents", "actions"):
        table.add_row(name, str(getattr(ours, name)), str(getattr(theirs, name)))
    for name in ("first", "last"):
        table.add_row(f"{name} report", _when(getattr(ours, name), zone), _when(getattr(theirs, name), zone))
    Console(stderr=True, highlight=False).print(table)


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else "–"


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


def _tell(copied: Copied, words: str) -> None:
    for name, count in copied.rows.items():
        print(f"{count:>9}  {name}")  # noqa: T201 (the command line speaks here)
    print(f"{sum(copied.rows.values()):>9}  rows {words}", file=sys.stderr)  # noqa: T201 (the command line speaks here)
    if copied.mended:
        print(f"{copied.mended:>9}  texts lost characters that no text may hold", file=sys.stderr)  # noqa: T201 (the command line speaks here)
