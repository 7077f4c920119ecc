"""Seed a fresh database with the demo's sample data, and add more when its clock is moved."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from operator import itemgetter
from zoneinfo import ZoneInfo

from sqlmodel import Session

from demo.sample_actions import MEASURES, Measure, as_action, last_monday
from demo.sample_incidents import WEEKS, Happening, tell
from demo.sample_people import PARTNERS, PEOPLE, PLACES, SHARED_CHANNEL, WALKERS
from domain.actions import Status
from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.weeks import Week
from services.actions import add_action, report_progress
from services.incidents import report, report_nil
from services.schedule import DIGEST, run_if_due
from storage.store import Store
from storage.tables import Action, Unit, Workspace

Units = dict[tuple[str, str], Unit]
Deed = tuple[datetime, Callable[[], object]]
"""When something was done, and how."""


def plant(session: Session, team: str, now: datetime, zone: ZoneInfo) -> None:
    """Store the workspace, its partners, people and places, then three months of incidents, the
    action plan and the picture of last Monday."""
    store = Store(session, team)
    begun = now - timedelta(weeks=WEEKS + 1)
    store.workspace.open(Workspace(id=team, digest_channel=SHARED_CHANNEL, created_at=begun), next(iter(PLACES)))
    _plant_places(store)
    store.partnership.keep_partners(PARTNERS, begun)
    units = _units(store)
    _plant_people(store, units)
    local, monday = now.astimezone(zone), last_monday(now.astimezone(zone))
    deeds: Iterator[Deed] = chain(
        ((each.told, partial(_plant_incident, store, each, units)) for each in tell(now, now, zone)),
        _silence(store, local),
        _plan(store, units, local),
        [(monday, partial(run_if_due, store, DIGEST, monday))],
    )
    for _, do in sorted(deeds, key=itemgetter(0)):
        do()
    reminded_through = local - timedelta(hours=store.workspace.settings().reminder_hour)
    store.follow_ups.settle(reminded_through.date(), waiting=())


def go_on(session: Session, team: str, begun: datetime, since: datetime, now: datetime, zone: ZoneInfo) -> None:
    """Store what was reported from `since` to `now` in a demo that `begun` then, where it is still in use."""
    store = Store(session, team)
    units, areas = _units(store), {area.name for area in store.geography.areas()}
    for happening in tell(begun, now, zone):
        reporter = happening.habit.reporter
        known = happening.habit.area in areas and (reporter.partner, reporter.unit) in units
        if known and happening.told > since:
            _plant_incident(store, happening, units)


def _units(store: Store) -> Units:
    return {(partner.name, unit.name): unit for unit, partner in store.partnership.units()}


def _plant_places(store: Store) -> None:
    """Store the areas, and the register of the places in them."""
    store.geography.keep_areas(list(PLACES))
    for area in store.geography.areas():
        for name in PLACES[area.name]:
            store.geography.register_place(name, area.id or 0)


def _plant_people(store: Store, units: Units) -> None:
    for character in PEOPLE:
        person = store.people.meet(character.id)
        person.name = character.name
        person.locale = character.locale
        person.coordinator = person.admin = character.coordinator
        person.member = True
        if character.partner:
            person.unit_id = units[character.partner, character.unit].id
            person.unit_confirmed = True


def _plant_incident(store: Store, happening: Happening, units: Units) -> None:
    habit = happening.habit
    area = store.geography.area_named(habit.area).id or 0
    facts = IncidentFacts(
        category=habit.category,
        area=area,
        place=store.geography.place_named(habit.place, area).id,
        happened_at=happening.at,
        text=happening.text,
        severity=Severity(habit.severity) if habit.severity else None,
        police_report=PoliceReport.YES if habit.category.startswith("damage") else PoliceReport.UNKNOWN,
    )
    unit = units[habit.reporter.partner, habit.reporter.unit]
    report(store, facts, by=habit.reporter.id, now=happening.told, unit=unit)


def _silence(store: Store, now: datetime) -> Iterator[Deed]:
    """Store the night walkers' nil reports of some weeks; others were silent."""
    walkers = store.partnership.partner_named(WALKERS).id or 0
    for ago in (0, 2, 5):
        at = now - timedelta(weeks=ago)
        week = str(Week.of(at.date()))
        yield at, partial(report_nil, store, walkers, week, by="U0NILS", now=at)


def _plan(store: Store, units: Units, now: datetime) -> Iterator[Deed]:
    """Store the actions, and what their owners report of them."""
    by_name = {unit: row.id for (_, unit), row in units.items()}
    for measure in MEASURES:
        area = store.geography.area_named(measure.area).id
        planned = as_action(measure, now, area, by_name[measure.unit])
        action = add_action(store, planned, by="U0SARA", now=now - timedelta(days=measure.begun))
        yield from _progress(store, action, measure, now)


def _progress(store: Store, action: Action, measure: Measure, now: datetime) -> Iterator[Deed]:
    """Store what the owner reported at past follow-ups, and that it is done."""
    told = partial(report_progress, store, action, by=measure.owner)
    for follow_up in store.follow_ups.of(action):
        at = now - (now.date() - follow_up.due)
        if at < now and not follow_up.is_deadline:
            yield at, partial(told, Status.ON_TRACK, now=at, note=measure.progress)
    if measure.done:
        at = now - timedelta(days=2)
        yield at, partial(told, Status.DONE, now=at)
