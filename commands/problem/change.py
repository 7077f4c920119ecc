"""How a problem goes on: another state, closed with a reason, incidents added and removed."""

from collections.abc import Iterator
from functools import partial

from commands.incident.behind import read_figure
from commands.kit.card import BESIDE_NUMBER
from commands.kit.fields import EnumChoice, FormField, FreeText
from commands.kit.form import RecordForm, Values
from commands.problem.card import PROBLEM, problem_card
from commands.problem.form import incidents_field
from commands.request import Request
from commands.response import Reply, Response
from domain.problems import ProblemState, states_after
from domain.refusals import FormRefused, Refusal
from services.figures import incidents_behind
from services.problems import MOST_SUGGESTED, change_state, link_incidents, suggest_incidents
from storage.store import Store
from storage.tables import Problem

NEEDS_REASON = "problem-needs-reason"
REASON = FreeText("note", "problem-why", needed=NEEDS_REASON)


def _ask_state(problem: Problem, _request: Request, _store: Store) -> Iterator[FormField]:
    states = dict.fromkeys(states_after(ProblemState(problem.state)), "problem-state")
    yield EnumChoice("state", "problem-new-state", states, needed="problem-needs-state")
    yield FreeText("note", "problem-note", hint="problem-note-hint")


def _put(problem: Problem, values: Values, request: Request, store: Store) -> Response:
    state = values.get("state", ProblemState.CLOSED)
    if state not in states_after(ProblemState(problem.state)):
        raise FormRefused({"state": Refusal("choose-from-list")})
    if state is ProblemState.CLOSED and not values["note"]:
        raise FormRefused({"note": Refusal(NEEDS_REASON)})
    change_state(store, problem, state, note=values["note"], by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


def _ask(problem: Problem, request: Request, store: Store, kind: str) -> Iterator[FormField]:
    """Ask for some of those suggested, to link them, or of those linked; raises Refusal where there are none."""
    if kind == "link" and (figure := _figure(request)):
        yield _those_behind(figure, problem, request, store)
        return
    if kind == "link":
        fitting = problem.areas, problem.categories
        rows = suggest_incidents(store, *fitting, request.viewer, now=request.now, beside=problem)
    else:
        rows = store.problems.linked(problem, request.viewer, most=MOST_SUGGESTED).rows
    if not rows:
        raise Refusal("problem-nothing-to-choose", kind=kind)
    yield incidents_field(rows, request, store, needed="problem-needs-incidents")


def _those_behind(figure: str, problem: Problem, request: Request, store: Store) -> FormField:
    """Ask for those behind the figure that are not linked yet: all of them, until some are taken out."""
    rows = incidents_behind(store, read_figure(figure), request.viewer, beside=problem)
    if not rows:
        raise Refusal("problem-nothing-to-choose", kind="figure")
    every = tuple(str(row.incident.number) for row in rows)
    return incidents_field(rows, request, store, needed="problem-needs-incidents", value=every)


def _figure(request: Request) -> str:
    """Read the figure whose list leads here, as the button carries it or the form remembers it; '' for none."""
    remembered = request.memory.get("figure")
    return request.value.partition(BESIDE_NUMBER)[2] or (remembered if isinstance(remembered, str) else "")


def _remember_figure(_problem: Problem, request: Request, _store: Store) -> dict[str, str]:
    figure = _figure(request)
    return {"figure": figure} if figure else {}


def _link(problem: Problem, values: Values, request: Request, store: Store, kind: str) -> Response:
    incidents = store.incidents.standing(values["incidents"], request.viewer)
    if kind == "link":
        link_incidents(store, problem, incidents, by=request.user, now=request.now)
    else:
        removed = store.problems.linked_of_events(problem, incidents, request.viewer)
        link_incidents(store, problem, [], removed, by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


STATE = RecordForm(PROBLEM, "problem.state", "problem-change", _ask_state, _put)
CLOSE = RecordForm(PROBLEM, "problem.close", "problem-change", lambda *_: [REASON], _put)
LINK, UNLINK = (
    RecordForm(
        PROBLEM,
        f"problem.{kind}",
        "problem-change",
        partial(_ask, kind=kind),
        partial(_link, kind=kind),
        memory=_remember_figure,
    )
    for kind in ("link", "unlink")
)
