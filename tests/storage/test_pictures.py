"""The counts behind a picture: what one may see, once, in the right local week."""

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import NoResultFound
from sqlmodel import select

from domain.incidents import IncidentFacts
from domain.pictures import Coverage, SituationalPicture
from domain.repeat_places import PlacedIncident
from domain.roles import Role
from domain.sharing import PUBLIC, Shared, Sharing, Viewer, may_see
from domain.week_counts import LateReport, WeekCounts
from domain.weeks import Week
from services.geography import area_named, place_named
from services.partnership import partner_named, unit_named
from storage.database import Database
from storage.row_security import enter
from storage.store import Store
from storage.tables import Incident, NilReport, Unit, Workspace
from storage.week_counts import Posted

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEK = Week(2026, 47)
START, END = WEEK.bounds(STOCKHOLM)
MICROSECOND = timedelta(microseconds=1)
MIDWEEK = START + timedelta(days=3)
COORDINATOR = Viewer("U9", role=Role.COORDINATOR)


def report(
    store: Store,
    happened_at: datetime = MIDWEEK,
    *,
    area: str = "Hela kommunen",
    place: str = "",
    reporter: str = "U1",
    unit: Unit | None = None,
    reported_at: datetime | None = None,
    **said: Any,
) -> Incident:
    """Store an incident that was reported when it happened, unless told otherwise."""
    area_id = area_named(store, area).id
    known = {"category": "threat", "place": place_named(store, place, area_id).id if place else None}
    facts = IncidentFacts(area=area_id, happened_at=happened_at, **(known | said))
    new = store.incidents.add(facts, reporter=reporter, unit=unit, reported_at=reported_at or happened_at)
    return store.session.get_one(Incident, new.id)


def count(store: Store, viewer: Viewer = PUBLIC) -> list[tuple[int, str, str, int]]:
    """The counts of week 46 (0) and 47 (1)."""
    start = WEEK.previous().bounds(STOCKHOLM)[0]
    return sorted(store.pictures.counts([start, START, END], viewer))


def placed(store: Store, viewer: Viewer = PUBLIC, areas: Sequence[int] = ()) -> list[PlacedIncident]:
    """The incidents of week 47 with their places, which have row ids."""
    found = store.pictures.placed_incidents(START, END, viewer, areas)
    assert all(bool(each.place_id) == bool(each.place) for each in found)
    return [each._replace(place_id=None) for each in found]


def test_incidents_are_counted_by_week_area_and_category(store: Store) -> None:
    report(store)
    report(store, area="Mantorp")
    report(store, START - timedelta(microseconds=1), area="Mantorp", category="theft.robbery")
    report(store, START, area="Mantorp")
    report(store, END)
    report(store, START - timedelta(days=7, microseconds=1))
    assert count(store) == [
        (0, "Mantorp", "theft.robbery", 1),
        (1, "Hela kommunen", "threat", 1),
        (1, "Mantorp", "threat", 2),
    ]


@pytest.mark.parametrize(
    ("week", "hours"), [(Week(2026, 13), 167), (Week(2026, 43), 169), (Week(2026, 53), 168)], ids=str
)
def test_a_week_has_its_hours_when_the_clocks_change_and_at_new_year(store: Store, week: Week, hours: int) -> None:
    start, end = week.bounds(STOCKHOLM)
    for hour in range(-1, hours + 1):
        report(store, start + timedelta(hours=hour))
    assert store.pictures.counts([start, end], PUBLIC) == [(0, "Hela kommunen", "threat", hours)]


def test_withdrawn_ones_and_other_workspaces_are_not_counted(store: Store) -> None:
    incident = report(store, place="Torget")
    report(store, place="Torget")
    store.incidents.withdraw(incident, reason="Dubblett", by="U1", at=MIDWEEK)
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=MIDWEEK), "Hela kommunen")
    report(other)
    enter(store.session, "T1")
    assert count(store) == [(1, "Hela kommunen", "threat", 1)]
    assert len(placed(store)) == 1


