"""`/action hand N`: someone else becomes the owner, and hears of it."""

from collections.abc import Iterator

from commands.action.card import unit_stays
from commands.action.names import ACTION
from commands.kit.fields import FormField, PersonChoice
from commands.kit.form import Faults, RecordForm, Values
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, context, short_message
from commands.vocabulary.text import join, mention
from domain.refusals import Refusal
from services.actions import hand_over, owner_faults
from storage.store import Store
from storage.tables import Action


def _ask(action: Action, request: Request, store: Store) -> Iterator[FormField | Block]:
    """Ask for the new owner; the unit stays as it is."""
    yield PersonChoice("owner", "action-hand-owner", needed="action-needs-owner", hint="action-hand-hint")
    yield from map(context, unit_stays(action, store, request.reader))


def _faults(action: Action, values: Values, _request: Request, store: Store) -> Faults:
    same, owner = {"owner": Refusal("action-same-owner")}, values["owner"]
    return same if owner == action.owner else owner_faults(store, owner)


def _hand(action: Action, values: Values, request: Request, store: Store) -> Response:
    hand_over(store, action, values["owner"], by=request.user, now=request.now)
    facts = {"number": str(action.number), "title": action.title, "owner": mention(action.owner)}
    words = join([request.reader.rich("action-handed", **facts), *unit_stays(action, store, request.reader)], " ")
    return Reply(short_message(words))


HAND = RecordForm(ACTION, "action.hand", "action-hand-title", _ask, _hand, faults=_faults)
