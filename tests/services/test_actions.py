from datetime import UTC, date, datetime
from typing import Any

from domain.actions import NewAction, Status
from domain.rhythms import Rhythm
from services.actions import add_action, hand_over, postpone, report_progress
from storage.store import Store
from storage.tables import Action, FollowUp

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def add(store: Store, **changes: Any) -> Action:
    known: dict[str, Any] = {"title": "Tänd tunneln", "owner": "U1", "start": TODAY, "deadline": date(2026, 12, 1)}
    return add_action(store, NewAction(**(known | changes)), by="U9", now=NOW)


def still_open(store: Store, action: Action) -> list[date]:
    return [follow_up.due for follow_up in store.follow_ups.of(action) if follow_up.closed_at is None]


def deadline_of(store: Store, action: Action) -> FollowUp:
    return store.follow_ups.of(action)[-1]


def move_deadline(store: Store, action: Action, to: date) -> None:
    postpone(store, action, deadline_of(store, action), to, reason="Snö", by="U1", now=NOW)


def test_a_report_answers_the_near_follow_up_and_is_remembered(store: Store) -> None:
    action = add(store, deadline=date(2027, 1, 1), days=(date(2026, 11, 27), date(2026, 12, 27)))
    report_progress(store, action, Status.AT_RISK, by="U1", now=NOW, note="Lampan dröjer", next_step="Ring firman")
    (note,) = store.history.of(action)
    assert still_open(store, action) == [date(2026, 12, 27), date(2027, 1, 1)]
    assert (note.kind, note.changes, note.note, note.next_step) == (
        "progress",
        {"status": ["on_track", "at_risk"]},
        "Lampan dröjer",
        "Ring firman",
    )
    assert note.follow_up_id == store.follow_ups.of(action)[0].id
    assert (action.status, action.done_at) == ("at_risk", None)


def test_done_closes_everything(store: Store) -> None:
    action = add(store, deadline=date(2027, 1, 1), rhythm=Rhythm.WEEKLY)
    report_progress(store, action, Status.DONE, by="U1", now=NOW)
    assert still_open(store, action) == []
    assert (action.status, action.done_at) == ("done", NOW)
    assert [note.kind for note in store.history.of(action)] == ["done"]


def test_a_moved_deadline_gets_a_new_version_and_tells_where_it_was(store: Store) -> None:
    action = add(store)
    follow_up = deadline_of(store, action)
    follow_up.reminded_through = date(2026, 11, 30)
    move_deadline(store, action, date(2026, 12, 20))
    (note,) = store.history.of(action)
    assert (action.deadline, follow_up.due, follow_up.version) == (date(2026, 12, 20), date(2026, 12, 20), 2)
    assert follow_up.reminded_through == TODAY
    assert (note.kind, note.note) == ("postponed", "Snö")
    assert note.changes == {"deadline": ["2026-12-01", "2026-12-20"]}


def test_a_later_deadline_lets_the_rhythm_go_on(store: Store) -> None:
    action = add(store, rhythm=Rhythm.WEEKLY, deadline=date(2026, 12, 4))
    move_deadline(store, action, date(2026, 12, 18))
    assert still_open(store, action) == [
        date(2026, 11, 27),
        date(2026, 12, 4),
        date(2026, 12, 11),
        date(2026, 12, 18),
    ]


def test_an_earlier_deadline_closes_what_would_come_after_it(store: Store) -> None:
    action = add(store, rhythm=Rhythm.WEEKLY, deadline=date(2026, 12, 31))
    move_deadline(store, action, date(2026, 12, 4))
    assert still_open(store, action) == [date(2026, 11, 27), date(2026, 12, 4)]


def test_moving_one_follow_up_leaves_the_deadline(store: Store) -> None:
    action = add(store, days=(date(2026, 11, 25),))
    first = store.follow_ups.of(action)[0]
    postpone(store, action, first, date(2026, 11, 27), reason="Snö", by="U1", now=NOW)
    assert action.deadline == date(2026, 12, 1)
    assert still_open(store, action) == [date(2026, 11, 27), date(2026, 12, 1)]


def test_a_new_owner_begins_with_the_rungs_to_come(store: Store) -> None:
    action = add(store)
    follow_up = deadline_of(store, action)
    follow_up.reminded_through = date(2026, 11, 16)
    hand_over(store, action, "U2", by="U9", now=NOW)
    (note,) = store.history.of(action)
    assert (note.kind, note.changes, follow_up.reminded_through) == ("handed", {"owner": ["U1", "U2"]}, TODAY)
    assert action.owner == "U2"


def test_history_comes_with_the_latest_first(store: Store) -> None:
    action = add(store)
    for words in ("ett", "två", "tre"):
        report_progress(store, action, Status.ON_TRACK, by="U1", now=NOW, note=words)
    assert [note.note for note in store.history.of(action)] == ["tre", "två", "ett"]
