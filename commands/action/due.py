"""When something is due, in words that one need not count from: 'Slutdatum: om 3 dagar, tor 26 nov.'."""

from datetime import date

from commands.reader import Reader
from commands.vocabulary.text import Mrkdwn
from storage.tables import FollowUp

SOON = 180


def due_words(due: date, today: date, reader: Reader, *, is_deadline: bool) -> Mrkdwn:
    """What comes next and when, or what should have been done and how late it is; the same words everywhere."""
    days = (due - today).days
    day = reader.short_day(due) if abs(days) <= SOON else reader.full_day(due)
    if days < 0:
        return reader.rich("action-over-deadline" if is_deadline else "action-over-follow-up", days=-days, day=day)
    when = reader.rich("due-in", days=days, day=day)
    return reader.rich("action-stop-deadline" if is_deadline else "action-stop-follow-up", when=when)


def due_line(due: date, today: date, reader: Reader, *, is_deadline: bool) -> Mrkdwn:
    """The same, with a warning sign before what is overdue."""
    mark = ":warning: " if due < today else ""
    return Mrkdwn(f"{mark}{due_words(due, today, reader, is_deadline=is_deadline)}")


def follow_up_line(follow_up: FollowUp, today: date, reader: Reader) -> Mrkdwn:
    """One follow-up, or the deadline, on a line."""
    return due_line(follow_up.due, today, reader, is_deadline=follow_up.is_deadline)


def follow_up_name(follow_up: FollowUp, reader: Reader) -> str:
    """'slutdatumet 26 november 2026', to stand within a sentence."""
    key = "action-name-deadline" if follow_up.is_deadline else "action-name-follow-up"
    return reader.say(key, day=reader.full_day(follow_up.due))
