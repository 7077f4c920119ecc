"""`/problem open` and `/problem close N`, with their forms."""

from commands.incident.words import SHARINGS_TOLD
from commands.kit.fields import Choice, FreeText, ShortText
from commands.kit.form import Form
from commands.problem.card import find_problem, problem_card
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.vocabulary.blocks import section
from commands.vocabulary.forms import Option
from domain.problems import LONGEST_TITLE, NewProblem, may_close
from domain.refusals import Refusal
from domain.sharing import Sharing
from services.problems import close_problem, open_problem
from storage.store import Store
from storage.tables import Problem

OFFERED = (Sharing.GREEN, Sharing.AMBER_STRICT, Sharing.RED, Sharing.CLEAR)
"""A problem names no partners yet."""


def open_new(request: Request, store: Store) -> Response:
    """Open the form for a new problem."""
    return OpenForm(new_form(request, store).view(request.reader))


def new_form(request: Request, store: Store) -> Form:
    """What a problem is made of; the required title comes first."""
    areas = [Option(str(area.id), area.name) for area in store.geography.areas()]
    levels = [Option(level.value, request.reader.say(SHARINGS_TOLD[level])) for level in OFFERED]
    fields = (
        ShortText("title", "problem-open-name", most=LONGEST_TITLE, needed="problem-needs-title"),
        FreeText("description", "problem-open-what"),
        Choice("area", "problem-open-area", areas, kind=int),
        Choice(
            "sharing",
            "problem-open-sharing",
            levels,
            kind=Sharing,
            value=Sharing.GREEN.value,
            needed="problem-needs-sharing",
        ),
    )
    return Form("problem.open", "problem-open-title", fields)


def submit_new(request: Request, store: Store) -> Response:
    """Store the problem; raises FormRefused for what is missing or may not be stored."""
    new = NewProblem(**new_form(request, store).submitted(request, store))
    problem = open_problem(store, new, request.viewer, by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


def open_close(request: Request, store: Store) -> Response:
    """Ask why; raises Refusal where the problem is unknown, closed, or not for the asker to close."""
    return OpenForm(_close_form(_closable(request, store), request).view(request.reader))


def submit_close(request: Request, store: Store) -> Response:
    """Close the problem and show it; raises FormRefused without a reason."""
    problem = _closable(request, store)
    filled = _close_form(problem, request).submitted(request, store)
    close_problem(store, problem, filled["reason"], by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


def _close_form(problem: Problem, request: Request) -> Form:
    number = str(problem.number)
    about = section(request.reader.rich("problem-title", number=number, title=problem.title))
    reason = FreeText("reason", "problem-close-reason", needed="problem-needs-reason")
    memory = {"number": number}
    return Form(
        "problem.close", "problem-close-title", (about, reason), submit="problem-button-close", memory=memory
    )


def _closable(request: Request, store: Store) -> Problem:
    problem = find_problem(request, store)
    if not may_close(request.viewer, creator=problem.created_by):
        raise Refusal("problem-not-yours")
    if problem.closed_at is not None:
        raise Refusal("problem-already-closed", number=str(problem.number))
    return problem
