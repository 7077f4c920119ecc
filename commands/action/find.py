"""The action that a person means, whether the person may change it, and a form about it."""

from typing import Any

from commands.kit.card import find_meant
from commands.kit.fields import FormField
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block, section
from domain.refusals import Refusal
from domain.sharing import may_change
from storage.store import Store
from storage.tables import Action


def find_action(request: Request, store: Store) -> Action:
    """Find the action that is meant; raises Refusal when there is none of that number."""
    return find_meant(request, store.actions.find, "action-unknown")


def hold_action(request: Request, store: Store) -> Action:
    """Lock the open action that is meant; raises Refusal when it is done, or not the asker's to change."""
    action = find_meant(request, store.actions.hold, "action-unknown")
    if not may_change(request.viewer, action.owner, action.created_by):
        raise Refusal("action-not-yours", number=str(action.number))
    if action.done_at is not None:
        raise Refusal("action-already-done", number=str(action.number))
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
