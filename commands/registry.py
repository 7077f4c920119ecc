"""Everything that people can type, press, submit or be sent, and who answers: read it to know what there is."""

from dataclasses import replace

from commands.action.add import open_new, submit_new
from commands.action.assigned import render_assigned
from commands.action.done import open_done, submit_done
from commands.action.escalation import render_escalation, render_owner_left
from commands.action.hand import open_hand_over, submit_hand_over
from commands.action.list import list_actions, list_actions_page
from commands.action.mine import mine as my_actions
from commands.action.postpone import open_postponement, submit_postponement
from commands.action.reminder import render_reminder
from commands.action.report import open_report, submit_progress
from commands.action.resolved import render_resolved
from commands.action.show import show as show_action
from commands.delivery_notice import render_dead_letter
from commands.examples import Examples
from commands.home import show_home
from commands.incident.choices import suggest_areas, suggest_categories
from commands.incident.correct import open_correction, submit_correction
from commands.incident.list import list_incidents, list_incidents_page
from commands.incident.mine import list_mine, list_mine_page
from commands.incident.none import report_nothing, submit_nothing, undo_nothing
from commands.incident.page import names_page
from commands.incident.place import suggest_places
from commands.incident.receipt import render_receipt, render_superseded, render_withdrawal
from commands.incident.report import choose_place, choose_sharing, open_form, open_prefilled, submit_report
from commands.incident.show import show_incident
from commands.incident.unit import suggest_units
from commands.incident.withdraw import open_withdrawal, submit_withdrawal
from commands.plain_words import answer_words
from commands.request import Request
from commands.response import Reply, Response
from commands.routes import Command, Handler, Renderer, Renewal, SubCommand, answer_command, command_lines
from commands.situation.asking import show_area, show_named, show_week, show_week_so_far
from commands.situation.digest import render_digest, renew_digest
from commands.situation.export import export_picture, render_export
from commands.trygg.areas import open_areas, submit_areas
from commands.trygg.members import open_members, show_member, submit_member
from commands.trygg.members_without_unit import render_unit_lost
from commands.trygg.overview import show_beginning
from commands.trygg.partners import open_partners, submit_partners
from commands.trygg.setup import open_setup, render_greeting, submit_setup, suggest_zones
from commands.trygg.status import show_status
from commands.trygg.unconfirmed_units import confirm_unit, render_unit_settled, render_unit_unconfirmed
from commands.vocabulary.blocks import Message, header, section
from commands.vocabulary.text import join
from commands.welcome import meet_in_messages, render_welcome
from domain.refusals import Refusal
from domain.weeks import names_week
from storage.store import Store


def _show_everything(request: Request, store: Store) -> Reply:
    """Every command with every word."""
    title, examples = request.reader.say("help-overview"), Examples.of(request, store)
    parts = [join(command_lines(command, request.reader, examples)) for command in COMMANDS]
    message = Message(f"{title}\n" + "\n".join(parts), (header(title), *(section(part) for part in parts)))
    return Reply(message)


def _show_everything_in_place(request: Request, store: Store) -> Response:
    """The same in place of the few lines whose button was pressed."""
    return replace(_show_everything(request, store), replace=True)


COMMANDS: tuple[Command, ...] = (
    Command(
        "incident",
        "handelse",
        open_form,
        (
            SubCommand("mine", "mina", list_mine, follows=names_page),
            SubCommand("list", "lista", list_incidents, takes="area"),
            SubCommand("show", "visa", show_incident, takes="N"),
            SubCommand("correct", "rätta", open_correction, takes="N"),
            SubCommand("withdraw", "återta", open_withdrawal, takes="N"),
            SubCommand("none", "inget", report_nothing),
        ),
        free=open_prefilled,
    ),
    Command(
        "action",
        "atgard",
        my_actions,
        (
            SubCommand("add", "ny", open_new),
            SubCommand("mine", "mina", my_actions),
            SubCommand("list", "lista", list_actions, takes="area"),
            SubCommand("show", "visa", show_action, takes="N"),
            SubCommand("report", "rapportera", open_report, takes="N"),
            SubCommand("done", "klar", open_done, takes="N"),
            SubCommand("postpone", "flytta", open_postponement, takes="N", shown_sv="skjut upp"),
            SubCommand(
                "hand", "lämna", open_hand_over, takes="N", shown_en="change owner", shown_sv="byt ansvarig"
            ),
        ),
    ),
    Command(
        "situation",
        "lagesbild",
        show_week_so_far,
        (
            SubCommand("week", "vecka", show_week, takes="week", knows=names_week),
            SubCommand("area", "område", show_area, takes="area"),
            SubCommand("export", "exportera", export_picture, takes="picture"),
        ),
        free=show_named,
    ),
    Command(
        "trygg",
        "trygg",
        show_beginning,
        (
            SubCommand("setup", "inställning", open_setup),
            SubCommand("partners", "partners", open_partners),
            SubCommand("areas", "områden", open_areas),
            SubCommand("members", "medlemmar", open_members),
            SubCommand("status", "läge", show_status),
            SubCommand("more", "mer", _show_everything),
        ),
    ),
)


