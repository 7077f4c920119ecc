from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from commands.reader import Reader
from commands.registry import MESSAGES
from domain.actions import NewAction, Status
from domain.reminder_schedule import reminder_steps
from domain.rhythms import Rhythm
from domain.workdays import is_working_day
from services.actions import add_action, hand_over, postpone, report_progress
from services.reminders import enqueue_reminders
from storage.database import Database
from storage.store import Store
from storage.tables import Action, Delivery, Workspace

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOVEMBER = datetime(2026, 11, 2, 9, 0, tzinfo=STOCKHOLM)


@pytest.fixture
def store(store: Store) -> Store:
    """The store of every test, with one coordinator."""
    store.people.meet("UCOORD").role = "coordinator"
    return store


def at(day: date, hour: int = 8, minute: int = 0, zone: ZoneInfo = STOCKHOLM) -> datetime:
    return datetime.combine(day, time(hour, minute), zone)


def add(store: Store, deadline: date, *, owner: str = "U1", added: datetime = NOVEMBER, **changes: Any) -> Action:
    known: dict[str, Any] = {"title": "Tänd tunneln", "owner": owner, "start": date(2026, 11, 2)}
    return add_action(store, NewAction(deadline=deadline, **(known | changes)), by="U9", now=added)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def look(store: Store, now: datetime) -> None:
    enqueue_reminders(store, now, now)


def walk(store: Store, first: date, last: date, *, sends: bool = True) -> None:
    """Look each day as the process does: just before the hour, at it and late in the evening; then send or not."""
    for day in days(first, last):
        for hour, minute in ((7, 59), (8, 0), (22, 0)):
            look(store, at(day, hour, minute))
        for delivery in store.session.exec(select(Delivery).where(Delivery.state == "pending")) if sends else ():
            delivery.state, delivery.settled_at = "sent", at(day, 22)


def put(store: Store, kind: str = "reminder", person: str | None = None) -> list[Delivery]:
    rows = store.session.exec(select(Delivery).where(Delivery.kind == kind).order_by(col(Delivery.id)))
    return [row for row in rows if person in (None, row.person)]


def said(store: Store, kind: str = "reminder", person: str | None = None) -> list[tuple[str, list[int]]]:
    """The days of the messages and the rungs that they name."""
    return [
        (row.payload["date"], [item["step"] for item in row.payload["items"]]) for row in put(store, kind, person)
    ]


def text(store: Store, row: Delivery, language: str = "sv") -> str:
    message = MESSAGES[row.kind].message(row.payload, store, Reader(language, STOCKHOLM))
    assert message is not None
    return message.text


def test_each_rung_comes_once_on_its_working_day_over_christmas(store: Store) -> None:
    for offset in range(-6, 20):
        add(store, date(2026, 12, 24) + timedelta(days=offset), owner=f"U{offset + 10}")
    walk(store, date(2026, 11, 30), date(2027, 1, 31))
    for offset in range(-6, 20):
        due = date(2026, 12, 24) + timedelta(days=offset)
        expected = [(str(step.day), [step.offset]) for step in reminder_steps(due)]
        assert said(store, person=f"U{offset + 10}") == expected
    spoken = {date.fromisoformat(row.payload["date"]) for row in put(store)}
    assert all(map(is_working_day, spoken))
    assert not spoken & {
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 6),
    }


def test_christmas_day_by_day(store: Store) -> None:
    add(store, date(2026, 12, 26))
    walk(store, date(2026, 12, 1), date(2027, 1, 31))
    assert said(store) == [
        ("2026-12-11", [-14]),
        ("2026-12-18", [-7]),
        ("2026-12-23", [0]),
        ("2026-12-28", [1]),
        ("2026-12-29", [3]),
        ("2027-01-04", [7]),
    ]


def test_what_was_missed_is_said_once_in_the_words_of_the_day(store: Store) -> None:
    add(store, date(2026, 12, 9))
    walk(store, date(2026, 11, 3), date(2026, 12, 1))
    walk(store, date(2026, 12, 10), date(2026, 12, 11))
    assert said(store) == [("2026-11-25", [-14]), ("2026-12-10", [1])]
    assert "Skulle ha varit klar ons 9 dec. – 1 dag försenad" in text(store, put(store)[-1])


