"""How the tests of `/action` talk with it: through the registry, as the running process does."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from commands.vocabulary.forms import View
from domain.actions import NewAction
from domain.sharing import Viewer
from sandbox.rules import check_message, check_view
from services.actions import add_action
from storage.store import Store
from storage.tables import Action, Delivery
from tests.commands.submitting import answer
from tests.conftest import NOW, STOCKHOLM

NEW = {"title": "Tänd tunneln", "owner": "U1", "deadline": "2026-12-28"}


class Talk:
    """One conversation. `who` is anything that an ask may differ in: user, language, now, coordinator."""

    def __init__(self, store: Store, make_request: Callable[..., Request]) -> None:
        self.store = store
        self._make_request = make_request

    def _ask(self, *, coordinator: bool = False, **changes: Any) -> Request:
        user = changes.get("user", "U1")
        return self._make_request(viewer=Viewer(user, coordinator=coordinator), **changes)

    def _answer(self, kind: InteractionKind, route: str, request: Request) -> Response:
        return checked(answer(kind, route, request, self.store))

    def command(self, words: str = "", **who: Any) -> Response:
        """Type the command."""
        return self._answer(InteractionKind.COMMAND, "action", self._ask(words=words, **who))

    def press(self, route: str, value: object = "", **who: Any) -> Response:
        """Press a button."""
        return self._answer(InteractionKind.BUTTON, route, self._ask(value=str(value), **who))

    def submit(self, view: View, fields: dict[str, Any], **who: Any) -> Response:
        """Submit a form as it was opened."""
        memory = json.loads(view["private_metadata"])
        asked = self._ask(fields=filled(view) | fields, memory=memory, **who)
        return self._answer(InteractionKind.FORM, view["callback_id"], asked)

    def finish(self, number: int, *, note: str | None = None, **who: Any) -> Response:
        """Press *Done* and submit its form."""
        form = view_of(self.press("action.done", number, **who))
        return self.submit(form, {"note": note}, **who)

    def add(self, *, by: str = "U9", now: datetime = NOW, **changes: Any) -> Action:
        """Put an action into the plan without a conversation."""
        known = {
            "title": "Tänd tunneln",
            "owner": "U1",
            "start": date(2026, 11, 20),
            "deadline": date(2026, 12, 28),
        }
        return add_action(self.store, NewAction(**(known | changes)), by=by, now=now)


def filled(view: View) -> dict[str, Any]:
    """What a form sends when nobody changes anything in it."""
    return {block["block_id"]: _initial(block["element"]) for block in view["blocks"] if block["type"] == "input"}


def _initial(element: dict[str, Any]) -> Any:
    if "initial_option" in element:
        return element["initial_option"]["value"]
    return next(
        (element[key] for key in ("initial_value", "initial_date", "initial_user") if key in element), None
    )


def checked(answer: Response) -> Response:
    """The answer, which Slack must take."""
    if isinstance(answer, OpenForm | UpdateForm):
        assert check_view(answer.view) == []
    if isinstance(answer, Reply):
        assert check_message(answer.message.text, list(answer.message.blocks)) == []
    return answer


def view_of(answer: Response) -> View:
    """The form that an answer shows."""
    assert isinstance(answer, OpenForm | UpdateForm)
    return answer.view


def message_of(answer: Response) -> Message:
    """What an answer says."""
    assert isinstance(answer, Reply)
    return answer.message


def words_of(shown: Message | View | Response) -> str:
    """Every word in it, as one text."""
    if isinstance(shown, Reply):
        shown = shown.message
    if isinstance(shown, OpenForm | UpdateForm):
        shown = shown.view
    parts = shown.blocks if isinstance(shown, Message) else shown["blocks"]  # type: ignore[index]
    return json.dumps(parts, ensure_ascii=False)


def buttons_of(message: Message) -> list[str]:
    """The routes of every button, in order."""
    elements = [element for block in message.blocks for element in block.get("elements", [])]
    elements += [block["accessory"] for block in message.blocks if "accessory" in block]
    return [element["action_id"].partition(":")[0] for element in elements if element["type"] == "button"]


def sent(store: Store, row: Delivery, language: str = "sv") -> Message | None:
    """A row of the outbox as it would be sent now, which Slack must take."""
    message = MESSAGES[row.kind].render(row.payload, store, Reader(language, STOCKHOLM))
    if message is not None:
        assert check_message(message.text, list(message.blocks)) == []
    return message
