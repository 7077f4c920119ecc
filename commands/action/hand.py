"""`/action hand N`: someone else becomes the owner, and hears of it."""

from commands.action.card import unit_stays
from commands.action.find import form_about, hold_action
from commands.kit.fields import PersonChoice
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.vocabulary.blocks import context, short_message
from commands.vocabulary.text import join, mention
from domain.refusals import Refusal
from services.actions import hand_over, owner_faults
from storage.store import Store
from storage.tables import Action


def open_hand_over(request: Request, store: Store) -> Response:
    """Ask who is to own the action; raises Refusal when it is unknown, done, or not for the asker."""
    return OpenForm(hand_form(hold_action(request, store), store, request.reader).view(request.reader))


def hand_form(action: Action, store: Store, reader: Reader) -> Form:
    """Choose the new owner; the unit stays as it is."""
    owner = PersonChoice("owner", "action-hand-owner", needed="action-needs-owner", hint="action-hand-hint")
    unit = map(context, unit_stays(action, store, reader))
    return form_about(action, reader, "action.hand", "action-hand-title", owner, *unit)


def submit_hand_over(request: Request, store: Store) -> Response:
    """Make the chosen person the owner.

    Raises FormRefused for no one, the same one, or one who has left.
    """
    action = hold_action(request, store)
    filled = hand_form(action, store, request.reader).submitted(
        request, store, lambda filled: _faults(filled["owner"], action, store)
    )
    hand_over(store, action, filled["owner"], by=request.user, now=request.now)
    facts = {"number": str(action.number), "title": action.title, "owner": mention(action.owner)}
    words = join([request.reader.rich("action-handed", **facts), *unit_stays(action, store, request.reader)], " ")
    return Reply(short_message(words))


def _faults(owner: str | None, action: Action, store: Store) -> dict[str, Refusal]:
    return {"owner": Refusal("action-same-owner")} if owner == action.owner else owner_faults(store, owner)
