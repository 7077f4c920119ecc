"""How a problem goes on: another state, closed with a reason, incidents added and removed."""

from functools import partial

from commands.kit.fields import Choice, FormField, FreeText
from commands.kit.form import Form, RecordForm, Values
from commands.problem.card import find_problem, problem_card
from commands.problem.form import incidents_field, options
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import section
from domain.problems import ProblemState, states_after
from domain.refusals import FormRefused, Refusal
from domain.sharing import may_change
from services.problems import MOST_SUGGESTED, change_state, link_incidents, suggest_incidents
from storage.store import Store
from storage.tables import Problem

NEEDS_REASON = "problem-needs-reason"


def find_changeable(request: Request, store: Store) -> Problem:
    """Lock the open problem that is meant; raises Refusal where it is closed, or not the asker's to change."""
    problem = find_problem(request, store, changing=True)
    number = str(problem.number)
    if not may_change(request.viewer, problem.created_by):
        raise Refusal("problem-not-yours", number=number)
    if problem.closed_at is not None:
        raise Refusal("problem-already-closed", number=number)
    return problem


def _about(problem: Problem, request: Request, kind: str, *fields: FormField) -> Form:
    number = str(problem.number)
    about = section(request.reader.rich("problem-title", number=number, title=problem.title))
    facts, memory = {"kind": kind}, {"number": number}
    return Form(f"problem.{kind}", "problem-change", (about, *fields), facts=facts, memory=memory)


def _state_form(problem: Problem, request: Request, _store: Store) -> Form:
    states = options(states_after(ProblemState(problem.state)), "problem-state", request.reader)
    state = Choice("state", "problem-new-state", states, kind=ProblemState, needed="problem-needs-state")
    return _about(problem, request, "state", state, FreeText("note", "problem-note", hint="problem-note-hint"))


def _close_form(problem: Problem, request: Request, _store: Store) -> Form:
    return _about(problem, request, "close", FreeText("note", "problem-why", needed=NEEDS_REASON))


def _put(problem: Problem, values: Values, request: Request, store: Store) -> Response:
    state = values.get("state", ProblemState.CLOSED)
    if state is ProblemState.CLOSED and not values["note"]:
        raise FormRefused({"note": Refusal(NEEDS_REASON)})
    change_state(store, problem, state, note=values["note"], by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


def _linking(problem: Problem, request: Request, store: Store, kind: str) -> Form:
    rows = store.problems.linked(problem, request.viewer, most=MOST_SUGGESTED).rows
    if kind == "link":
        known = {row.incident.number for row in rows}
        suggested = suggest_incidents(store, problem.areas, problem.categories, request.viewer, now=request.now)
        rows = [row for row in suggested if row.incident.number not in known]
    if not rows:
        raise Refusal("problem-nothing-to-choose", kind=kind)
    return _about(problem, request, kind, incidents_field(rows, request, needed="problem-needs-incidents"))


def _link(problem: Problem, values: Values, request: Request, store: Store, kind: str) -> Response:
    incidents = store.incidents.standing(values["incidents"] or (), request.viewer)
    added, removed = (incidents, []) if kind == "link" else ([], incidents)
    link_incidents(store, problem, added, removed, by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


STATE = RecordForm("problem.state", find_changeable, _state_form, _put)
CLOSE = RecordForm("problem.close", find_changeable, _close_form, _put)
LINK, UNLINK = (
    RecordForm(f"problem.{kind}", find_changeable, partial(_linking, kind=kind), partial(_link, kind=kind))
    for kind in ("link", "unlink")
)
