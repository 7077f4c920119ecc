"""Erased means gone: from the row, its earlier versions, its history, posted pictures and the outbox."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from domain.actions import Status
from domain.audit import AuditEvent
from domain.erasure import ErasureReason, TextChange
from domain.incident_filters import IncidentFilter
from domain.incidents import IncidentFacts
from domain.messages import Digest, Export, IncidentExport
from domain.problems import NewProblem, ProblemState
from domain.retention import RetentionKind
from domain.sharing import Viewer
from domain.weeks import Week
from services.actions import report_progress
from services.erasure import erase_text
from services.geography import place_named, register_place
from services.incidents import correct, report, withdraw
from services.problems import change_state, open_problem
from storage.row_copies import every_table
from storage.row_security import owning_column
from storage.store import Store
from storage.tables import Delivery, Incident, Place, Snapshot
from tests.commands.conversation import plan, rendered
from tests.conftest import NOW

WORD = "sentinel7391"
LATER = NOW + timedelta(days=1)
REQUEST, RETENTION = ErasureReason


def dump(store: Store) -> str:
    """Everything in every row of every table that holds any of a workspace."""
    store.session.flush()
    connection = store.session.connection()
    tables = [table for table in every_table() if owning_column(table) is not None]
    rows = [[*map(str, row)] for table in tables for row in connection.execute(select(table)).all()]
    return json.dumps(rows, ensure_ascii=False)


def facts(store: Store, text: str, place: str = "") -> IncidentFacts:
    area = store.geography.areas()[0].id
    at = place_named(store, place, area).id if place else None
    return IncidentFacts(category="threat", area=area, place=at, happened_at=NOW - timedelta(hours=1), text=text)


def reported(store: Store, place: str = "") -> Incident:
    """An incident of U1 with an earlier version."""
    store.people.meet("U1")
    told = report(store, facts(store, f"Ett {WORD}", place), by="U1", now=NOW, unit=None)
    incident = store.session.get_one(Incident, told.id)
    correct(store, incident, facts(store, f"Två {WORD}", place), by="U1", now=NOW)
    return incident


def outbox(store: Store) -> dict[str, tuple[str | None, str]]:
    """What is to be said to whom of erased texts, by what it replaces."""
    rows = store.session.scalars(select(Delivery).where(Delivery.kind == "text_erased").order_by(Delivery.id))
    return {row.changes or "": (row.person, said.text if (said := rendered(store, row)) else "") for row in rows}


@pytest.mark.parametrize("withdrawn", [False, True])
def test_no_row_holds_the_words_of_an_erased_incident(store: Store, withdrawn: bool) -> None:
    incident = reported(store, f"Gården {WORD}")
    if withdrawn:
        withdraw(store, incident, reason=f"Fel {WORD}", by="U8", now=NOW)
    assert WORD in dump(store)
    erase_text(store, incident, REQUEST, by="U1", now=LATER)
    assert WORD not in dump(store)
    assert (incident.category, incident.text, incident.place_id) == ("threat", "", None)
    assert (incident.text_erased_at, incident.text_erased_why, incident.version) == (LATER, "request", 3)


def test_what_was_done_stays_in_the_history_and_the_log(store: Store) -> None:
    incident = reported(store)
    erase_text(store, incident, RETENTION, by="", now=LATER)
    erased, corrected = store.history.of(incident)
    assert (erased.kind, erased.author, erased.changes) == (TextChange.ERASED, "", {"why": [None, "retention"]})
    assert corrected.changes == {"text": [None, None]}
    assert AuditEvent.ERASED in {fact.event for fact in store.session.info["noted"]}


def test_a_place_that_others_know_keeps_its_name(store: Store) -> None:
    first, second = reported(store, "Torget"), reported(store, "Torget")
    registered = register_place(store, "Stationen", first.area_id)
    third = reported(store, "Stationen")
    for incident in (first, third):
        erase_text(store, incident, REQUEST, by="U1", now=LATER)
    assert first.place_id == second.place_id
    assert third.place_id == registered.id
    assert store.session.get_one(Place, second.place_id).name == "Torget"


def test_once_all_who_named_a_place_are_erased_its_name_is_too(store: Store) -> None:
    for incident in (reported(store, f"Gården {WORD}"), reported(store, f"Gården {WORD}")):
        erase_text(store, incident, RETENTION, by="", now=LATER)
    assert WORD not in dump(store)
    assert {each.place_id for each in store.session.scalars(select(Incident))} == {None}


def test_the_place_of_an_earlier_version_is_erased_with_it(store: Store) -> None:
    incident = reported(store, f"Hos {WORD}")
    correct(store, incident, facts(store, "Tre", "Torget"), by="U1", now=NOW)
    erase_text(store, incident, REQUEST, by="U1", now=LATER)
    assert WORD not in dump(store)


def test_a_receipt_whose_reporter_has_left_is_updated_too(store: Store) -> None:
    store.people.meet("U1")
    told = report(store, facts(store, f"Ett {WORD}"), by="U1", now=NOW, unit=None)
    incident = store.session.get_one(Incident, told.id)
    store.people.meet("U1").deactivated = True
    correct(store, incident, facts(store, f"Två {WORD}"), by="U8", now=NOW)
    erase_text(store, incident, REQUEST, by="U8", now=LATER)
    assert set(outbox(store)) == {f"receipt:{incident.id}:v1"}


@pytest.mark.parametrize(
    ("why", "by", "told"),
    [
        (REQUEST, "U1", {}),
        (REQUEST, "U8", {"": "*Texten i händelse #1 är raderad av <@U8>.* Övriga uppgifter finns kvar."}),
        (RETENTION, "", {}),
    ],
)
def test_the_receipt_is_updated_and_the_reporter_told_what_another_did(
    store: Store, why: ErasureReason, by: str, told: dict[str, str]
) -> None:
    incident = reported(store)
    erase_text(store, incident, why, by=by, now=LATER)
    said = outbox(store)
    assert {person for person, _ in said.values()} == {"U1"}
    receipt = said.pop(f"receipt:{incident.id}:v2")[1]
    assert receipt.startswith("*Texten i händelse #1 är raderad")
    assert ("gallringsbeslutet" in receipt) == (why is RETENTION)
    assert {changes: words for changes, (_, words) in said.items()} == told


def test_of_a_withdrawn_one_the_message_with_the_reason_is_updated(store: Store) -> None:
    incident = reported(store)
    withdraw(store, incident, reason="Fel", by="U8", now=NOW)
    erase_text(store, incident, REQUEST, by="U8", now=LATER)
    assert set(outbox(store)) == {"", f"withdrawn:{incident.id}"}
    letter = store.outbox.find(f"withdrawn:{incident.id}")
    assert letter
    assert rendered(store, letter) is None


def test_what_is_written_later_can_be_erased_too(store: Store) -> None:
    incident = reported(store)
    erase_text(store, incident, REQUEST, by="U1", now=LATER)
    correct(store, incident, facts(store, f"Tre {WORD}"), by="U1", now=LATER)
    erase_text(store, incident, REQUEST, by="U1", now=LATER + timedelta(days=1))
    assert WORD not in dump(store)
    assert set(outbox(store)) == {f"receipt:{incident.id}:v{version}" for version in (2, 4)}


def test_no_row_holds_the_words_of_an_erased_action(store: Store) -> None:
    action, other = (plan(store, title=f"{name} {WORD}", description=WORD) for name in ("Lampa", "Mur"))
    other.title, other.description = "Annan", ""
    report_progress(store, action, Status.AT_RISK, by="U1", now=NOW, note=f"Väntar {WORD}", next_step=WORD)
    lines = [{"number": each.number, "title": each.title} for each in (action, other)]
    picture = {"plan": {"through": "2026-11-22", "due": lines}}
    store.add(Snapshot(workspace_id="T1", week="2026-W47", picture=picture, taken_at=NOW))
    store.add(Snapshot(workspace_id="T1", week="2026-W46", picture={"plan": None}, taken_at=NOW))
    store.outbox.put("digest", Digest(Week(2026, 47)), now=NOW, channel="C1")
    erase_text(store, action, RETENTION, by="", now=LATER)
    assert WORD not in dump(store)
    assert "Annan" in dump(store)
    assert action.title == "–"


def test_no_row_holds_the_words_of_an_erased_problem(store: Store) -> None:
    new = NewProblem(title=WORD, description=WORD)
    problem = open_problem(store, new, Viewer("U1"), by="U1", now=NOW)
    change_state(store, problem, ProblemState.CLOSED, note=f"Klart {WORD}", by="U1", now=NOW)
    erase_text(store, problem, REQUEST, by="U1", now=LATER)
    assert WORD not in dump(store)


def exported(store: Store, key: str, now: datetime, *, picture: bool = False) -> int:
    """A file with incidents, or of a picture, that U2 was sent, and that stands in Slack; its row's id."""
    of_picture = Export(Week(2026, 47), None, "U2", now)
    payload = of_picture if picture else IncidentExport(IncidentFilter(), "U2", now)
    store.outbox.put(key, payload, now=now, person="U2")
    (row,) = store.outbox.those([key])
    row.state, row.settled_at, row.posted_ts, row.posted_channel, row.file_id = "sent", now, key, "D2", f"F{key}"
    return row.id


