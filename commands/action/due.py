"""When something is due, in words that one need not count from: 'om 3 dagar, torsdag 26 november'."""

from datetime import date

from commands.reader import Reader
from commands.vocabulary.text import Mrkdwn
from storage.tables import FollowUp

SOON = 180


def due_words(due: date, today: date, reader: Reader) -> str:
    """How far away the day is, and which day it is; the year too when it is far away."""
    days = (due - today).days
    day = reader.day(due) if abs(days) <= SOON else reader.full_day(due)
    if days < 0:
        return reader.say("due-over", days=-days, day=day)
    return reader.say("due-in", days=days, day=day)


def mark(due: date, today: date) -> str:
    """A warning sign before what is overdue."""
    return ":warning: " if due < today else ""


def stop_line(stop: FollowUp, today: date, reader: Reader) -> Mrkdwn:
    """One follow-up, or the deadline, on a line."""
    key = "action-stop-deadline" if stop.is_deadline else "action-stop-follow-up"
    return reader.rich(key, mark=mark(stop.due, today), when=due_words(stop.due, today, reader))


def stop_name(stop: FollowUp, reader: Reader) -> str:
    """'slutdatumet 26 november 2026', to stand within a sentence."""
    key = "action-name-deadline" if stop.is_deadline else "action-name-follow-up"
    return reader.say(key, day=reader.full_day(stop.due))
