"""Every command, button, form and list by every role, a guest and someone of another organisation: what is hidden
from them is neither shown nor named nor changed, whichever numbers and row ids they send."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.reader import Reader
from commands.registry import COMMANDS, MESSAGES
from commands.response import Suggest
from commands.routes import InteractionKind, SubCommand
from domain.actions import NewAction
from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.roles import Role
from domain.sharing import Sharing, Viewer
from services.actions import add_action
from services.geography import area_named, place_named
from services.organisations import set_teams
from services.partnership import unit_named
from services.problems import open_problem
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Incident, Partner, Person, Place, Problem, Unit
from tests.conftest import NOW, STOCKHOLM, open_sqlite
from tests.reading import Reading
from tests.routes import names_of

HIDDEN, OPEN, FOREIGN = "zqhidden", "zqopen", "zqforeign"
"""What stands in every text of another partner, of what is for all confirmed people, and of another workspace."""
MEMBERS = {"UREADER": Role.READER, "UREPORTER": Role.REPORTER, "UUNIT": Role.UNIT_OWNER}
OUTSIDE = ("UGUEST", "UEXTERNAL")
TEAMS = {"UEXTERNAL": "T9", "UPARTNER": "T8"}
"""Those of other organisations: one that nobody knows, and one that is the partner of the members."""
UNSEEN = {
    **dict.fromkeys((*MEMBERS, "UPARTNER"), (HIDDEN, FOREIGN)),
    "UGUEST": (HIDDEN, OPEN, FOREIGN),
    "UBOSS": (FOREIGN,),
}
LETTERS = ("", "g", "gård", "p", "s")
FREE = ("klotter vid gården", "gården", "Polisen", "v 47", "2026-W47")
MANY_WAYS = (InteractionKind.BUTTON, InteractionKind.FORM)
"""What is sent with everything that there is; not again what differs in nothing that was read of it."""
NUMBERS = tuple(str(number) for number in range(1, 9))


def plant(session: Session) -> None:
    """Store another partner's records of every level in T1, and a workspace T2 with some of everything."""
    here, there = Store(session, "T1"), Store(session, "T2")
    for store in (here, there):
        InteractionDispatcher.open_workspace(dispatcher_of(None), store)
    own, other = unit_named(here, "Skolan", "Skolan"), unit_named(here, "Polisen", "Polisen")
    set_teams(here, here.partnership.partner_of(own), ["T8"], by="UBOSS", now=NOW)
    others = dict.fromkeys((*OUTSIDE, "UPARTNER"), Role.REPORTER)
    for user, role in (MEMBERS | others | {"UBOSS": Role.COORDINATOR}).items():
        person = here.people.meet(user)
        person.role, person.locale, person.name = role.value, "sv-SE", "Bo" if user == "UBOSS" else ""
        if user in MEMBERS:
            person.member, person.unit_id, person.unit_confirmed = True, own.id, True
    for level in (Sharing.RED, Sharing.AMBER_STRICT, Sharing.AMBER):
        _tell(here, HIDDEN, level, other, (other.partner_id,))
    _tell(here, OPEN, Sharing.GREEN, other)
    foreign = unit_named(there, f"Polisen {FOREIGN}", f"Skolan {FOREIGN}")
    stranger = there.people.meet("UFOREIGN")
    stranger.role, stranger.name, stranger.locale = "coordinator", FOREIGN, "sv-SE"
    for level in Sharing:
        _tell(there, FOREIGN, level, foreign, (foreign.partner_id,))
    new = NewAction(title=FOREIGN, owner="UFOREIGN", start=NOW.date(), deadline=NOW.date(), unit=foreign.id)
    add_action(there, new, by="UOTHER", now=NOW)