def test_the_posted_picture_counts_only_what_all_may_see(store: Store) -> None:
    for level in Sharing:
        report(store, sharing=level, place="Torget")
    assert count(store) == [(1, "Hela kommunen", "threat", 2)]
    assert count(store, COORDINATOR) == [(1, "Hela kommunen", "threat", 5)]
    assert placed(store) == [PlacedIncident("Torget", "Hela kommunen", "threat", MIDWEEK)] * 2
    assert len(placed(store, COORDINATOR)) == 5


def test_each_one_counts_what_that_person_may_see(store: Store) -> None:
    unit = unit_named(store, "Polisen", "Mjölby")
    named = partner_named(store, "Bostadsbolaget")
    for level in Sharing:
        report(store, sharing=level, unit=unit, named_partners=(named.id,), reporter="U1")
    numbers = {
        viewer: sum(number for *_, number in count(store, viewer))
        for viewer in (
            Viewer("U1"),
            Viewer("U2"),
            PUBLIC,
            Viewer("U2", unit.partner_id),
            Viewer("U3", named.id),
            Viewer("U4", 999),
            COORDINATOR,
        )
    }
    assert list(numbers.values()) == [5, 0, 2, 4, 3, 2, 5]


def test_one_area_can_be_counted_alone(store: Store) -> None:
    report(store)
    report(store, area="Mantorp")
    mantorp = area_named(store, "Mantorp")
    assert store.pictures.counts([START, END], PUBLIC, [mantorp.id]) == [(0, "Mantorp", "threat", 1)]


def test_incidents_of_a_period_are_listed_with_their_places(store: Store) -> None:
    report(store, area="A", place="Torget")
    report(store, area="B")
    report(store, START - MICROSECOND, area="A", place="Bron")
    report(store, END, area="A", place="Bron")
    found = [
        PlacedIncident("", "B", "threat", MIDWEEK),
        PlacedIncident("Torget", "A", "threat", MIDWEEK),
    ]
    assert sorted(placed(store)) == found
    assert placed(store, areas=[area_named(store, "B").id]) == found[:1]


def nil(store: Store, partner: str, week: Week = WEEK) -> None:
    """Store a partner's word that there was nothing to report."""
    partner_id = partner_named(store, partner).id
    store.session.add(
        NilReport(
            workspace_id="T1",
            partner_id=partner_id,
            week=str(week),
            reporter="U1",
            reported_at=week.bounds(STOCKHOLM)[0],
        )
    )
    store.session.flush()


def test_partners_have_reported_or_said_that_there_was_nothing_or_are_silent(store: Store) -> None:
    units = {name: unit_named(store, name, name) for name in "ABCDEF"}
    report(store, unit=units["A"])
    report(store, START - timedelta(days=9), unit=units["B"], reported_at=MIDWEEK)
    report(store, unit=units["C"], sharing=Sharing.RED)
    nil(store, "D")
    nil(store, "E", WEEK.previous())
    withdrawn = report(store, unit=units["E"])
    store.incidents.withdraw(withdrawn, reason="Fel", by="U1", at=MIDWEEK)
    report(store, START - timedelta(days=1), unit=units["F"])
    report(store)
    partner_named(store, "G").retired = True
    assert store.pictures.coverage(WEEK, START, END, PUBLIC) == Coverage(("A",), ("C", "D"), ("B", "E", "F"))
    author = Viewer("U9", role=Role.COORDINATOR)
    assert store.pictures.coverage(WEEK, START, END, author) == Coverage(("A", "C"), ("D",), ("B", "E", "F"))


def test_a_week_is_heard_from_by_a_report_a_hidden_one_or_a_word_of_nothing(store: Store) -> None:
    assert not store.pictures.is_heard_from(WEEK, START, END)
    nil(store, "A", WEEK.previous())
    unit = unit_named(store, "B", "B")
    report(store, END, unit=unit, reported_at=END)
    assert not store.pictures.is_heard_from(WEEK, START, END)
    hidden = report(store, unit=unit, sharing=Sharing.RED)
    assert store.pictures.is_heard_from(WEEK, START, END)
    store.incidents.withdraw(hidden, reason="Fel", by="U1", at=MIDWEEK)
    assert not store.pictures.is_heard_from(WEEK, START, END)
    nil(store, "A")
    assert store.pictures.is_heard_from(WEEK, START, END)


