"""`trygg backup`, `restore` and `copy-to`: everything to a file, from it, and to another database."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.errors import complain, read_settings, readable_errors


def backup(file: Annotated[Path, typer.Argument(help="A file that is not there yet.")]) -> None:
    """Write a consistent copy of everything to a file, also while the bot runs."""
    settings = read_settings()
    from bot.operations.copies import back_up_to  # noqa: PLC0415 (start-up time)

    with readable_errors():
        back_up_to(settings, file)


def restore(
    file: Annotated[Path, typer.Argument(help="What `trygg backup` wrote.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether what is there may go.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Take a backup without reports and actions too.")] = False,
) -> None:
    """Let the database hold what a backup holds, and nothing else; stop the bot first."""
    settings = read_settings()
    from bot.operations.copies import restore_from  # noqa: PLC0415 (start-up time)

    with readable_errors():
        restore_from(settings, file, ask=not yes, may_empty=empty)


def copy_to(
    context: typer.Context,
    url: Annotated[
        str,
        typer.Argument(
            envvar="COPY_TO_URL",
            show_default=False,
            help="DATABASE_URL of an empty database. Its password is better in the environment, or asked for.",
        ),
    ],
) -> None:
    """Copy everything to another database, such as PostgreSQL; stop the bot first."""
    settings = read_settings()
    from bot.operations.copies import holds_password, move_to  # noqa: PLC0415 (start-up time)

    source = context.get_parameter_source("url")
    if source is not None and source.name == "COMMANDLINE" and holds_password(url):
        complain("others can read a password on the command line: use COPY_TO_URL, or leave it out and be asked")
    with readable_errors():
        move_to(settings, url)
