"""`/action report N`: how an action goes; `/action done N`: it is done, and what has been achieved."""

from collections.abc import Iterator

from commands.action.card import following, status_on
from commands.action.names import ACTION, statuses
from commands.kit.fields import EnumChoice, FormField, FreeText
from commands.kit.form import RecordForm, Values
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.text import Mrkdwn, join
from domain.actions import Status
from services.actions import report_progress
from storage.store import Store
from storage.tables import Action


def _ask_progress(action: Action, request: Request, _store: Store) -> Iterator[FormField]:
    """Ask for status, note and next step; what says 'on track' after the deadline is likely to be at risk."""
    overdue = action.deadline < request.today
    likely = Status.AT_RISK if overdue and action.status == Status.ON_TRACK else action.status
    offered = statuses(overdue=overdue)
    yield EnumChoice("status", "action-report-status", offered, value=likely, needed="action-needs-status")
    yield FreeText("note", "action-report-note")
    yield FreeText("next_step", "action-report-next")


def _ask_result(_action: Action, _request: Request, _store: Store) -> Iterator[FormField]:
    """Ask what was achieved, which may be left empty; the hint tells what being done means."""
    yield FreeText("note", "action-done-note", hint="action-done-hint")


def _report(action: Action, values: Values, request: Request, store: Store) -> Response:
    """Store the progress; an action is done where no other status was asked for."""
    told = {"status": Status.DONE, **values}
    report_progress(store, action, by=request.user, now=request.now, **told)
    return Reply(_tell_progress(request, store, action))


def _tell_progress(request: Request, store: Store, action: Action) -> Message:
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


REPORT = RecordForm(ACTION, "action.report", "action-report-title", _ask_progress, _report)
DONE = RecordForm(ACTION, "action.done", "action-done-title", _ask_result, _report, label="action-button-done")
