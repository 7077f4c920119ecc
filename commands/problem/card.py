"""`/problem list` and `/problem show N`: the open problems, and one of them as a card."""

from collections.abc import Iterator
from functools import partial

from commands.incident.words import SHARINGS_TOLD
from commands.kit.card import fact_blocks, find_meant
from commands.kit.listing import Listing, ListRow, page_asked
from commands.kit.sections import quote
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import (
    Block,
    Button,
    Message,
    buttons,
    header,
    section,
    short_message,
)
from commands.vocabulary.text import Mrkdwn, mention
from domain.problems import may_close
from domain.sharing import Sharing
from storage.store import Store
from storage.tables import Problem


def list_problems(request: Request, store: Store) -> Response:
    """List the open problems that the asker may see, the latest first."""
    listing = Listing(
        "problem.list",
        "problem.show",
        "problem-list-title",
        lambda skip: store.problems.open_ones(request.viewer, skip=skip),
        lambda problem: ListRow(problem.number, _title(problem, request.reader)),
        short_message(request.reader.rich("problem-list-none")),
    )
    return listing.answer(page_asked(request)[0], request)


def show_problem(request: Request, store: Store) -> Response:
    """Show one problem; raises Refusal where there is none that the asker may see."""
    return Reply(problem_card(find_problem(request, store), request, store))


def find_problem(request: Request, store: Store) -> Problem:
    """The problem that is meant; raises Refusal where there is none that the asker may see."""
    look_up = partial(store.problems.find, viewer=request.viewer)
    return find_meant(request, look_up, "problem-unknown")


def problem_card(problem: Problem, request: Request, store: Store) -> Message:
    """The problem's facts, what was written, and *Close* for those who may."""
    title = request.reader.say("problem-title", number=str(problem.number), title=problem.title)
    blocks = (header(title), *_facts(problem, request.reader, store), *_button(problem, request))
    return Message(_title(problem, request.reader), blocks)


def _title(problem: Problem, reader: Reader) -> Mrkdwn:
    return reader.rich("problem-title", number=str(problem.number), title=problem.title)


def _facts(problem: Problem, reader: Reader, store: Store) -> Iterator[Block]:
    area = store.geography.area(problem.area_id) if problem.area_id else None
    pairs = [
        reader.rich("problem-field-state", state="closed" if problem.closed_at else "noticed"),
        reader.rich("problem-field-sharing", sharing=reader.say(SHARINGS_TOLD[Sharing(problem.sharing)])),
        reader.rich("problem-field-creator", creator=mention(problem.created_by)),
    ]
    pairs += [reader.rich("problem-field-area", area=area.name)] if area else []
    yield from fact_blocks(pairs, problem.description)
    if problem.closed_at and problem.closed_by:
        moment, who = reader.moment(problem.closed_at), mention(problem.closed_by)
        yield section(reader.rich("problem-closed", moment=moment, who=who))
        yield section(quote(problem.closed_reason))


def _button(problem: Problem, request: Request) -> Iterator[Block]:
    if problem.closed_at is None and may_close(request.viewer, creator=problem.created_by):
        yield buttons(Button("problem.close", request.reader.say("problem-button-close"), str(problem.number)))
