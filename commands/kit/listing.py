"""A list of records, a page at a time: rows with a button each, and buttons that turn the page in place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Generic, TypeVar

from commands.reader import Reader
from commands.request import Request
from commands.response import Reply
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, note, section
from commands.vocabulary.text import Mrkdwn, clip
from domain.refusals import Refusal
from services.audit import note_seen
from storage.queries import Page
from storage.store import Store

Record = TypeVar("Record")
ON_A_PAGE = 10
MOST_PAGES = 9_999
LONGEST_FALLBACK = 3_000
LONGEST_CARRIED = 1_900
LATEST_FIRST = (("list-older", 1), ("list-newer", -1))
FIRST_DUE_FIRST = (("list-previous", -1), ("list-next", 1))
"""The buttons that turn a page, by their labels, and how many pages on they lead."""


@dataclass(frozen=True)
class ListRow:
    """What a list says of the record of that number or id, and how what people wrote in it begins.

    A record without a number has no button.
    """

    number: int | str | None
    line: Mrkdwn
    glimpse: str = ""


@dataclass(frozen=True)
class Listing(Generic[Record]):
    """The button `route` turns the page, `show` opens a record by its number; `title` is the key of a text,
    which `facts` fill.

    `read` gives the records after so many, `row` puts one into words, `empty` says what to do where there is none.
    `words` are those that the list was asked for with: the buttons carry them. `below` stands under every page;
    `onwards` are buttons that lead on from the records, where there are any.
    """

    route: str
    show: str
    title: str
    read: Callable[[int], Page[Record]]
    row: Callable[[Record], ListRow]
    empty: Message
    _: KW_ONLY
    facts: Mapping[str, object] = field(default_factory=dict)
    about: Mrkdwn | None = None
    words: str = ""
    turning: tuple[tuple[str, int], ...] = LATEST_FIRST
    below: tuple[Block, ...] = ()
    onwards: tuple[Button, ...] = ()

    def answer(self, number: int, request: Request, store: Store) -> Reply:
        """Show that page or the last there is, in place of the page whose button was pressed."""
        page = self.read((number - 1) * ON_A_PAGE)
        last = max(1, -(-page.total // ON_A_PAGE))
        if number > last:
            return self.answer(last, request, store)
        note_seen(store, page.rows, by=request.user, now=request.now)
        shown = self._message(page, number, last, request.reader) if page.total else self.empty
        return Reply(replace(shown, blocks=(*shown.blocks, *self.below)), replace=bool(request.value))

    def _message(self, page: Page[Record], number: int, last: int, reader: Reader) -> Message:
        title, rows = reader.say(self.title, **self.facts), [self.row(each) for each in page.rows]
        blocks = [
            header(title),
            *([context(self.about)] if self.about else []),
            *(block for row in rows for block in self._row(row, reader)),
            context(_extent(page, number, reader)),
            *([buttons(*self.onwards)] if self.onwards else []),
            *self._turning(number, last, reader),
        ]
        return Message(clip("\n".join((title, *(row.line for row in rows))), LONGEST_FALLBACK), tuple(blocks))

    def _row(self, row: ListRow, reader: Reader) -> Iterator[Block]:
        show = Button(self.show, reader.say("button-show"), str(row.number))
        yield section(row.line, show if row.number is not None else None)
        if row.glimpse:
            yield note(row.glimpse)

    def _turning(self, number: int, last: int, reader: Reader) -> Iterator[Block]:
        carried = self.words.replace("|", " ")[:LONGEST_CARRIED]
        turns = [(label, number + step) for label, step in self.turning if 0 < number + step <= last]
        if turns:
            yield buttons(*(Button(self.route, reader.say(label), f"{to}|{carried}") for label, to in turns))


def page_asked(request: Request) -> tuple[int, str]:
    """Read the page that is asked for and the words that narrow the list, as typed or as a button carries both.

    A number alone is a page. Raises Refusal for what is no button's value, or a former version's with a filter.
    """
    if not request.value:
        return (int(request.words), "") if names_page(request.words) else (1, request.words)
    number, _, words = request.value.partition("|")
    if not names_page(number) or ("|" in words and words.strip("|")):
        raise Refusal("unreadable")
    return int(number), words.strip("|")


def names_page(words: str) -> bool:
    """Tell whether the words are the number of a page and nothing else."""
    return words.isascii() and words.isdigit() and 0 < int(words) <= MOST_PAGES


def _extent(page: Page[Record], number: int, reader: Reader) -> Mrkdwn:
    """'11–20 av 31', or '31 av 31'."""
    first = (number - 1) * ON_A_PAGE + 1
    figures = {"first": first, "last": first + len(page.rows) - 1, "total": page.total}
    key = "list-extent-many" if page.more else "list-extent-one" if len(page.rows) == 1 else "list-extent"
    return reader.rich(key, **{name: str(figure) for name, figure in figures.items()})
