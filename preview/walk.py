"""Walk through every view: every command, then every button, form and list found on the way."""

import json
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from bot.edge.interaction import Interaction
from bot.edge.responses import notice
from bot.edge.view_state import read_memory
from commands.registry import COMMANDS, ROUTES, SHORTCUTS
from commands.response import FieldErrors, OpenForm, Reply, Response, ShowHome, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.block_fallbacks import LEVELS, needs, simplify
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Option, View, modal
from commands.vocabulary.text import escape
from preview.entries import FREE_WORDS, name_entry, ways_to_type
from preview.filling import WAYS, answer, fill, inputs_of, values_of
from preview.rehearsal import PreviewMessage, Rehearsal
from preview.sample import TEAM

Payload = dict[str, Any]
LETTERS = ("", "e", "&" * 75)
MOST_ALIKE = 3


class BrokenViewError(Exception):
    """An interaction leads to no view; names the way to it and the error."""


@dataclass(frozen=True)
class Shown:
    """A view or message as that `argument` of `blocks.validate`; `trail` is the way to it."""

    trail: str
    argument: str
    payload: Payload
    level: str = LEVELS[0]


@dataclass(frozen=True)
class WalkStep:
    """An interaction still to be performed."""

    interaction: Interaction
    trail: str


class Walk:
    """Walks through all that one person can be shown; `reached` names the entries of the registry seen so far."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.reached: set[str] = set()
        self._rehearsal = rehearsal
        self._steps: deque[WalkStep] = deque()
        self._met: set[str] = set()
        self._alike: Counter[str] = Counter()

    def shown(self) -> Iterator[Shown]:
        """Walk from the commands, the Home tab and what is sent by itself, until nothing new is found."""
        for letter in self._rehearsal.letters():
            yield from self._letter(letter, "sent by itself")
        self._steps += self._beginnings()
        while self._steps:
            yield from self._take(self._steps.popleft())

    def _beginnings(self) -> Iterator[WalkStep]:
        for tab in (name for kind, name in ROUTES if kind is InteractionKind.HOME):
            yield self._begin(tab.capitalize(), InteractionKind.HOME, tab)
        for words in ("", *FREE_WORDS):
            yield self._begin(f"the words {words[:40]}", InteractionKind.WORDS, "words", words)
        for shortcut, words in product(SHORTCUTS, ("", *FREE_WORDS)):
            trail = f"shortcut {shortcut.name} {words[:40]}"
            yield self._begin(trail, InteractionKind.SHORTCUT, shortcut.name, words)
        for command in COMMANDS:
            for words in ways_to_type(command):
                yield self._begin(f"/{command.en} {words[:40]}", InteractionKind.COMMAND, command.sv, words)

    def _begin(self, trail: str, kind: InteractionKind, route: str, words: str = "") -> WalkStep:
        return WalkStep(self._interaction(kind, route, words=words), trail)

    def _interaction(self, kind: InteractionKind, route: str, **more: Any) -> Interaction:
        return Interaction(
            kind=kind, route=route, workspace=TEAM, user=self._rehearsal.user, idempotency_key="walk", **more
        )

    def _take(self, step: WalkStep) -> Iterator[Shown]:
        self.reached.add(name_entry(step.interaction))
        try:
            found, letters = self._rehearsal.perform(step.interaction)
        except Exception as error:
            raise BrokenViewError(f"{step.trail}: {type(error).__name__}") from error
        yield from self._answer(step, found)
        for letter in letters:
            yield from self._letter(letter, step.trail)

    def _answer(self, step: WalkStep, found: Response) -> Iterator[Shown]:
        match found:
            case OpenForm(view) | UpdateForm(view) | ShowHome(view):
                yield from self._view(view, step.trail)
            case Reply(message) if step.interaction.inside in (None, "message"):
                yield from self._message(message, step.trail)
            case Reply(message):
                yield from self._view(notice(message, self._rehearsal.reader), step.trail)
            case FieldErrors(errors) if step.interaction.kind is InteractionKind.FORM:
                self._again(step, errors)
            case FieldErrors(errors):
                words = "\n".join(errors.values())
                yield from self._message(Message(words, (section(escape(words)),)), step.trail)
            case Suggest(options) if options:
                yield Shown(step.trail, "view", _as_menu(options))

    def _letter(self, letter: PreviewMessage, trail: str) -> Iterator[Shown]:
        self.reached.add(f"message {letter.kind}")
        yield from self._message(letter.message, f"{trail} → message {letter.kind}")

    def _message(self, message: Message, trail: str) -> Iterator[Shown]:
        for level in LEVELS if needs(message) else LEVELS[:1]:
            simpler = simplify(message, level)
            yield Shown(trail, "message", {"text": simpler.text, "blocks": list(simpler.blocks)}, level)
        self._look_for_buttons({"blocks": message.blocks}, "message", trail)

    def _view(self, view: View, trail: str) -> Iterator[Shown]:
        yield Shown(trail, "view", view)
        self._look_for_buttons(view, view["type"], trail)
        if view["type"] == "modal":
            self._look_for_answers(view, trail)

    def _look_for_buttons(self, view: Mapping[str, Any], inside: str, trail: str) -> None:
        for block in view["blocks"]:
            for element in (*block.get("elements", ()), block.get("accessory", {})):
                if element.get("type") == "button":
                    self._press(element["action_id"], element.get("value", ""), inside, trail)

    def _look_for_answers(self, view: View, trail: str) -> None:
        """Plan what one can choose, type and submit in a form."""
        known = {"fields": fill(view, WAYS[0], self._rehearsal.suggested), "memory": read_memory(view)}
        for block in inputs_of(view):
            element = block["element"]
            if element["type"] == "external_select":
                for letters in LETTERS:
                    self._type(element["action_id"], letters, known, trail)
            if block.get("dispatch_action"):
                for value in self._values(element):
                    self._press(element["action_id"], value, "modal", trail, **known)
        if "submit" in view:
            for way in WAYS:
                self._submit(view, way, trail)

    def _values(self, element: Mapping[str, Any]) -> list[str]:
        """List some of the values that an element can be given."""
        offered = values_of(element)
        offered += [str(value) for way in WAYS if (value := answer(element, way, self._rehearsal.suggested))]
        if element["type"] == "external_select":
            offered += self._rehearsal.suggested(element["action_id"], "")[:2]
        return list(dict.fromkeys(offered))[:MOST_ALIKE]

    def _press(self, action: str, value: str, inside: str, trail: str, **known: Any) -> None:
        route = action.partition(":")[0]
        pressed = self._interaction(
            InteractionKind.BUTTON, route, value=value, inside=inside, view_id="V0", **known
        )
        fields = sorted(known.get("fields", ()))
        self._plan(pressed, f"{route} {value} {inside} {fields}", f"{route} {inside}", trail)

    def _type(self, route: str, letters: str, known: Mapping[str, Any], trail: str) -> None:
        typed = self._interaction(InteractionKind.TYPING, route, value=letters, view_id="V0", **known)
        self._plan(typed, f"{route} {letters}", route, trail)

    def _submit(self, view: View, way: str, trail: str) -> None:
        names = [block["block_id"] for block in inputs_of(view)]
        sent = self._interaction(
            InteractionKind.FORM,
            view["callback_id"],
            fields=fill(view, way, self._rehearsal.suggested),
            memory=read_memory(view),
            inside="modal",
            view_id="V0",
            first_input=next(iter(names), None),
        )
        shape = f"{sent.route} {way} {sorted(names)} {view['submit']['text']}"
        self._plan(sent, json.dumps([shape, view["private_metadata"], view["title"]]), shape, f"{trail} ({way})")

    def _plan(self, interaction: Interaction, one: str, alike: str, trail: str) -> None:
        """Queue an interaction, unless it, or enough like it, has been seen."""
        one, alike = f"{interaction.kind} {one}", f"{interaction.kind} {alike}"
        if one in self._met or self._alike[alike] >= MOST_ALIKE:
            return
        self._met.add(one)
        self._alike[alike] += 1
        self._steps.append(WalkStep(interaction, f"{trail} → {name_entry(interaction)}"))

    def _again(self, step: WalkStep, errors: Mapping[str, str]) -> None:
        """Submit a form again without what was refused, so that what follows is seen too."""
        if step.interaction.idempotency_key == "again":
            return
        kept = {name: value for name, value in step.interaction.fields.items() if name not in errors}
        emptied = dict.fromkeys(errors)
        again = replace(step.interaction, fields=kept | emptied, idempotency_key="again")
        self._steps.append(WalkStep(again, step.trail))


def _as_menu(options: Sequence[Option]) -> View:
    """Put suggestions into a menu, as they cannot be judged by themselves."""
    offered = [option.slack() for option in options[:100]]
    menu = {"type": "static_select", "action_id": "suggested", "options": offered}
    words = {"type": "mrkdwn", "text": "-"}
    return modal("suggested", "-", [{"type": "section", "text": words, "accessory": menu}], close="-")
