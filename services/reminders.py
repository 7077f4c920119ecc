"""Decides, each working day, whom to remind of which follow-ups, and what a coordinator has to hear of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.follow_ups import reminders_begin
from domain.messages import DayPayload, Escalation, FollowUpsPayload, OwnerLeft, RemindedStep, Reminder
from domain.records import read_record
from domain.reminder_schedule import is_escalation, steps_due
from domain.weeks import Week
from storage.store import Store
from storage.tables import FollowUp, Workspace


@dataclass(frozen=True)
class Reminding:
    """A follow-up that is to be reminded of; of several missed steps the latest decides the words."""

    owner: str
    follow_up: FollowUp
    steps: tuple[int, ...]

    @property
    def escalates(self) -> bool:
        """Whether a coordinator hears of it too."""
        return any(map(is_escalation, self.steps))

    @property
    def item(self) -> RemindedStep:
        """What the message remembers."""
        return RemindedStep(self.follow_up.id, self.follow_up.version, self.steps[-1])


def next_reminders(workspace: Workspace, moment: datetime) -> datetime:
    """Compute when reminders may be sent on the moment's day, local time, or else on the next working day."""
    return reminders_begin(moment.astimezone(ZoneInfo(workspace.timezone)), workspace.reminder_hour)


def enqueue_reminders(store: Store, _due: datetime, now: datetime) -> None:
    """Enqueue the reminders due at this instant: on working days, from the reminder hour on.

    One message per owner and day. Someone who has had that day's message is reminded of the rest on the next
    working day. Deciding twice, or in two processes at once, enqueues nothing twice.
    """
    local = store.workspace.local(now)
    if now < next_reminders(store.workspace.settings(), now):
        return
    _tell_who_left(store, local.date(), now)
    if store.follow_ups.due_for_reminder(local.date()):
        store.follow_ups.hold()
        _enqueue_due(store, local.date(), now)


def _tell_who_left(store: Store, today: date, now: datetime) -> None:
    """Tell the coordinators at once, and then weekly, of actions whose owner's account is deactivated."""
    for owner in store.follow_ups.left_owners():
        for coordinator in store.people.coordinators():
            about = f"owner_left:{owner}:{coordinator.user_id}:"
            payload = OwnerLeft(owner=owner, date=today)
            _put_latest(store, about, str(Week.of(today)), payload, now, coordinator.user_id)


def _enqueue_due(store: Store, today: date, now: datetime) -> None:
    """Enqueue one reminder per owner for every step due today, then mark the steps as dealt with."""
    reminded: list[Reminding] = []
    waiting: list[int] = []
    left = set(store.follow_ups.left_owners())
    for owner, group in groupby(_due(store, today), key=lambda each: each.owner):
        theirs = list(group)
        if owner in left or _remind(store, owner, theirs, today, now):
            reminded += theirs
        else:
            waiting += (each.follow_up.id for each in theirs)
    _escalate(store, [each for each in reminded if each.escalates], today, now)
    store.follow_ups.settle(today, waiting=waiting)


def _due(store: Store, today: date) -> list[Reminding]:
    """List what is to be reminded of today, owner by owner."""
    remindings = []
    for follow_up, action in store.follow_ups.due_for_reminder(today):
        created = store.workspace.local(action.created_at).date()
        steps = steps_due(follow_up.due, since=follow_up.reminded_through, today=today, created=created)
        if steps:
            remindings.append(Reminding(action.owner, follow_up, steps))
    return sorted(remindings, key=lambda each: each.owner)


def _remind(store: Store, owner: str, theirs: Sequence[Reminding], today: date, now: datetime) -> bool:
    """Enqueue the owner's message of the day; False when that has been done already."""
    payload = Reminder(owner=owner, date=today, items=tuple(each.item for each in theirs))
    return _put_latest(store, f"reminder:{owner}:", str(today), payload, now, owner)


def _escalate(store: Store, unanswered: Sequence[Reminding], today: date, now: datetime) -> None:
    """Enqueue for each coordinator what others have not answered; their own is in their reminder.

    The occasion names the first follow-up too, so that nothing is lost when more becomes due later that day.
    """
    for coordinator in store.people.coordinators():
        user = coordinator.user_id
        others = [each for each in unanswered if each.owner != user]
        if others:
            first = others[0].follow_up
            named = f"{today}:{first.id}v{first.version}"
            payload = Escalation(date=today, items=tuple(each.item for each in others))
            _put_latest(store, f"escalation:{user}:", named, payload, now, user)


def _put_latest(store: Store, about: str, day: str, payload: DayPayload, now: datetime, person: str) -> bool:
    """Put the message about that for the day, with all that earlier ones, not sent yet, were to say.

    False when it has been put already.
    """
    if store.outbox.has(f"{about}{day}"):
        return False
    unsent = store.outbox.take_back(person, about)
    if isinstance(payload, FollowUpsPayload):
        payload = payload.including(read_record(each.payload, type(payload)) for each in unsent)
    return store.outbox.put_due(f"{about}{day}", payload, now=now, person=person)