def _do_what_was_meant(request: Request, store: Store) -> Response:
    """What the question's button stands for: 'incident correct 12'."""
    name, _, words = request.value.partition(" ")
    command = next((each for each in COMMANDS if each.en == name), None)
    if command is None:
        raise Refusal("unreadable")
    return answer_command(command, replace(request, words=words, value=""), store)


def _take_as_text(request: Request, store: Store) -> Response:
    return open_prefilled(replace(request, words=request.value, value=""), store)


BUTTONS: dict[str, Handler] = {
    "action.add": open_new,
    "action.done": open_done,
    "action.hand": open_hand_over,
    "action.list": list_actions_page,
    "action.mine": my_actions,
    "action.postpone": open_postponement,
    "action.report": open_report,
    "action.show": show_action,
    "help.more": _show_everything_in_place,
    "incident.correct": open_correction,
    "incident.list": list_incidents_page,
    "incident.mine": list_mine_page,
    "incident.none": report_nothing,
    "incident.open": open_form,
    "incident.place": choose_place,
    "incident.show": show_incident,
    "incident.undo_none": undo_nothing,
    "incident.withdraw": open_withdrawal,
    "meant.command": _do_what_was_meant,
    "meant.text": _take_as_text,
    "members.change": open_members,
    "members.confirm": confirm_unit,
    "members.person": show_member,
    "sharing": choose_sharing,
    "situation.week": show_week_so_far,
}

FORMS: dict[str, Handler] = {
    "action.add": submit_new,
    "action.done": submit_done,
    "action.hand": submit_hand_over,
    "action.postpone": submit_postponement,
    "action.report": submit_progress,
    "incident.correct": submit_correction,
    "incident.none": submit_nothing,
    "incident.report": submit_report,
    "incident.withdraw": submit_withdrawal,
    "trygg.areas": submit_areas,
    "trygg.members": submit_member,
    "trygg.partners": submit_partners,
    "trygg.setup": submit_setup,
}

TABS: dict[str, Handler] = {
    "home": show_home,
    "messages": meet_in_messages,
}

WORDS: dict[str, Handler] = {"words": answer_words}

TYPE_AHEADS: dict[str, Handler] = {
    "incident.area": suggest_areas,
    "incident.category": suggest_categories,
    "incident.place": suggest_places,
    "incident.unit": suggest_units,
    "trygg.zone": suggest_zones,
}

MESSAGES: dict[str, Renderer] = {
    "assigned": render_assigned,
    "escalation": render_escalation,
    "owner_left": render_owner_left,
    "dead_letter": render_dead_letter,
    "reminder": render_reminder,
    "resolved": render_resolved,
    "digest": render_digest,
    "export": render_export,
    "receipt": render_receipt,
    "superseded": render_superseded,
    "withdrawal": render_withdrawal,
    "greeting": render_greeting,
    "welcome": render_welcome,
    "unit_lost": render_unit_lost,
    "unit_unconfirmed": render_unit_unconfirmed,
    "unit_settled": render_unit_settled,
}

RENEWALS: dict[str, Renewal] = {"digest": renew_digest}
"""What is kept of a message and taken anew before it is sent, as long as it surely has not been."""

FOR_COORDINATORS = frozenset({"escalation", "owner_left", "dead_letter", "unit_lost", "unit_unconfirmed"})
"""Messages that are sent only to someone who is a coordinator still."""
