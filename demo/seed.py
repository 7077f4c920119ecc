"""Seed a fresh database with the demo's sample data, and add more when its clock is moved."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from zoneinfo import ZoneInfo

from sqlmodel import Session

from demo.archive import settle_as_sent
from demo.municipality import MJOLBY, SHARED_CHANNEL, Measure
from demo.story import WEEKS, Happening, last_monday, next_monday, tell
from domain.actions import NewAction, Status
from domain.problems import NewProblem, Priority, ProblemState
from domain.weeks import Week
from preview.builders import (
    add_person,
    incident_facts,
    last_delivery,
    new_action,
    open_workspace,
    report_sample,
    units_of,
)
from services.actions import add_action, report_progress
from services.incidents import report_nil
from services.partnership import partner_named
from services.problems import change_state, open_problem, suggest_incidents
from services.schedule import DIGEST, run_if_due
from storage.store import Store
from storage.tables import Workspace

Deed = tuple[datetime, Callable[[], object]]
"""When something was done, and how."""


def plant(session: Session, team: str, now: datetime, zone: ZoneInfo) -> None:
    """Store the workspace, its partners, people and places, then three months of incidents, the
    action plan and the picture of last Monday."""
    store, local = Store(session, team), now.astimezone(zone)
    begun, monday = now - timedelta(weeks=WEEKS + 1), last_monday(local)
    workspace = Workspace(id=team, digest_channel=SHARED_CHANNEL, created_at=begun)
    open_workspace(store, workspace, MJOLBY.areas, MJOLBY.partners)
    for place in store.geography.every_place():
        place.kind = MJOLBY.kinds.get(place.name)
    units = units_of(store)
    for outside, name in MJOLBY.organisations.items():
        store.partnership.set_teams(partner_named(store, name), [outside])
    for each in MJOLBY.people:
        known = {"name": each.name, "locale": each.locale, "role": each.role.value, "team_id": each.team or team}
        add_person(store, each.id, units.get(each.unit), admin=each.coordinates, **known)
    deeds: list[Deed] = [(each.told, partial(_report, store, each)) for each in tell(now, now, zone)]
    deeds += [*_silence(store, local), *_plan(store, local), (monday, partial(run_if_due, store, DIGEST, monday))]
    deeds.append((monday - timedelta(hours=1), partial(_open_problem, store, monday - timedelta(hours=1))))
    for _, do in sorted(deeds, key=itemgetter(0)):
        do()
    reminded_through = local - timedelta(hours=store.workspace.settings().reminder_hour)
    store.follow_ups.settle(reminded_through.date(), waiting=())


def _open_problem(store: Store, now: datetime) -> None:
    """Open a problem about what is vandalised in Skänninge, just before the picture of last Monday."""
    boss = store.people.look("U0SARA")
    area = next(each.id for each in store.geography.areas() if each.name == "Skänninge")
    rows = suggest_incidents(store, [area], ["damage"], boss, now=now)
    new = NewProblem(
        title="Skadegörelse kvällstid i Skänninge",
        description="Klotter och krossade rutor på kvällarna. Vi ser över belysningen och vuxennärvaron.",
        areas=(area,),
        categories=("damage",),
        priority=Priority.HIGH,
        incidents=tuple(row.incident.number for row in rows),
    )
    problem = open_problem(store, new, boss, by="U0SARA", now=now)
    change_state(store, problem, ProblemState.ACTING, note="Gatukontoret byter armaturer.", by="U0SARA", now=now)


def go_on(session: Session, team: str, begun: datetime, since: datetime, now: datetime, zone: ZoneInfo) -> None:
    """Store what was reported from `since` to `now` in a demo that `begun` then, where it is still in use.

    Its messages stay unsent: they would all come at once, before what is due at that moment.
    """
    store = Store(session, team)
    before = last_delivery(session)
    areas = {area.name for area in store.geography.areas()}
    for each in tell(begun, now, zone):
        reporter = store.people.meet(each.habit.reporter)
        if each.told > since and each.habit.said["area"] in areas and store.people.unit_of(reporter):
            _report(store, each)
    settle_as_sent(session, before)


def _report(store: Store, happening: Happening) -> None:
    habit = happening.habit
    facts = incident_facts(store, happened_at=happening.at, text=happening.text, **habit.said)
    report_sample(store, facts, by=habit.reporter, at=happening.told)


def _silence(store: Store, now: datetime) -> Iterator[Deed]:
    """Store the night walkers' nil reports of some weeks; others were silent."""
    walkers = partner_named(store, "Nattvandrarna Exempel").id
    for ago in (0, 2, 5):
        at = now - timedelta(weeks=ago)
        week = str(Week.of(at.date()))
        yield at, partial(report_nil, store, walkers, week, by="U0NILS", now=at)


def _plan(store: Store, now: datetime) -> Iterator[Deed]:
    """Store the actions, and what their owners report of them: at past follow-ups, and that one is done."""
    for measure in MJOLBY.measures:
        planned, added = _planned(store, measure, now), now - timedelta(days=measure.begun)
        action = add_action(store, planned, by="U0SARA", now=added)
        told = partial(report_progress, store, action, by=action.owner)
        for follow_up in store.follow_ups.of(action):
            at = now - (now.date() - follow_up.due)
            if at < now and not follow_up.is_deadline:
                yield at, partial(told, Status.ON_TRACK, now=at, note="Går som planerat.")
        if measure.done:
            at = now - timedelta(days=2)
            yield at, partial(told, Status.DONE, now=at)


def _planned(store: Store, measure: Measure, now: datetime) -> NewAction:
    return new_action(
        store,
        title=measure.title,
        description=measure.description,
        start=now.date() - timedelta(days=measure.begun),
        deadline=next_monday(now) + timedelta(days=measure.due),
        **measure.said,
    )
