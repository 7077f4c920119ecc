"""`/action done N` and the button *Done*: what was achieved, if anyone wants to tell, and the action is done."""

from commands.action.find import form_about, hold_action
from commands.action.report import tell_progress
from commands.kit.fields import FreeText
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from domain.actions import Status
from services.actions import report_progress
from storage.store import Store
from storage.tables import Action


def open_done(request: Request, store: Store) -> Response:
    """Ask what was achieved; raises Refusal when the action is unknown, done, or not for the asker."""
    return OpenForm(done_form(hold_action(request, store), request.reader).view(request.reader))


def done_form(action: Action, reader: Reader) -> Form:
    """What was achieved, which may be left empty; what it means to be done stands beside it."""
    achieved = FreeText("note", "action-done-note", hint="action-done-hint")
    return form_about(action, reader, "action.done", "action-done-title", achieved, submit="action-button-done")


def submit_done(request: Request, store: Store) -> Response:
    """Mark the action as done; raises FormRefused for a text that may not be stored."""
    action = hold_action(request, store)
    filled = done_form(action, request.reader).submitted(request, store)
    report_progress(store, action, Status.DONE, by=request.user, now=request.now, **filled)
    return Reply(tell_progress(request, store, action))
