"""How sharing levels and moments of an incident are put into words."""

from datetime import datetime

from commands.reader import Reader
from domain.sharing import Sharing

# as offered to the reporter, and as told or offered to anyone else
SHARINGS = {
    Sharing.GREEN: "sharing-green",
    Sharing.AMBER: "sharing-amber",
    Sharing.AMBER_STRICT: "sharing-amber-strict",
    Sharing.RED: "sharing-red",
    Sharing.CLEAR: "sharing-clear",
}

SHARINGS_TOLD = {
    Sharing.GREEN: "sharing-green",
    Sharing.AMBER: "sharing-amber",
    Sharing.AMBER_STRICT: "sharing-told-amber-strict",
    Sharing.RED: "sharing-told-red",
    Sharing.CLEAR: "sharing-clear",
}


def moment_words(happened_at: datetime, reader: Reader, *, uncertain: bool) -> str:
    """Write 'fredag 20 november 2026 22:30', or about that when it is uncertain."""
    local = reader.local(happened_at)
    day = f"{reader.weekday(local.isoweekday())} {reader.full_day(local.date())}"
    said = f"{day} {reader.clock(happened_at)}"
    return reader.say("incident-about", moment=said) if uncertain else said


def short_moment_words(happened_at: datetime, now: datetime, reader: Reader, *, uncertain: bool) -> str:
    """Write 'fre 20 nov. 22:30', with the year when it is another than this one."""
    local = reader.local(happened_at)
    said = reader.moment(happened_at)
    if local.year != reader.local(now).year:
        said = f"{reader.short_day(local.date())} {local.year} {reader.clock(happened_at)}"
    return reader.say("incident-about", moment=said) if uncertain else said
