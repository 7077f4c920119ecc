"""Everything about the workspace that people can type, press, submit or be sent."""

from commands.message_kinds import MessageKind
from commands.optional_messages import DECLINE, WANT, decline_messages, list_messages, want_messages
from commands.quick_buttons import pin_first_buttons, render_quick_buttons
from commands.routes import Command, InteractionKind, Route, SubCommand
from commands.trygg.areas import AREAS
from commands.trygg.categories import (
    list_categories,
    open_new_categories,
    show_category,
    submit_new_categories,
)
from commands.trygg.category_changes import FORMS as CATEGORY_FORMS
from commands.trygg.category_changes import UNDO as UNDO_CATEGORY
from commands.trygg.category_changes import undo_category
from commands.trygg.guide import open_setup
from commands.trygg.guide import routes as guide_routes
from commands.trygg.log import list_log
from commands.trygg.members import open_members, show_member, submit_member
from commands.trygg.members_list import CONFIRM, list_members, open_confirm_several, submit_confirm_several
from commands.trygg.members_without_unit import render_unit_lost
from commands.trygg.organisations import LINK, open_link, render_unknown_team, submit_link
from commands.trygg.overview import show_beginning
from commands.trygg.partners import PARTNERS
from commands.trygg.places import PLACES
from commands.trygg.register_changes import UNDO, undo_change
from commands.trygg.retention import lift, show_dry_run, show_retention, stop_removing
from commands.trygg.retention_forms import open_decision, open_hold, submit_decision, submit_hold
from commands.trygg.retention_records import list_records, print_record, render_record, show_record
from commands.trygg.roles import render_role_changed
from commands.trygg.setup import render_greeting, submit_setup, suggest_zones
from commands.trygg.status import show_status
from commands.trygg.unconfirmed_units import confirm_unit, render_unit_settled, render_unit_unconfirmed
from commands.trygg.units import UNITS
from domain.messages import (
    Greeting,
    PrintedRecord,
    QuickButtons,
    Removal,
    RoleChanged,
    UnitLost,
    UnitSettled,
    UnitUnconfirmed,
    UnknownTeam,
)
from domain.roles import Deed

COMMAND = Command(
    "trygg",
    "trygg",
    show_beginning,
    needs=Deed.LOOK,
    subs=(
        SubCommand("messages", "utskick", list_messages, needs=Deed.LOOK),
        SubCommand("setup", "inställning", open_setup, needs=Deed.COORDINATE),
        SubCommand("partners", "partners", PARTNERS.list_things, needs=Deed.COORDINATE),
        SubCommand("areas", "områden", AREAS.list_things, needs=Deed.COORDINATE),
        SubCommand("places", "platser", PLACES.list_things, needs=Deed.COORDINATE),
        SubCommand("categories", "kategorier", list_categories, needs=Deed.COORDINATE),
        SubCommand("members", "medlemmar", list_members, needs=Deed.COORDINATE),
        SubCommand("retention", "gallring", show_retention, needs=Deed.COORDINATE),
        SubCommand("log", "logg", list_log, needs=Deed.COORDINATE, takes="record"),
        SubCommand("status", "läge", show_status, needs=Deed.COORDINATE),
    ),
)

_RETENTION = (
    Route(InteractionKind.BUTTON, "retention.show", show_retention, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.dry_run", show_dry_run, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.decide", open_decision, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "retention.decide", submit_decision, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.off", stop_removing, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "retention.hold", open_hold, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "retention.hold", submit_hold, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.lift", lift, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "retention.records", list_records, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.record", show_record, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "retention.print", print_record, needs=Deed.COORDINATE, stores=True),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "categories.add", open_new_categories, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "categories.list", list_categories, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "categories.show", show_category, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, UNDO_CATEGORY, undo_category, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.FORM, "categories.add", submit_new_categories, needs=Deed.COORDINATE),
    *(route for form in CATEGORY_FORMS for route in form.routes(Deed.COORDINATE)),
    Route(InteractionKind.BUTTON, "members.list", list_members, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, DECLINE, decline_messages, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, WANT, want_messages, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, "messages.list", list_messages, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, CONFIRM, open_confirm_several, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, CONFIRM, submit_confirm_several, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "members.change", open_members, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "members.confirm", confirm_unit, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "members.person", show_member, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, LINK, open_link, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, LINK, submit_link, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "trygg.buttons", pin_first_buttons, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "trygg.log", list_log, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "trygg.setup", open_setup, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "trygg.status", show_status, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "trygg.members", submit_member, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "trygg.setup", submit_setup, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, UNDO, undo_change, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.TYPING, "trygg.zone", suggest_zones, needs=Deed.COORDINATE),
    *guide_routes(),
    *_RETENTION,
    *AREAS.routes(),
    *PLACES.routes(),
    *PARTNERS.routes(),
    *UNITS.routes(),
)

MESSAGES = (
    MessageKind(Greeting, render_greeting),
    MessageKind(QuickButtons, render_quick_buttons, pinned=True),
    MessageKind(UnitLost, render_unit_lost, needs=Deed.COORDINATE),
    MessageKind(UnitUnconfirmed, render_unit_unconfirmed, needs=Deed.COORDINATE),
    MessageKind(UnitSettled, render_unit_settled, needs=Deed.COORDINATE),
    MessageKind(UnknownTeam, render_unknown_team, needs=Deed.COORDINATE),
    MessageKind(RoleChanged, render_role_changed),
    MessageKind(Removal, lambda _payload, _store, _reader: None, removes=True),
    MessageKind(PrintedRecord, render_record, needs=Deed.COORDINATE),
)