def _tell(store: Store, mark: str, level: Sharing, unit: Unit, named: tuple[int, ...] = ()) -> None:
    """Report an incident at a place of its own, and open a problem about it."""
    area = area_named(store, "Centrum" if store.workspace_id == "T1" else f"Centrum {FOREIGN}").id
    place = place_named(store, f"Gården {mark} {level.value}", area).id
    facts = IncidentFacts(
        category="threat",
        area=area,
        place=place,
        happened_at=NOW - timedelta(hours=1),
        text=f"Det hände {mark}",
        sharing=level,
        named_partners=named if level is Sharing.AMBER else (),
    )
    added = store.incidents.add(facts, reporter="UOTHER", unit=unit, reported_at=NOW)
    about = NewProblem(
        f"Bråk {mark}", f"Vid {mark}", (area,), sharing=level, incidents=(added.number,), partners=named
    )
    open_problem(store, about, Viewer("UOTHER", unit.partner_id), by="UOTHER", now=NOW)


def dispatcher_of(database: Database | None) -> InteractionDispatcher:
    return InteractionDispatcher(database, Settings(), lambda: NOW)  # type: ignore[arg-type]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    known = open_sqlite(tmp_path / "walk.db")
    with known.transaction() as session:
        plant(session)
    yield known
    known.close()


def ids_of(database: Database, table: Any) -> list[str]:
    """Every row's id, of both workspaces."""
    with Session(database.engine) as session:
        return [str(row) for row in session.exec(select(table.id))]


def ways(database: Database, user: str) -> Iterator[Interaction]:
    """Everything that one can send, with every number and row id that there is."""
    made = Interaction(
        kind=InteractionKind.HOME,
        route="home",
        workspace="T1",
        user=user,
        user_workspace=TEAMS.get(user, "T1"),
        idempotency_key="",
    )
    units, partners, places = (ids_of(database, table) for table in (Unit, Partner, Place))
    yield made
    for command in COMMANDS:
        for words in ("", "hjälp", *FREE, *(words for sub in command.subs for words in _words(sub))):
            yield replace(made, kind=InteractionKind.COMMAND, route=command.sv, words=words)
    values = ("", *NUMBERS, *(f"#{each}" for each in places), *(f"{each}|2026-W47" for each in partners))
    values += tuple(f"{who}/{unit}" for who, unit in product(("UFOREIGN", "UREADER"), units))
    values += (
        "UFOREIGN",
        "1|",
        "1|v 47",
        "incident show 1",
        "incident correct 2",
        "problem show 1",
        "trygg members",
    )
    asked = list(_filled(database))
    for route, value in product(names_of(InteractionKind.BUTTON), values):
        yield replace(made, kind=InteractionKind.BUTTON, route=route, value=value, fields=asked[0])
    for route, words in product(names_of(InteractionKind.SHORTCUT), FREE):
        yield replace(made, kind=InteractionKind.SHORTCUT, route=route, words=words)
    for route, letters in product(names_of(InteractionKind.TYPING), LETTERS):
        yield replace(made, kind=InteractionKind.TYPING, route=route, value=letters)
    for route, number, fields in product(names_of(InteractionKind.FORM), NUMBERS, asked):
        form = replace(made, kind=InteractionKind.FORM, route=route, fields=fields, memory={"number": number})
        yield replace(form, first_input="first")


def _words(sub: SubCommand) -> list[str]:
    taken = NUMBERS if sub.takes == "N" else ("", *FREE)
    return [f"{sub.sv} {each}".strip() for each in taken]


