"""`/action report N`: how an action goes."""

from datetime import date

from commands.action.card import following, status_on
from commands.action.find import hold_action
from commands.action.names import status_options
from commands.action.resolved import enqueue_resolved
from commands.privacy import FreeText, PrivacyWarning, blocked, warning_for
from commands.request import Request
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, View, choice, lines, modal
from commands.vocabulary.text import Mrkdwn, join
from domain.actions import LONGEST_TEXT, Status, text_faults
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Action


def open_report(request: Request, store: Store) -> Response:
    """Ask how the action goes; raises Refusal when it is unknown, done, or not for the asker."""
    return OpenForm(report_form(request, hold_action(request, store)))


def report_form(request: Request, action: Action, warning: PrivacyWarning | None = None) -> View:
    """Status, note and next step, with what has been typed."""
    say = request.reader.say
    number = str(action.number)
    blocks = [
        *([warning.block] if warning else []),
        section(request.reader.rich("action-about", number=number, title=action.title)),
        choice(
            Field("status", say("action-report-status")),
            status_options(request.reader, overdue=action.deadline < request.today),
            request.chosen("status") or _likely(action, request.today),
        ),
        lines(Field("note", say("action-report-note"), optional=True), request.text("note"), LONGEST_TEXT),
        lines(
            Field("next_step", say("action-report-next"), optional=True), request.text("next_step"), LONGEST_TEXT
        ),
    ]
    return modal(
        "action.report",
        say("action-report-title"),
        blocks,
        close=say("button-cancel"),
        submit=warning.submit if warning else say("button-save"),
        memory={"number": number, "warned": list(warning.marks) if warning else []},
    )


def _likely(action: Action, today: date) -> str:
    """The action's own status; 'at risk' where it says 'on track' after the deadline."""
    return Status.AT_RISK if action.deadline < today and action.status == Status.ON_TRACK else action.status


def submit_progress(request: Request, store: Store) -> Response:
    """Store the progress; raises FormRefused for a missing status or a text that may not be stored."""
    action = hold_action(request, store)
    typed = (
        FreeText("note", request.reader.say("action-report-note"), request.text("note")),
        FreeText("next_step", request.reader.say("action-report-next"), request.text("next_step")),
    )
    chosen = request.chosen("status")
    missing = {} if chosen in set(Status) else {"status": Refusal("action-needs-status")}
    refuse_form(
        missing | text_faults(note=request.text("note"), next_step=request.text("next_step")) | blocked(typed)
    )
    warning = warning_for(request, store, *typed)
    if warning:
        return UpdateForm(report_form(request, action, warning))
    store.progress.report(
        action,
        Status(chosen or ""),
        by=request.user,
        now=request.now,
        note=request.text("note"),
        next_step=request.text("next_step"),
    )
    enqueue_resolved(action, request, store)
    return Reply(tell_progress(request, store, action))


def tell_progress(request: Request, store: Store, action: Action) -> Message:
    """What has been stored of an action, and what comes next."""
    facts = {"number": str(action.number), "title": action.title}
    if action.done_at is not None:
        said = [request.reader.rich("action-is-done", **facts)]
    else:
        status = status_on(action, store.follow_ups.of(action), request.today, request.reader)
        said = [
            request.reader.rich("action-reported", status=status, **facts),
            _what_follows(request, store, action),
        ]
    return Message("\n".join(said), (section(join(said)),))


def _what_follows(request: Request, store: Store, action: Action) -> Mrkdwn:
    if action.deadline < request.today:
        return request.reader.rich("action-deadline-over", day=request.reader.full_day(action.deadline))
    return request.reader.rich("action-follows", follow_up=following(store.follow_ups.of(action), request.reader))
