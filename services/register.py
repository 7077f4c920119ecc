"""Keep the register true: rename, merge, move, retire and restore its things."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.names import fold, tidy
from domain.refusals import Refusal
from domain.register import RegisterChange
from domain.sharing import PUBLIC
from services.memberships import release
from storage.register import Named, Thing
from storage.store import Store
from storage.tables import Area, HistoryEntry, Partner, Place, Unit

Changes = dict[str, list[Any]]
Kinded = Partner | Place
"""Things that are of one of a few kinds."""


def renaming_fault(store: Store, thing: Named, name: str) -> Refusal | None:
    """Tell why a thing cannot be called so: it is already, or another one is."""
    if tidy(name) == thing.name:
        return Refusal("register-same-name", name=thing.name)
    for other in store.register.beside(thing):
        if fold(other.name) == fold(name) and other.merged_into != thing.id:
            return Refusal("register-name-taken", name=other.name)
    return None


def rename(store: Store, thing: Named, name: str, *, by: str, now: datetime) -> HistoryEntry:
    """Call a thing otherwise; its former name still means it. Raises Refusal as `renaming_fault` tells.

    So is a partner's unit of the same name.
    """
    if fault := renaming_fault(store, thing, name):
        raise fault
    before = thing.name
    alike = [unit for unit in _namesakes(store, thing) if renaming_fault(store, unit, name) is None]
    within = [rename(store, unit, name, by=by, now=now).id for unit in alike]
    is_told = _is_told(store, thing)
    give_name(store, thing, tidy(name))
    if is_told and fold(before) != fold(name):
        store.register.keep_name(thing, before)
    changes: Changes = {"name": [before, thing.name], "within": [within]}
    return keep_change(store, thing, RegisterChange.RENAMED, changes, by=by, now=now)


def hold_register(store: Store) -> None:
    """Let nobody else change the register until the transaction ends, and read anew what others have done."""
    store.pictures.hold_workspace()
    store.session.flush()
    store.session.expire_all()


def merging_fault(store: Store, thing: Named, into: Named) -> Refusal | None:
    """Tell why a thing cannot be merged into another one."""
    if into.id == thing.id:
        return Refusal("register-merge-itself")
    if thing.merged_into or into not in mergeable(store, thing):
        return Refusal("choose-from-list")
    return None


def mergeable(store: Store, thing: Named) -> Sequence[Named]:
    """List what a thing can be merged into: others in use, within the same area or partner, by name.

    An area cannot be merged into one that lies in it.
    """
    others = [each for each in store.register.beside(thing) if not each.retired and not is_stated(each)]
    parts = store.geography.areas_within([thing.id]) if isinstance(thing, Area) else ()
    return [each for each in others if each.id not in parts]


def is_stated(thing: Thing) -> bool:
    """Tell whether only people who say to belong there have named it."""
    return isinstance(thing, Partner | Unit) and thing.unconfirmed


def merge(store: Store, thing: Named, into: Named, *, by: str, now: datetime) -> HistoryEntry:
    """Let all that was a thing's be another's, which its name means from now on.

    So are parts of the same name, such as places of areas. Raises Refusal as `merging_fault` tells.
    """
    hold_register(store)
    if fault := merging_fault(store, thing, into):
        raise fault
    return _merge(store, thing, into, by=by, now=now)


def moving_fault(store: Store, area: Area, parent: Area | None) -> Refusal | None:
    """Tell why an area cannot lie in another one, or in none."""
    if parent and parent.id in store.geography.areas_within([area.id]):
        return Refusal("areas-move-cycle", name=area.name, parent=parent.name)
    if parent and parent.retired:
        return Refusal("choose-from-list")
    if area.parent_id == (parent.id if parent else None):
        return Refusal("areas-move-there")
    return None


def move(store: Store, area: Area, parent: Area | None, *, by: str, now: datetime) -> HistoryEntry:
    """Let an area, with all that lies in it, lie in another one or in none; raises Refusal as `moving_fault`."""
    hold_register(store)
    if fault := moving_fault(store, area, parent):
        raise fault
    before, area.parent_id = area.parent_id, parent.id if parent else None
    return keep_change(store, area, RegisterChange.MOVED, {"parent": [before, area.parent_id]}, by=by, now=now)


def classify(store: Store, thing: Kinded, kind: StrEnum | None, *, by: str, now: datetime) -> HistoryEntry:
    """Tell what kind of thing it is, or that this is not told; raises Refusal where nothing changes by it."""
    before, thing.kind = thing.kind, kind.value if kind else None
    if before == thing.kind:
        raise Refusal("register-same-kind")
    return keep_change(store, thing, RegisterChange.KIND, {"of_kind": [before, thing.kind]}, by=by, now=now)


def retire(store: Store, thing: Named, *, by: str, now: datetime) -> HistoryEntry:
    """Offer a thing no more; what was told of it stays.

    Raises Refusal where it is retired, the last area, or one in which others lie.

    Nobody belongs to a retired unit or partner; the coordinators are told who did.
    """
    hold_register(store)
    if thing.retired:
        raise Refusal("register-retired-already", name=thing.name)
    if isinstance(thing, Area) and not mergeable(store, thing):
        raise Refusal("register-last-area")
    if part := next((each for each in store.geography.areas() if _lies_in(each, thing)), None):
        raise Refusal("areas-retire-parts", name=thing.name, part=part.name)
    thing.retired = True
    store.session.flush()
    occasion = f"{thing.__tablename__}:{thing.id}:{now.isoformat()}"
    left = release(store, by=by, now=now, occasion=occasion) if isinstance(thing, Partner | Unit) else []
    return keep_change(
        store, thing, RegisterChange.RETIRED, {"people": [[list(each) for each in left]]}, by=by, now=now
    )


def restore(store: Store, thing: Named, *, by: str, now: datetime) -> HistoryEntry:
    """Offer a thing again; raises Refusal where it is in use or was merged."""
    if not thing.retired or thing.merged_into:
        raise Refusal("register-in-use-already", name=thing.name)
    thing.retired = False
    return keep_change(store, thing, RegisterChange.RESTORED, {}, by=by, now=now)


def _merge(store: Store, thing: Thing, into: Thing, *, by: str, now: datetime) -> HistoryEntry:
    within = [_merge(store, *pair, by=by, now=now).id for pair in _same_names(store, thing, into)]
    before: dict[str, Any] = {"retired": thing.retired, "within": within}
    is_told = _is_told(store, thing)
    if isinstance(thing, Place) and isinstance(into, Place):
        before["registered"] = into.registered
        into.registered = into.registered or thing.registered
    if isinstance(thing, Kinded) and isinstance(into, Kinded):
        before["kind"] = into.kind
        into.kind = into.kind or thing.kind
    moved = store.register.move(thing, into)
    thing.merged_into, thing.retired = into.id, True
    if is_told and fold(thing.name) != fold(into.name):
        store.register.keep_name(into, thing.name)
    changes: Changes = {"into": [None, into.id], "before": [before], "moved": [moved]}
    return keep_change(store, thing, RegisterChange.MERGED, changes, by=by, now=now)


def _same_names(store: Store, thing: Thing, into: Thing) -> Iterator[tuple[Thing, Thing]]:
    """The parts of a merged thing whose names are taken in the other, each with the one it is there.

    So are units that are called as their partners are.
    """
    there = {_name_within(part, into): part for part in store.register.parts(into)}
    for part in store.register.parts(thing):
        twin = there.get(_name_within(part, thing))
        if twin and not part.merged_into:
            yield part, store.register.find(type(twin), twin.merged_into or 0) or twin


def _lies_in(area: Area, thing: Thing) -> bool:
    return isinstance(thing, Area) and area.parent_id == thing.id


def _name_within(part: Thing, whole: Thing) -> str:
    """The folded name; '' for that of the whole."""
    return "" if fold(part.name) == fold(whole.name) else fold(part.name)


def _namesakes(store: Store, thing: Thing) -> list[Unit]:
    units = [each for each in store.register.parts(thing) if isinstance(each, Unit) and not each.merged_into]
    return [unit for unit in units if fold(unit.name) == fold(thing.name)]


def _is_told(store: Store, thing: Thing) -> bool:
    """Whether all may know of its name: others must not learn of it by what it means later."""
    return not isinstance(thing, Place) or store.geography.place(thing.id, PUBLIC) is not None


def give_name(store: Store, thing: Thing, name: str) -> None:
    """Give a thing a name that nothing in use has; what was merged into it and is called so gives way."""
    store.register.forget_name(thing, name)
    for merged in store.register.beside(thing):
        if fold(merged.name) == fold(name):
            _put_name(store, merged, f"{merged.name} ({merged.id})")
    _put_name(store, thing, name)


def _put_name(store: Store, thing: Thing, name: str) -> None:
    thing.name = name
    if isinstance(thing, Place):
        thing.folded = fold(name)
    store.session.flush()


def keep_change(
    store: Store, thing: Thing, change: RegisterChange, changes: Changes, *, by: str, now: datetime
) -> HistoryEntry:
    return store.history.add(thing, change, by=by, at=now, changes=changes)
