"""Everything about the situational picture that people can type, press or be sent."""

from commands.message_kinds import MessageKind
from commands.routes import Command, InteractionKind, Route, SubCommand
from commands.situation.asking import show_area, show_named, show_week, show_week_so_far
from commands.situation.digest import render_digest, render_digest_sample, render_part, renew_digest
from commands.situation.export import export_picture, render_export
from domain.messages import Digest, DigestPart, DigestSample, Export
from domain.roles import Deed
from domain.weeks import names_week

COMMAND = Command(
    "situation",
    "lagesbild",
    show_week_so_far,
    needs=Deed.LOOK,
    subs=(
        SubCommand("week", "vecka", show_week, needs=Deed.LOOK, takes="week", knows=names_week),
        SubCommand("area", "område", show_area, needs=Deed.LOOK, takes="area"),
        SubCommand("export", "exportera", export_picture, needs=Deed.LOOK, stores=True, takes="picture"),
    ),
    free=show_named,
)

ROUTES = (
    Route(InteractionKind.BUTTON, "situation.export", export_picture, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, "situation.show", show_named, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "situation.week", show_week_so_far, needs=Deed.LOOK),
)

MESSAGES = (
    MessageKind(Digest, render_digest, refresh=renew_digest),
    MessageKind(DigestSample, render_digest_sample, needs=Deed.COORDINATE),
    MessageKind(DigestPart, render_part),
    MessageKind(Export, render_export),
)
