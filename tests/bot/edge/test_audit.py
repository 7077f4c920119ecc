"""Sight of a RED or AMBER record leaves an entry in the audit log, for which the answer waits."""

from collections.abc import Callable

import pytest

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.response import Reply
from commands.routes import InteractionKind
from domain.audit_filters import AuditFilter
from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.roles import Role
from domain.sharing import Sharing, Viewer
from services.problems import open_problem
from storage.database import Database
from storage.store import Store
from tests.conftest import NOW

Told = tuple[str, str, str, str]


@pytest.fixture
def ask(database: Database) -> Callable[..., list[Told]]:
    """Asks over the real dispatcher where U1 has reported RED, AMBER and GREEN, and opened a RED problem."""
    dispatcher = InteractionDispatcher(database, Settings(), lambda: NOW)
    with database.transaction() as session:
        store = Store(session, "T1")
        dispatcher.open_workspace(store)
        for user in ("U1", "UBOSS"):
            store.people.meet(user).role = Role.COORDINATOR if user == "UBOSS" else Role.REPORTER
        area = store.geography.areas()[0].id
        for level in (Sharing.RED, Sharing.AMBER, Sharing.GREEN):
            facts = IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=level)
            store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
        problem = NewProblem("Klotter", sharing=Sharing.RED, incidents=(1, 3))
        open_problem(store, problem, Viewer("U1"), by="U1", now=NOW)

    def asked(user: str, kind: InteractionKind, route: str, words: str = "", value: str = "") -> list[Told]:
        before = len(log(database))
        asking = Interaction(
            kind=kind, route=route, words=words, value=value, workspace="T1", user=user, idempotency_key="V1"
        )
        assert isinstance(dispatcher.dispatch(asking).response, Reply)
        return log(database)[before:]

    return asked


def log(database: Database) -> list[Told]:
    with database.transaction(reading=True) as session:
        rows = Store(session, "T1").audit.listed(AuditFilter(), since=None, until=None).rows
    return [(row.actor, row.event, row.subject, row.reference) for row in reversed(rows)]


def test_who_sees_a_red_or_amber_record_is_told(ask: Callable[..., list[Told]]) -> None:
    red, amber, problem = (
        ("UBOSS", "seen", *what) for what in (("incident", "1"), ("incident", "2"), ("problem", "1"))
    )
    assert sorted(ask("UBOSS", InteractionKind.COMMAND, "handelse", "lista")) == [red, amber]
    assert ask("UBOSS", InteractionKind.BUTTON, "incident.show", value="1") == [red, problem]
    assert ask("UBOSS", InteractionKind.BUTTON, "incident.show", value="3") == [problem]
    assert ask("UBOSS", InteractionKind.COMMAND, "problem") == [problem]
    assert ask("UBOSS", InteractionKind.COMMAND, "problem", "visa 1") == [problem, red]


def test_one_s_own_records_and_refusals_are_not(ask: Callable[..., list[Told]]) -> None:
    assert ask("U1", InteractionKind.COMMAND, "handelse", "mina") == []
    assert ask("U1", InteractionKind.COMMAND, "problem", "visa 1") == []
    assert ask("U2", InteractionKind.COMMAND, "handelse", "visa 1") == []
    assert ask("U2", InteractionKind.COMMAND, "handelse", "lista") == []