def test_a_partner_is_not_silent_in_weeks_that_ended_before_it_joined(store: Store) -> None:
    partner_named(store, "A", START - timedelta(days=1))
    late = unit_named(store, "B", "B", END)
    assert store.pictures.coverage(WEEK, START, END, PUBLIC) == Coverage(silent=("A",))
    start, end = WEEK.next().bounds(STOCKHOLM)
    assert store.pictures.coverage(WEEK.next(), start, end, PUBLIC) == Coverage(silent=("A", "B"))
    report(store, unit=late, reported_at=END + timedelta(hours=1))
    assert store.pictures.coverage(WEEK, START, END, PUBLIC) == Coverage(reported=("B",), silent=("A",))


def test_a_week_before_all_partners_joined_is_told_from_one_without_partners(store: Store) -> None:
    partner_named(store, "A", END)
    assert store.pictures.coverage(WEEK, START, END, PUBLIC) == Coverage(later=True)


def test_a_workspace_without_partners_has_no_coverage(store: Store) -> None:
    assert store.pictures.coverage(WEEK, START, END, PUBLIC) == Coverage()


def test_what_came_in_after_a_picture_is_late(store: Store) -> None:
    taken_at = END + timedelta(hours=8)
    for late, reported_at in [
        (1, taken_at - timedelta(seconds=1)),
        (2, taken_at),
        (3, taken_at + timedelta(days=2)),
    ]:
        report(store, reported_at=reported_at, category=["", "theft", "traffic", "rumour"][late])
    report(store, START - timedelta(days=400), reported_at=taken_at)
    report(store, END, reported_at=taken_at)
    late = store.pictures.counts_late([START, END], PUBLIC, Posted(WEEK, taken_at), taken_at + timedelta(days=2))
    assert sorted(late) == [(0, "Hela kommunen", "threat", 1), (1, "Hela kommunen", "traffic", 1)]


@pytest.mark.parametrize("seed", range(3))
def test_each_viewer_counts_just_what_they_may_see_one_by_one(store: Store, seed: int) -> None:
    """In four weeks, in the last of which the clock is put back; some are withdrawn, and half come late."""
    draw = random.Random(seed)  # noqa: S311 (sample data)
    units = [unit_named(store, name, name) for name in ("Blå", "Röd")]
    blue, red = (unit.partner_id for unit in units)
    weeks = Week(2026, 40).range(Week(2026, 44))
    bounds = [week.bounds(STOCKHOLM)[0] for week in weeks]
    told: list[tuple[Incident, Shared, tuple[str, str]]] = []
    for _ in range(60):
        kind = draw.choice(["Centrum", "Mantorp"]), draw.choice(["threat", "damage.fire"])
        level, author, unit = draw.choice(list(Sharing)), draw.choice(["U1", "U2"]), draw.choice([None, *units])
        apart = draw.choice([-MICROSECOND, timedelta(), timedelta(hours=draw.randrange(-200, 200))])
        happened = draw.choice(bounds) + apart
        said = {"area": kind[0], "category": kind[1], "sharing": level, "named_partners": (red,)}
        incident = report(store, happened, reporter=author, unit=unit, reported_at=bounds[-1], **said)
        if is_withdrawn := draw.random() < 0.2:
            store.incidents.withdraw(incident, reason="Fel", by="U8", at=MIDWEEK)
        shared = Shared(level, author, unit.partner_id if unit else None, (red,), is_withdrawn)
        told.append((incident, shared, kind))
    posted = Posted(WEEK, bounds[-1], told[29][0].id)
    for who in product(("U1", None), (None, blue, red), (Role.COORDINATOR, Role.READER), (True, False)):
        viewer = Viewer(*who)
        seen = [(row, kind) for row, of, kind in told if may_see(viewer, of) and not of.withdrawn]
        periods = [(bisect_right(bounds, row.happened_at), *kind) for row, kind in seen]
        assert as_counted(store.pictures.counts(bounds, viewer)) == Counter(
            (number - 1, *kind) for number, *kind in periods if 0 < number < len(bounds)
        )
        late = [one for one, (row, _) in zip(periods, seen, strict=True) if row.id > told[29][0].id]
        assert as_counted(store.pictures.counts_late(bounds, viewer, posted, END)) == Counter(
            one for one in late if one[0] < len(bounds)
        )


