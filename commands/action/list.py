"""`/action list`: every open action, or those of an area, a unit or an owner, or the done ones."""

from collections.abc import Iterator
from typing import Any

from commands.action.pages import ActionPage, paged
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Message, section
from domain.names import fold, short_names, unit_title
from domain.refusals import Refusal
from storage.actions import ActionFilter
from storage.store import Store

DONE_WORDS = ("klara", "klar", "done")


def list_actions(request: Request, store: Store) -> Response:
    """Show the first page of what the words ask for; raises Refusal for words that name nothing we know."""
    return _answer(request, store, ActionPage(_read(request.words, store)))


def list_actions_page(request: Request, store: Store) -> Response:
    """Show another page in place of the one whose button was pressed."""
    return _answer(request, store, ActionPage.read(request.value), in_place=True)


def _answer(request: Request, store: Store, page: ActionPage, *, in_place: bool = False) -> Response:
    return Reply(paged(request, store, page) or _none(request), replace=in_place)


def _none(request: Request) -> Message:
    words = request.reader.rich("action-list-none")
    return Message(words, (section(words),))


def _read(words: str, store: Store) -> ActionFilter:
    """What the words narrow the list to; the longest known names in them are taken first."""
    left = fold(words.replace("@", " "))
    found: dict[str, Any] = {}
    for name, narrowing in sorted(_callable(store), key=lambda pair: -len(pair[0])):
        if f" {name} " in f" {left} " and not found.keys() & narrowing.keys():
            left = f" {left} ".replace(f" {name} ", " ").strip()
            found |= narrowing
    if left:
        raise Refusal("action-list-unknown")
    return ActionFilter(**found)


def _callable(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every known name, and the further ones that each alone can be called by."""
    known = list(_known(store))
    yield from known
    narrowings = dict(reversed(known))
    for short, name in short_names(narrowings).items():
        yield short, narrowings[name]


def _known(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every folded name that a list can be narrowed by, with what it sets in the filter."""
    for word in DONE_WORDS:
        yield word, {"done": True}
    for area in store.geography.areas():
        yield fold(area.name), {"area": area.id}
    partners: dict[str, list[int]] = {}
    for unit, partner in store.partnership.units():
        yield fold(unit.name), {"units": (unit.id,)}
        yield fold(unit_title(partner.name, unit.name)), {"units": (unit.id,)}
        partners.setdefault(fold(partner.name), []).append(unit.id or 0)
    for name, units in partners.items():
        yield name, {"units": tuple(units)}
    for person in store.actions.owners():
        if person.name:
            yield fold(person.name), {"owner": person.user_id}
