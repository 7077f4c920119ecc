"""A person who talks with the bot about incidents, whose every view and message Slack must take."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from sqlmodel import select

from commands.registry import MESSAGES
from commands.request import Request
from commands.response import OpenForm, Reply, Response, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from commands.vocabulary.forms import Option, View
from sandbox.rules import check_message, check_view
from storage.store import Store
from storage.tables import Delivery
from tests.commands.submitting import answer

INITIAL = ("initial_value", "initial_date", "initial_time")


def fields_of(view: View) -> dict[str, Any]:
    """What Slack would send for this form when nothing is touched."""
    return {block["block_id"]: _initial(block["element"]) for block in view["blocks"] if block["type"] == "input"}


def _initial(element: dict[str, Any]) -> Any:
    if "initial_option" in element:
        return element["initial_option"]["value"]
    if "initial_options" in element:
        return tuple(option["value"] for option in element["initial_options"])
    return next((element[key] for key in INITIAL if key in element), None)


@dataclass
class Talk:
    """One person's side of the conversation; a full member of the workspace unless told to be a guest."""

    store: Store
    make: Callable[..., Request]
    user: str = "U1"
    language: str = "sv"
    member: bool = True

    def by(self, user: str, language: str | None = None, *, member: bool = True) -> "Talk":
        """Someone else's side."""
        return Talk(self.store, self.make, user, language or self.language, member)

    def make_request(self, **changes: Any) -> Request:
        """An ask with what this person may see."""
        self.store.people.meet(self.user).member = self.member
        viewer = self.store.people.look(self.user)
        return self.make(user=self.user, viewer=viewer, language=self.language, **changes)

    def type(self, words: str = "", **changes: Any) -> Response:
        """Type `/incident words`."""
        return self._answer(InteractionKind.COMMAND, "incident", self.make_request(words=words, **changes))

    def form(self, words: str = "", **changes: Any) -> View:
        """Type words that open a form."""
        return view_of(self.type(words, **changes))

    def said(self, words: str = "") -> Message:
        """Type words that are answered in a message."""
        return message_of(self.type(words))

    def press(self, route: str, value: str = "", **changes: Any) -> Response:
        """Press a button."""
        return self._answer(InteractionKind.BUTTON, route, self.make_request(value=value, **changes))

    def choose(self, view: View, route: str, value: str, **filled: Any) -> View:
        """Choose something in a form that tells the bot at once."""
        fields = fields_of(view) | filled | {route: value}
        return view_of(self.press(route, value, fields=fields, memory=json.loads(view["private_metadata"])))

    def submit(self, view: View, **filled: Any) -> Response:
        """Send the form with these fields changed."""
        request = self.make_request(fields=fields_of(view) | filled, memory=json.loads(view["private_metadata"]))
        return self._answer(InteractionKind.FORM, view["callback_id"], request)

    def suggested(
        self, route: str, letters: str, memory: Mapping[str, Any] | None = None, **fields: Any
    ) -> list[Option]:
        """Type letters in a list."""
        request = self.make_request(value=letters, fields=fields, memory=memory or {})
        suggested = self._answer(InteractionKind.TYPING, route, request)
        assert isinstance(suggested, Suggest)
        return list(suggested.options)

    def report(self, **filled: Any) -> int:
        """Send a report, twice where it is warned of; gives its number."""
        area = str(self.store.geography.areas()[0].id)
        answer = self.submit(self.form(), **({"category": "threat", "area": area} | filled))
        if isinstance(answer, UpdateForm):
            self.submit(answer.view)
        return int(self.store.incidents.of_reporter(self.user, most=100).rows[0].incident.number)

    def mail(self) -> list[Message]:
        """What this person would be sent, in order."""
        return [letter for put, letter in self._letters() if put.changes is None]

    def changes(self) -> dict[str, str]:
        """What would stand in place of what this person was sent before, by the occasion of that."""
        letters = [(put, letter) for put, letter in self._letters() if put.changes]
        assert not [block for _, letter in letters for block in letter.blocks if block["type"] == "actions"]
        return {str(put.changes): letter.text for put, letter in letters}

    def _letters(self) -> list[tuple[Delivery, Message]]:
        waiting = self.store.session.exec(
            select(Delivery).where(Delivery.person == self.user).order_by(Delivery.id)  # type: ignore[arg-type]
        )
        reader = self.make_request().reader
        letters = [(each, MESSAGES[each.kind].render(each.payload, self.store, reader)) for each in waiting]
        return [(put, self._taken(letter)) for put, letter in letters if letter]

    def _answer(self, kind: InteractionKind, route: str, request: Request) -> Response:
        return self.checked(answer(kind, route, request, self.store))

    def checked(self, answer: Response) -> Response:
        """The answer, which Slack must take."""
        if isinstance(answer, OpenForm | UpdateForm):
            assert check_view(answer.view) == []
        if isinstance(answer, Reply):
            self._taken(answer.message)
        return answer

    def _taken(self, message: Message) -> Message:
        assert check_message(message.text, list(message.blocks)) == []
        return message


def view_of(answer: Response) -> View:
    """The form that is opened or shown instead."""
    assert isinstance(answer, OpenForm | UpdateForm)
    return answer.view


def message_of(answer: Response) -> Message:
    """What is said."""
    assert isinstance(answer, Reply)
    return answer.message


@pytest.fixture(params=["sv", "en"])
def talk(request: pytest.FixtureRequest, store: Store, make_request: Callable[..., Request]) -> Talk:
    """User U1 in either language."""
    return Talk(store, make_request, language=request.param)


@pytest.fixture
def svenska(store: Store, make_request: Callable[..., Request]) -> Talk:
    """User U1 in Swedish."""
    return Talk(store, make_request)
