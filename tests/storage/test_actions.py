from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.actions import ActionLine, NewAction, Status
from domain.rhythms import Rhythm
from services.actions import add_action, report_progress
from services.geography import area_named
from services.partnership import unit_named
from storage.actions import ActionFilter
from storage.database import Database
from storage.store import Store
from storage.tables import Action, Workspace

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def add(store: Store, now: datetime = NOW, **changes: Any) -> Action:
    known: dict[str, Any] = {"title": "Tänd tunneln", "owner": "U1", "start": TODAY, "deadline": date(2026, 12, 1)}
    return add_action(store, NewAction(**(known | changes)), by="U9", now=now)


def numbers(lines: tuple[ActionLine, ...]) -> list[int]:
    return [line.number for line in lines]


def test_an_action_gets_its_number_and_its_follow_ups_with_the_deadline_last(store: Store) -> None:
    action = add(store, rhythm=Rhythm.WEEKLY, days=(date(2026, 11, 29),), deadline=date(2026, 12, 6))
    follow_ups = store.follow_ups.of(action)
    assert action.number == 1
    assert [(follow_up.due, follow_up.is_deadline) for follow_up in follow_ups] == [
        (date(2026, 11, 27), False),
        (date(2026, 11, 29), False),
        (date(2026, 12, 4), False),
        (date(2026, 12, 6), True),
    ]
    assert add(store).number == 2


@pytest.mark.parametrize(("minutes", "reminded_through"), [(59, date(2026, 11, 19)), (60, TODAY)])
def test_rungs_of_the_day_of_adding_are_over_from_the_reminder_hour(
    store: Store, minutes: int, reminded_through: date
) -> None:
    moment = datetime(2026, 11, 20, 6, 0, tzinfo=UTC) + timedelta(minutes=minutes)
    (follow_up,) = store.follow_ups.of(add(store, now=moment))
    assert follow_up.reminded_through == reminded_through


def test_open_actions_come_by_their_next_follow_up(store: Store) -> None:
    add(store, deadline=date(2026, 12, 9))
    add(store, deadline=date(2027, 3, 1), days=(date(2026, 12, 2),))
    add(store, deadline=date(2026, 12, 5))
    lines = store.actions.lines(ActionFilter())
    assert [(line.number, line.due) for line in lines] == [
        (2, date(2026, 12, 2)),
        (3, date(2026, 12, 5)),
        (1, date(2026, 12, 9)),
    ]
    assert numbers(store.actions.lines(ActionFilter(), most=1, skip=1)) == [3]
    assert numbers(store.actions.lines(ActionFilter(), skip=2)) == [1]


def test_lists_are_narrowed_by_area_unit_owner_and_whether_done(store: Store) -> None:
    area = area_named(store, "Skänninge")
    unit = unit_named(store, "Bostadsbolaget Eken", "Fastighet")
    add(store, area=area.id)
    add(store, unit=unit.id)
    add(store, owner="U2")
    done = add(store)
    report_progress(store, done, Status.DONE, by="U1", now=NOW)
    assert numbers(store.actions.lines(ActionFilter(areas=(area.id,)))) == [1]
    assert numbers(store.actions.lines(ActionFilter(units=(unit.id,)))) == [2]
    assert numbers(store.actions.of_owner("U2")) == [3]
    assert numbers(store.actions.lines(ActionFilter(done=True))) == [4]
    assert store.actions.lines(ActionFilter(units=(unit.id,)))[0].unit == "Bostadsbolaget Eken – Fastighet"


def test_a_unit_that_bears_its_partners_name_is_named_once(store: Store) -> None:
    unit = unit_named(store, "Testpolisen", "Testpolisen")
    add(store, unit=unit.id)
    assert store.actions.of_owner("U1")[0].unit == "Testpolisen"


def test_what_the_plan_comes_to_names_each_action_once(store: Store) -> None:
    early = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
    unit = unit_named(store, "Testköping", "Park")
    add(store, now=early, title="över tiden", deadline=date(2026, 12, 24), days=(date(2026, 11, 19), TODAY))
    add(store, title="i dag", deadline=TODAY)
    add(store, title="om sex dagar", deadline=date(2026, 11, 26), unit=unit.id)
    add(store, title="om sju dagar", deadline=date(2026, 11, 27))
    for title, moment in (
        ("klar förr", NOW - timedelta(days=8)),
        ("klar", NOW - timedelta(days=7)),
        ("klar nu", NOW),
    ):
        report_progress(store, add(store, title=title), Status.DONE, by="U1", now=moment)
    facts = store.actions.plan_facts(NOW - timedelta(days=7), NOW, TODAY)
    assert [line.title for line in facts.done] == ["klar"]
    assert [(line.title, line.unit) for line in facts.due] == [
        ("om sex dagar", "Testköping – Park"),
        ("i dag", ""),
    ]
    assert [(line.title, line.due) for line in facts.overdue] == [("över tiden", date(2026, 11, 19))]


def test_an_empty_plan_comes_to_nothing(store: Store) -> None:
    facts = store.actions.plan_facts(NOW - timedelta(days=7), NOW, TODAY)
    assert (facts.done, facts.due, facts.overdue) == ((), (), ())


def test_another_workspace_sees_nothing_of_it(store: Store) -> None:
    action = add(store)
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=NOW), "Hela kommunen")
    assert other.actions.find(action.number) is None
    assert other.actions.with_id(action.id) is None
    assert other.actions.lines(ActionFilter()) == ()
    assert other.follow_ups.of(action) == []
    assert other.follow_ups.due_for_reminder(date(2027, 1, 1)) == []
    assert add(other).number == 1


def test_owners_are_the_people_we_know_who_own_something(store: Store) -> None:
    for user, name in (("U1", "Tuva Test"), ("U2", "Alve Attrapp"), ("U3", "Ingen")):
        store.people.meet(user).name = name
    add(store, owner="U1")
    add(store, owner="U2")
    add(store, owner="U2")
    assert [person.name for person in store.actions.owners()] == ["Alve Attrapp", "Tuva Test"]


def test_the_plan_is_there_after_the_commit(database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        add(store)
    with database.transaction(reading=True) as session:
        assert numbers(Store(session, "T1").actions.of_owner("U1")) == [1]


def test_overdue_is_what_the_picture_calls_so(store: Store) -> None:
    early = NOW - timedelta(days=30)
    add(store, now=early, deadline=date(2026, 12, 9), days=(date(2026, 11, 18),))
    add(store, now=early, deadline=date(2026, 11, 19))
    add(store, now=early, deadline=TODAY)
    report_progress(store, add(store, now=early, deadline=date(2026, 11, 1)), Status.DONE, by="U1", now=NOW)
    page = store.actions.listed(ActionFilter(overdue_on=TODAY))
    told = store.actions.plan_facts(NOW, NOW + timedelta(days=7), TODAY).overdue
    assert [line.number for line in page.rows] == [line.number for line in told] == [1, 2]
    assert page.total == 2
