"""Everything about problems that people can type, press or submit."""

from commands.problem.card import list_problems, show_problem
from commands.problem.form import open_close, open_new, submit_close, submit_new
from commands.routes import Command, InteractionKind, Route, SubCommand
from domain.sharing import Role

COMMAND = Command(
    "problem",
    "problem",
    list_problems,
    needs=Role.ANYONE,
    subs=(
        SubCommand("open", "ny", open_new, needs=Role.ANYONE),
        SubCommand("list", "lista", list_problems, needs=Role.ANYONE),
        SubCommand("show", "visa", show_problem, needs=Role.ANYONE, takes="N"),
        SubCommand("close", "stäng", open_close, needs=Role.ANYONE, takes="N"),
    ),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "problem.list", list_problems, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.show", show_problem, needs=Role.ANYONE),
    Route(InteractionKind.BUTTON, "problem.close", open_close, needs=Role.ANYONE),
    Route(InteractionKind.FORM, "problem.close", submit_close, needs=Role.ANYONE),
    Route(InteractionKind.FORM, "problem.open", submit_new, needs=Role.ANYONE),
)
