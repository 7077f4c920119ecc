"""The action that a person means, and whether the person may change it."""

from commands.request import Request, number_in
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


def _known(action: Action | None, number: int) -> Action:
    if action is None:
        raise Refusal("action-unknown", number=str(number))
    return action