def _filled(database: Database) -> Iterator[dict[str, Any]]:
    """Fields of every form, with ids of this workspace and of the other one."""
    later = (NOW + timedelta(days=30)).date().isoformat()
    plain = {
        "title": "Titel",
        "text": "Text",
        "description": "Text",
        "note": "Text",
        "reason": "Text",
        "owner": "UFOREIGN",
        "members.person": "UFOREIGN",
        "category": "threat",
        "categories": ("threat",),
        "deadline": later,
        "date": later,
        "status": "at_risk",
        "state": "closed",
        "priority": "low",
        "incidents": NUMBERS,
        "unit-UFOREIGN": "1",
        "role-UFOREIGN": "reader",
        "areas-text": "x",
    }
    with Session(database.engine) as session:
        for workspace, level in product(("T1", "T2"), ("green", "amber")):
            store = Store(session, workspace)
            (area, *_), (unit, *_) = store.geography.areas()[1:], store.partnership.units()
            place = session.exec(select(Place.id).where(Place.area_id == area.id)).first()
            row = {"area": str(area.id), "areas": (str(area.id),), "unit": str(unit[0].id), "place": f"#{place}"}
            yield {
                **plain,
                **row,
                "partners": (str(unit[1].id),),
                "named_partners": (str(unit[1].id),),
                "sharing": level,
            }


def foreign_rows(database: Database) -> dict[str, list[Any]]:
    """Everything that there is of the other workspace."""
    return rows_of(database, "T2")


def rows_of(database: Database, workspace: str) -> dict[str, list[Any]]:
    """Everything that there is of a workspace."""
    with database.engine.connect() as connection:
        return {
            table.name: connection.execute(select(table).where(table.c.workspace_id == workspace)).all()
            for table in SQLModel.metadata.sorted_tables
            if "workspace_id" in table.c
        }


def others_rows(database: Database, user: str) -> list[Any]:
    """What others have written in this workspace, and what everyone is."""
    with Session(database.engine) as session:
        return [
            session.exec(
                select(Incident.number, Incident.version, Incident.withdrawn_at).where(
                    Incident.reporter == "UOTHER"
                )
            ).all(),
            session.exec(select(Problem.number, Problem.state).where(Problem.created_by == "UOTHER")).all(),
            session.exec(select(Person.user_id, Person.role).where(Person.user_id != user)).all(),
        ]


def sent(database: Database, user: str) -> Iterator[str]:
    """What the person is sent because of it all."""
    with Session(database.engine) as session:
        for row in session.exec(select(Delivery).where(Delivery.person == user)).all():
            store = Store(session, "T1")
            yield repr(MESSAGES[row.kind].message(row.payload, store, Reader("sv", STOCKHOLM)))


@pytest.mark.parametrize("user", UNSEEN)
def test_nobody_is_shown_or_changes_what_is_hidden_from_them(
    database: Database, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatcher, turns, seen, reading = dispatcher_of(database), count(), set(), Reading()
    monkeypatch.setattr("bot.edge.dispatcher.Request", reading.make_request)
    foreign, others = foreign_rows(database), others_rows(database, user)
    for interaction in ways(database, user):
        if interaction.kind in MANY_WAYS and reading.is_known(interaction):
            continue
        said = repr(dispatcher.dispatch(replace(interaction, idempotency_key=f"W{next(turns)}")).response).lower()
        assert not [mark for mark in UNSEEN[user] if mark in said], (interaction, said)
        seen |= {mark for mark in (HIDDEN, OPEN) if mark in said}
        reading.keep(interaction)
    assert not [mark for mark, said in product(UNSEEN[user], sent(database, user)) if mark in said.lower()]
    assert seen == {HIDDEN, OPEN} - set(UNSEEN[user])
    assert foreign_rows(database) == foreign
    assert user == "UBOSS" or others_rows(database, user) == others


def test_whose_organisation_is_unknown_is_told_whom_to_ask_and_nothing_else(database: Database) -> None:
    dispatcher, turns = dispatcher_of(database), count()
    told = "Din organisation är inte med i Trygg än: fråga Bo."
    before = rows_of(database, "T1")
    once = {(each.kind, each.route, each.words.split(" ")[0]): each for each in ways(database, "UEXTERNAL")}
    for interaction in once.values():
        dispatched = dispatcher.dispatch(replace(interaction, idempotency_key=f"W{next(turns)}"))
        assert dispatched.unknown_team
        match dispatched.response:
            case Suggest(options):
                assert not options
            case response:
                assert told in repr(response), interaction
    assert rows_of(database, "T1") == before
