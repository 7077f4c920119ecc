"""Who can own an action, and how a new owner hears of it."""

from commands.asks import Ask
from domain.refusals import Refusal
from storage.store import Store
from storage.tables import Action


def owner_faults(owner: str | None, store: Store) -> dict[str, Refusal]:
    """Why that person cannot own an action, at the field 'owner'."""
    if owner is None:
        return {"owner": Refusal("action-needs-owner")}
    known = store.people.find(owner)
    return {"owner": Refusal("action-owner-left")} if known and known.deactivated else {}


def tell_owner(ask: Ask, store: Store, action: Action, turn: str = "") -> bool:
    """Have someone whom another made owner told of it; whether there is anyone to tell.

    `turn` tells apart the times that the same person is given the same action.
    """
    store.people.meet(action.owner)
    if action.owner == ask.user:
        return False
    occasion = f"assigned:{action.id}:{action.owner}{turn}"
    said = {"action": action.id, "owner": action.owner, "by": ask.user, "date": ask.today.isoformat()}
    return store.outbox.put(occasion, "assigned", said, now=ask.now, person=action.owner)
