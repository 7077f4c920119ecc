"""An action as a whole: its fields, the follow-ups to come, and its history."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from commands.action.due import follow_up_line, follow_up_name
from commands.action.names import rhythm_name, true_status_name
from commands.action.sections import pack, quote
from commands.reader import Reader
from commands.vocabulary.blocks import Block, context, fields, paragraph, section
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.actions import ProgressKind
from domain.names import unit_title
from storage.store import Store
from storage.tables import Action, FollowUp, ProgressNote

MOST_STOPS = 6
MOST_NOTES = 10


def facts_of(action: Action, store: Store, today: date, reader: Reader) -> list[Block]:
    """What was decided: who, when, where, and what will be done."""
    follow_ups = store.follow_ups.of(action)
    rhythm = rhythm_name(
        action.rhythm, reader, own_days=any(not follow_up.is_deadline for follow_up in follow_ups)
    )
    pairs = [
        reader.rich("action-field-status", status=status_on(action, follow_ups, today, reader)),
        reader.rich("action-field-owner", owner=mention(action.owner)),
        reader.rich("action-field-deadline", day=reader.full_day(action.deadline)),
        reader.rich("action-field-start", day=reader.full_day(action.start)),
        *_where(action, store, reader),
        reader.rich("action-field-rhythm", rhythm=rhythm),
        reader.rich("action-field-creator", creator=mention(action.created_by)),
    ]
    description = [paragraph(action.description)] if action.description else []
    return [fields(pairs), *description]


def _where(action: Action, store: Store, reader: Reader) -> Iterator[Mrkdwn]:
    unit = unit_name(action, store)
    area = store.geography.area(action.area_id) if action.area_id else None
    if unit:
        yield reader.rich("action-field-unit", unit=unit)
    if area:
        yield reader.rich("action-field-area", area=area.name)


def unit_name(action: Action, store: Store) -> str:
    """The unit that the action is kept with, and its partner; '' where there is none."""
    found = store.partnership.unit_and_partner(action.unit_id) if action.unit_id else None
    return unit_title(found[1].name, found[0].name) if found else ""


def unit_stays(action: Action, store: Store, reader: Reader) -> list[Mrkdwn]:
    """That a new owner does not change whose unit's action it is; nothing where it is no unit's."""
    unit = unit_name(action, store)
    return [reader.rich("action-hand-unit", unit=unit)] if unit else []


def follow_ups_to_come(follow_ups: Sequence[FollowUp], today: date, reader: Reader) -> list[Block]:
    """The next open follow-ups, and how many more there are."""
    to_come = [follow_up for follow_up in follow_ups if follow_up.closed_at is None]
    if not to_come:
        return []
    lines = [
        reader.rich("action-stops"),
        *(follow_up_line(follow_up, today, reader) for follow_up in to_come[:MOST_STOPS]),
    ]
    if len(to_come) > MOST_STOPS:
        lines.append(reader.rich("action-stops-more", count=len(to_come) - MOST_STOPS))
    return [section(join(lines))]


def status_on(action: Action, follow_ups: Sequence[FollowUp], today: date, reader: Reader) -> str:
    """How the action goes on a day, with its follow-ups `follow_ups`."""
    due = min((follow_up.due for follow_up in follow_ups if follow_up.closed_at is None), default=action.deadline)
    return true_status_name(action.status, reader, due=due, deadline=action.deadline, today=today)


def history(
    action: Action, notes: Sequence[ProgressNote], follow_ups: Sequence[FollowUp], reader: Reader
) -> list[Block]:
    """The latest notes, each with what was written."""
    if not notes:
        return []
    places = {follow_up.id or 0: follow_up for follow_up in follow_ups}
    blocks = [section(reader.rich("action-history"))]
    for note, deadline in _with_deadlines(notes[:MOST_NOTES], places, action.deadline):
        blocks += pack(_note(note, places, deadline, reader))
    if len(notes) > MOST_NOTES:
        blocks.append(context(reader.rich("action-history-more", count=len(notes) - MOST_NOTES)))
    return blocks


def _with_deadlines(
    notes: Sequence[ProgressNote], follow_ups: Mapping[int, FollowUp], deadline: date
) -> Iterator[tuple[ProgressNote, date]]:
    """Each note, the latest first, with the deadline that there was when it was written."""
    for note in notes:
        yield note, deadline
        if note.moved_from and _moves_deadline(note, follow_ups):
            deadline = note.moved_from


def _moves_deadline(note: ProgressNote, follow_ups: Mapping[int, FollowUp]) -> bool:
    follow_up = follow_ups.get(note.follow_up_id or 0)
    return note.kind == ProgressKind.POSTPONED and follow_up is not None and follow_up.is_deadline


def _note(
    note: ProgressNote, follow_ups: Mapping[int, FollowUp], deadline: date, reader: Reader
) -> Iterator[Mrkdwn]:
    head = reader.rich("action-note", moment=reader.moment(note.at), who=mention(note.author))
    yield Mrkdwn(f"{head} {_happened(note, follow_ups, deadline, reader)}")
    if note.note:
        yield quote(note.note)
    if note.next_step:
        yield reader.rich("action-note-next-step")
        yield quote(note.next_step)


def _happened(note: ProgressNote, follow_ups: Mapping[int, FollowUp], deadline: date, reader: Reader) -> Mrkdwn:
    if note.kind == ProgressKind.HANDED and note.handed_to:
        return reader.rich("action-note-handed", owner=mention(note.handed_to))
    if note.kind == ProgressKind.POSTPONED and note.moved_from and note.moved_to:
        key = "action-note-moved-deadline" if _moves_deadline(note, follow_ups) else "action-note-moved"
        days = {"old": reader.full_day(note.moved_from), "new": reader.full_day(note.moved_to)}
        return reader.rich(key, later="yes" if note.moved_to > note.moved_from else "no", **days)
    written = reader.local(note.at).date()
    status = true_status_name(note.status, reader, due=deadline, deadline=deadline, today=written)
    return reader.rich("action-note-progress", status=status)


def following(follow_ups: Sequence[FollowUp], reader: Reader) -> str:
    """The name of the next open follow-up; '' when there is none."""
    to_come = [follow_up for follow_up in follow_ups if follow_up.closed_at is None]
    return follow_up_name(to_come[0], reader) if to_come else ""
