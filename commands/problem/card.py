"""`/problem show N`: a problem as a card, with the incidents that belong to it; and its history."""

from collections.abc import Iterator, Sequence

from commands.action.card import status_on
from commands.incident.card import one_line
from commands.incident.filter_words import name_kinds
from commands.kit.card import RecordKind, fact_blocks
from commands.kit.erased import erased_blocks, erased_line
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.sections import pack, quote
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, section
from commands.vocabulary.text import Mrkdwn, escape, mention
from domain.problems import ProblemChange, ProblemState
from services.audit import note_seen
from storage.store import Store
from storage.tables import HistoryEntry, Problem

MOST_ACTIONS = 10


def name_problem(problem: Problem, reader: Reader) -> str:
    """Write 'Problem #7: Klotter'."""
    return reader.say("problem-title", number=str(problem.number), title=problem.title)


PROBLEM = RecordKind[Problem](
    lambda store, number, viewer, changing: store.problems.find(number, viewer, changing=changing),
    lambda problem, reader: escape(name_problem(problem, reader)),
    lambda problem: (problem.created_by,),
    lambda problem: problem.closed_at,
    unknown="problem-unknown",
    not_yours="problem-not-yours",
    over="problem-already-closed",
)


def show_problem(request: Request, store: Store) -> Response:
    """Show one problem; raises Refusal where there is none that the asker may see."""
    return Reply(problem_card(PROBLEM.find(request, store), request, store))


def show_problem_history(request: Request, store: Store) -> Response:
    """Show who did what with the problem, and when; raises Refusal as `show_problem` does."""
    problem = PROBLEM.find(request, store)
    lines = list(_history(store.history.of(problem), request, store))
    title = name_problem(problem, request.reader)
    blocks = history_blocks(lines[:MOST_ENTRIES], len(lines), request.reader)
    return Reply(Message(escape(title), (header(title), *blocks)))


def problem_card(problem: Problem, request: Request, store: Store) -> Message:
    """Build the problem's facts, what was written, its incidents, and buttons to what the asker may do."""
    title, reader = name_problem(problem, request.reader), request.reader
    blocks = [header(title), *fact_blocks(_facts(problem, reader, store), problem.description)]
    blocks += erased_blocks(problem, reader)
    if (at := problem.closed_at) and problem.closed_by:
        said = reader.rich("problem-closed", moment=reader.moment(at), who=mention(problem.closed_by))
        blocks += [section(said), *([section(quote(problem.closed_reason))] if problem.closed_reason else [])]
    blocks += [*_linked(problem, request, store), *_actions(problem, request, store)]
    return Message(escape(title), (*blocks, _buttons(problem, request)))


def _facts(problem: Problem, reader: Reader, store: Store) -> Iterator[Mrkdwn]:
    told = {
        "state": reader.say("problem-state", value=problem.state),
        "priority": reader.say("problem-priority", value=problem.priority),
        "areas": reader.list(area.name for area in store.geography.areas_of(problem.areas)),
        "categories": reader.list(name_kinds(key, reader, store) for key in problem.categories),
        "sharing": reader.say("problem-sharing", value=problem.sharing),
        "partners": reader.list(partner.name for partner in store.problems.partners(problem)),
    }
    for name, fact in told.items():
        if fact:
            yield reader.rich("problem-fact", name=name, fact=fact)
    yield reader.rich("problem-opened", moment=reader.moment(problem.created_at), who=mention(problem.created_by))


def _linked(problem: Problem, request: Request, store: Store) -> Iterator[Block]:
    """List the latest incidents that the asker may see, and how many more of those there are."""
    page, reader = store.problems.linked(problem, request.viewer), request.reader
    note_seen(store, page.rows, by=request.user, now=request.now)
    lines = [escape(f"• {one_line(row, request.now, reader)}") for row in page.rows]
    yield from pack([reader.rich("problem-incidents", count=page.total), *lines])
    if page.total > len(lines):
        yield context(reader.rich("problem-incidents-more", count=page.total - len(lines)))


def _actions(problem: Problem, request: Request, store: Store) -> Iterator[Block]:
    """List the actions that were decided for the problem, the latest first, and how each goes."""
    actions, reader = store.actions.of_problem(problem.id)[::-1], request.reader
    if not actions:
        return
    lines = [
        reader.rich(
            "problem-action",
            number=str(action.number),
            title=action.title,
            status=status_on(action, store.follow_ups.of(action), request.today, reader),
        )
        for action in actions[:MOST_ACTIONS]
    ]
    yield from pack([reader.rich("problem-actions", count=len(actions)), *lines])
    if len(actions) > MOST_ACTIONS:
        yield context(reader.rich("problem-incidents-more", count=len(actions) - MOST_ACTIONS))


def _buttons(problem: Problem, request: Request) -> Block:
    number, reader = str(problem.number), request.reader
    changes = ("state", "link", "unlink", "close") if PROBLEM.may_change(problem, request.viewer) else ()
    words = [word for word in (*changes, "history") if word != "state" or problem.state == ProblemState.NOTICED]
    row = [Button(f"problem.{word}", reader.say("problem-change", word=word), number) for word in words]
    if not problem.closed_at:
        row.insert(0, Button("action.add", reader.say("action-add-title"), number))
    return buttons(*row)


def _history(entries: Sequence[HistoryEntry], request: Request, store: Store) -> Iterator[HistoryLine]:
    """Put the entries into words; leave out those about nothing but incidents that the asker may not see."""
    reader = request.reader
    numbers = {number for entry in entries for side in entry.changes.get("incidents", ()) for number in side}
    seen = {row.incident.number for row in store.incidents.standing(list(numbers), request.viewer)}
    for entry in entries:
        if erased := erased_line(entry, reader):
            yield erased
            continue
        told = [number for side in entry.changes.get("incidents", ()) for number in side if number in seen]
        if told or entry.kind not in (ProblemChange.LINKED, ProblemChange.UNLINKED):
            state = reader.say("problem-state", value=entry.changes.get("state", ("", ""))[1])
            incidents = reader.list(f"#{number}" for number in told)
            decided = reader.say("priorities-decision", value=entry.changes.get("decision", ("", ""))[1])
            told_of = {"state": state, "incidents": incidents, "decision": decided}
            happened = reader.rich("problem-history", kind=entry.kind, **told_of)
            yield HistoryLine(entry, happened, (quote(entry.note),) if entry.note else ())
