"""A kind of thing in the register, such as areas: its list, each thing's card, and the forms that change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from commands.incident.columns import PLACE_KIND
from commands.kit.form import RecordForm
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.listing import FIRST_DUE_FIRST, Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response
from commands.routes import Handler, InteractionKind, Route
from commands.trygg.register_changes import NAMES, counted, likely_double, record_kind
from commands.vocabulary.blocks import Button, Message, buttons, header, section, short_message
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.names import fold
from domain.refusals import Refusal
from domain.register import RegisterChange
from domain.roles import Deed
from services.register import Kinded, is_stated, mergeable
from storage.register import WITHIN, Named, Thing
from storage.store import Store
from storage.tables import Area, HistoryEntry, Partner, Place, Unit

PARTS = {"places": "places-title", "units": "units-title"}


@dataclass(frozen=True)
class Register(Generic[Named]):
    """One kind of thing: its title's key, what opens and submits the form that adds some, and forms about one.

    `parts` are what it is made of: its card leads to their list.
    """

    kind: type[Named]
    title: str
    add: Handler
    submit: Handler
    forms: tuple[RecordForm[Named], ...]
    parts: str = ""

    @property
    def name(self) -> str:
        """'areas'."""
        return NAMES[self.kind]

    def list_things(self, request: Request, store: Store) -> Response:
        """List all that were not merged; of places or units, those of the area or partner that is named."""
        number, words = page_asked(request)
        whole = _whole_named(words, self.kind, store) if words else None
        listing = Listing(
            f"{self.name}.list",
            f"{self.name}.show",
            self.title,
            lambda skip: store.register.listed(self.kind, whole, skip=skip),
            partial(_row, request=request, store=store),
            short_message(request.reader.rich("register-none")),
            words=words,
            turning=FIRST_DUE_FIRST,
            below=(buttons(Button(f"{self.name}.add", request.reader.say("register-add"))),),
        )
        return listing.answer(number, request, store)

    def show_thing(self, request: Request, store: Store) -> Response:
        """Show one with what it holds, what was done with it, and buttons to what can be."""
        return Reply(self._card(record_kind(self.kind).find(request, store), request, store))

    def routes(self) -> tuple[Route, ...]:
        """List every way in but the command's."""
        needs = Deed.COORDINATE
        return (
            Route(InteractionKind.BUTTON, f"{self.name}.list", self.list_things, needs),
            Route(InteractionKind.BUTTON, f"{self.name}.show", self.show_thing, needs),
            Route(InteractionKind.BUTTON, f"{self.name}.add", self.add, needs),
            Route(InteractionKind.FORM, f"{self.name}.add", self.submit, needs),
            *(route for form in self.forms for route in form.routes(needs)),
        )

    def _card(self, thing: Named, request: Request, store: Store) -> Message:
        reader = request.reader
        entries = store.history.of(thing)
        lines = [line for each in entries[:MOST_ENTRIES] if (line := _history_line(each, thing, reader, store))]
        blocks = [section(join(list(_facts(thing, reader, store)))), *history_blocks(lines, len(entries), reader)]
        row = [Button(each.route, reader.say(each.title), str(thing.id)) for each in self.forms]
        left_out = {"retire" if thing.retired else "restore", "kind" if _is_mentioned(thing) else "keep"}
        shown = [each for each in row if each.route.rpartition(".")[2] not in left_out]
        kept = [] if thing.merged_into else shown
        lists = [Button(f"{self.name}.list", reader.say("register-all"), "1|")]
        if self.parts:
            lists.insert(0, Button(f"{self.parts}.list", reader.say(PARTS[self.parts]), f"1|#{thing.id}"))
        if isinstance(thing, Partner):
            lists.insert(0, Button("members.list", reader.say("members-title"), f"1|#{thing.id}"))
        return Message(escape(thing.name), (header(thing.name), *blocks, buttons(*kept, *lists)))


def _whole_named(words: str, kind: type[Named], store: Store) -> int | None:
    """The area or the partner that words, or a button by its id, mean; raises Refusal for words that mean none.

    None for a kind that is no part of another.
    """
    if kind not in WITHIN:
        return None
    known = store.geography.areas_by_name() if kind is Place else store.partnership.partners_by_name()
    whole = known.get(fold(words))
    if whole is None and id_in(words) is None:
        raise Refusal("register-area-unknown")
    return whole.id if whole else id_in(words)


def _row(thing: Thing, request: Request, store: Store) -> ListRow:
    reader = request.reader
    like = None if isinstance(thing, Area) else likely_double(thing, mergeable(store, thing))
    said = [
        _whole_of(thing, store),
        _kind_of(thing, reader),
        counted(thing, reader, store),
        reader.say("register-stated") if is_stated(thing) or _is_mentioned(thing) else "",
        reader.say("register-retired") if thing.retired else "",
        reader.say("register-like", name=like.name) if like else "",
    ]
    line = Mrkdwn(" · ".join([f"*{escape(thing.name)}*", *(escape(each) for each in said if each)]))
    return ListRow(thing.id, line)


def _whole_of(thing: Thing, store: Store) -> str:
    """The name of the area or the partner that it is a part of; '' for none."""
    if isinstance(thing, Unit):
        return store.partnership.partner_of(thing).name
    whole = thing.area_id if isinstance(thing, Place) else thing.parent_id if isinstance(thing, Area) else None
    area = store.geography.area(whole) if whole else None
    return area.name if area else ""


def _is_mentioned(thing: Thing) -> bool:
    """Whether only reports have named it."""
    return isinstance(thing, Place) and not thing.registered


def _kind_of(thing: Thing, reader: Reader) -> str:
    """What kind of organisation or place it is; '' where that is not told."""
    return _kind_named(thing, thing.kind, reader) if isinstance(thing, Kinded) else ""


def _kind_named(thing: Thing, kind: str | None, reader: Reader) -> str:
    if isinstance(thing, Place):
        return PLACE_KIND.show(kind, reader)
    return reader.say("partners-kind-name", value=kind) if kind else ""


def _facts(thing: Thing, reader: Reader, store: Store) -> Iterator[Mrkdwn]:
    into = store.register.find(type(thing), thing.merged_into) if thing.merged_into else None
    formerly = reader.list(each.name for each in store.register.former_names(thing))
    told = {
        "kind": _kind_of(thing, reader),
        "whole": _whole_of(thing, store),
        "holds": counted(thing, reader, store),
        "formerly": formerly,
        "merged": into.name if into else "",
        "teams": reader.list(store.partnership.teams_of(thing)) if isinstance(thing, Partner) else "",
    }
    yield reader.rich("register-retired" if thing.retired else "register-in-use")
    for name, fact in told.items():
        if fact:
            yield reader.rich("register-fact", name=name, fact=fact)


def _history_line(entry: HistoryEntry, thing: Thing, reader: Reader, store: Store) -> HistoryLine | None:
    before, after = entry.changes.get("name", ("", ""))
    _, other = entry.changes.get("into") or entry.changes.get("parent") or (None, None)
    into = store.register.find(type(thing), other) if other else None
    undone = entry.changes.get("kind", ("",))[0]
    facts = {
        "kind": "moved_out" if entry.kind == RegisterChange.MOVED and not into else entry.kind,
        "before": before,
        "after": after,
        "into": into.name if into else "",
        "what": undone,
        "is_kind": _kind_named(thing, entry.changes.get("of_kind", (None, None))[1], reader) or "none",
        "teams": reader.list(entry.changes.get("teams", ((), ()))[1]) or "none",
    }
    return HistoryLine(entry, reader.rich("register-history", **facts))
