"""Everything about the situational picture that people can type, press or be sent."""

from commands.message_kinds import MessageKind
from commands.routes import Command, InteractionKind, Route, SubCommand
from commands.situation.asking import show_area, show_named, show_week, show_week_so_far
from commands.situation.assessment import open_assessment, submit_assessment
from commands.situation.comparing import show_comparison
from commands.situation.digest import render_digest, render_digest_sample, render_part, renew_digest
from commands.situation.export import open_export, render_export, submit_export
from commands.situation.looking_back import show_pressed_period
from commands.situation.omit import open_omission
from commands.situation.omitted import open_reason, submit_reason
from commands.situation.period_document import print_period, render_period
from commands.situation.preview import (
    hold,
    include,
    open_post,
    release,
    render_ahead,
    show_preview,
    submit_omission,
    submit_post,
)
from commands.situation.priorities import DECIDE, show_priorities
from domain.messages import Digest, DigestAhead, DigestEdited, DigestPart, DigestSample, Export, PeriodExport
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
        SubCommand("compare", "jämför", show_comparison, needs=Deed.LOOK, takes="period"),
        SubCommand("export", "exportera", open_export, needs=Deed.LOOK, takes="picture"),
        SubCommand("preview", "förhandsvisa", show_preview, needs=Deed.COORDINATE),
    ),
    free=show_named,
)

ROUTES = (
    Route(InteractionKind.BUTTON, "situation.assess", open_assessment, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "situation.assess", submit_assessment, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.hold", hold, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "situation.include", include, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "situation.omit", open_omission, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "situation.omit", submit_omission, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.post", open_post, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "situation.post", submit_post, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.preview", show_preview, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.reason", open_reason, needs=Deed.COORDINATE),
    Route(InteractionKind.FORM, "situation.reason", submit_reason, needs=Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.release", release, needs=Deed.COORDINATE, stores=True),
    Route(InteractionKind.BUTTON, "situation.compare", show_comparison, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "situation.export", open_export, needs=Deed.LOOK),
    Route(InteractionKind.FORM, "situation.export", submit_export, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "situation.look_back", show_pressed_period, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "situation.print", print_period, needs=Deed.LOOK, stores=True),
    Route(InteractionKind.BUTTON, "situation.priorities", show_priorities, needs=Deed.LOOK),
    *DECIDE.routes(Deed.COORDINATE),
    Route(InteractionKind.BUTTON, "situation.show", show_named, needs=Deed.LOOK),
    Route(InteractionKind.BUTTON, "situation.week", show_week_so_far, needs=Deed.LOOK),
)

MESSAGES = (
    MessageKind(Digest, render_digest, refresh=renew_digest),
    MessageKind(DigestAhead, render_ahead, needs=Deed.COORDINATE, optional=True),
    MessageKind(DigestEdited, render_digest),
    MessageKind(DigestSample, render_digest_sample, needs=Deed.COORDINATE),
    MessageKind(DigestPart, render_part),
    MessageKind(Export, render_export),
    MessageKind(PeriodExport, render_period),
)
