"""What is done with an action: added, reported on, postponed, handed over, with history and messages."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from domain.actions import NewAction, ProgressKind, Status
from domain.audit import AuditEvent
from domain.follow_ups import plan_days, resolved_by_report, unsaid_from
from domain.messages import Assigned, Reminder, Resolved
from domain.records import read_record, write_record
from domain.refusals import Refusal
from domain.rhythms import Rhythm
from domain.roles import Deed
from storage.store import Store
from storage.tables import Action, FollowUp, HistoryEntry

REMINDED_WITHIN = 31
"""Days back from the last on which something was said."""


def owner_faults(store: Store, owner: str | None) -> dict[str, Refusal]:
    """Tell why that person cannot own an action, at the field 'owner'."""
    if owner is None:
        return {"owner": Refusal("action-needs-owner")}
    known = store.people.hold(owner)  # whoever changes their role now waits, and then sees the action
    if known and known.deactivated:
        return {"owner": Refusal("action-owner-left")}
    viewer = store.people.look(owner)
    if viewer.unknown_team:
        return {"owner": Refusal("action-owner-outside")}
    if known and not viewer.may(Deed.CHANGE_OWN):
        return {"owner": Refusal("action-owner-reads")}
    return {} if known and known.locale is not None else {"owner": Refusal("person-unknown")}


def add_action(store: Store, new: NewAction, *, by: str, now: datetime) -> Action:
    """Store an action with its follow-ups, the deadline being the last, and notify an owner who did not add it.

    Reminder steps whose time is over stay unsent.
    """
    action = store.actions.add(new, by=by, now=now)
    store.audit.note(AuditEvent.MADE, "action", action.number, by=by, at=now, content=write_record(new))
    today = store.workspace.local(now).date()
    days = plan_days(new.rhythm, new.days, start=new.start, deadline=new.deadline, after=today)
    _plan(store, action, [*((day, False) for day in days), (new.deadline, True)], now)
    _enqueue_assigned(store, action, by=by, now=now)
    return action


def report_progress(
    store: Store, action: Action, status: Status, *, by: str, now: datetime, note: str = "", next_step: str = ""
) -> None:
    """Store how an action goes and close the follow-ups that this answers: those due or near, all when done."""
    follow_ups = store.follow_ups.of(action)
    done = status is Status.DONE
    resolved = [follow_up for follow_up in follow_ups if follow_up.closed_at is None]
    if not done:
        resolved = list(resolved_by_report(follow_ups, store.workspace.local(now).date()))
    action.done_at = now if done else action.done_at
    changes = {"status": [action.status, status.value]}
    action.status = status.value
    _close(resolved, now)
    kind = ProgressKind.DONE if done else ProgressKind.PROGRESS
    told: dict[str, Any] = {"note": note, "next_step": next_step, "changes": changes}
    told["follow_up_id"] = resolved[0].id if resolved else None
    entry = store.history.add(action, kind, by=by, at=now, **told)
    _enqueue_resolved(store, action, action.owner, entry)


def postpone(
    store: Store, action: Action, follow_up: FollowUp, to: date, *, reason: str, by: str, now: datetime
) -> None:
    """Move a follow-up, whose reminders begin anew; with the deadline, let the rhythm's days before it follow."""
    field = "deadline" if follow_up.is_deadline else "follow_up"
    changes = write_record({field: [follow_up.due, to]})
    told = {"changes": changes, "note": reason, "follow_up_id": follow_up.id}
    entry = store.history.add(action, ProgressKind.POSTPONED, by=by, at=now, **told)
    follow_up.due = to
    follow_up.version += 1
    follow_up.reminded_through = _reminded_through(store, now)
    if follow_up.is_deadline:
        action.deadline = to
        _replan(store, action, now)
    _enqueue_resolved(store, action, action.owner, entry)


def hand_over(store: Store, action: Action, owner: str, *, by: str, now: datetime) -> None:
    """Make someone else the owner, notified unless it is `by`; their reminders begin with the steps to come."""
    before = action.owner
    changes = {"owner": [before, owner]}
    entry = store.history.add(action, ProgressKind.HANDED, by=by, at=now, changes=changes)
    action.owner = owner
    reminded_through = _reminded_through(store, now)
    for follow_up in store.follow_ups.of(action):
        follow_up.reminded_through = max(follow_up.reminded_through, reminded_through)
    _enqueue_resolved(store, action, before, entry)
    _enqueue_assigned(store, action, by=by, now=now, handed=entry)


def _plan(store: Store, action: Action, days: Iterable[tuple[date, bool]], now: datetime) -> None:
    """Store follow-ups on these days, each with whether it is the deadline."""
    reminded_through = _reminded_through(store, now)
    store.session.add_all(
        FollowUp(
            workspace_id=store.workspace_id,
            action_id=action.id,
            due=day,
            is_deadline=is_deadline,
            reminded_through=reminded_through,
        )
        for day, is_deadline in days
    )
    store.session.flush()


def _replan(store: Store, action: Action, now: datetime) -> None:
    """Let the follow-ups before a moved deadline be those that its rhythm asks for."""
    between = [follow_up for follow_up in store.follow_ups.of(action) if not follow_up.is_deadline]
    _close((each for each in between if each.closed_at is None and each.due >= action.deadline), now)
    latest = max((follow_up.due for follow_up in between), default=action.start)
    after = max(latest, store.workspace.local(now).date())
    days = plan_days(Rhythm(action.rhythm), (), start=action.start, deadline=action.deadline, after=after)
    _plan(store, action, ((day, False) for day in days), now)


def _reminded_through(store: Store, now: datetime) -> date:
    """The last day whose reminder steps are over for what is planned now."""
    return unsaid_from(store.workspace.local(now), store.workspace.settings().reminder_hour)


def _close(follow_ups: Iterable[FollowUp], now: datetime) -> None:
    for follow_up in follow_ups:
        follow_up.closed_at = now


def _enqueue_assigned(
    store: Store, action: Action, *, by: str, now: datetime, handed: HistoryEntry | None = None
) -> None:
    """Notify someone whom another made owner, by adding the action or, with its note, by handing it over."""
    store.people.meet(action.owner)
    if action.owner == by:
        return
    key = f"assigned:{action.id}:{action.owner}" + (f":{handed.id}" if handed else "")
    today = store.workspace.local(now).date()
    payload = Assigned(action=action.id, owner=action.owner, by=by, date=today, handed=handed is not None)
    store.outbox.put(key, payload, now=now, person=action.owner)


def _enqueue_resolved(store: Store, action: Action, owner: str, entry: HistoryEntry) -> None:
    """Update the owner's reminders of the last month that name the action, as of the entry in its history."""
    follow_ups = {follow_up.id: follow_up.reminded_through for follow_up in store.follow_ups.of(action)}
    today = store.workspace.local(entry.at).date()
    latest = (today, *follow_ups.values())
    days = {day - timedelta(days=ago) for day in latest for ago in range(REMINDED_WITHIN)}
    for reminder in store.outbox.those([f"reminder:{owner}:{day}" for day in days]):
        said, key = read_record(reminder.payload, Reminder), reminder.idempotency_key
        if any(item.follow_up in follow_ups for item in said.items):
            payload = Resolved(date=said.date, items=said.items, owner=said.owner, resolved=today)
            store.outbox.put(f"resolved:{key}:{entry.id}", payload, now=entry.at, person=owner, changes=key)