def test_down_since_friday_over_the_weekend(store: Store) -> None:
    add(store, date(2026, 11, 23), added=at(date(2026, 11, 2)))
    walk(store, date(2026, 11, 3), date(2026, 11, 19))
    look(store, at(date(2026, 11, 23), 8))
    assert said(store) == [("2026-11-09", [-14]), ("2026-11-16", [-7]), ("2026-11-23", [0])]


def test_nothing_of_before_the_action_existed_is_said(store: Store) -> None:
    add(store, date(2026, 11, 19), added=at(date(2026, 11, 18), 8))
    add(store, date(2026, 11, 19), added=at(date(2026, 11, 18), 7, 59), owner="U2")
    walk(store, date(2026, 11, 18), date(2026, 11, 19))
    assert said(store, person="U1") == [("2026-11-19", [0])]
    assert said(store, person="U2") == [("2026-11-18", [-1]), ("2026-11-19", [0])]


def test_an_action_added_long_before_the_first_look_says_nothing_old(store: Store) -> None:
    add(store, date(2026, 11, 20), added=at(date(2026, 11, 16), 15))
    look(store, at(date(2026, 11, 17)))
    assert said(store) == [("2026-11-17", [-3])]


def test_a_postponed_deadline_cancels_the_rungs_of_the_old_one(store: Store) -> None:
    action = add(store, date(2026, 11, 26))
    walk(store, date(2026, 11, 3), date(2026, 11, 25))
    (follow_up,) = store.follow_ups.of(action)
    postpone(store, action, follow_up, date(2026, 12, 10), reason="Snö", by="U1", now=at(date(2026, 11, 25), 12))
    walk(store, date(2026, 11, 25), date(2026, 12, 10))
    assert said(store)[-4:] == [
        ("2026-12-03", [-7]),
        ("2026-12-07", [-3]),
        ("2026-12-09", [-1]),
        ("2026-12-10", [0]),
    ]
    assert said(store)[:-4] == [
        ("2026-11-12", [-14]),
        ("2026-11-19", [-7]),
        ("2026-11-23", [-3]),
        ("2026-11-25", [-1]),
        ("2026-11-26", [-14]),
    ]


def test_what_was_decided_before_the_deadline_moved_is_dropped_when_it_is_sent(store: Store) -> None:
    action = add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 25)))
    (row,) = put(store)
    (follow_up,) = store.follow_ups.of(action)
    postpone(store, action, follow_up, date(2026, 12, 10), reason="Snö", by="U1", now=at(date(2026, 11, 25), 9))
    assert MESSAGES["reminder"].message(row.payload, store, Reader("sv", STOCKHOLM)) is None


def test_done_ends_the_ladder(store: Store) -> None:
    action = add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 25)))
    (row,) = put(store)
    report_progress(store, action, Status.DONE, by="U1", now=at(date(2026, 11, 25), 9))
    walk(store, date(2026, 11, 26), date(2026, 12, 31))
    assert len(put(store)) == 1
    assert MESSAGES["reminder"].message(row.payload, store, Reader("sv", STOCKHOLM)) is None


def test_one_message_a_day_names_every_action_of_an_owner(store: Store) -> None:
    add(store, date(2026, 11, 26), title="Tänd tunneln")
    add(store, date(2026, 11, 24), title="Klipp buskarna")
    add(store, date(2026, 11, 26), title="Ring skolan", owner="U2")
    look(store, at(date(2026, 11, 25)))
    first, second = put(store)
    assert (first.person, second.person) == ("U1", "U2")
    assert "Tänd tunneln" in text(store, first)
    assert text(store, first).index("Klipp buskarna") < text(store, first).index("Tänd tunneln")
    assert "Ring skolan" not in text(store, first)
    assert "Ring skolan · Deadline: tomorrow" in text(store, second, "en")


def test_who_has_had_the_message_of_the_day_hears_of_the_rest_on_the_next(store: Store) -> None:
    add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 25)))
    store.workspace.settings().reminder_hour = 10
    add(store, date(2026, 11, 28), added=at(date(2026, 11, 25), 9), title="Klipp buskarna")
    walk(store, date(2026, 11, 25), date(2026, 11, 26))
    assert said(store) == [("2026-11-25", [-1]), ("2026-11-26", [0, -3])]


def test_a_week_without_an_answer_is_told_to_the_coordinators_the_same_day(store: Store) -> None:
    store.people.meet("UAWAY").role = "coordinator"
    store.people.meet("UAWAY").deactivated = True
    add(store, date(2026, 11, 26))
    add(store, date(2026, 11, 26), owner="U2", title="Klipp buskarna")
    walk(store, date(2026, 11, 3), date(2026, 12, 31))
    (row,) = put(store, "escalation")
    assert (row.person, row.payload["date"]) == ("UCOORD", "2026-12-03")
    assert "7 dagar försenad" in text(store, row)
    assert "Klipp buskarna" in text(store, row)
    assert said(store, person="U1")[-1] == ("2026-12-03", [7])


