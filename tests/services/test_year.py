"""A year of sample data: whatever is renamed or merged, no picture of the year counts otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from domain.categories import DEFAULT_CATEGORIES
from domain.incidents import IncidentFacts
from domain.pictures import SituationalPicture
from domain.sharing import PUBLIC, Sharing
from domain.weeks import A_WEEK, Week
from services import categories, register, register_undo
from services.geography import add_area, register_place
from services.incidents import report_nil
from services.partnership import add_partners, unit_named
from services.pictures import PictureBuilder
from storage.incidents import ReportedIncident
from storage.store import Store
from storage.tables import Area, Partner, Place, Snapshot
from tests.conftest import STOCKHOLM

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
WEEKS = Week.of(NOW.date()).previous(52).range(Week.of(NOW.date()).previous())
DONE: dict[str, Any] = {"by": "UBOSS", "now": NOW}
AREAS = ("Centrum", "Lundby", "Mantorp")
PARTNERS = ("Kommunen", "Polisen", "Eken")


def incidents(store: Store) -> Iterator[ReportedIncident]:
    """Up to nine a week, in all areas, at few places, of every category, by every partner; some hidden or late."""
    places = [(place.area_id, place.id) for place in store.register.every(Place)]
    units = [unit_named(store, name, name) for name in PARTNERS]
    said = zip(cycle(places), cycle(DEFAULT_CATEGORIES), cycle(units), strict=False)
    for number, ((area, place), category, unit) in zip(range(260), said, strict=False):
        happened_at = NOW - timedelta(days=3 + number * 7 / 5 * (number % 3 > 0) + number)
        level = Sharing.RED if number % 11 == 0 else Sharing.GREEN
        facts = IncidentFacts(
            category=category.key,
            area=area,
            place=place if number % 2 else None,
            happened_at=happened_at,
            sharing=level,
        )
        told = happened_at + timedelta(days=10 if number % 17 == 0 else 0, hours=2)
        yield ReportedIncident(facts=facts, reporter="U1", unit=unit, reported_at=told)


@pytest.fixture
def year(store: Store) -> Store:
    """A workspace with a year of reports and the pictures that were posted of every fourth week."""
    add_partners(store, [(name, ()) for name in PARTNERS], NOW - 60 * A_WEEK)
    for area in (add_area(store, name) for name in AREAS):
        for name in ("Torget", f"Stationen i {area.name}", f"Parken i {area.name}"):
            register_place(store, name, area.id)
    store.incidents.add_each(store.incidents.numbered(list(incidents(store))))
    for week, partner in zip(WEEKS, cycle(store.register.every(Partner)), strict=False):
        report_nil(store, partner.id, str(week), **DONE)
    for week in WEEKS[::4]:
        store.pictures.keep(taken(store, week))
    return store


def taken(store: Store, week: Week) -> SituationalPicture:
    """The picture as the coordinator's clock made it, on the Monday after the week."""
    monday = week.next().bounds(STOCKHOLM)[0]
    return PictureBuilder(store, PUBLIC, monday + timedelta(hours=8), STOCKHOLM).take(week)


def pictures(store: Store, weeks: Sequence[Week] = WEEKS) -> list[SituationalPicture]:
    return [taken(store, week) for week in weeks]


def totals(picture: SituationalPicture) -> tuple[Any, ...]:
    """What a picture counts in all, and under each heading, wherever it happened and whoever reported it."""
    counts, groups = picture.counts, dict[str, int]()
    for row in counts.rows:
        groups[row.group] = groups.get(row.group, 0) + row.now
    late = sum(each.number for each in picture.late_reports)
    return counts.now, counts.last, counts.before, counts.weeks_before, counts.totals, groups, late


def renamed(told: Any) -> Any:
    """What a picture tells as it is with the new names; the order of equals may follow them."""
    names = {"Lundby": "Lundby norra", "Polisen": "Polismyndigheten", "Torget": "Stora torget"}
    if isinstance(told, str):
        return names.get(told, told)
    if isinstance(told, tuple):
        return tuple(map(renamed, told))
    if is_dataclass(told) and not isinstance(told, type | Week):
        return replace(told, **{each.name: renamed(getattr(told, each.name)) for each in fields(told)})
    return told


def in_any_order(picture: SituationalPicture) -> Any:
    """All that it tells but for the names of headings, in no order."""
    counts, coverage = picture.counts, picture.coverage
    heard = coverage and [sorted(each) for each in (coverage.reported, coverage.nothing, coverage.silent)]
    told = (counts.rows, picture.signals, picture.places, picture.late_reports)
    return [sorted(map(repr, each)) for each in told], counts.totals, counts.weeks_before, heard


def rename_all(store: Store) -> list[Any]:
    squares = [each for each in store.register.every(Place) if each.name == "Torget"]
    new_names = [
        (thing(store, Partner, "Polisen"), "Polismyndigheten"),
        (thing(store, Area, "Lundby"), "Lundby norra"),
    ]
    new_names += [(square, "Stora torget") for square in squares]
    entries = [register.rename(store, each, name, **DONE) for each, name in new_names]
    for key in ("damage", "damage.graffiti", "threat"):
        known = store.categories.known().by_key[key]
        entries += [categories.rename(store, known, f"Nytt {key}", **DONE)]
    return entries


def merge_all(store: Store) -> list[Any]:
    told = (
        (Place, "Stationen i Lundby", "Parken i Lundby"),
        (Area, "Lundby", "Mantorp"),
        (Partner, "Eken", "Kommunen"),
    )
    return [register.merge(store, *(thing(store, kind, name) for name in names), **DONE) for kind, *names in told]


def thing(store: Store, kind: Any, name: Any) -> Any:
    return next(each for each in store.register.every(kind) if each.name == name)


def undo_all(store: Store, entries: Sequence[Any]) -> None:
    for entry in reversed(entries):
        (categories if entry.category_id else register_undo).undo(store, entry, **DONE)


def test_no_total_of_the_year_changes(year: Store) -> None:
    before, kept = pictures(year), snapshots(year)
    assert sum(each.counts.now for each in before) > 150
    entries = rename_all(year)
    assert list(map(in_any_order, pictures(year))) == [in_any_order(renamed(each)) for each in before]
    undo_all(year, entries)
    entries = merge_all(year)
    assert list(map(totals, pictures(year))) == list(map(totals, before))
    undo_all(year, entries)
    # A picture looks at thirteen weeks: every eighth sees them all.
    assert pictures(year, WEEKS[::8]) == before[::8]
    assert snapshots(year) == kept


def snapshots(store: Store) -> list[Any]:
    """What was posted, as it is kept."""
    return list(store.session.scalars(select(col(Snapshot.picture)).order_by(col(Snapshot.week))))
