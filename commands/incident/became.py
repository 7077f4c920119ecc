"""What became of an incident: the problems that it belongs to, and the actions that were decided for these."""

from collections.abc import Iterator

from commands.kit.sections import pack
from commands.request import Request
from commands.vocabulary.blocks import Block, context
from commands.vocabulary.text import Mrkdwn
from services.audit import note_seen
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Problem

MOST_PROBLEMS = 5
MOST_ACTIONS = 5


def tell_what_became(row: NamedIncident, request: Request, store: Store) -> Iterator[Block]:
    """List on a card the problems that its reader may see, each with its latest actions and how these go.

    The audit log notes who saw one that not all may see.
    """
    problems = store.problems.of_incident(row.incident, request.viewer)
    note_seen(store, problems[:MOST_PROBLEMS], by=request.user, now=request.now)
    lines = [line for problem in problems[:MOST_PROBLEMS] for line in _lines(problem, request, store)]
    if lines:
        yield from pack([request.reader.rich("incident-became"), *lines])
    if len(problems) > MOST_PROBLEMS:
        yield context(request.reader.rich("incident-became-more", number=len(problems) - MOST_PROBLEMS))


def _lines(problem: Problem, request: Request, store: Store) -> Iterator[Mrkdwn]:
    reader = request.reader
    yield reader.rich(
        "incident-became-problem", number=str(problem.number), title=problem.title, state=problem.state
    )
    actions = store.actions.of_problem(problem.id)[::-1]
    for action in actions[:MOST_ACTIONS]:
        told = {"number": str(action.number), "title": action.title, "done": "yes" if action.done_at else "no"}
        yield reader.rich("incident-became-action", **told)
    if len(actions) > MOST_ACTIONS:
        yield reader.rich("incident-became-more", number=len(actions) - MOST_ACTIONS)
