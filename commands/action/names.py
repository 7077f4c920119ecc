"""Which action is meant, and what it, its choices and its days are called, in words that need no counting."""

from collections.abc import Mapping
from datetime import date

from commands.kit.card import RecordKind
from commands.reader import Reader
from commands.vocabulary.text import Mrkdwn
from domain.actions import ActionLine, Delay, Status, delay_of
from domain.rhythms import Rhythm
from storage.tables import Action, FollowUp

SOON = 180

_STATUSES = {
    Status.ON_TRACK: "action-status-on-track",
    Status.AT_RISK: "action-status-at-risk",
    Status.BLOCKED: "action-status-blocked",
    Status.DONE: "action-status-done",
}

_DELAYS = {
    Delay.DEADLINE: "action-status-overdue",
    Delay.FOLLOW_UP: "action-status-follow-up-overdue",
}

RHYTHMS = {
    Rhythm.NONE: "action-rhythm-none",
    Rhythm.WEEKLY: "action-rhythm-weekly",
    Rhythm.FORTNIGHTLY: "action-rhythm-fortnightly",
    Rhythm.MONTHLY: "action-rhythm-monthly",
    Rhythm.QUARTERLY: "action-rhythm-quarterly",
    Rhythm.HALF_YEARLY: "action-rhythm-half-yearly",
    Rhythm.YEARLY: "action-rhythm-yearly",
}


def name_action(action: Action | ActionLine, reader: Reader) -> Mrkdwn:
    """Write '#12 Tänd tunneln', with the number in bold."""
    return reader.rich("action-about", number=str(action.number), title=action.title)


ACTION = RecordKind[Action](
    lambda store, number, _viewer, changing: store.actions.find(number, changing=changing),
    name_action,
    lambda action: (action.owner, action.created_by),
    lambda action: action.done_at,
    unknown="action-unknown",
    not_yours="action-not-yours",
    over="action-already-done",
    of_unit=lambda action: action.unit_id,
)


def status_name(status: str, reader: Reader) -> str:
    """Write 'Enligt plan'."""
    return reader.say(_STATUSES[Status(status)])


def true_status_name(status: str, reader: Reader, *, due: date, deadline: date, today: date) -> str:
    """Write 'Enligt plan', or 'Försenad' when the day has passed: what is overdue is not on track."""
    delay = delay_of(Status(status), due=due, deadline=deadline, today=today)
    return reader.say(_DELAYS[delay]) if delay else status_name(status, reader)


def rhythm_name(rhythm: str, reader: Reader, *, own_days: bool = False) -> str:
    """Write 'Varje månad'; 'På egna datum' where there is no rhythm but days of one's own."""
    if own_days and rhythm == Rhythm.NONE:
        return reader.say("action-rhythm-own")
    return reader.say(RHYTHMS[Rhythm(rhythm)])


def statuses(*, overdue: bool) -> Mapping[Status, str]:
    """List the statuses to choose from; after the deadline, 'Försenad' replaces those neither done nor blocked."""
    late = {Status.AT_RISK: _DELAYS[Delay.DEADLINE]}
    return late | {each: _STATUSES[each] for each in (Status.BLOCKED, Status.DONE)} if overdue else _STATUSES


def due_words(due: date, today: date, reader: Reader, *, is_deadline: bool) -> Mrkdwn:
    """Write what comes next and when, or what should have been done and how late it is."""
    days = (due - today).days
    day = reader.short_day(due) if abs(days) <= SOON else reader.full_day(due)
    if days < 0:
        return reader.rich("action-over-deadline" if is_deadline else "action-over-follow-up", days=-days, day=day)
    when = reader.rich("due-in", days=days, day=day)
    return reader.rich("action-stop-deadline" if is_deadline else "action-stop-follow-up", when=when)


def due_line(due: date, today: date, reader: Reader, *, is_deadline: bool) -> Mrkdwn:
    """Write the same, with a warning sign before what is overdue."""
    mark = ":warning: " if due < today else ""
    return Mrkdwn(f"{mark}{due_words(due, today, reader, is_deadline=is_deadline)}")


def follow_up_line(follow_up: FollowUp, today: date, reader: Reader) -> Mrkdwn:
    """Write one follow-up, or the deadline, on a line."""
    return due_line(follow_up.due, today, reader, is_deadline=follow_up.is_deadline)


def follow_up_name(follow_up: FollowUp, reader: Reader) -> str:
    """Write 'slutdatumet 26 november 2026', to stand within a sentence."""
    key = "action-name-deadline" if follow_up.is_deadline else "action-name-follow-up"
    return reader.say(key, day=reader.full_day(follow_up.due))
