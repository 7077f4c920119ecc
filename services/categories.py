"""Keep a workspace's categories true: rename, add, retire and restore them, give them synonyms, and undo that."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEvent
from domain.categories import Category
from domain.category_names import category_called, name_fault, read_new, read_renamed
from domain.names import fold
from domain.own_categories import Categories, CategoryChange
from domain.records import read_record
from domain.refusals import Refusal
from domain.register import UNDONE_WITHIN, RegisterChange
from storage.store import Store
from storage.tables import HistoryEntry


def renaming_fault(known: Categories, category: Category, name: str) -> Refusal | None:
    """Tell why a category cannot be called so: it is already, another one is, or it is too long."""
    try:
        after = known.changed(read_renamed(known, category, name))
    except Refusal as refusal:
        return refusal
    fresh = after.by_key[category.key]
    if {fresh.sv, fresh.en} & {category.sv, category.en}:
        return Refusal("register-same-name", name=name)
    return name_fault(after)


def rename(store: Store, category: Category, name: str, *, by: str, now: datetime) -> HistoryEntry:
    """Call a category otherwise, in both languages; its former name still means it.

    The kinds under a heading follow. Raises Refusal as `renaming_fault` tells.
    """

    def renamed(known: Categories, before: CategoryChange) -> CategoryChange:
        shown = known.by_key[category.key]
        if fault := renaming_fault(known, shown, name):
            raise fault
        formerly = (*before.formerly, shown.sv) if before.name else before.formerly
        return replace(read_renamed(known, shown, name), formerly=tuple(dict.fromkeys(formerly)))

    return _change(store, category, RegisterChange.RENAMED, renamed, by=by, now=now)


def adding_fault(known: Categories, names: Sequence[str]) -> Refusal | None:
    """Tell why the first of the names that cannot be kept is none."""
    for name in names:
        if not category_called(known, name):
            known = known.changed(read_new(known, name))
        if fault := name_fault(known):
            return fault
    return None


def add(store: Store, names: Sequence[str], *, by: str, now: datetime) -> None:
    """Let these categories be in use: 'Hot – mot personal' is a new kind of 'Hot'.

    Raises Refusal as `adding_fault` tells.
    """
    _hold(store)
    if fault := adding_fault(store.categories.known(), names):
        raise fault
    for name in names:
        known = store.categories.known()
        category = category_called(known, name)
        if category is None:
            row = store.categories.keep(read_new(known, name))
            store.audit.note(AuditEvent.MADE, "category", row.id, by=by, at=now, content=name)
        elif category.retired:
            restore(store, category, by=by, now=now)


def synonyms_fault(known: Categories, category: Category, words: Sequence[str]) -> Refusal | None:
    """Tell which of the words means another category already, by its name or as its synonym."""
    others = [each for each in known.every if each.key != category.key]
    taken = {fold(name): name for each in others for name in (each.sv, each.en, *each.synonyms)}
    fault = next((word for word in words if fold(word) in taken), None)
    return Refusal("register-name-taken", name=taken[fold(fault)]) if fault else None


def give_synonyms(
    store: Store, category: Category, words: Sequence[str], *, by: str, now: datetime
) -> HistoryEntry:
    """Let these words mean the category, and none that it was given before. Raises Refusal for a taken one."""

    def given(known: Categories, before: CategoryChange) -> CategoryChange:
        if fault := synonyms_fault(known, category, words):
            raise fault
        return replace(before, synonyms=tuple(words))

    return _change(store, category, RegisterChange.SYNONYMS, given, by=by, now=now)


def retire(store: Store, category: Category, *, by: str, now: datetime) -> HistoryEntry:
    """Offer a category no more; what was told of it stays. Raises Refusal where it is retired, or the last."""

    def retired(known: Categories, before: CategoryChange) -> CategoryChange:
        if before.retired:
            raise Refusal("register-retired-already", name=category.sv)
        if len(known.offered) == 1:
            raise Refusal("categories-last")
        return replace(before, retired=True)

    return _change(store, category, RegisterChange.RETIRED, retired, by=by, now=now)


def restore(store: Store, category: Category, *, by: str, now: datetime) -> HistoryEntry:
    """Offer a category again; raises Refusal where it is in use."""

    def restored(_known: Categories, before: CategoryChange) -> CategoryChange:
        if not before.retired:
            raise Refusal("register-in-use-already", name=category.sv)
        return replace(before, retired=False)

    return _change(store, category, RegisterChange.RESTORED, restored, by=by, now=now)


def undo(store: Store, entry: HistoryEntry, *, by: str, now: datetime) -> Category:
    """Let a category be as before its last change; raises Refusal a day later, or once it changed again."""
    _hold(store)
    row = store.categories.row_of(entry.category_id) if entry.category_id else None
    if row is None or entry.kind == RegisterChange.UNDONE or store.history.of(row)[0].id != entry.id:
        raise Refusal("register-undo-changed")
    if now - entry.at > UNDONE_WITHIN:
        raise Refusal("register-undo-late")
    known = store.categories.known()
    told = {**vars(known.change_of(row.key)), **{name: was for name, (was, _) in entry.changes.items()}}
    change = read_record(told, CategoryChange)
    if fault := name_fault(known.changed(change)):
        raise fault
    store.categories.keep(change)
    store.history.add(row, RegisterChange.UNDONE, by=by, at=now, changes={"kind": [entry.kind, None]})
    return store.categories.known().by_key[row.key]


def _change(
    store: Store,
    category: Category,
    kind: RegisterChange,
    decide: Callable[[Categories, CategoryChange], CategoryChange],
    *,
    by: str,
    now: datetime,
) -> HistoryEntry:
    """Keep what is decided of a category as it is now, and in its history what that was before."""
    _hold(store)
    known = store.categories.known()
    before = known.change_of(category.key)
    after = decide(known, before)
    row = store.categories.keep(after)
    shown = [each.by_key[category.key].sv for each in (known, store.categories.known())]
    pairs = {name: [was, getattr(after, name)] for name, was in vars(before).items()} | {"shown": shown}
    changes = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return store.history.add(row, kind, by=by, at=now, changes=changes)


def _hold(store: Store) -> None:
    """Let nobody else change the categories meanwhile, and know what others have done before."""
    store.pictures.hold_workspace()
    store.categories.forget()
