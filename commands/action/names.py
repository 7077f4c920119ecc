"""What the choices in the action plan are called."""

from commands.reader import Reader
from commands.vocabulary.forms import Option
from domain.actions import Status
from domain.rhythms import Rhythm

_STATUSES = {
    Status.ON_TRACK: "action-status-on-track",
    Status.AT_RISK: "action-status-at-risk",
    Status.BLOCKED: "action-status-blocked",
    Status.DONE: "action-status-done",
}

_RHYTHMS = {
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


def rhythm_name(rhythm: str, reader: Reader) -> str:
    """'Varje månad'."""
    return reader.say(_RHYTHMS[Rhythm(rhythm)])


def status_options(reader: Reader) -> list[Option]:
    """Every status to choose from."""
    return [Option(status.value, reader.say(key)) for status, key in _STATUSES.items()]


def rhythm_options(reader: Reader) -> list[Option]:
    """Every rhythm to choose from."""
    return [Option(rhythm.value, reader.say(key)) for rhythm, key in _RHYTHMS.items()]