def test_files_that_may_hold_the_text_leave_slack_and_earlier_ones_stay(store: Store) -> None:
    earlier = exported(store, "1.1", NOW - timedelta(hours=2))
    incident = reported(store)
    exported(store, "1.2", NOW + timedelta(hours=1))
    erase_text(store, incident, REQUEST, by="UBOSS", now=LATER)
    left = store.session.scalars(select(Delivery.id).where(Delivery.kind == "incident_export")).all()
    assert left == [earlier]
    (removal,) = store.session.scalars(select(Delivery).where(Delivery.kind == "removal")).all()
    assert (removal.payload["file_id"], removal.payload["ts"], removal.person) == ("F1.2", "1.2", "U2")


@pytest.mark.parametrize("why", ["erased", "retention"])
def test_files_of_pictures_leave_slack_with_the_words_of_an_action(store: Store, why: str) -> None:
    kept = exported(store, "1.1", NOW, picture=False)
    earlier = exported(store, "1.2", NOW - timedelta(hours=2), picture=True)
    action = plan(store)
    action.created_at = NOW - timedelta(hours=1)
    exported(store, "1.3", NOW, picture=True)
    if why == "erased":
        erase_text(store, action, REQUEST, by="UBOSS", now=LATER)
    else:
        store.removals.remove(RetentionKind.ACTIONS, [action.id], now=LATER)
    kinds = ("export", "incident_export")
    left = store.session.scalars(
        select(Delivery.id).where(col(Delivery.kind).in_(kinds)).order_by(Delivery.id)
    ).all()
    assert left == [kept, earlier]
