"""`/action` and `/action list`: one's own actions, every open one, or those of an area, a unit or an owner."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from commands.action.names import due_line, name_action, status_name
from commands.kit.listing import FIRST_DUE_FIRST, Listing, ListRow, page_asked
from commands.request import Request
from commands.response import Response
from commands.vocabulary.blocks import Button, Message, buttons, short_message
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.actions import ActionLine, Status, delay_of
from domain.names import unit_title
from domain.recognition import claim_known, name_book
from domain.refusals import Refusal
from storage.actions import ActionFilter
from storage.store import Store

DONE_WORDS = ("klara", "klar", "done")
OVERDUE_WORDS = ("försenade", "försenad", "sena", "overdue", "late")
MINE_WORDS = ("mina", "min", "mine", "my")


def list_actions(request: Request, store: Store) -> Response:
    """List the actions that the words ask for; raises Refusal for words that name nothing we know."""
    number, words = page_asked(request)
    wanted = _read_filter(words, request, store)
    title = "action-list-title-done" if wanted.done else "action-list-title"
    title = "action-list-title-overdue" if wanted.overdue_on else title
    nothing = short_message(request.reader.rich("action-list-none"))
    return _listing("list", title, wanted, nothing, request, store, words).answer(number, request, store)


def list_my_actions(request: Request, store: Store) -> Response:
    """List the asker's own open actions."""
    nothing = short_message(request.reader.rich("action-mine-none"))
    wanted = ActionFilter(owner=request.user)
    listing = _listing("mine", "action-mine-title", wanted, nothing, request, store)
    return listing.answer(page_asked(request)[0], request, store)


def _listing(
    word: str,
    title: str,
    wanted: ActionFilter,
    empty: Message,
    request: Request,
    store: Store,
    words: str = "",
) -> Listing[ActionLine]:
    return Listing(
        f"action.{word}",
        "action.show",
        title,
        lambda skip: store.actions.listed(wanted, skip=skip),
        partial(_row, request=request),
        empty,
        words=words,
        turning=FIRST_DUE_FIRST,
        below=(buttons(Button("action.add", request.reader.say("action-button-add"))),),
    )


def _row(line: ActionLine, request: Request) -> ListRow:
    about = name_action(line, request.reader)
    who = request.reader.rich("action-line-owner", owner=mention(line.owner), unit=line.unit or "–")
    return ListRow(
        line.number, request.reader.rich("action-line", about=about, who=who, when=_when(line, request))
    )


def _when(line: ActionLine, request: Request) -> Mrkdwn:
    """What comes next, and how it goes unless that has been said with it."""
    status = Mrkdwn(status_name(line.status, request.reader))
    if line.status is Status.DONE:
        return status
    when = due_line(line.due, request.today, request.reader, is_deadline=line.due == line.deadline)
    delay = delay_of(line.status, due=line.due, deadline=line.deadline, today=request.today)
    return when if delay else join([when, status], " · ")


def _read_filter(words: str, request: Request, store: Store) -> ActionFilter:
    """Read what the words narrow the list to: each thing once."""
    book = name_book(dict(reversed([*_own_words(request), *_known(store)])))
    narrowings, unknown = claim_known(words, book.hits(words))
    found = [pair for narrowing in narrowings for pair in narrowing.items()]
    if unknown or len(dict(found)) < len(found):
        raise Refusal("action-list-unknown")
    return ActionFilter(**dict(found))


def _own_words(request: Request) -> Iterator[tuple[str, dict[str, Any]]]:
    """List the words that no name may take the meaning of."""
    yield from ((word, {"done": True}) for word in DONE_WORDS)
    yield from ((word, {"overdue_on": request.today}) for word in OVERDUE_WORDS)
    yield from ((word, {"owner": request.user}) for word in MINE_WORDS)


def _known(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """List every name to narrow a list by, with what it sets in the filter; the first of a name counts."""
    for area in store.geography.named_areas():
        yield area.name, {"areas": (area.id, *area.parts)}
    partners: dict[str, list[int]] = {}
    of_partners, of_units = store.partnership.former_names()
    for unit, partner in store.partnership.units():
        yield unit.name, {"units": (unit.id,)}
        yield unit_title(partner.name, unit.name), {"units": (unit.id,)}
        for name in (partner.name, *of_partners[partner.id]):
            partners.setdefault(name, []).append(unit.id)
        yield from ((name, {"units": (unit.id,)}) for name in of_units[unit.id])
    for name, units in partners.items():
        yield name, {"units": tuple(units)}
    for person in store.actions.owners():
        if person.name:
            yield person.name, {"owner": person.user_id}
