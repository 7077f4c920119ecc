"""Everything about the workspace that people can type, press or submit: mostly coordinators' part."""

from commands.routes import Command, InteractionKind, Route, SubCommand
from commands.trygg.areas import open_areas, submit_areas
from commands.trygg.members import open_members, show_member, submit_member
from commands.trygg.overview import show_beginning
from commands.trygg.partners import open_partners, submit_partners
from commands.trygg.setup import open_setup, submit_setup, suggest_zones
from commands.trygg.status import show_status
from commands.trygg.unconfirmed_units import confirm_unit
from domain.sharing import Role

COMMAND = Command(
    "trygg",
    "trygg",
    show_beginning,
    needs=Role.ANYONE,
    subs=(
        SubCommand("setup", "inställning", open_setup, needs=Role.COORDINATOR),
        SubCommand("partners", "partners", open_partners, needs=Role.COORDINATOR),
        SubCommand("areas", "områden", open_areas, needs=Role.COORDINATOR),
        SubCommand("members", "medlemmar", open_members, needs=Role.COORDINATOR),
        SubCommand("status", "läge", show_status, needs=Role.COORDINATOR),
    ),
)

ROUTES = (
    Route(InteractionKind.BUTTON, "members.change", open_members, needs=Role.COORDINATOR),
    Route(InteractionKind.BUTTON, "members.confirm", confirm_unit, needs=Role.COORDINATOR),
    Route(InteractionKind.BUTTON, "members.person", show_member, needs=Role.COORDINATOR),
    Route(InteractionKind.FORM, "trygg.areas", submit_areas, needs=Role.COORDINATOR),
    Route(InteractionKind.FORM, "trygg.members", submit_member, needs=Role.COORDINATOR),
    Route(InteractionKind.FORM, "trygg.partners", submit_partners, needs=Role.COORDINATOR),
    Route(InteractionKind.FORM, "trygg.setup", submit_setup, needs=Role.COORDINATOR),
    Route(InteractionKind.TYPING, "trygg.zone", suggest_zones, needs=Role.ANYONE),
)
