"""Converse with a command as the running process does; every view and message must be one that Slack takes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import OpenForm, Reply, Response, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from commands.vocabulary.forms import Option, View
from domain.actions import NewAction
from domain.refusals import FormRefused
from sandbox.rules import check_message, check_view
from services.actions import add_action
from storage.store import Store
from storage.tables import Action, Delivery
from tests.commands.submitting import answer
from tests.conftest import NOW, STOCKHOLM

INITIAL = ("initial_value", "initial_date", "initial_time", "initial_user", "initial_conversation")


@dataclass
class Conversation:
    """One person's conversation with one command; answers are a `Response` of the kind that the test expects."""

    store: Store
    make: Callable[..., Request]
    command: str
    user: str = "U1"
    language: str = "sv"
    now: datetime = NOW
    idempotency_key: str = "V1"

    def by(
        self, user: str = "", language: str = "", *, member: bool = True, coordinator: bool = False
    ) -> "Conversation":
        """Return the conversation of someone else, or in another language."""
        person = self.store.people.meet(user or self.user)
        person.member, person.role = member, "coordinator" if coordinator else person.role
        return replace(self, user=person.user_id, language=language or self.language)

    def at(self, now: datetime) -> "Conversation":
        """Return the conversation at another time (aware)."""
        return replace(self, now=now)

    def make_request(self, **changes: Any) -> Request:
        """Make a request with the rights of this person."""
        viewer = self.store.people.look(self.user)
        known = {"viewer": viewer, "now": self.now, "idempotency_key": self.idempotency_key} | changes
        return self.make(user=self.user, language=self.language, **known)

    def type(self, words: str = "", **changes: Any) -> Any:
        """Type the command with these words."""
        return self._answer(InteractionKind.COMMAND, self.command, self.make_request(words=words, **changes))

    def form(self, words: str = "") -> View:
        """Type words that open a form."""
        return view_of(self.type(words))

    def reply(self, words: str = "") -> Message:
        """Type words that are answered with a message."""
        return message_of(self.type(words))

    def press(self, route: str, value: object = "", **changes: Any) -> Any:
        """Press a button."""
        return self._answer(InteractionKind.BUTTON, route, self.make_request(value=str(value), **changes))

    def use_shortcut(self, name: str, words: str = "", written: str = "") -> Any:
        """Use a shortcut, of a message with these words and that ts where there are any."""
        return self._answer(InteractionKind.SHORTCUT, name, self.make_request(words=words, value=written))

    def choose(self, view: View, route: str, value: str, **filled: Any) -> View:
        """Choose something in a form that is sent to the bot at once."""
        fields = fields_of(view) | filled | {route.rpartition(".")[2]: value}
        return view_of(self.press(route, value, fields=fields, memory=memory_of(view)))

    def submit(self, view: View, **filled: Any) -> Any:
        """Submit the form with these fields changed."""
        request = self.make_request(fields=fields_of(view) | filled, memory=memory_of(view))
        return self._answer(InteractionKind.FORM, view["callback_id"], request)

    def refusals(self, view: View, **filled: Any) -> dict[str, str]:
        """Submit a form that is refused; return the key of each refusal by field."""
        with pytest.raises(FormRefused) as refused:
            self.submit(view, **filled)
        return {field: why.key for field, why in refused.value.errors.items()}

    def faults(self, view: View, **filled: Any) -> dict[str, str]:
        """Submit a form that is refused; return by field what the person reads."""
        with pytest.raises(FormRefused) as refused:
            self.submit(view, **filled)
        say = self.make_request().reader.say
        return {field: say(why.key, **why.facts) for field, why in refused.value.errors.items()}

    def suggested(
        self, route: str, letters: str, memory: Mapping[str, Any] | None = None, **fields: Any
    ) -> list[Option]:
        """Type letters in a list that suggests."""
        request = self.make_request(value=letters, fields=fields, memory=memory or {})
        suggested = self._answer(InteractionKind.TYPING, route, request)
        assert isinstance(suggested, Suggest)
        return list(suggested.options)

    def messages(self) -> list[Message]:
        """Return what this person would be sent, in order."""
        return [message for row, message in self._enqueued() if row.changes is None]

    def replacements(self) -> dict[str, str]:
        """Return what would replace messages sent to this person, by the idempotency key of each."""
        changed = [(row, message) for row, message in self._enqueued() if row.changes]
        assert not [block for _, message in changed for block in message.blocks if block["type"] == "actions"]
        return {str(row.changes): message.text for row, message in changed}

    def _enqueued(self) -> list[tuple[Delivery, Message]]:
        rows = self.store.session.exec(
            select(Delivery).where(Delivery.person == self.user).order_by(col(Delivery.id))
        )
        messages = [(row, rendered(self.store, row, self.language)) for row in rows]
        return [(row, message) for row, message in messages if message]

    def _answer(self, kind: InteractionKind, route: str, request: Request) -> Response:
        return checked(answer(kind, route, request, self.store))


