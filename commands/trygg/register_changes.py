"""What is done with a thing in the register: renamed, merged, retired, restored – each told first, and undone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from commands.kit.card import RecordKind
from commands.kit.fields import Choice, EnumChoice, FormField, ShortText
from commands.kit.form import RecordForm, Values
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response
from commands.trygg.names import fault_in
from commands.vocabulary.blocks import Block, Button, section, short_message
from commands.vocabulary.forms import Option
from commands.vocabulary.text import Mrkdwn, escape
from domain.incident_rows import NOT_IN_PARTNERS, NOT_IN_UNITS
from domain.incidents import LONGEST_NAME
from domain.names import tidy
from domain.refusals import Refusal
from domain.sharing import Viewer
from domain.spelling import looks_like
from services.register import (
    Kinded,
    classify,
    merge,
    mergeable,
    merging_fault,
    rename,
    renaming_fault,
    restore,
    retire,
)
from services.register_undo import undo
from storage.register import Named, Thing
from storage.store import Store
from storage.tables import Area, HistoryEntry, Partner, Place, Unit

KindedThing = TypeVar("KindedThing", Partner, Place)
UNDO = "register.undo"
NAMES: dict[type[Any], str] = {Area: "areas", Place: "places", Partner: "partners", Unit: "units"}
"""What the routes of each kind begin with."""
SIGHT: dict[type[Any], str] = {Place: "register-merge-sight", Partner: "register-merge-sight-partner"}
"""What a merge lets people see."""
SIGNS: dict[type[Any], str] = {Partner: NOT_IN_PARTNERS, Unit: NOT_IN_UNITS}
"""Those that may not stand in a name, as they part names elsewhere."""


def _look_up(kind: type[Named], store: Store, thing_id: int, _viewer: Viewer, _changing: bool) -> Named | None:  # noqa: FBT001 (as every record is looked up)
    return store.register.find(kind, thing_id)


def record_kind(kind: type[Named]) -> RecordKind[Named]:
    """Build how a thing of the kind is asked for; whoever comes so far is a coordinator."""
    return RecordKind(
        partial(_look_up, kind),
        lambda thing, _reader: escape(thing.name),
        lambda _thing: (),
        lambda thing: thing.merged_into,
        unknown="register-unknown",
        not_yours="coordinators-none",
        over="register-merged-already",
    )


def change_forms(kind: type[Named], *more: RecordForm[Named]) -> tuple[RecordForm[Named], ...]:
    """List the forms about one thing of the kind, `more` of its own among them."""
    name, form = NAMES[kind], partial(RecordForm, record_kind(kind))
    merging, retiring, restoring = "register-merge", "register-retire", "register-restore"
    return (
        form(f"{name}.rename", "register-rename", _ask_name, _rename, faults=_faults_of_name),
        form(f"{name}.merge", merging, _ask_into, _merge, faults=_faults_of_merge, label=merging),
        *more,
        form(f"{name}.retire", retiring, _tell_retired, _retire, label=retiring),
        form(f"{name}.restore", restoring, _tell_restored, _restore, label=restoring),
    )


def kind_form(kind: type[KindedThing], asked: EnumChoice) -> RecordForm[KindedThing]:
    """Build the form that tells what kind of thing one is, `asked` for as where they are added."""
    route = f"{NAMES[kind]}.kind"
    return RecordForm(record_kind(kind), route, asked.label, partial(_ask_kind, asked), _classify)


def likely_double(thing: Thing, others: Sequence[Thing]) -> Thing | None:
    """Find the other whose name could be taken for the thing's; names with other figures are others."""
    same = {each.name: each for each in others if _figures(each.name) == _figures(thing.name)}
    return same.get(looks_like(thing.name, same) or "")


