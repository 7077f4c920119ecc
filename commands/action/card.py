"""An action as a whole, and `/action show N`: its fields, the follow-ups to come, its buttons and its history."""

from collections.abc import Iterator, Sequence
from datetime import date

from commands.action.names import ACTION, follow_up_line, follow_up_name, rhythm_name, true_status_name
from commands.kit.card import fact_blocks
from commands.kit.erased import erased_blocks, erased_line
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.sections import quote
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, header, section
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.names import unit_title
from domain.sharing import Viewer
from storage.store import Store
from storage.tables import Action, FollowUp, HistoryEntry

MOST_STOPS = 6
MOVES = {"deadline": "action-note-moved-deadline", "follow_up": "action-note-moved"}


def show_action(request: Request, store: Store) -> Response:
    """Show one action to the asker alone; raises Refusal for a number that there is not."""
    action = ACTION.find(request, store)
    follow_ups = store.follow_ups.of(action)
    title = request.reader.say("action-title", number=str(action.number), title=action.title)
    may_change = ACTION.may_change(action, request.viewer)
    blocks = [
        header(title),
        *facts_of(action, store, request.viewer, request.today, request.reader),
        *follow_ups_to_come(follow_ups, request.today, request.reader),
        *([action_buttons(action, request.reader, hand=True)] if may_change else []),
        *history(action, store.history.of(action), request.reader),
    ]
    words = request.reader.rich("action-title", number=str(action.number), title=action.title)
    return Reply(
        Message(f"{words} – {status_on(action, follow_ups, request.today, request.reader)}", tuple(blocks))
    )


def action_buttons(action: Action, reader: Reader, *, hand: bool = False) -> Block:
    """Report progress, done, postpone; where it is wanted, hand over."""
    number = str(action.number)
    row = [
        Button("action.report", reader.say("action-button-report"), number, style="primary"),
        Button("action.done", reader.say("action-button-done"), number),
        Button("action.postpone", reader.say("action-button-postpone"), number),
    ]
    if hand:
        row.append(hand_button(action.number, reader))
    return buttons(*row)


def hand_button(number: int, reader: Reader) -> Button:
    """Opens the form in which an action gets a new owner."""
    return Button("action.hand", reader.say("action-button-hand"), str(number))


def show_button(number: int, reader: Reader) -> Button:
    """Shows the whole action."""
    return Button("action.show", reader.say("button-show"), str(number))


def facts_of(action: Action, store: Store, viewer: Viewer, today: date, reader: Reader) -> list[Block]:
    """Build the facts of what was decided: who, when, where, for which problem, and what will be done."""
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
        *_problem(action, store, viewer, reader),
        reader.rich("action-field-rhythm", rhythm=rhythm),
        reader.rich("action-field-creator", creator=mention(action.created_by)),
    ]
    return [*fact_blocks(pairs, action.description), *erased_blocks(action, reader)]


def _where(action: Action, store: Store, reader: Reader) -> Iterator[Mrkdwn]:
    unit = unit_name(action, store)
    area = store.geography.area(action.area_id) if action.area_id else None
    if unit:
        yield reader.rich("action-field-unit", unit=unit)
    if area:
        yield reader.rich("action-field-area", area=area.name)


def _problem(action: Action, store: Store, viewer: Viewer, reader: Reader) -> Iterator[Mrkdwn]:
    """Name the problem by its number to those who may see it."""
    problem = store.problems.with_id(action.problem_id, viewer) if action.problem_id else None
    if problem:
        yield reader.rich("action-field-problem", number=str(problem.number))


def unit_name(action: Action, store: Store) -> str:
    """Write the action's unit with its partner; '' where there is none."""
    found = store.partnership.unit_and_partner(action.unit_id) if action.unit_id else None
    return unit_title(found[1].name, found[0].name) if found else ""


def unit_stays(action: Action, store: Store, reader: Reader) -> list[Mrkdwn]:
    """Write that a new owner does not change the unit; nothing for an action without one."""
    unit = unit_name(action, store)
    return [reader.rich("action-hand-unit", unit=unit)] if unit else []


def follow_ups_to_come(follow_ups: Sequence[FollowUp], today: date, reader: Reader) -> list[Block]:
    """Build the next open follow-ups, and how many more there are."""
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
    """Write the action's status on a day, given its follow-ups."""
    due = min((follow_up.due for follow_up in follow_ups if follow_up.closed_at is None), default=action.deadline)
    return true_status_name(action.status, reader, due=due, deadline=action.deadline, today=today)


def history(action: Action, entries: Sequence[HistoryEntry], reader: Reader) -> list[Block]:
    """Build the latest entries of the history, each with what was written."""
    shown = [
        erased_line(entry, reader)
        or HistoryLine(entry, _happened(entry, deadline, reader), tuple(_written(entry, reader)))
        for entry, deadline in _with_deadlines(entries[:MOST_ENTRIES], action.deadline)
    ]
    return history_blocks(shown, len(entries), reader)


def _with_deadlines(entries: Sequence[HistoryEntry], deadline: date) -> Iterator[tuple[HistoryEntry, date]]:
    """Each entry, the latest first, with the deadline that there was when it was written."""
    for entry in entries:
        yield entry, deadline
        if "deadline" in entry.changes:
            deadline = date.fromisoformat(entry.changes["deadline"][0])


def _written(entry: HistoryEntry, reader: Reader) -> Iterator[Mrkdwn]:
    if entry.note:
        yield quote(entry.note)
    if entry.next_step:
        yield reader.rich("action-note-next-step")
        yield quote(entry.next_step)


def _happened(entry: HistoryEntry, deadline: date, reader: Reader) -> Mrkdwn:
    for field, (old, new) in entry.changes.items():
        if field == "owner":
            return reader.rich("action-note-handed", owner=mention(new))
        if field in MOVES:
            first, second = date.fromisoformat(old), date.fromisoformat(new)
            days = {"old": reader.full_day(first), "new": reader.full_day(second)}
            return reader.rich(MOVES[field], later="yes" if second > first else "no", **days)
    written = reader.local(entry.at).date()
    status = true_status_name(entry.changes["status"][1], reader, due=deadline, deadline=deadline, today=written)
    return reader.rich("action-note-progress", status=status)


def following(follow_ups: Sequence[FollowUp], reader: Reader) -> str:
    """Write the name of the next open follow-up; '' when there is none."""
    to_come = [follow_up for follow_up in follow_ups if follow_up.closed_at is None]
    return follow_up_name(to_come[0], reader) if to_come else ""