def checked(answered: Response) -> Response:
    """Return the answer, which Slack must take."""
    if isinstance(answered, OpenForm | UpdateForm):
        assert check_view(answered.view) == []
    if isinstance(answered, Reply):
        assert check_message(answered.message.text, list(answered.message.blocks)) == []
    return answered


def rendered(store: Store, row: Delivery, language: str = "sv") -> Message | None:
    """Return a row of the outbox as it would be sent now, which Slack must take."""
    message = MESSAGES[row.kind].message(row.payload, store, Reader(language, STOCKHOLM))
    if message is not None:
        assert check_message(message.text, list(message.blocks)) == []
    return message


def view_of(answered: Response) -> View:
    """Return the form that is opened or shown instead."""
    assert isinstance(answered, OpenForm | UpdateForm)
    return answered.view


def message_of(answered: Response) -> Message:
    """Return the message of a reply."""
    assert isinstance(answered, Reply)
    return answered.message


def inputs_of(view: View) -> dict[str, dict[str, Any]]:
    """Return the elements of the form's inputs by field."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}


def fields_of(view: View) -> dict[str, Any]:
    """Return what Slack would send for this form when nothing is touched."""
    return {name: _initial(element) for name, element in inputs_of(view).items()}


def _initial(element: dict[str, Any]) -> Any:
    if "initial_option" in element:
        return element["initial_option"]["value"]
    if "initial_options" in element:
        return tuple(option["value"] for option in element["initial_options"])
    return next((element[key] for key in INITIAL if key in element), None)


def memory_of(view: View) -> dict[str, Any]:
    """Return what the form carries along."""
    memory: dict[str, Any] = json.loads(view["private_metadata"])
    return memory


def words_of(shown: Message | View | Response) -> str:
    """Return every word of the blocks as one text, a line break as `\\n`."""
    if isinstance(shown, Reply):
        shown = shown.message
    if isinstance(shown, OpenForm | UpdateForm):
        shown = shown.view
    blocks = shown.blocks if isinstance(shown, Message) else shown["blocks"]  # type: ignore[index]
    return json.dumps(blocks, ensure_ascii=False)


def buttons_of(message: Message) -> list[str]:
    """Return the routes of every button, in order."""
    elements = [element for block in message.blocks for element in block.get("elements", [])]
    elements += [block["accessory"] for block in message.blocks if "accessory" in block]
    return [element["action_id"].partition(":")[0] for element in elements if element["type"] == "button"]


def report(conversation: Conversation, **filled: Any) -> int:
    """Report an incident, twice where it is warned of; return its number."""
    store = conversation.store
    known = {"category": "threat", "area": str(store.geography.areas()[0].id)}
    answered = conversation.submit(view_of(conversation.press("incident.open")), **known | filled)
    if isinstance(answered, UpdateForm):
        conversation.submit(answered.view)
    return int(store.incidents.of_reporter(conversation.user, most=100).rows[0].incident.number)


def plan(store: Store, *, by: str = "U9", now: datetime = NOW, **changes: Any) -> Action:
    """Put an action into the plan without a conversation."""
    known = {"title": "Tänd tunneln", "owner": "U1", "start": date(2026, 11, 20), "deadline": date(2026, 12, 28)}
    return add_action(store, NewAction(**(known | changes)), by=by, now=now)


def finish(conversation: Conversation, number: int, *, note: str | None = None, **changes: Any) -> Any:
    """Press *Done* beside an action and submit its form."""
    return conversation.submit(view_of(conversation.press("action.done", number, **changes)), note=note)