def test_a_missed_seventh_day_is_told_late(store: Store) -> None:
    add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 26)))
    look(store, at(date(2026, 12, 14)))
    assert said(store, "escalation") == [("2026-12-14", [7])]
    assert "18 dagar försenad" in text(store, put(store)[-1])


def test_a_coordinator_reads_of_the_own_action_in_the_reminder_alone(store: Store) -> None:
    add(store, date(2026, 11, 26), owner="UCOORD")
    walk(store, date(2026, 12, 3), date(2026, 12, 3))
    assert put(store, "escalation") == []
    assert said(store, person="UCOORD") == [("2026-12-03", [7])]


def test_more_to_escalate_later_the_same_day_is_not_lost(store: Store) -> None:
    add(store, date(2026, 11, 26))
    look(store, at(date(2026, 12, 3)))
    add(store, date(2026, 11, 26), owner="U2", added=at(date(2026, 11, 20)))
    look(store, at(date(2026, 12, 3), 9))
    assert len(put(store, "escalation")) == 2


def test_an_owner_who_has_left_is_noticed_at_once_and_gets_nothing(store: Store) -> None:
    add(store, date(2027, 5, 1))
    store.people.meet("U1").deactivated = True
    walk(store, date(2026, 11, 21), date(2026, 11, 24))
    assert put(store, "reminder") == []
    (row,) = put(store, "owner_left")
    assert (row.person, row.payload) == ("UCOORD", {"owner": "U1", "date": "2026-11-23"})
    assert "Tänd tunneln" in text(store, row)


def test_of_an_owner_who_has_left_one_hears_weekly_until_there_is_a_new_one(store: Store) -> None:
    action = add(store, date(2027, 5, 1))
    store.people.meet("U1").deactivated = True
    walk(store, date(2026, 11, 23), date(2026, 12, 4))
    assert [row.payload["date"] for row in put(store, "owner_left")] == ["2026-11-23", "2026-11-30"]
    hand_over(store, action, "U2", by="UCOORD", now=at(date(2026, 12, 4), 12))
    walk(store, date(2026, 12, 5), date(2026, 12, 31))
    assert len(put(store, "owner_left")) == 2
    assert (
        MESSAGES["owner_left"].message(put(store, "owner_left")[0].payload, store, Reader("sv", STOCKHOLM)) is None
    )


def test_a_week_over_time_is_told_even_when_the_owner_has_left(store: Store) -> None:
    add(store, date(2026, 11, 26))
    store.people.meet("U1").deactivated = True
    walk(store, date(2026, 11, 26), date(2026, 12, 10))
    assert said(store, "escalation") == [("2026-12-03", [7])]
    assert put(store, "reminder") == []


def test_a_new_owner_is_reminded_of_what_comes(store: Store) -> None:
    action = add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 25)))
    hand_over(store, action, "U2", by="U9", now=at(date(2026, 11, 25), 8, 30))
    walk(store, date(2026, 11, 25), date(2026, 11, 26))
    assert said(store, person="U2") == [("2026-11-26", [0])]
    assert MESSAGES["reminder"].message(put(store, person="U1")[0].payload, store, Reader("sv", STOCKHOLM)) is None


@pytest.mark.parametrize(("zone", "instant"), [("Europe/Helsinki", "06:00"), ("Atlantic/Azores", "09:00")])
def test_the_hour_is_the_workspaces_own(store: Store, zone: str, instant: str) -> None:
    store.workspace.settings().timezone = zone
    add(store, date(2026, 11, 26))
    hour, minute = map(int, instant.split(":"))
    moment = datetime(2026, 11, 25, hour, minute, tzinfo=UTC)
    look(store, moment - timedelta(minutes=1))
    assert put(store) == []
    look(store, moment)
    assert said(store) == [("2026-11-25", [-1])]


def test_nothing_is_said_before_seven_whatever_the_setting(store: Store) -> None:
    store.workspace.settings().reminder_hour = 5
    add(store, date(2026, 11, 26))
    look(store, at(date(2026, 11, 25), 6, 59))
    assert put(store) == []
    look(store, at(date(2026, 11, 25), 7))
    assert len(put(store)) == 1


