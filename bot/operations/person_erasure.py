"""`trygg erase person`: take one person's identity out of everything."""

import sys

from rich.prompt import Confirm

from bot.cli.workspace_target import Target, count_of, opened
from bot.clock import system_clock
from bot.errors import StartError
from bot.settings import Settings
from services.person_erasure import PersonTraces, erase_person, find_traces
from storage.erasure_traces import erase_traces
from storage.store import Store

QUESTION = "Their name and id are taken out of these rows for good, and nobody can undo that. Go on?"


def erase_someone(
    settings: Settings, user: str, *, ask: bool, dry_run: bool = False, workspace: str | None = None
) -> None:
    """Show what names the person, ask, and erase it; with `dry_run`, only show. Raises StartError."""
    if user in settings.coordinators:
        raise StartError(f"COORDINATORS names {user}, and would bring them back: take them out there first")
    with opened(settings, workspace) as target:
        _show(_read_traces(target, user))
        if dry_run:
            return
        if ask and not Confirm.ask(QUESTION, default=False):
            raise StartError("nothing was changed")
        messages = _erase(target, user)
        erase_traces(target.database)
    _tell(f"{user} is erased; backups made before still name them: `trygg restore` erases them again")
    if messages:
        _tell(f"{count_of(messages, 'direct message')} will be deleted in Slack by the bot as it runs")


def _read_traces(target: Target, user: str) -> PersonTraces:
    with target.database.transaction() as session:
        return _checked(find_traces(Store(session, target.workspace), user), user)


def _erase(target: Target, user: str) -> int:
    with target.database.transaction() as session:
        store = Store(session, target.workspace)
        traces = _checked(find_traces(store, user), user)
        erase_person(store, user, now=system_clock())
    return traces.messages


def _checked(traces: PersonTraces, user: str) -> PersonTraces:
    """Return the traces; raises StartError for someone unknown, or whom others depend on."""
    if not traces.rows:
        raise StartError(f"{user} is named nowhere in the workspace: nothing was changed")
    if traces.is_last_coordinator:
        raise StartError(f"{user} is the only coordinator: make someone else coordinator first, in /trygg members")
    if traces.owned:
        numbers = ", ".join(f"#{number}" for number in traces.owned)
        raise StartError(f"{user} owns open actions, hand them over in Slack first: {numbers}")
    return traces


def _show(traces: PersonTraces) -> None:
    for name, count in traces.rows.items():
        print(f"{count:>9}  {name}")  # noqa: T201 (the command line speaks here)


def _tell(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 (the command line speaks here)