def as_counted(found: list[tuple[int, str, str, int]]) -> Counter[tuple[int, str, str]]:
    """The counts by period, area and category, each of which must come once."""
    counted = Counter({(period, area, category): number for period, area, category, number in found})
    assert len(counted) == len(found)
    return counted


def test_the_first_report_is_one_that_the_viewer_may_see(store: Store) -> None:
    withdrawn = report(store, START - timedelta(days=30))
    store.incidents.withdraw(withdrawn, reason="Fel", by="U1", at=MIDWEEK)
    report(store, START - timedelta(days=20), sharing=Sharing.RED, reporter="U1")
    nil(store, "A")
    assert store.pictures.first_report_at(PUBLIC) is None
    report(store)
    assert store.pictures.first_report_at(PUBLIC) == MIDWEEK
    assert store.pictures.first_report_at(Viewer("U1")) == START - timedelta(days=20)
    assert store.pictures.first_report_at(COORDINATOR) == START - timedelta(days=20)


def picture(week: Week = WEEK, **said: Any) -> SituationalPicture:
    """An empty picture, taken on the Monday after."""
    taken_at = week.bounds(STOCKHOLM)[1] + timedelta(hours=8)
    return SituationalPicture(week=week, taken_at=taken_at, is_open=False, counts=WeekCounts(), **said)


def test_what_was_posted_is_kept_as_it_was(database: Database, store: Store) -> None:
    kept = picture(late=True, skipped=(WEEK.previous(),), coverage=Coverage(("Ö-viks <b>fastigheter",)))
    assert store.pictures.keep(kept)
    assert not store.pictures.keep(picture())
    store.session.commit()
    with database.transaction(reading=True) as session:
        assert Store(session, "T1").pictures.posted(WEEK) == kept
        assert Store(session, "T1").pictures.posted(WEEK.next()) is None
        assert Store(session, "T2").pictures.posted(WEEK) is None


def test_the_last_posted_week_before_another_is_found_over_new_year(store: Store) -> None:
    for week in (Week(2026, 9), Week(2026, 53), Week(2027, 3)):
        store.pictures.keep(picture(week))
    before = store.pictures.posted_before(Week(2027, 2))
    assert before is not None
    assert (before.week, before.taken_at) == (Week(2026, 53), datetime(2027, 1, 4, 7, 0, tzinfo=UTC))
    assert store.pictures.posted_before(Week(2026, 9)) is None
    assert store.pictures.unposted((Week(2026, 52), Week(2026, 53), Week(2027, 1))) == (
        Week(2026, 52),
        Week(2027, 1),
    )


def test_the_workspace_is_read_as_it_is_now(store: Store) -> None:
    workspace = store.pictures.hold_workspace()
    assert workspace is store.session.exec(select(Workspace)).one()
    with pytest.raises(NoResultFound):
        Store(store.session, "T2").pictures.hold_workspace()


@pytest.mark.parametrize(
    ("numbers", "usual"), [([9] * 4, 0), ([9, 1, 2, 3, 3], 2), ([99, 99, *(1,) * 7], 1), ([2, 2, 2, 2, 400], 2)]
)
def test_what_usually_comes_late_is_the_median_of_the_latest_pictures(
    store: Store, numbers: list[int], usual: int
) -> None:
    for number, week in zip(reversed(numbers), (WEEK.previous(back) for back in range(1, 10)), strict=False):
        late = (
            LateReport(week.previous(), "Centrum", "threat", number),
            LateReport(week.previous(2), "Centrum", "threat", 7),
            LateReport(None, "Centrum", "threat", 300),
        )
        store.pictures.keep(
            SituationalPicture(week=week, taken_at=END, is_open=False, counts=WeekCounts(), late_reports=late)
        )
    assert store.pictures.usually_late(WEEK) == usual
