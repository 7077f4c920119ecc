"""`/action done N` and the button *Done*: what was achieved, if anyone wants to tell, and the action is done."""

from commands.action.find import hold_action
from commands.action.report import tell_progress
from commands.action.resolved import enqueue_resolved
from commands.privacy import FreeText, PrivacyWarning, blocked, warning_for
from commands.request import Request
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.vocabulary.blocks import section
from commands.vocabulary.forms import Field, View, lines, modal
from domain.actions import LONGEST_TEXT, Status, text_faults
from domain.refusals import refuse_form
from storage.store import Store
from storage.tables import Action


def open_done(request: Request, store: Store) -> Response:
    """Ask what was achieved; raises Refusal when the action is unknown, done, or not for the asker."""
    return OpenForm(done_form(request, hold_action(request, store)))


def done_form(request: Request, action: Action, warning: PrivacyWarning | None = None) -> View:
    """What was achieved, which may be left empty; what it means to be done stands beside it."""
    say = request.reader.say
    number = str(action.number)
    achieved = Field("note", say("action-done-note"), optional=True, hint=say("action-done-hint"))
    blocks = [
        *([warning.block] if warning else []),
        section(request.reader.rich("action-about", number=number, title=action.title)),
        lines(achieved, request.text("note"), LONGEST_TEXT),
    ]
    return modal(
        "action.done",
        say("action-done-title"),
        blocks,
        close=say("button-cancel"),
        submit=warning.submit if warning else say("action-button-done"),
        memory={"number": number, "warned": list(warning.marks) if warning else []},
    )


def submit_done(request: Request, store: Store) -> Response:
    """Mark the action as done; raises FormRefused for a text that may not be stored."""
    action = hold_action(request, store)
    typed = FreeText("note", request.reader.say("action-done-note"), request.text("note"))
    refuse_form(text_faults(note=typed.text) | blocked([typed]))
    warning = warning_for(request, store, typed)
    if warning:
        return UpdateForm(done_form(request, action, warning))
    store.progress.report(action, Status.DONE, by=request.user, now=request.now, note=typed.text)
    enqueue_resolved(action, request, store)
    return Reply(tell_progress(request, store, action))
