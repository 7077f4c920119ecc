"""Everything about actions that people can type, press, submit or be sent."""

from commands.action.add import open_new, submit_new
from commands.action.card import show_action
from commands.action.escalation import render_escalation, render_owner_left
from commands.action.hand import HAND
from commands.action.list import list_actions, list_my_actions
from commands.action.postpone import POSTPONE
from commands.action.reminder import render_assigned, render_reminder
from commands.action.report import DONE, REPORT
from commands.action.resolved import render_resolved
from commands.message_kinds import MessageKind
from commands.routes import Command, InteractionKind, Route, SubCommand
from domain.messages import Assigned, Escalation, OwnerLeft, Reminder, Resolved
from domain.roles import Deed

COMMAND = Command(
    "action",
    "atgard",
    list_my_actions,
    needs=Deed.LOOK,
    subs=(
        SubCommand("add", "ny", open_new, needs=Deed.ADD_ACTION),
        SubCommand("mine", "mina", list_my_actions, needs=Deed.LOOK),
        SubCommand("list", "lista", list_actions, needs=Deed.LOOK, takes="area"),
        SubCommand("show", "visa", show_action, needs=Deed.LOOK, takes="N"),
        SubCommand("report", "rapportera", REPORT.open, needs=Deed.CHANGE_OWN, takes="N"),
        SubCommand("done", "klar", DONE.open, needs=Deed.CHANGE_OWN, takes="N"),
        SubCommand("postpone", "flytta", POSTPONE.open, needs=Deed.CHANGE_OWN, takes="N", shown_sv="skjut upp"),
        SubCommand(
            "hand",
            "lämna",
            HAND.open,
            needs=Deed.CHANGE_OWN,
            takes="N",
            shown_en="change owner",
            shown_sv="byt ansvarig",
        ),
    ),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "action.add", open_new, needs=Deed.ADD_ACTION),
    Route(InteractionKind.BUTTON, "action.list", list_actions, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "action.mine", list_my_actions, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "action.show", show_action, needs=Deed.LOOK),
    Route(InteractionKind.FORM, "action.add", submit_new, needs=Deed.ADD_ACTION),
    *(route for form in (REPORT, DONE, POSTPONE, HAND) for route in form.routes(Deed.CHANGE_OWN)),
)

MESSAGES = (
    MessageKind(Assigned, render_assigned, for_owners=True),
    MessageKind(Reminder, render_reminder, for_owners=True),
    MessageKind(Resolved, render_resolved),
    MessageKind(Escalation, render_escalation, needs=Deed.COORDINATE),
    MessageKind(OwnerLeft, render_owner_left, needs=Deed.COORDINATE),
)
