"""Who can own an action, and how a new owner hears of it."""

from typing import Any

from commands.action.card import unit_name
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal
from storage.store import Store
from storage.tables import Action


def owner_faults(owner: str | None, store: Store) -> dict[str, Refusal]:
    """Why that person cannot own an action, at the field 'owner'."""
    if owner is None:
        return {"owner": Refusal("action-needs-owner")}
    known = store.people.find(owner)
    if known and known.deactivated:
        return {"owner": Refusal("action-owner-left")}
    return {} if known and known.locale is not None else {"owner": Refusal("person-unknown")}


def unit_stays(action: Action, store: Store, reader: Reader) -> list[Mrkdwn]:
    """That a new owner does not change whose unit's action it is; nothing where it is no unit's."""
    unit = unit_name(action, store)
    return [reader.rich("action-hand-unit", unit=unit)] if unit else []


def tell_owner(request: Request, store: Store, action: Action, turn: str = "") -> bool:
    """Have someone whom another made owner told of it; whether there is anyone to tell.

    `turn` tells apart the times that the same person is given the same action.
    """
    store.people.meet(action.owner)
    if action.owner == request.user:
        return False
    idempotency_key = f"assigned:{action.id}:{action.owner}{turn}"
    payload: dict[str, Any] = {
        "action": action.id,
        "owner": action.owner,
        "by": request.user,
        "date": request.today.isoformat(),
    }
    payload |= {"handed": True} if turn else {}
    return store.outbox.put(idempotency_key, "assigned", payload, now=request.now, person=action.owner)
