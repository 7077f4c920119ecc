"""Everything about problems that people can type, press or submit."""

from commands.problem.card import show_problem, show_problem_history
from commands.problem.change import CLOSE, LINK, STATE, UNLINK
from commands.problem.form import open_new_problem, submit_new_problem, suggest_for_new_problem
from commands.problem.list import list_problems
from commands.routes import Command, InteractionKind, Route, SubCommand
from domain.roles import Deed

COMMAND = Command(
    "problem",
    "problem",
    list_problems,
    needs=Deed.LOOK,
    subs=(
        SubCommand("open", "ny", open_new_problem, needs=Deed.OPEN_PROBLEM),
        SubCommand("list", "lista", list_problems, needs=Deed.LOOK),
        SubCommand("show", "visa", show_problem, needs=Deed.LOOK, takes="N"),
        SubCommand("close", "stäng", CLOSE.open, needs=Deed.CHANGE_OWN, takes="N"),
    ),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "problem.history", show_problem_history, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "problem.list", list_problems, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "problem.open", open_new_problem, needs=Deed.OPEN_PROBLEM),
    Route(InteractionKind.BUTTON, "problem.show", show_problem, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "problem.suggest", suggest_for_new_problem, needs=Deed.OPEN_PROBLEM),
    Route(InteractionKind.FORM, "problem.open", submit_new_problem, needs=Deed.OPEN_PROBLEM),
    *(route for form in (STATE, CLOSE, LINK, UNLINK) for route in form.routes(Deed.CHANGE_OWN)),
)