def test_summer_time_changes_neither_day_nor_hour(store: Store) -> None:
    add(store, date(2026, 10, 26), added=at(date(2026, 10, 1)))
    walk(store, date(2026, 10, 2), date(2026, 10, 27))
    assert [day for day, _ in said(store)] == [
        "2026-10-12",
        "2026-10-19",
        "2026-10-23",
        "2026-10-26",
        "2026-10-27",
    ]


def test_follow_ups_of_one_action_share_its_place_in_the_message(store: Store) -> None:
    action = add(store, date(2026, 12, 9), days=(date(2026, 11, 25), date(2026, 12, 2)))
    look(store, at(date(2026, 11, 25)))
    (row,) = put(store)
    assert [item["step"] for item in row.payload["items"]] == [0, -7, -14]
    message = MESSAGES["reminder"].message(row.payload, store, Reader("sv", STOCKHOLM))
    assert message is not None
    assert message.text.count("Tänd tunneln") == 1
    report_progress(store, action, Status.ON_TRACK, by="U1", now=at(date(2026, 11, 25), 9))
    walk(store, date(2026, 11, 26), date(2026, 11, 27))
    assert said(store)[1:] == [("2026-11-27", [-3])]


def test_two_processes_at_once_say_it_once(database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOVEMBER), "Hela kommunen")
        for number in range(20):
            add(store, date(2026, 11, 26), owner=f"U{number % 5}")
    start = Barrier(4)

    def job() -> None:
        start.wait(timeout=60)
        with database.transaction() as session:
            look(Store(session, "T1"), at(date(2026, 11, 25)))

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(job) for _ in range(4)]:
            done.result()
    with database.transaction(reading=True) as session:
        rows = put(Store(session, "T1"))
    assert sorted((row.person, len(row.payload["items"])) for row in rows) == [(f"U{n}", 4) for n in range(5)]


def test_a_year_of_weekly_follow_ups_that_are_answered_never_escalates(store: Store) -> None:
    action = add(store, date(2027, 3, 1), rhythm=Rhythm.FORTNIGHTLY)
    for day in days(date(2026, 11, 3), date(2027, 2, 28)):
        look(store, at(day))
        if any(follow_up.due == day for follow_up in store.follow_ups.of(action)):
            report_progress(store, action, Status.ON_TRACK, by="U1", now=at(day, 12))
    assert put(store, "escalation") == []
    assert all(max(steps) <= 0 for _, steps in said(store))


def test_what_could_not_be_sent_is_merged_into_the_next_days_message(store: Store) -> None:
    first, second = add(store, date(2026, 11, 25)), add(store, date(2026, 11, 27), title="Klipp häcken")
    walk(store, date(2026, 11, 24), date(2026, 11, 27), sends=False)
    (latest,) = [row for row in put(store) if row.state == "pending"]
    assert latest.payload["date"] == "2026-11-27"
    assert {row.state for row in put(store)} == {"pending", "dropped"}
    for action in (first, second):
        assert text(store, latest).count(action.title) == 1


def test_what_may_have_been_sent_is_left_alone(store: Store) -> None:
    add(store, date(2026, 11, 25))
    add(store, date(2026, 11, 26), title="Klipp häcken")
    walk(store, date(2026, 11, 24), date(2026, 11, 24), sends=False)
    (doubtful,) = put(store)
    doubtful.state, doubtful.uncertain_since = "unknown_outcome", at(date(2026, 11, 24), 8)
    walk(store, date(2026, 11, 25), date(2026, 11, 25), sends=False)
    assert [row.state for row in put(store)] == ["unknown_outcome", "pending"]


def test_deciding_twice_takes_back_nothing(store: Store) -> None:
    add(store, date(2026, 11, 10))
    walk(store, date(2026, 11, 18), date(2026, 11, 18), sends=False)
    for kind in ("reminder", "escalation"):
        assert [row.state for row in put(store, kind)] == ["pending"]


def test_coordinators_hear_once_of_what_could_not_be_sent_for_days(store: Store) -> None:
    for offset in range(3):
        add(store, date(2026, 11, 10) + timedelta(days=offset), title=f"Nummer {offset}")
    walk(store, date(2026, 11, 17), date(2026, 11, 19), sends=False)
    (latest,) = [row for row in put(store, "escalation") if row.state == "pending"]
    assert all(f"Nummer {offset}" in text(store, latest) for offset in range(3))
