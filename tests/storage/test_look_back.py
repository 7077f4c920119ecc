"""What long times are counted by, on both databases: of what one may see, in local weeks and hours."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.look_back import PlaceCount, ReportOutcome, WorkDone
from domain.periods import Period, PeriodKind
from domain.problems import NewProblem, ProblemState
from domain.roles import Role
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.week_details import NamedCount, PartOfDay, TimeCount
from domain.weeks import Week
from services.geography import area_named, place_named
from services.look_back import LookBackBuilder
from services.partnership import unit_named
from services.problems import change_state, open_problem
from storage.local_time import iso_week
from storage.look_back import Within
from storage.store import Store
from storage.tables import Incident, NilReport
from tests.conftest import STOCKHOLM

OCTOBER = Period(PeriodKind.MONTH, 2026, 10)
START, END = OCTOBER.bounds(STOCKHOLM)
COORDINATOR = Viewer("U9", role=Role.COORDINATOR)


def report(
    store: Store, happened_at: datetime, area: str = "Centrum", *, place: str = "", **said: Any
) -> Incident:
    area_id = area_named(store, area).id
    place_id = place_named(store, place, area_id).id if place else None
    known = {"category": "threat", "area": area_id, "place": place_id, "happened_at": happened_at}
    unit, reported_at = said.pop("unit", None), said.pop("reported_at", happened_at)
    new = store.incidents.add(IncidentFacts(**(known | said)), reporter="U1", unit=unit, reported_at=reported_at)
    return store.session.get_one(Incident, new.id)


def within(viewer: Viewer = PUBLIC, *areas: int) -> Within:
    return Within(START, END, viewer, areas)


def test_times_and_gravity_are_counted_in_local_time(store: Store) -> None:
    late = datetime(2026, 10, 31, 22, 59, tzinfo=UTC)  # the last minute of October, in winter time
    report(store, late, severity=Severity.HIGH, police_report=PoliceReport.YES)
    report(store, START, severity=Severity.LOW)
    report(store, START + timedelta(hours=1), uncertain=True)
    for outside in (START - timedelta(microseconds=1), END):
        report(store, outside)
    report(store, START, sharing=Sharing.RED)
    details = store.look_back.details_within(within(), "Europe/Stockholm")
    assert details.times == (TimeCount(4, PartOfDay.NIGHT, 1), TimeCount(6, PartOfDay.EVENING, 1))
    assert details.uncertain == 1
    assert set(details.severities) == {NamedCount("high", 1), NamedCount("low", 1)}
    assert details.police_reports == (NamedCount("unknown", 2), NamedCount("yes", 1))


def test_places_with_three_or_more_are_listed(store: Store) -> None:
    for number in range(4):
        report(store, START + timedelta(days=number), place="Torget")
        report(
            store, START + timedelta(days=number), place="Gården", sharing=Sharing.RED if number else Sharing.GREEN
        )
    square = place_named(store, "Torget", area_named(store, "Centrum").id)
    assert store.look_back.places_within(within()) == (PlaceCount("Torget", "Centrum", square.id, 4),)
    assert len(store.look_back.places_within(within(COORDINATOR))) == 2
    assert store.look_back.places_within(within(PUBLIC, area_named(store, "Mantorp").id)) == ()


def test_an_event_counts_once_in_what_came_of_it(store: Store) -> None:
    first, second, third, hidden = (
        report(store, START, sharing=level) for level in ("green", "green", "green", "red")
    )
    second.same_as_id = first.id
    store.session.flush()
    told = [(second, ProblemState.ACTING), (first, ProblemState.CLOSED), (hidden, ProblemState.ACTING)]
    for number, (incident, state) in enumerate(told):
        new = NewProblem(f"Nummer {number}", incidents=(incident.number,))
        problem = open_problem(store, new, COORDINATOR, by="U9", now=START)
        change_state(store, problem, state, note="Så", by="U9", now=END if number else START)
    assert store.look_back.outcome_within(within()) == ReportOutcome(2, 1, 0, 1)
    assert store.look_back.outcome_within(within(COORDINATOR)) == ReportOutcome(3, 2, 1, 1)
    assert store.look_back.work_within(within()) == WorkDone(opened=3)
    assert third.same_as_id is None


def test_an_event_of_the_time_before_is_not_among_those_of_a_problem(store: Store) -> None:
    before, later, _ = (report(store, at) for at in (START - timedelta(days=1), START, START))
    later.same_as_id = before.id
    store.session.flush()
    new = NewProblem("Om den senare rapporten", incidents=(later.number,))
    open_problem(store, new, COORDINATOR, by="U9", now=START)
    assert store.look_back.outcome_within(within()) == ReportOutcome(1)


def test_what_belongs_to_hidden_problems_belongs_to_none(store: Store) -> None:
    incident = report(store, START)
    new = NewProblem("Dolt", sharing=Sharing.RED, incidents=(incident.number,))
    open_problem(store, new, COORDINATOR, by="U9", now=START)
    assert store.look_back.outcome_within(within()) == ReportOutcome(1)
    assert store.look_back.work_within(within()) == WorkDone()


@pytest.mark.parametrize(
    ("instant", "week"),
    [
        ("2026-12-27T22:59:59.999999", "2026-W52"),
        ("2026-12-27T23:00:00", "2026-W53"),
        ("2027-01-03T22:59:00", "2026-W53"),
        ("2027-01-03T23:00:00", "2027-W01"),
        ("2026-03-29T21:59:00", "2026-W13"),
        ("2026-03-29T22:00:00", "2026-W14"),
    ],
)
def test_the_week_is_the_local_one_on_both_databases(store: Store, instant: str, week: str) -> None:
    at = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    unit = unit_named(store, "Polisen", "Mjölby")
    report(store, at, unit=unit)
    near = Within(at - timedelta(days=1), at + timedelta(days=1), PUBLIC)
    assert store.look_back.heard_in(near, [], "Europe/Stockholm") == {(unit.partner_id, week)}
    assert iso_week(instant.replace("T", " "), "Europe/Stockholm") == week


def test_coverage_agrees_with_what_each_week_tells(store: Store) -> None:
    unit, other = unit_named(store, "Polisen", "Mjölby"), unit_named(store, "Skolan", "Skolan")
    report(store, START + timedelta(days=1), unit=unit, sharing=Sharing.RED)
    report(store, START - timedelta(days=20), reported_at=START + timedelta(days=15), unit=unit)
    store.add(
        NilReport(workspace_id="T1", partner_id=other.partner_id, week="2026-W42", reporter="U1", reported_at=END)
    )
    coverage = LookBackBuilder(store, PUBLIC, END, STOCKHOLM).cover(OCTOBER)
    assert coverage is not None
    told = {each.name: (each.heard, each.weeks) for each in coverage.partners}
    by_week = [store.pictures.coverage(week, *week.bounds(STOCKHOLM), PUBLIC) for week in OCTOBER.weeks()]
    assert told == {
        name: (sum(name not in each.silent for each in by_week), len(by_week)) for name in ("Polisen", "Skolan")
    }
    assert (coverage.heard, coverage.weeks) == (sum(each.heard > 0 for each in by_week), len(OCTOBER.weeks()))


def test_weeks_that_have_not_begun_are_not_missed(store: Store) -> None:
    unit_named(store, "Polisen", "Mjölby")
    now = datetime.combine(date(2026, 10, 6), datetime.min.time(), STOCKHOLM).astimezone(UTC)
    coverage = LookBackBuilder(store, PUBLIC, now, STOCKHOLM).cover(OCTOBER)
    assert coverage is not None
    assert coverage.weeks == 2
    assert OCTOBER.weeks()[0] == Week(2026, 40)
