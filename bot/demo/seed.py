"""Plants the demo's sample data in a fresh database."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.demo.cast import PARTNERS, PEOPLE, PLACES, SHARED_CHANNEL, WALKERS
from bot.demo.plan import MEASURES, Measure, as_action
from bot.demo.story import WEEKS, Happening, tell
from domain.actions import Status
from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.weeks import Week
from storage.store import Store
from storage.tables import Action, Unit, Workspace


def plant(session: Session, team: str, now: datetime, zone: ZoneInfo) -> None:
    """Store the workspace, its partners, people, places, three months of incidents and the action plan."""
    store = Store(session, team)
    begun = now - timedelta(weeks=WEEKS + 1)
    store.workspace.open(Workspace(id=team, digest_channel=SHARED_CHANNEL, created_at=begun), next(iter(PLACES)))
    store.geography.keep_areas(list(PLACES))
    store.partnership.keep_partners(PARTNERS, begun)
    units = {(partner.name, unit.name): unit for unit, partner in store.partnership.units()}
    _plant_people(store, units)
    for happening in tell(now, zone):
        _plant_incident(store, happening, units)
    _plant_silence(store, now, zone)
    _plant_plan(store, units, now.astimezone(zone))


def _plant_people(store: Store, units: dict[tuple[str, str], Unit]) -> None:
    for character in PEOPLE:
        person = store.people.meet(character.id)
        person.name = character.name
        person.locale = character.locale
        person.coordinator = person.admin = character.coordinator
        if character.partner:
            person.unit_id = units[character.partner, character.unit].id
            person.unit_confirmed = True


def _plant_incident(store: Store, happening: Happening, units: dict[tuple[str, str], Unit]) -> None:
    habit = happening.habit
    reporter = next(person for person in PEOPLE if person.partner == habit.partner)
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
    unit = units[reporter.partner, reporter.unit]
    store.incidents.add(facts, reporter=reporter.id, unit=unit, reported_at=happening.told)


def _plant_silence(store: Store, now: datetime, zone: ZoneInfo) -> None:
    """The night walkers have had nothing to report some weeks; others were silent."""
    walkers = store.partnership.partner_named(WALKERS).id or 0
    week = Week.of(now.astimezone(zone).date())
    for ago in (0, 2, 5):
        store.incidents.report_nothing(walkers, str(week.previous(ago)), reporter="U0NILS", at=now)


def _plant_plan(store: Store, units: dict[tuple[str, str], Unit], now: datetime) -> None:
    by_name = {unit: row.id for (_, unit), row in units.items()}
    for measure in MEASURES:
        area = store.geography.area_named(measure.area).id
        planned = as_action(measure, now, area, by_name[measure.unit])
        action = store.actions.add(planned, by="U0SARA", now=now - timedelta(days=measure.begun))
        _plant_progress(store, action, measure, now)
    said_through = now - timedelta(hours=store.workspace.settings().reminder_hour)
    store.follow_ups.settle(said_through.date(), waiting=())


def _plant_progress(store: Store, action: Action, measure: Measure, now: datetime) -> None:
    """What the owner has reported at the follow-ups that have been, and that it is done."""
    for stop in store.follow_ups.of(action):
        ago = now.date() - stop.due
        if ago > timedelta() and not stop.is_deadline:
            store.progress.report(action, Status.ON_TRACK, by=measure.owner, now=now - ago, note=measure.progress)
    if measure.done:
        store.progress.report(action, Status.DONE, by=measure.owner, now=now - timedelta(days=2))
