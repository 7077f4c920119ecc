"""A page of incidents: what tells each apart, with a button to see it, and buttons to older and newer ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from commands.incident.card import where
from commands.incident.words import short_moment_words
from commands.request import Request
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, note, section
from commands.vocabulary.text import Mrkdwn, clip
from domain.categories import category_name
from domain.refusals import Refusal
from storage.incident_rows import IncidentPage, NamedIncident

ON_A_PAGE = 10
MOST_PAGES = 9_999
LONGEST_GLIMPSE = 140
LONGEST_FALLBACK = 3_000


@dataclass(frozen=True)
class Leaf:
    """One page among several: its number from 1, and which incidents there are on it."""

    number: int
    page: IncidentPage

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.page.total // ON_A_PAGE))


def names_page(words: str) -> bool:
    """Whether the words are the number of a page and nothing else."""
    return words.isascii() and words.isdigit() and 0 < int(words) <= MOST_PAGES


def page_named(words: str) -> int:
    """The number of the page that a button is for; raises Refusal for what is none."""
    if not names_page(words):
        raise Refusal("unreadable")
    return int(words)


def page_at(number: int, read: Callable[[int], IncidentPage]) -> Leaf:
    """The page of that number, or the last there is; `read` gives a page's worth after so many incidents."""
    leaf = Leaf(number, read((number - 1) * ON_A_PAGE))
    return leaf if number <= leaf.last else Leaf(leaf.last, read((leaf.last - 1) * ON_A_PAGE))


def page_message(
    title: str, about: Mrkdwn | None, leaf: Leaf, route: str, carried: str, request: Request
) -> Message:
    """The page under its title; `route` turns it, with the page's number and what is `carried` as its value."""
    rows = leaf.page.rows
    blocks = [
        header(title),
        *([context(about)] if about else []),
        *(block for row in rows for block in _row(row, request)),
        *_turning(leaf, route, carried, request),
    ]
    lines = [_line(row, request) for row in rows]
    return Message(
        clip("\n".join((request.reader.rich("incident-list-of", title=title), *lines)), LONGEST_FALLBACK),
        tuple(blocks),
    )


def _row(row: NamedIncident, request: Request) -> Iterator[Block]:
    yield section(
        _line(row, request), Button("incident.show", request.reader.say("incident-show"), str(row.incident.number))
    )
    glimpse = clip(" ".join(row.incident.text.split()), LONGEST_GLIMPSE)
    if glimpse:
        yield note(glimpse)


def _line(row: NamedIncident, request: Request) -> Mrkdwn:
    incident = row.incident
    key = "incident-row-withdrawn" if incident.withdrawn_at else "incident-row"
    return request.reader.rich(
        key,
        number=str(incident.number),
        category=category_name(incident.category, request.reader.language),
        where=where(row),
        moment=short_moment_words(incident.happened_at, request.now, request.reader, uncertain=incident.uncertain),
    )


def _turning(leaf: Leaf, route: str, carried: str, request: Request) -> Iterator[Block]:
    first = (leaf.number - 1) * ON_A_PAGE + 1
    yield context(
        request.reader.rich(
            "incident-page-many" if leaf.page.more else "incident-page",
            first=str(first),
            last=str(first + len(leaf.page.rows) - 1),
            total=str(leaf.page.total),
        )
    )
    row: list[Button] = []
    if leaf.number < leaf.last:
        row.append(Button(route, request.reader.say("incident-older"), f"{leaf.number + 1}|{carried}"))
    if leaf.number > 1:
        row.append(Button(route, request.reader.say("incident-newer"), f"{leaf.number - 1}|{carried}"))
    if row:
        yield buttons(*row)
