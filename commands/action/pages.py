"""Lists of actions, a page at a time; the buttons below a page remember what it is a list of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qs, urlencode

from commands.action.buttons import show_button
from commands.action.due import due_line
from commands.action.names import status_name
from commands.reader import Reader
from commands.request import Request, id_in
from commands.vocabulary.blocks import Block, Button, Message, buttons, header, section
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.actions import ActionLine, Status, delay_of
from domain.refusals import Refusal
from storage.actions import ActionFilter
from storage.store import Store

ON_A_PAGE = 10


@dataclass(frozen=True)
class ActionPage:
    """A page of the list that the filter makes; the first is number 0."""

    wanted: ActionFilter
    number: int = 0

    def value(self) -> str:
        """The page as a button's value."""
        kept = {
            "page": self.number,
            "done": int(self.wanted.done),
            "area": self.wanted.area or "",
            "units": " ".join(map(str, self.wanted.units)),
            "owner": self.wanted.owner or "",
        }
        return urlencode({name: value for name, value in kept.items() if value})

    @classmethod
    def read(cls, value: str) -> Self:
        """The page of a button's value; raises Refusal for what is none."""
        kept = {name: values[0] for name, values in parse_qs(value).items()}
        wanted = ActionFilter(
            done=kept.get("done") == "1",
            area=_row_id(kept["area"]) if "area" in kept else None,
            units=tuple(map(_row_id, kept.get("units", "").split())),
            owner=kept.get("owner"),
        )
        return cls(wanted, _row_id(kept.get("page", "0")))


def _row_id(digits: str) -> int:
    known = id_in(digits)
    if known is None:
        raise Refusal("unreadable")
    return known


def paged(request: Request, store: Store, page: ActionPage) -> Message | None:
    """One page of actions with their next follow-ups; None when there is nothing on it."""
    title = request.reader.say(_title(page.wanted, request))
    lines = store.actions.lines(page.wanted, most=ON_A_PAGE + 1, skip=page.number * ON_A_PAGE)
    if not lines:
        return None
    shown = lines[:ON_A_PAGE]
    more = len(lines) > ON_A_PAGE
    text = "\n".join([title, *(request.reader.rich("action-title", **_facts(line)) for line in shown)])
    blocks = [header(title), *(_row(line, request) for line in shown), *_turning(page, request.reader, more=more)]
    return Message(text, tuple(blocks))


def _title(wanted: ActionFilter, request: Request) -> str:
    if wanted.done:
        return "action-list-title-done"
    return "action-mine-title" if wanted == ActionFilter(owner=request.user) else "action-list-title"


def _facts(line: ActionLine) -> dict[str, str]:
    return {"number": str(line.number), "title": line.title}


def _row(line: ActionLine, request: Request) -> Block:
    about = request.reader.rich("action-about", **_facts(line))
    who = request.reader.rich("action-line-owner", owner=mention(line.owner), unit=line.unit or "–")
    words = request.reader.rich("action-line", about=about, who=who, when=_when(line, request))
    return section(words, show_button(line.number, request.reader))


def _when(line: ActionLine, request: Request) -> Mrkdwn:
    """What comes next, and how it goes unless that has been said with it."""
    status = Mrkdwn(status_name(line.status, request.reader))
    if line.status is Status.DONE:
        return status
    when = due_line(line.due, request.today, request.reader, is_deadline=line.due == line.deadline)
    delay = delay_of(line.status, due=line.due, deadline=line.deadline, today=request.today)
    return when if delay else join([when, status], " · ")


def _turning(page: ActionPage, reader: Reader, *, more: bool) -> Iterator[Block]:
    row: Sequence[Button] = [
        Button("action.list", reader.say(key), replace(page, number=number).value())
        for key, number, wanted in (
            ("action-page-back", page.number - 1, page.number > 0),
            ("action-page-on", page.number + 1, more),
        )
        if wanted
    ]
    if row:
        yield buttons(*row)
