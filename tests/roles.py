"""Write docs/roles.md: let each person try each deed over the real dispatcher."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.kit.form import RecordForm
from commands.registry import COMMANDS, ROUTES
from commands.response import Reply, Suggest
from commands.routes import InteractionKind, Route
from domain.actions import NewAction
from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.roles import MAY, Deed, Role
from domain.sharing import Sharing, Viewer
from services.actions import add_action
from services.geography import register_place
from services.incidents import report_nil
from services.problems import open_problem
from storage.database import Database
from storage.store import Store
from storage.tables import Partner, Unit
from tests.conftest import NOW, open_sqlite

PEOPLE = {
    "UREADER": Role.READER,
    "UMATE": Role.REPORTER,
    "UOWN": Role.REPORTER,
    "UADDED": Role.REPORTER,
    "UUNIT": Role.UNIT_OWNER,
    "UBOSS": Role.COORDINATOR,
}
BY_ROUTE = {"UREADER": "reader", "UMATE": "reporter", "UUNIT": "unit owner", "UBOSS": "coordinator"}
BY_ROW = {
    "UREADER": "reader of the same unit",
    "UMATE": "reporter of the same unit",
    "UOWN": "reporter, owner or who opened it",
    "UADDED": "who added it",
    "UUNIT": "unit owner",
    "UBOSS": "coordinator",
}
BY_ROLE: dict[str, dict[str, str]] = {"coordinators-only": {"people": "Bo"}, "reader-refused": {"people": "Bo"}}
OF_OTHERS = BY_ROLE | {
    "incident-unknown": {"number": "1"},
    "incident-not-yours": {"number": "1"},
    "action-not-yours": {"number": "1"},
    "incident-none-not-yours": {},
    "problem-not-yours": {"number": "1"},
    "problem-unknown": {"number": "1"},
}
ON_A_ROW = {
    "correct an incident": "incident.correct",
    "withdraw an incident": "incident.withdraw",
    "undo *Nothing to report*": "incident.undo_none",
    "report progress on an action": "action.report",
    "finish an action": "action.done",
    "postpone an action": "action.postpone",
    "hand over an action": "action.hand",
    "change the state of a problem": "problem.state",
    "close a problem": "problem.close",
    "add incidents to a problem": "problem.link",
    "remove incidents from a problem": "problem.unlink",
}
"""The button of each deed that depends on whose the row is."""

PAGE = """# Who may do what

Written by `python -m tests.roles > docs/roles.md`, which lets each person try each deed over the real dispatcher;
a test compares.

What there is to do, and which roles may (`MAY` in `domain/roles.py`, where each deed is explained). Everyone
begins as a reporter, guests and people of other organisations too ([decision 24](decisions/0024-roles.md)); what
they may see is another question.

{deeds}

## By the row

Whose the row is, and of which unit, decides: `may_change` in `domain/sharing.py`, and `may_undo_nil` in
`domain/incidents.py`. Nobody changes an incident or a problem that they may not see
([decision 15](decisions/0015-sight.md)).

{rows}

## By the way in

Each route says which deed it needs (`commands/*/feature.py`), and the dispatcher asks the person's role before
the handler is called. A message is not sent to someone whose role does not allow what it needs any more, and no
answer and no message shows a button that would be refused for one's role.

