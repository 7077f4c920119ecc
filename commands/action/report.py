"""`/action report N`: how an action goes; `/action done N`: it is done, and what has been achieved."""

from datetime import date

from commands.action.card import following, status_on
from commands.action.find import form_about, hold_action
from commands.action.names import statuses
from commands.kit.fields import EnumChoice, FreeText
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.text import Mrkdwn, join
from domain.actions import Status
from services.actions import report_progress
from storage.store import Store
from storage.tables import Action


def open_report(request: Request, store: Store) -> Response:
    """Ask how the action goes; raises Refusal when it is unknown, done, or not for the asker."""
    return OpenForm(report_form(hold_action(request, store), request).view(request.reader))


def report_form(action: Action, request: Request) -> Form:
    """Status, note and next step."""
    offered = statuses(overdue=action.deadline < request.today)
    likely = _likely(action, request.today)
    return form_about(
        action,
        request.reader,
        "action.report",
        "action-report-title",
        EnumChoice("status", "action-report-status", offered, value=likely, needed="action-needs-status"),
        FreeText("note", "action-report-note"),
        FreeText("next_step", "action-report-next"),
    )


def _likely(action: Action, today: date) -> str:
    """The action's own status; 'at risk' where it says 'on track' after the deadline."""
    return Status.AT_RISK if action.deadline < today and action.status == Status.ON_TRACK else action.status


def submit_progress(request: Request, store: Store) -> Response:
    """Store the progress; raises FormRefused for a missing status or a text that may not be stored."""
    action = hold_action(request, store)
    filled = report_form(action, request).submitted(request, store)
    report_progress(store, action, by=request.user, now=request.now, **filled)
    return Reply(tell_progress(request, store, action))


def open_done(request: Request, store: Store) -> Response:
    """Ask what was achieved; raises Refusal when the action is unknown, done, or not for the asker."""
    return OpenForm(done_form(hold_action(request, store), request.reader).view(request.reader))


def done_form(action: Action, reader: Reader) -> Form:
    """Build the form: what was achieved, which may be left empty, and what being done means."""
    achieved = FreeText("note", "action-done-note", hint="action-done-hint")
    return form_about(action, reader, "action.done", "action-done-title", achieved, submit="action-button-done")


def submit_done(request: Request, store: Store) -> Response:
    """Mark the action as done; raises FormRefused for a text that may not be stored."""
    action = hold_action(request, store)
    filled = done_form(action, request.reader).submitted(request, store)
    report_progress(store, action, Status.DONE, by=request.user, now=request.now, **filled)
    return Reply(tell_progress(request, store, action))


def tell_progress(request: Request, store: Store, action: Action) -> Message:
    """Build the message that tells what has been stored of an action, and what comes next."""
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
