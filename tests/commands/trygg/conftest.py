"""A coordinator who talks with the bot, and others who try to; every view and message must be one Slack takes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from commands.request import Request
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.forms import View
from domain.refusals import FormRefused
from sandbox.rules import check_message, check_view
from storage.store import Store
from tests.commands.submitting import answer

INITIAL = ("initial_value", "initial_time", "initial_user", "initial_conversation")


def fields_of(view: View) -> dict[str, Any]:
    """What Slack would send for this form when nothing is touched."""
    return {block["block_id"]: _initial(block["element"]) for block in view["blocks"] if block["type"] == "input"}


def _initial(element: dict[str, Any]) -> Any:
    if "initial_option" in element:
        return element["initial_option"]["value"]
    return next((element[key] for key in INITIAL if key in element), None)


def inputs_of(view: View) -> dict[str, dict[str, Any]]:
    """The elements by field."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}


@dataclass
class Talk:
    """One person's side of the conversation."""

    store: Store
    make: Callable[..., Request]
    user: str = "UBOSS"
    language: str = "sv"

    def by(self, user: str = "UBOSS", language: str = "sv") -> "Talk":
        """Someone else's side."""
        return Talk(self.store, self.make, user, language)

    def make_request(self, **changes: Any) -> Request:
        """An ask with the rights of this person."""
        viewer = self.store.people.look(self.user)
        return self.make(user=self.user, viewer=viewer, language=self.language, **changes)

    def type(self, words: str) -> Response:
        """Type `/trygg words`."""
        return self._answer(InteractionKind.COMMAND, "trygg", self.make_request(words=words))

    def form(self, words: str) -> View:
        """Type words that open a form."""
        answer = self.type(words)
        assert isinstance(answer, OpenForm)
        return answer.view

    def press(self, route: str, value: str) -> Response:
        """Press a button, or choose what is told at once."""
        return self._answer(InteractionKind.BUTTON, route, self.make_request(value=value))

    def submit(self, view: View, **changed: Any) -> Response:
        """Send the form, some of its fields changed."""
        request = self.make_request(fields=fields_of(view) | changed, memory=json.loads(view["private_metadata"]))
        return self._answer(InteractionKind.FORM, view["callback_id"], request)

    def refused(self, view: View, **changed: Any) -> dict[str, str]:
        """The faults of the form by field, as the person reads them."""
        with pytest.raises(FormRefused) as refused:
            self.submit(view, **changed)
        say = self.make_request().reader.say
        return {field: say(why.key, **why.facts) for field, why in refused.value.errors.items()}

    def suggested(self, route: str, letters: str) -> list[str]:
        """The labels offered for the letters."""
        suggested = self._answer(InteractionKind.TYPING, route, self.make_request(value=letters))
        return [option.label for option in getattr(suggested, "options", ())]

    def _answer(self, kind: InteractionKind, route: str, request: Request) -> Response:
        return self.checked(answer(kind, route, request, self.store))

    def checked(self, answer: Response) -> Response:
        """The answer, which Slack must take."""
        if isinstance(answer, OpenForm | UpdateForm):
            assert check_view(answer.view) == []
        if isinstance(answer, Reply):
            assert check_message(answer.message.text, list(answer.message.blocks)) == []
        return answer


@pytest.fixture
def boss(store: Store, make_request: Callable[..., Request]) -> Talk:
    """The coordinator UBOSS, who is called Beata, among people whom Slack has described."""
    for user in ("UBOSS", "UOTHER", "U1", "U2", "U3", "U7", "U8", "U9", "U10"):
        store.people.meet(user).locale = ""
    person = store.people.meet("UBOSS")
    person.coordinator, person.name = True, "Beata"
    store.session.flush()
    return Talk(store, make_request)
