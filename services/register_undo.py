"""Undo what was last done with a thing in the register, for a day."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from domain.names import fold
from domain.refusals import Refusal
from domain.register import UNDONE_WITHIN, RegisterChange
from services.memberships import take_back
from services.register import Kinded, give_name, hold_register, keep_change, moving_fault, renaming_fault
from storage.register import REFERENCES, Thing
from storage.store import Store
from storage.tables import Area, HistoryEntry, Place


def thing_of(store: Store, entry: HistoryEntry) -> Thing | None:
    """Find what an entry of the history is about."""
    for kind in REFERENCES:
        if thing_id := getattr(entry, f"{kind.__tablename__}_id"):
            return store.register.find(kind, thing_id)
    return None


def undo(store: Store, entry: HistoryEntry, *, by: str, now: datetime) -> Thing:
    """Let a thing be as it was before its last change; raises Refusal a day later, or once it changed again."""
    hold_register(store)
    thing = thing_of(store, entry)
    undo_one = _UNDOING.get(RegisterChange(entry.kind)) if thing else None
    if thing is None or undo_one is None or store.history.of(thing)[0].id != entry.id:
        raise Refusal("register-undo-changed")
    if now - entry.at > UNDONE_WITHIN:
        raise Refusal("register-undo-late")
    undo_one(store, thing, entry, by, now)
    keep_change(store, thing, RegisterChange.UNDONE, {"kind": [entry.kind, None]}, by=by, now=now)
    return thing


def _undo_name(store: Store, thing: Thing, entry: HistoryEntry, by: str, now: datetime) -> None:
    before, _ = entry.changes["name"]
    if fold(before) != fold(thing.name) and (fault := renaming_fault(store, thing, before)):
        raise fault
    give_name(store, thing, before)
    _undo_within(store, entry.changes["within"][0], by, now)


def _undo_move(store: Store, thing: Area, entry: HistoryEntry, _by: str, _now: datetime) -> None:
    parent = store.geography.area(entry.changes["parent"][0] or 0)
    if fault := moving_fault(store, thing, parent):
        raise fault
    thing.parent_id = parent.id if parent else None


def _undo_merge(store: Store, thing: Thing, entry: HistoryEntry, by: str, now: datetime) -> None:
    into = store.register.find(type(thing), thing.merged_into or 0)
    if into is None or into.merged_into:
        raise Refusal("register-undo-changed")
    (before,), (moved,) = entry.changes["before"], entry.changes["moved"]
    if thing.id in store.geography.areas_within(moved.get("area.parent_id", [])):
        raise Refusal("register-undo-changed")  # it lies by now in what would lie in it
    store.register.move_back(thing, into, moved)
    thing.merged_into, thing.retired = None, before["retired"]
    store.register.forget_name(into, thing.name)
    if isinstance(into, Place):
        into.registered = before["registered"]
    if isinstance(thing, Kinded) and isinstance(into, Kinded) and into.kind == thing.kind:
        into.kind = before.get("kind", into.kind)
    _undo_within(store, before["within"], by, now)


def _undo_within(store: Store, entries: Sequence[int], by: str, now: datetime) -> None:
    for inner in filter(None, map(store.history.find, entries)):
        undo(store, inner, by=by, now=now)


def _undo_retired(store: Store, thing: Thing, entry: HistoryEntry, _by: str, _now: datetime) -> None:
    thing.retired = not thing.retired
    store.session.flush()
    take_back(store, entry.changes.get("people", [[]])[0])


def _undo_kind(_store: Store, thing: Kinded, entry: HistoryEntry, _by: str, _now: datetime) -> None:
    thing.kind, _ = entry.changes["of_kind"]


_UNDOING: dict[RegisterChange, Callable[[Store, Any, HistoryEntry, str, datetime], None]] = {
    RegisterChange.RENAMED: _undo_name,
    RegisterChange.MERGED: _undo_merge,
    RegisterChange.MOVED: _undo_move,
    RegisterChange.RETIRED: _undo_retired,
    RegisterChange.RESTORED: _undo_retired,
    RegisterChange.KIND: _undo_kind,
}
