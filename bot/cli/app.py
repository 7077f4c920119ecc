"""The command line `trygg`."""

import json
import os
import re
import sys
from typing import Annotated, Literal

import typer

from bot.cli import copies
from bot.cli.bulk import bulk_in, bulk_out
from bot.cli.errors import complain, fail, read_settings, readable_errors
from bot.cli.workspace_option import WorkspaceOption
from bot.operations.starting import nothing_collected

app = typer.Typer(
    help="Trygg – a Slack bot for local safety partnerships.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
erasure = typer.Typer(help="Take out what must not be kept.", no_args_is_help=True, rich_markup_mode=None)
audit = typer.Typer(help="The log of who did what.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(bulk_in, name="import")
app.add_typer(bulk_out, name="export")
app.add_typer(audit, name="audit")
app.add_typer(erasure, name="erase")


def main() -> None:
    """Run the console script; unexpected errors end it with one line too. Its files are private."""
    os.umask(0o077)
    try:
        app(prog_name="trygg")
    except Exception as error:  # noqa: BLE001 (the last boundary)
        from bot.operations.log import describe_error  # noqa: PLC0415 (start-up time)

        told = describe_error(error)
        complain(f"it failed unexpectedly ({told['error']} at {told['at'][-1]})")
        sys.exit(1)


@app.command()
def run() -> None:
    """Run the bot: Socket Mode when SLACK_APP_TOKEN is set, else HTTP on PORT."""
    with nothing_collected():
        settings = read_settings()
        from bot.clock import system_clock  # noqa: PLC0415 (start-up time)
        from bot.operations.stopping import stop_on_signals  # noqa: PLC0415 (start-up time)
        from bot.running import running  # noqa: PLC0415 (start-up time)

    stopped = stop_on_signals()
    with readable_errors(), running(settings, system_clock, stopped):
        stopped.wait()


@app.command()
def tick(
    at: Annotated[str | None, typer.Option(help="ISO 8601; local to the workspace without an offset.")] = None,
) -> None:
    """Do everything that is due once – pictures, reminders, deliveries – then exit."""
    settings = read_settings()
    from bot.cli.tick_command import read_time, tick_once  # noqa: PLC0415 (start-up time)

    try:
        moment = None if at is None else read_time(at)
    except ValueError:
        raise typer.BadParameter(
            f"{at} is no time; write for example 2026-11-23T08:00", param_hint="--at"
        ) from None
    with readable_errors():
        if not tick_once(settings, moment):
            fail("not everything that is due could be decided: the log above says what")


@app.command()
def manifest(
    language: Annotated[Literal["sv", "en"] | None, typer.Option(help="The language of its commands.")] = None,
) -> None:
    """Print the Slack app manifest of this version."""
    settings = read_settings(whole=False)
    from bot.installations.manifest import build_manifest  # noqa: PLC0415 (start-up time)
    from commands.reader import Reader  # noqa: PLC0415 (start-up time)

    reader = Reader(language or settings.language, settings.zone)
    print(json.dumps(build_manifest(reader, settings.public_url), ensure_ascii=False, indent=2))  # noqa: T201 (its output)


@app.command()
def check(
    *,
    views: Annotated[
        bool,
        typer.Option("--views", help="Have Slack judge every view and message of this version, some minutes."),
    ] = False,
) -> None:
    """Say line by line whether settings, tokens, scopes, channel and database would work."""
    settings = read_settings()
    from bot.operations.check import run_checks  # noqa: PLC0415 (start-up time)

    if views:
        from preview.judging import check_views  # noqa: PLC0415 (rare)
    if not run_checks(settings, check_views if views else None):
        raise typer.Exit(1)


@app.command("new-key")
def make_key() -> None:
    """Print a new key for TOKEN_KEYS."""
    from bot.installations.token_cipher import new_key  # noqa: PLC0415 (start-up time)

    print(new_key())  # noqa: T201 (its output)


@app.command("rotate-keys")
def rotate_keys() -> None:
    """Encrypt every stored token anew, with the first of TOKEN_KEYS."""
    settings = read_settings()
    from bot.operations.token_keys import encrypt_anew  # noqa: PLC0415 (start-up time)

    with readable_errors():
        if not encrypt_anew(settings):
            raise typer.Exit(1)


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The page's port; the next free one when it is taken.")
    ] = 8400,
    *,
    seed: Annotated[bool, typer.Option(help="Fill it with sample data.")] = True,
) -> None:
    """Try it: a local Slack in the browser with the bot connected to it and sample data for Mjölby."""
    from demo.run import run_demo  # noqa: PLC0415 (start-up time)

    with readable_errors():
        run_demo(port, seed=seed)


app.command()(copies.backup)
app.command()(copies.restore)
app.command("copy-to")(copies.copy_to)


@app.command()
def retention(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how much would be removed.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Remove at once what has been kept for as long as the decision entered in Slack says."""
    settings = read_settings()
    from bot.operations.retention import remove_at_once, tell_forecast  # noqa: PLC0415 (start-up time)

    with readable_errors():
        (tell_forecast if dry_run else remove_at_once)(settings, workspace)


@audit.command("verify")
def verify_audit(
    holds: Annotated[
        str | None, typer.Option(metavar="HASH", help="A hash told before, which must be there still.")
    ] = None,
) -> None:
    """Say whether the audit log is as it was written, or which entry is the first that is not."""
    settings = read_settings()
    from bot.operations.audit import verify_logs  # noqa: PLC0415 (start-up time)

    with readable_errors():
        if not verify_logs(settings, holds):
            raise typer.Exit(1)


@erasure.command("person")
def erase_person(
    user: Annotated[str, typer.Argument(help="Their Slack user id, such as U012AB3CD.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what names them.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take one person's identity out of everything; what they reported stays, without them."""
    if not re.fullmatch(r"[UW][A-Z0-9]+", user):
        raise typer.BadParameter(f"{user} is no Slack user id such as U012AB3CD", param_hint="USER")
    settings = read_settings()
    from bot.operations.person_erasure import erase_someone  # noqa: PLC0415 (start-up time)

    with readable_errors():
        erase_someone(settings, user, ask=not yes, dry_run=dry_run, workspace=workspace)
