"""Each kind goes with all that belongs to it, and nothing else; what was posted of it is to leave Slack."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from domain.actions import NewAction, Status
from domain.erasure import ErasureReason
from domain.incidents import IncidentFacts
from domain.messages import Digest, DigestAhead, Receipt, Removal
from domain.problems import NewProblem, Priority, ProblemState
from domain.retention import RetentionKind
from domain.roles import Role
from domain.sharing import Sharing, Viewer
from domain.weeks import Week
from services.actions import add_action, report_progress
from services.erasure import erase_text
from services.geography import place_named, register_place
from services.incidents import correct, report, report_nil, withdraw
from services.partnership import partner_named
from services.problems import change_state, open_problem
from services.register import merge
from storage.store import Store
from storage.tables import (
    Action,
    AuditEntry,
    Delivery,
    FollowUp,
    HistoryEntry,
    Incident,
    NilReport,
    Place,
    Problem,
    ProblemIncident,
    Snapshot,
)
from tests.conftest import NOW

COORDINATOR = Viewer("UBOSS", role=Role.COORDINATOR)
LATER = NOW + timedelta(days=1)
KEPT = dict.fromkeys(RetentionKind, LATER)
"""As if everything up to that day were over age."""


def count(store: Store, table: type[SQLModel]) -> int:
    return len(store.session.exec(select(table)).all())


def tell(store: Store, place: str = "", at: int = 0) -> Incident:
    """Report an incident so many days ago."""
    area, then = store.geography.areas()[0].id, NOW - timedelta(days=at)
    partner = partner_named(store, "Bolaget").id
    facts = IncidentFacts(
        category="threat",
        area=area,
        happened_at=then,
        place=place_named(store, place, area).id if place else None,
        sharing=Sharing.AMBER,
        named_partners=(partner,),
    )
    return store.session.get_one(Incident, report(store, facts, by="U1", now=then, unit=None).id)


def say(store: Store, incident: Incident, **changes: Any) -> None:
    known = store.incidents.facts_of(incident)
    facts = IncidentFacts(**{name: changes.get(name, getattr(known, name)) for name in known.__dataclass_fields__})
    correct(store, incident, facts, by="U1", now=NOW)


def settle(store: Store, *, posted: bool = True, ago: int = 1) -> None:
    """Let every open message have been posted or dropped so many days ago."""
    for row in store.session.exec(select(Delivery).where(Delivery.settled_at == None)):  # noqa: E711
        row.state, row.settled_at = "sent" if posted else "dropped", NOW - timedelta(days=ago)
        if posted and row.kind != Removal.kind:
            row.posted_channel, row.posted_ts = f"D{row.conversation}", f"{row.id}.0"
    store.session.flush()


def removals(store: Store) -> list[dict[str, Any]]:
    rows = store.session.exec(select(Delivery).where(Delivery.kind == Removal.kind))
    return [row.payload for row in rows]


def remove(store: Store, kind: RetentionKind) -> int:
    """Remove all of that kind that are over age; returns how many were counted before."""
    counted = store.over_age.count(kind, KEPT)
    ids = store.over_age.find(kind, KEPT, 1_000)
    assert len(ids) == counted
    store.removals.remove(kind, ids, now=NOW)
    return counted


def test_an_incident_goes_with_its_history_its_links_and_its_messages(store: Store) -> None:
    gone, kept = tell(store, "Gränden", at=2), tell(store, "Torget")
    say(store, gone, category="other")
    new = NewProblem(
        title="Oro", priority=Priority.HIGH, sharing=Sharing.GREEN, incidents=(gone.number, kept.number)
    )
    open_problem(store, new, COORDINATOR, by="U1", now=NOW)
    settle(store)
    store.removals.remove(RetentionKind.INCIDENTS, [gone.id], now=NOW)
    (left,) = store.session.exec(select(Incident)).all()
    assert left.number == kept.number
    assert [row.incident_id for row in store.session.exec(select(ProblemIncident))] == [left.id]
    assert store.session.exec(select(HistoryEntry).where(HistoryEntry.incident_id != None)).all() == []  # noqa: E711
    assert len(removals(store)) == 2
    about = [row.payload["incident"] for row in store.session.exec(select(Delivery)) if row.kind == Receipt.kind]
    assert about == [left.id]


def test_a_place_goes_with_the_last_report_of_it_unless_it_is_registered(store: Store) -> None:
    area = store.geography.areas()[0].id
    register_place(store, "Torget", area)
    incidents = [tell(store, name) for name in ("Torget", "Gränden", "Gränden", "Gården")]
    old, other = place_named(store, "Gården", area), place_named(store, "Gränden", area)
    moved = tell(store, "Trappan")
    say(store, moved, place=other.id)
    merge(store, old, other, by="U1", now=NOW)
    store.removals.remove(RetentionKind.INCIDENTS, [each.id for each in incidents], now=NOW)
    assert {place.name for place in store.session.exec(select(Place))} == {
        "Torget",
        "Gränden",
        "Gården",
        "Trappan",
    }
    store.removals.remove(RetentionKind.INCIDENTS, [moved.id], now=NOW)
    assert {place.name for place in store.session.exec(select(Place))} == {"Torget"}


def test_an_action_goes_once_it_is_done_with_its_follow_ups_and_its_history(store: Store) -> None:
    new = NewAction(title="Lampa", owner="U1", start=NOW.date(), deadline=NOW.date() + timedelta(days=9))
    open_action, done = (add_action(store, new, by="U1", now=NOW) for _ in range(2))
    report_progress(store, done, Status.DONE, by="U1", now=NOW, note="Klart")
    assert remove(store, RetentionKind.ACTIONS) == 1
    assert [row.number for row in store.session.exec(select(Action))] == [open_action.number]
    assert {row.action_id for row in store.session.exec(select(FollowUp))} == {open_action.id}
    assert count(store, HistoryEntry) == 0


def test_a_problem_goes_once_it_is_closed(store: Store) -> None:
    incident = tell(store)
    new = NewProblem(title="Oro", priority=Priority.HIGH, sharing=Sharing.GREEN, incidents=(incident.number,))
    left, closed = (open_problem(store, new, COORDINATOR, by="U1", now=NOW) for _ in range(2))
    deadline = NOW.date() + timedelta(days=9)
    decided = NewAction(title="Lampa", owner="U1", start=NOW.date(), deadline=deadline, problem=closed.id)
    add_action(store, decided, by="U1", now=NOW)
    change_state(store, closed, ProblemState.CLOSED, by="U1", now=NOW, note="Slut")
    assert remove(store, RetentionKind.PROBLEMS) == 1
    assert [row.id for row in store.session.exec(select(Problem))] == [left.id]
    assert {row.problem_id for row in store.session.exec(select(ProblemIncident))} == {left.id}
    assert {row.problem_id for row in store.session.exec(select(HistoryEntry))} <= {left.id}
    assert [row.problem_id for row in store.session.exec(select(Action))] == [None]


def test_nil_reports_go(store: Store) -> None:
    report_nil(store, partner_named(store, "Bolaget").id, "2026-W47", by="U1", now=NOW)
    assert remove(store, RetentionKind.NIL_REPORTS) == 1
    assert count(store, NilReport) == 0


def test_settled_messages_go_and_what_was_posted_leaves_slack(store: Store) -> None:
    tell(store)
    settle(store)
    tell(store)
    settle(store, posted=False)
    tell(store)
    store.outbox.put("quick_buttons:C1:", Digest(Week(2026, 46)), now=NOW, channel="C1")
    assert remove(store, RetentionKind.MESSAGES) == 2
    assert removals(store) == [{"channel": "DU1", "ts": "1.0", "file_id": None}]
    settle(store)
    assert remove(store, RetentionKind.MESSAGES) == 2
    assert len(removals(store)) == 1


def test_a_picture_goes_with_its_message_but_not_the_latest(store: Store) -> None:
    for week in (Week(2026, 44), Week(2026, 45), Week(2026, 46)):
        then = NOW - timedelta(weeks=47 - week.number)
        store.add(Snapshot(workspace_id="T1", week=str(week), picture={"words": "Lampa"}, taken_at=then))
        store.outbox.put(f"digest:{week}", Digest(week), now=then, channel="C1")
        store.outbox.put(f"digest_ahead:{week}:UBOSS", DigestAhead(week, then), now=then, person="UBOSS")
    settle(store)
    assert store.over_age.count(RetentionKind.MESSAGES, KEPT) == 3, "those to coordinators ahead of it"
    assert remove(store, RetentionKind.PICTURES) == 2
    assert [row.week for row in store.session.exec(select(Snapshot))] == ["2026-W46"]
    assert len(removals(store)) == 4


@pytest.mark.parametrize("words", ["text", "reason", "correction", "place"])
def test_a_text_is_over_age_while_there_are_words_anywhere(store: Store, words: str) -> None:
    tell(store, at=2)
    incident = tell(store, "Gränden" if words == "place" else "", at=2)
    if words in ("text", "correction"):
        say(store, incident, text="Ord")
    if words == "correction":
        say(store, incident, text="")
    if words == "reason":
        withdraw(store, incident, reason="Ord", by="U1", now=NOW)
    since = KEPT | {RetentionKind.INCIDENTS: NOW - timedelta(days=3)}
    assert store.over_age.find(RetentionKind.TEXTS, since, 9) == [incident.id]
    erase_text(store, incident, ErasureReason.RETENTION, by="", now=NOW)
    assert store.over_age.count(RetentionKind.TEXTS, since) == 0
    say(store, incident, text="Nytt")
    say(store, incident, text="")
    assert store.over_age.count(RetentionKind.TEXTS, since) == 1
    assert store.over_age.count(RetentionKind.TEXTS, KEPT) == 0


@pytest.mark.parametrize("kind", RetentionKind)
def test_what_is_younger_or_of_another_workspace_stays(store: Store, kind: RetentionKind) -> None:
    tell(store)
    settle(store)
    other = Store(store.session, "T2")
    before = dict.fromkeys(RetentionKind, NOW - timedelta(days=30))
    assert store.over_age.find(kind, before, 100) == []
    assert other.over_age.find(kind, KEPT, 100) == []
    other.removals.remove(kind, [1, 2, 3], now=NOW)
    Store(store.session, "T1")
    assert (count(store, Incident), count(store, Delivery)) == (1, 1)
    assert count(store, AuditEntry) == 0
