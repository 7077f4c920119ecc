"""Everything about problems that people can type, press or submit."""

from commands.problem.card import show_problem, show_problem_history
from commands.problem.change import CLOSE, LINK, STATE, UNLINK
from commands.problem.form import open_new_problem, submit_new_problem, suggest_for_new_problem
from commands.problem.list import list_problems
from commands.routes import Command, InteractionKind, Route, SubCommand
from domain.sharing import Role

COMMAND = Command(
    "problem",
    "problem",
    list_problems,
    needs=Role.ANYONE,
    subs=(
        SubCommand("open", "ny", open_new_problem, needs=Role.ANYONE),
        SubCommand("list", "lista", list_problems, needs=Role.ANYONE),
        SubCommand("show", "visa", show_problem, needs=Role.ANYONE, takes="N"),
        SubCommand("close", "stäng", CLOSE.open, needs=Role.ANYONE, takes="N"),
    ),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "problem.history", show_problem_history, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.list", list_problems, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.open", open_new_problem, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.show", show_problem, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.suggest", suggest_for_new_problem, needs=Role.ANYONE),
    Route(InteractionKind.FORM, "problem.open", submit_new_problem, needs=Role.ANYONE),
    *(route for form in (STATE, CLOSE, LINK, UNLINK) for route in form.routes(Role.ANYONE)),
)
