"""Everything that people can type, press, submit or be sent, put together from the features' tuples."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from commands.action import feature as action
from commands.delivery_notice import render_dead_letter
from commands.examples import Examples
from commands.home import show_home
from commands.incident import feature as incident
from commands.incident.report import open_prefilled
from commands.message_kinds import MessageKind
from commands.plain_words import answer_words
from commands.problem import feature as problem
from commands.quick_buttons import show_all_buttons
from commands.request import Request
from commands.response import Reply, Response, ShowHome
from commands.routes import (
    Command,
    InteractionKind,
    Route,
    Shortcut,
    SubCommand,
    command_lines,
)
from commands.situation import feature as situation
from commands.trygg import feature as trygg
from commands.vocabulary.blocks import Block, Message, header, section
from commands.vocabulary.text import join
from commands.waiting import open_waiting, render_waiting
from commands.welcome import meet_in_messages, render_welcome
from domain.messages import DeadLetter, Waiting, Welcome
from domain.refusals import Refusal
from domain.roles import Deed
from domain.sharing import Viewer
from storage.store import Store


def show_everything(request: Request, store: Store) -> Reply:
    """Show every command with every word."""
    title, examples = request.reader.say("help-overview"), Examples.of(request, store)
    parts = [join(command_lines(command, request.reader, examples)) for command in COMMANDS]
    message = Message(f"{title}\n" + "\n".join(parts), (header(title), *(section(part) for part in parts)))
    return Reply(message)


def show_everything_in_place(request: Request, store: Store) -> Response:
    """Show the same in place of the few lines whose button was pressed."""
    return replace(show_everything(request, store), replace=True)


def answer_meant_command(request: Request, store: Store) -> Response:
    """Answer what the question's button stands for, such as 'incident correct 12', as though it had been typed."""
    name, _, words = request.value.partition(" ")
    command = next((each for each in COMMANDS if each.en == name), None)
    if command is None:
        raise Refusal("unreadable")
    route, rest = command.find(words)
    return route.answer(replace(request, words=rest, value=""), store)


def open_meant_text(request: Request, store: Store) -> Response:
    """Open the report form with the words as its text."""
    return open_prefilled(replace(request, words=request.value, value=""), store)


MORE = SubCommand("more", "mer", show_everything, needs=Deed.LOOK)
COMMANDS: tuple[Command, ...] = (
    incident.COMMAND,
    action.COMMAND,
    problem.COMMAND,
    situation.COMMAND,
    replace(trygg.COMMAND, subs=(*trygg.COMMAND.subs, MORE)),
)
SHORTCUTS: tuple[Shortcut, ...] = incident.SHORTCUTS
GENERAL = (
    Route(InteractionKind.BUTTON, "help.more", show_everything_in_place, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "meant.command", answer_meant_command, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, "meant.text", open_meant_text, needs=Deed.REPORT),
    Route(InteractionKind.BUTTON, "waiting.open", open_waiting, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "quick.more", show_all_buttons, needs=Deed.LOOK),
    Route(InteractionKind.HOME, "home", show_home, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.HOME, "messages", meet_in_messages, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.WORDS, "words", answer_words, needs=Deed.LOOK, stores=True),
    *(shortcut.route for shortcut in SHORTCUTS),
)
ROUTES: dict[tuple[InteractionKind, str], Route] = {
    (route.kind, route.name): route
    for route in (*GENERAL, *incident.ROUTES, *action.ROUTES, *problem.ROUTES, *situation.ROUTES, *trygg.ROUTES)
}
_BY_NAME = {name: command for command in COMMANDS for name in (command.en, command.sv)}


def find_route(kind: InteractionKind, name: str, words: str) -> tuple[Route, str]:
    """Find the route, and what is left of the words for its handler; where there is none, one that raises."""
    if kind is InteractionKind.COMMAND and name in _BY_NAME:
        return _BY_NAME[name].find(words)
    return ROUTES.get((kind, name), Route(kind, name, _nobody_answers, needs=Deed.LOOK)), words


def answer_route(route: Route, request: Request, store: Store) -> Response:
    """Answer by the route, without buttons to what the asker may not do."""
    match route.answer(request, store):
        case Reply(message) as reply:
            return replace(reply, message=without_refused(message, request.viewer))
        case ShowHome(view):
            return ShowHome({**view, "blocks": list(_without_refused(view["blocks"], request.viewer))})
        case response:
            return response


def without_refused(message: Message, viewer: Viewer) -> Message:
    """Leave out of a message the buttons to what the viewer's role does not allow."""
    return replace(message, blocks=tuple(_without_refused(message.blocks, viewer)))


def _without_refused(blocks: Iterable[Block], viewer: Viewer) -> Iterator[Block]:
    for block in blocks:
        kept = [element for element in block.get("elements", ()) if _may_press(element, viewer)]
        if block["type"] == "actions" and len(kept) < len(block["elements"]):
            yield from ({**block, "elements": kept},) if kept else ()
        elif "accessory" in block and not _may_press(block["accessory"], viewer):
            yield {name: part for name, part in block.items() if name != "accessory"}
        else:
            yield block


def _may_press(element: Block, viewer: Viewer) -> bool:
    route = ROUTES.get((InteractionKind.BUTTON, element.get("action_id", "").partition(":")[0]))
    return route is None or viewer.may(route.needs)


def _nobody_answers(_request: Request, _store: Store) -> Response:
    raise LookupError("there is no such route")


MESSAGES: dict[str, MessageKind[Any]] = {
    kind.payload.kind: kind
    for kind in (
        MessageKind(DeadLetter, render_dead_letter, needs=Deed.COORDINATE),
        MessageKind(Waiting, render_waiting),
        MessageKind(Welcome, render_welcome, dispensable=True),
        *incident.MESSAGES,
        *action.MESSAGES,
        *situation.MESSAGES,
        *trygg.MESSAGES,
    )
}