{routes}
"""


def all_routes() -> list[Route]:
    """Every route of the registry, those of commands and their sub-commands first."""
    return [*(route for command in COMMANDS for route in command.routes()), *ROUTES.values()]


def prepare(database: Database) -> tuple[InteractionDispatcher, int]:
    """Store a person of each kind, an incident, an action, a problem and a nil report; gives the partner."""
    dispatcher = InteractionDispatcher(database, Settings(), lambda: NOW)
    with database.transaction() as session:
        store = Store(session, "T1")
        dispatcher.open_workspace(store)
        partner = Partner(workspace_id="T1", name="Polisen")
        session.add(partner)
        session.flush()
        unit = Unit(workspace_id="T1", partner_id=partner.id, name="Yttre")
        session.add(unit)
        session.flush()
        for user, role in PEOPLE.items():
            person = store.people.meet(user)
            person.role, person.name = role.value, "Bo" if user == "UBOSS" else ""
            if user != "UADDED":
                person.unit_id, person.unit_confirmed = unit.id, True
        area = store.geography.areas()[0].id
        register_place(store, "Entrén", area)
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=Sharing.GREEN)
        store.incidents.add(facts, reporter="UOWN", unit=None, reported_at=NOW)
        action = NewAction(title="Tänd", owner="UOWN", unit=unit.id, start=NOW.date(), deadline=NOW.date())
        add_action(store, action, by="UADDED", now=NOW)
        open_problem(store, NewProblem("Klotter"), Viewer("UOWN"), by="UOWN", now=NOW)
        report_nil(store, partner.id, "2026-W47", by="UOWN", now=NOW)
        return dispatcher, partner.id


def by_deed() -> Iterator[list[str]]:
    """Tell for each deed which roles may do it."""
    for deed in Deed:
        yield [deed.value.replace("_", " "), *("yes" if deed in MAY[role] else "–" for role in Role)]


def by_route(dispatcher: InteractionDispatcher) -> Iterator[list[str]]:
    """Tell for each handler its ways in and who may take them."""

    def deed(route: Route) -> str:
        form = getattr(route.handler, "__self__", None)
        about = f" {form.route}" if isinstance(form, RecordForm) else ""
        return route.handler.__name__.replace("_", " ") + about

    for name, group in groupby(sorted(all_routes(), key=deed), key=deed):
        routes = list(group)
        ways = [f"`/{each.name}`" if each.kind == "command" else f"{each.kind} `{each.name}`" for each in routes]
        yield [name, ", ".join(ways), *(_may_all(dispatcher, person, routes) for person in BY_ROUTE)]


def by_row(dispatcher: InteractionDispatcher, partner: int) -> Iterator[list[str]]:
    """Tell for each deed on a row who may do it."""
    for deed, button in ON_A_ROW.items():
        value = f"{partner}|2026-W47" if button == "incident.undo_none" else "1"
        asked = partial(_ask, kind=InteractionKind.BUTTON, name=button, value=value)
        yield [deed, *(_may(dispatcher, asked(person), OF_OTHERS) for person in BY_ROW)]


def _may_all(dispatcher: InteractionDispatcher, person: str, routes: list[Route]) -> str:
    (answer,) = {_may(dispatcher, _ask(person, each.kind, each.name), BY_ROLE) for each in routes}
    return answer


def _ask(person: str, kind: InteractionKind, name: str, value: str = "") -> Interaction:
    route, _, words = name.partition(" ") if kind is InteractionKind.COMMAND else (name, "", "")
    return Interaction(
        kind=kind, route=route, words=words, value=value, workspace="T1", user=person, idempotency_key=""
    )


def _may(dispatcher: InteractionDispatcher, asked: Interaction, refusals: dict[str, dict[str, str]]) -> str:
    """Tell '–' where the answer is one of the refusals, or where a list offers nothing, else 'yes'."""
    dispatched = dispatcher.dispatch(asked)
    if isinstance(dispatched.response, Suggest) and not dispatched.response.options:
        return "–"
    said = dispatched.response.message.text if isinstance(dispatched.response, Reply) else ""
    return "–" if said in [dispatched.reader.say(key, **facts) for key, facts in refusals.items()] else "yes"


def _table(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    heads = list(heads)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows))


def render() -> str:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder, closing(open_sqlite(Path(folder) / "roles.db")) as database:
        dispatcher, partner = prepare(database)
        rows = _table(["deed", *BY_ROW.values()], by_row(dispatcher, partner))
        routes = _table(["handler", "ways in", *BY_ROUTE.values()], by_route(dispatcher))
    deeds = _table(["deed", *(role.value.replace("_", " ") for role in Role)], by_deed())
    return PAGE.format(rows=rows, routes=routes, deeds=deeds)


if __name__ == "__main__":
    sys.stdout.write(render())
