"""What the choices in the action plan are called."""

from collections.abc import Mapping
from datetime import date

from commands.reader import Reader
from domain.actions import Delay, Status, delay_of
from domain.rhythms import Rhythm

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


def status_name(status: str, reader: Reader) -> str:
    """'Enligt plan'."""
    return reader.say(_STATUSES[Status(status)])


def true_status_name(status: str, reader: Reader, *, due: date, deadline: date, today: date) -> str:
    """'Enligt plan', or 'Försenad' when the day has passed: what is overdue is not on track."""
    delay = delay_of(Status(status), due=due, deadline=deadline, today=today)
    return reader.say(_DELAYS[delay]) if delay else status_name(status, reader)


def rhythm_name(rhythm: str, reader: Reader, *, own_days: bool = False) -> str:
    """'Varje månad'; 'På egna datum' where there is no rhythm but days of one's own."""
    if own_days and rhythm == Rhythm.NONE:
        return reader.say("action-rhythm-own")
    return reader.say(RHYTHMS[Rhythm(rhythm)])


def statuses(*, overdue: bool) -> Mapping[Status, str]:
    """Every status to choose from; after the deadline, 'Försenad' stands for what is neither done nor blocked."""
    late = {Status.AT_RISK: _DELAYS[Delay.DEADLINE]}
    return late | {each: _STATUSES[each] for each in (Status.BLOCKED, Status.DONE)} if overdue else _STATUSES
