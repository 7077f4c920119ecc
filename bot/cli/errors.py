"""Load settings for a command, and turn expected errors into one line and exit code 1."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.errors import StartError, StoppedError

if TYPE_CHECKING:
    from bot.settings import Settings


def read_settings(*, whole: bool = True) -> "Settings":
    """Load the settings and set up logging; ends the program with a readable line when one is wrong.

    Not `whole` where the app is not there yet, so that some of what goes together cannot be known.
    """
    from bot.operations.log import set_up_logging  # noqa: PLC0415 (start-up time)
    from bot.settings import SettingsError, load_settings, refuse_halves  # noqa: PLC0415 (start-up time)

    try:
        settings = load_settings()
        if whole:
            refuse_halves(settings)
    except SettingsError as error:
        fail(str(error))
    except (OSError, UnicodeDecodeError):
        fail("the file .env cannot be read as UTF-8 text")
    set_up_logging(settings.log_level)
    return settings


def complain(words: str) -> None:
    """Print one line for the operator."""
    print(f"trygg: {words}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def fail(words: str) -> NoReturn:
    """End the program with exit code 1."""
    complain(words)
    raise typer.Exit(1)


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn errors that an operator can act on into one line; a signal to stop is no error."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError  # noqa: PLC0415 (start-up time)

    from storage.schema import SchemaError  # noqa: PLC0415 (start-up time)

    try:
        yield
    except StoppedError:
        raise typer.Exit(0) from None
    except (StartError, SchemaError) as error:
        fail(str(error))
    except DBAPIError as error:
        fail(f"the database cannot be used: {str(error.orig).partition(chr(10))[0]}")
    except SQLAlchemyError as error:
        fail(f"the database cannot be used: {type(error).__name__}")
