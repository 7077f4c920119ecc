"""`/problem` and `/problem list`: the open problems that the asker may see, or the closed ones."""

from functools import partial

from commands.kit.listing import Listing, ListRow, page_asked
from commands.problem.card import name_problem
from commands.request import Request
from commands.response import Response
from commands.vocabulary.blocks import Button, buttons, short_message
from domain.names import fold
from domain.refusals import Refusal
from storage.store import Store
from storage.tables import Problem


def list_problems(request: Request, store: Store) -> Response:
    """List the open or the closed problems, the latest first; raises Refusal for other words."""
    number, words = page_asked(request)
    closed = fold(words) in ("stangda", "closed")
    if words and not closed:
        raise Refusal("problem-list-unknown")
    reader = request.reader
    return Listing(
        "problem.list",
        "problem.show",
        "problem-list-closed" if closed else "problem-list-open",
        lambda skip: store.problems.listed(request.viewer, closed=closed, skip=skip),
        partial(_row, request=request, store=store),
        short_message(reader.rich("problem-list-none-closed" if closed else "problem-list-none-open")),
        words=words,
        below=(buttons(Button("problem.open", reader.say("problem-open-title"))),),
    ).answer(number, request, store)


def _row(problem: Problem, request: Request, store: Store) -> ListRow:
    reader = request.reader
    areas = reader.list(area.name for area in store.geography.areas_of(problem.areas))
    facts = {
        "title": name_problem(problem, reader),
        "state": reader.say("problem-state", value=problem.state),
        "priority": reader.say("problem-priority", value=problem.priority),
        "areas": areas or reader.say("problem-all-areas"),
        "count": store.problems.linked(problem, request.viewer, most=0).total,
    }
    return ListRow(problem.number, reader.rich("problem-row", **facts))
