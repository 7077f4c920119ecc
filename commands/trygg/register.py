"""A kind of thing in the register, such as areas: its list, each thing's card, and the forms that change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from commands.kit.form import RecordForm
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.listing import FIRST_DUE_FIRST, Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.routes import Handler, InteractionKind, Route
from commands.trygg.register_changes import NAMES, counted, record_kind
from commands.vocabulary.blocks import Button, Message, buttons, header, section, short_message
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.names import fold
from domain.refusals import Refusal
from domain.roles import Deed
from domain.spelling import looks_like
from services.register import mergeable
from storage.register import Named, Thing
from storage.store import Store
from storage.tables import HistoryEntry, Place


@dataclass(frozen=True)
class Register(Generic[Named]):
    """One kind of thing: its title's key, what opens and submits the form that adds some, and forms about one."""

    kind: type[Named]
    title: str
    add: Handler
    submit: Handler
    forms: tuple[RecordForm[Named], ...]

    @property
    def name(self) -> str:
        """'areas'."""
        return NAMES[self.kind]

    def list_things(self, request: Request, store: Store) -> Response:
        """List all that were not merged; of places, those of the area whose name was typed."""
        number, words = page_asked(request)
        area = _area_typed(words, store) if self.kind is Place else None
        listing = Listing(
            f"{self.name}.list",
            f"{self.name}.show",
            self.title,
            lambda skip: store.register.listed(self.kind, area, skip=skip),
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
        left_out = "retire" if thing.retired else "restore"
        kept = [] if thing.merged_into else [each for each in row if not each.route.endswith(left_out)]
        back = Button(f"{self.name}.list", reader.say("register-all"), "1|")
        return Message(escape(thing.name), (header(thing.name), *blocks, buttons(*kept, back)))


def _area_typed(words: str, store: Store) -> int | None:
    """The area that the words mean; raises Refusal for words that mean none."""
    area = store.geography.areas_by_name().get(fold(words)) if words else None
    if words and area is None:
        raise Refusal("register-area-unknown")
    return area.id if area else None


def _row(thing: Thing, request: Request, store: Store) -> ListRow:
    reader = request.reader
    known = [each.name for each in mergeable(store, thing)] if isinstance(thing, Place) else []
    like = looks_like(thing.name, known)
    said = [
        _area_of(thing, store),
        counted(thing, reader, store),
        reader.say("register-retired") if thing.retired else "",
        reader.say("register-like", name=like) if like else "",
    ]
    line = Mrkdwn(" · ".join([f"*{escape(thing.name)}*", *(escape(each) for each in said if each)]))
    return ListRow(thing.id, line)


def _area_of(thing: Thing, store: Store) -> str:
    area = store.geography.area(thing.area_id) if isinstance(thing, Place) else None
    return area.name if area else ""


def _facts(thing: Thing, reader: Reader, store: Store) -> Iterator[Mrkdwn]:
    into = store.register.find(type(thing), thing.merged_into) if thing.merged_into else None
    formerly = reader.list(each.name for each in store.register.former_names(thing))
    told = {
        "area": _area_of(thing, store),
        "holds": counted(thing, reader, store),
        "formerly": formerly,
        "merged": into.name if into else "",
    }
    yield reader.rich("register-retired" if thing.retired else "register-in-use")
    for name, fact in told.items():
        if fact:
            yield reader.rich("register-fact", name=name, fact=fact)


def _history_line(entry: HistoryEntry, thing: Thing, reader: Reader, store: Store) -> HistoryLine | None:
    before, after = entry.changes.get("name", ("", ""))
    into = store.register.find(type(thing), entry.changes["into"][1]) if "into" in entry.changes else None
    undone = entry.changes.get("kind", ("",))[0]
    facts = {
        "kind": entry.kind,
        "before": before,
        "after": after,
        "into": into.name if into else "",
        "what": undone,
    }
    return HistoryLine(entry, reader.rich("register-history", **facts))
