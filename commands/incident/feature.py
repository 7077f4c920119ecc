"""Everything about incidents that people can type, press, submit or be sent."""

from commands.incident.behind import ROUTE, list_behind
from commands.incident.choices import suggest_areas, suggest_categories
from commands.incident.correct import open_correction, submit_correction
from commands.incident.erase import ERASE
from commands.incident.export import export_incidents, render_incident_export
from commands.incident.feedback import render_feedback
from commands.incident.link import LINK, link_pressed, unlink
from commands.incident.list import list_incidents, list_my_incidents
from commands.incident.none import report_nothing, submit_nothing, undo_nothing
from commands.incident.nudge import render_nudge
from commands.incident.place import suggest_places
from commands.incident.receipt import render_receipt, render_superseded, render_text_erased, render_withdrawal
from commands.incident.report import (
    choose_place,
    choose_sharing,
    open_form,
    open_from_message,
    open_prefilled,
    submit_report,
)
from commands.incident.same_event import APART, TOGETHER
from commands.incident.severe import render_severe
from commands.incident.show import show_incident
from commands.incident.unit import suggest_units
from commands.incident.withdraw import WITHDRAW
from commands.kit.listing import names_page
from commands.message_kinds import MessageKind
from commands.routes import Command, InteractionKind, Route, Shortcut, SubCommand
from domain.messages import (
    Feedback,
    IncidentExport,
    Nudge,
    Receipt,
    SevereIncident,
    Superseded,
    TextErased,
    Withdrawal,
)
from domain.roles import Deed

COMMAND = Command(
    "incident",
    "handelse",
    open_form,
    needs=Deed.REPORT,
    subs=(
        SubCommand("mine", "mina", list_my_incidents, needs=Deed.LOOK, follows=names_page),
        SubCommand("list", "lista", list_incidents, needs=Deed.LOOK, takes="area"),
        SubCommand("export", "exportera", export_incidents, needs=Deed.LOOK, stores=True, takes="area"),
        SubCommand("show", "visa", show_incident, needs=Deed.LOOK, takes="N"),
        SubCommand("correct", "rätta", open_correction, needs=Deed.CHANGE_OWN, takes="N"),
        SubCommand("withdraw", "återta", WITHDRAW.open, needs=Deed.CHANGE_OWN, takes="N"),
        SubCommand("none", "inget", report_nothing, needs=Deed.REPORT, stores=True),
    ),
    free=open_prefilled,
)

ROUTES = (
    Route(InteractionKind.BUTTON, ROUTE, list_behind, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "incident.correct", open_correction, needs=Deed.CHANGE_OWN),
    Route(InteractionKind.BUTTON, "incident.export", export_incidents, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, "incident.list", list_incidents, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "incident.mine", list_my_incidents, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "incident.none", report_nothing, needs=Deed.REPORT, stores=True),
    Route(InteractionKind.BUTTON, "incident.open", open_form, needs=Deed.REPORT),
    Route(InteractionKind.BUTTON, "incident.place", choose_place, needs=Deed.REPORT),
    Route(InteractionKind.BUTTON, "incident.sharing", choose_sharing, needs=Deed.REPORT),
    Route(InteractionKind.BUTTON, "incident.show", show_incident, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "incident.undo_none", undo_nothing, needs=Deed.REPORT, stores=True),
    Route(InteractionKind.FORM, "incident.correct", submit_correction, needs=Deed.CHANGE_OWN),
    Route(InteractionKind.FORM, "incident.none", submit_nothing, needs=Deed.REPORT),
    Route(InteractionKind.FORM, "incident.report", submit_report, needs=Deed.REPORT),
    Route(InteractionKind.BUTTON, APART, unlink, needs=Deed.CHANGE_OWN, stores=True),
    Route(InteractionKind.BUTTON, TOGETHER, link_pressed, needs=Deed.CHANGE_OWN, stores=True),
    *LINK.routes(Deed.COORDINATE),
    *ERASE.routes(Deed.CHANGE_OWN),
    *WITHDRAW.routes(Deed.CHANGE_OWN),
    Route(InteractionKind.TYPING, "incident.area", suggest_areas, needs=Deed.REPORT),
    Route(InteractionKind.TYPING, "incident.category", suggest_categories, needs=Deed.REPORT),
    Route(InteractionKind.TYPING, "incident.place", suggest_places, needs=Deed.REPORT),
    Route(InteractionKind.TYPING, "incident.unit", suggest_units, needs=Deed.REPORT),
)

SHORTCUTS = (
    Shortcut("incident.report", "shortcut-report", "shortcut-report-told", open_form, needs=Deed.REPORT),
    Shortcut(
        "incident.report_this",
        "shortcut-report-this",
        "shortcut-report-this-told",
        open_from_message,
        needs=Deed.REPORT,
        of_message=True,
    ),
)

MESSAGES = (
    MessageKind(Feedback, render_feedback, optional=True),
    MessageKind(IncidentExport, render_incident_export),
    MessageKind(Nudge, render_nudge, needs=Deed.REPORT, optional=True),
    MessageKind(Receipt, render_receipt),
    MessageKind(SevereIncident, render_severe, needs=Deed.COORDINATE, optional=True),
    MessageKind(Superseded, render_superseded),
    MessageKind(TextErased, render_text_erased),
    MessageKind(Withdrawal, render_withdrawal),
)
