"""`/trygg categories`: what kinds of incidents there are: add some, and keep them true."""

from collections.abc import Iterator, Mapping

from commands.kit.fields import FreeText
from commands.kit.form import Form, Values
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.listing import FIRST_DUE_FIRST, ON_A_PAGE, Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response, tell
from commands.trygg.category_changes import CATEGORY, FORMS, RESTORE, RETIRE, counted, write_counts
from commands.trygg.names import names_faults, names_in
from commands.vocabulary.blocks import Button, Message, buttons, header, section, short_message
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.categories import Category
from domain.refusals import Refusal
from services.categories import add, adding_fault
from storage.queries import Page
from storage.store import Store
from storage.tables import HistoryEntry

LINES = FreeText("names", "register-names", needed="list-empty", hint="categories-hint")
ADD = Form("categories.add", "categories-add", (LINES,), submit="register-add")


def list_categories(request: Request, store: Store) -> Response:
    """List all categories in the order of the report form, retired ones too."""
    known, held = store.categories.known(), store.categories.references()
    listing = Listing(
        "categories.list",
        "categories.show",
        "categories-title",
        lambda skip: Page(known.in_order[skip : skip + ON_A_PAGE], len(known.every)),
        lambda each: _row(each, known.number_of(each), held.get(each.key, {}), request.reader),
        short_message(request.reader.rich("register-none")),
        turning=FIRST_DUE_FIRST,
        below=(buttons(Button("categories.add", request.reader.say("register-add"))),),
    )
    return listing.answer(page_asked(request)[0], request, store)


def show_category(request: Request, store: Store) -> Response:
    """Show one with what is told in it, what was done with it, and buttons to what can be."""
    category = CATEGORY.find(request, store)
    reader, row = request.reader, store.categories.row(category.key)
    entries = store.history.of(row) if row else ()
    lines = [_history_line(each, reader) for each in entries[:MOST_ENTRIES]]
    number, name = str(store.categories.known().number_of(category)), category.name(reader.language)
    left_out = RETIRE if category.retired else RESTORE
    row_of = [Button(each.route, reader.say(each.title), number) for each in FORMS if each is not left_out]
    listed = Button("categories.list", reader.say("register-all"), "1|")
    facts = section(join(list(_facts(category, reader, store))))
    blocks = (header(name), facts, *history_blocks(lines, len(entries), reader), buttons(*row_of, listed))
    return Reply(Message(escape(name), blocks))


def open_new_categories(request: Request, _store: Store) -> Response:
    """Open the form that adds categories."""
    return OpenForm(ADD.view(request.reader))


def submit_new_categories(request: Request, store: Store) -> Response:
    """Let the categories written be in use."""

    def faults(values: Values) -> dict[str, Refusal]:
        fault = adding_fault(store.categories.known(), names_in(values))
        return names_faults(values) or ({"names": fault} if fault else {})

    names = names_in(ADD.submitted(request, store, faults))
    add(store, names, by=request.user, now=request.now)
    return tell(request.reader, "register-added", count=len(names), names=request.reader.list(names))


def _row(category: Category, number: int, held: Mapping[str, int], reader: Reader) -> ListRow:
    said = [write_counts(held, reader), reader.say("register-retired") if category.retired else ""]
    name = Mrkdwn(f"*{escape(category.name(reader.language))}*")
    return ListRow(number, join([name, *(escape(each) for each in said if each)], " · "))


def _facts(category: Category, reader: Reader, store: Store) -> Iterator[Mrkdwn]:
    heading = store.categories.known().headings[category.group].name(reader.language)
    told = {
        "heading": "" if heading == category.name(reader.language) else heading,
        "holds": counted(category, reader, store),
        "synonyms": reader.list(category.synonyms),
        "formerly": reader.list(category.formerly),
    }
    yield reader.rich("register-retired" if category.retired else "register-in-use")
    for name, fact in told.items():
        if fact:
            yield reader.rich("register-fact", name=name, fact=fact)


def _history_line(entry: HistoryEntry, reader: Reader) -> HistoryLine:
    before, after = entry.changes.get("shown", ("", ""))
    facts = {"kind": entry.kind, "before": before, "after": after, "what": entry.changes.get("kind", ("",))[0]}
    return HistoryLine(entry, reader.rich("register-history", into="", **facts))
