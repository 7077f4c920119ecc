"""The action that a person means, whether the person may change it, and a form about it."""

from typing import Any

from commands.kit.fields import FormField
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request, number_in
from commands.vocabulary.blocks import Block, section
from domain.actions import may_change
from domain.refusals import Refusal
from storage.store import Store
from storage.tables import Action


def meant(request: Request) -> str:
    """The number as typed after a sub-command, as a button's value, or as a form remembers it."""
    return request.words or request.value or str(request.memory.get("number", ""))


def find_action(request: Request, store: Store) -> Action:
    """The action that is meant; raises Refusal when there is none of that number."""
    number = number_in(meant(request))
    return _known(store.actions.find(number), number)


def hold_action(request: Request, store: Store) -> Action:
    """The open action that is meant, held for a change; raises Refusal when it is done, or not for the asker."""
    number = number_in(meant(request))
    action = _known(store.actions.hold(number), number)
    if not may_change(request.viewer, owner=action.owner, creator=action.created_by):
        raise Refusal("action-not-yours", number=str(number))
    if action.done_at is not None:
        raise Refusal("action-already-done", number=str(number))
    return action


def form_about(
    action: Action,
    reader: Reader,
    route: str,
    title: str,
    *parts: FormField | Block,
    submit: str = "button-save",
    **memory: Any,
) -> Form:
    """Build a form that names the action first and remembers its number, and `memory`."""
    number = str(action.number)
    about = section(reader.rich("action-about", number=number, title=action.title))
    return Form(route, title, (about, *parts), submit=submit, memory={"number": number, **memory})


def _known(action: Action | None, number: int) -> Action:
    if action is None:
        raise Refusal("action-unknown", number=str(number))
    return action