def _figures(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def undo_change(request: Request, store: Store) -> Response:
    """Undo the change that the button was shown for; raises Refusal where it is too late."""
    entry = store.history.find(id_in(request.value) or 0)
    if entry is None:
        raise Refusal("register-undo-changed")
    thing = undo(store, entry, by=request.user, now=request.now)
    return Reply(short_message(request.reader.rich("register-undone", name=thing.name), _show(thing, request)))


def counted(thing: Thing, reader: Reader, store: Store) -> str:
    """Write '12 händelser och 2 åtgärder': what refers to the thing; '' for nothing."""
    found = store.register.references(thing)
    return reader.list(
        reader.say("register-count", what=each, count=count) for each, count in found.items() if count
    )


def _show(thing: Thing, request: Request) -> Button:
    return Button(f"{NAMES[type(thing)]}.show", request.reader.say("button-show"), str(thing.id))


def answer_done(entry: HistoryEntry, thing: Thing, words: Mrkdwn, request: Request) -> Response:
    """Answer with what was done, and the button that undoes it."""
    undoing = Button(UNDO, request.reader.say("register-undo"), str(entry.id))
    return Reply(short_message(words, undoing, _show(thing, request)))


def _ask_name(thing: Thing, _request: Request, _store: Store) -> Iterator[FormField]:
    yield ShortText(
        "name",
        "register-name",
        value=thing.name,
        most=LONGEST_NAME,
        needed="name-missing",
        hint="register-name-hint",
    )


def _faults_of_name(thing: Thing, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    name = tidy(values["name"] or "")
    fault = fault_in(name, SIGNS.get(type(thing), "")) or renaming_fault(store, thing, name)
    return {"name": fault} if fault else {}


def _rename(thing: Thing, values: Values, request: Request, store: Store) -> Response:
    before = thing.name
    entry = rename(store, thing, values["name"], by=request.user, now=request.now)
    words = request.reader.rich("register-renamed", before=before, name=thing.name)
    return answer_done(entry, thing, words, request)


def _ask_into(thing: Thing, request: Request, store: Store) -> Iterator[FormField | Block]:
    others = mergeable(store, thing)
    if not others:
        raise Refusal("register-merge-alone")
    likely = likely_double(thing, others)
    holds = counted(thing, request.reader, store)
    key = "register-merge-moves" if holds else "register-merge-empty"
    yield section(request.reader.rich(key, name=thing.name, holds=holds))
    if sight := SIGHT.get(type(thing)):
        yield section(request.reader.rich(sight, name=thing.name))
    options = [Option(str(each.id), each.name) for each in others]
    value = str(likely.id) if likely else None
    yield Choice("into", "register-into", options, value=value, needed="choose-from-list", kind=int)


def _faults_of_merge(thing: Thing, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    into = store.register.find(type(thing), values["into"] or 0)
    fault = merging_fault(store, thing, into) if into else Refusal("choose-from-list")
    return {"into": fault} if fault else {}


def _merge(thing: Thing, values: Values, request: Request, store: Store) -> Response:
    holds = counted(thing, request.reader, store)
    into = store.register.find(type(thing), values["into"])
    if into is None:
        raise Refusal("register-unknown")
    entry = merge(store, thing, into, by=request.user, now=request.now)
    facts = {"name": thing.name, "into": into.name, "holds": holds}
    words = request.reader.rich("register-merged" if holds else "register-merged-empty", **facts)
    return answer_done(entry, into, words, request)


def _ask_kind(asked: EnumChoice, thing: Kinded, _request: Request, _store: Store) -> Iterator[FormField]:
    yield replace(asked, value=thing.kind)


def _classify(thing: Kinded, values: Values, request: Request, store: Store) -> Response:
    entry = classify(store, thing, values["kind"], by=request.user, now=request.now)
    return answer_done(entry, thing, request.reader.rich("register-kind-saved", name=thing.name), request)


def _tell_retired(thing: Thing, request: Request, store: Store) -> Iterator[Block]:
    if isinstance(thing, Partner | Unit):
        yield section(request.reader.rich("register-retire-people"))
    holds = counted(thing, request.reader, store)
    yield section(request.reader.rich("register-retire-keeps" if holds else "register-retire-empty", holds=holds))


def _retire(thing: Thing, _values: Values, request: Request, store: Store) -> Response:
    entry = retire(store, thing, by=request.user, now=request.now)
    return answer_done(entry, thing, request.reader.rich("register-retired-now", name=thing.name), request)


def _tell_restored(_thing: Thing, request: Request, _store: Store) -> Iterator[Block]:
    yield section(request.reader.rich("register-restore-tells"))


def _restore(thing: Thing, _values: Values, request: Request, store: Store) -> Response:
    entry = restore(store, thing, by=request.user, now=request.now)
    return answer_done(entry, thing, request.reader.rich("register-restored-now", name=thing.name), request)
