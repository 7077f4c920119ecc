"""`/action report N`: how an action goes."""

from datetime import date

from commands.action.card import following, status_on
from commands.action.find import hold_action
from commands.action.names import status_options
from commands.action.resolved import put_answered
from commands.privacy import Caution, Typed, blocked, caution
from commands.request import Ask
from commands.response import Answer, OpenForm, Reply, UpdateForm
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, View, choice, lines, modal
from commands.vocabulary.text import Mrkdwn, join
from domain.actions import LONGEST_TEXT, Status, text_faults
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Action


def open_report(ask: Ask, store: Store) -> Answer:
    """Ask how the action goes; raises Refusal when it is unknown, done, or not for the asker."""
    return OpenForm(report_form(ask, hold_action(ask, store)))


def report_form(ask: Ask, action: Action, warning: Caution | None = None) -> View:
    """Status, note and next step, with what has been typed."""
    say = ask.reader.say
    number = str(action.number)
    blocks = [
        *([warning.block] if warning else []),
        section(ask.reader.rich("action-about", number=number, title=action.title)),
        choice(
            Field("status", say("action-report-status")),
            status_options(ask.reader, overdue=action.deadline < ask.today),
            ask.chosen("status") or _likely(action, ask.today),
        ),
        lines(Field("note", say("action-report-note"), optional=True), ask.text("note"), LONGEST_TEXT),
        lines(Field("next_step", say("action-report-next"), optional=True), ask.text("next_step"), LONGEST_TEXT),
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


def take_report(ask: Ask, store: Store) -> Answer:
    """Store the progress; raises FormRefused for a missing status or a text that may not be stored."""
    action = hold_action(ask, store)
    typed = (
        Typed("note", ask.reader.say("action-report-note"), ask.text("note")),
        Typed("next_step", ask.reader.say("action-report-next"), ask.text("next_step")),
    )
    chosen = ask.chosen("status")
    missing = {} if chosen in set(Status) else {"status": Refusal("action-needs-status")}
    refuse_form(missing | text_faults(note=ask.text("note"), next_step=ask.text("next_step")) | blocked(typed))
    warning = caution(ask, store, *typed)
    if warning:
        return UpdateForm(report_form(ask, action, warning))
    store.progress.report(
        action,
        Status(chosen or ""),
        by=ask.user,
        now=ask.now,
        note=ask.text("note"),
        next_step=ask.text("next_step"),
    )
    put_answered(action, ask, store)
    return Reply(tell_progress(ask, store, action))


def tell_progress(ask: Ask, store: Store, action: Action) -> Message:
    """What has been stored of an action, and what comes next."""
    facts = {"number": str(action.number), "title": action.title}
    if action.done_at is not None:
        said = [ask.reader.rich("action-is-done", **facts)]
    else:
        status = status_on(action, store.follow_ups.of(action), ask.today, ask.reader)
        said = [ask.reader.rich("action-reported", status=status, **facts), _what_follows(ask, store, action)]
    return Message("\n".join(said), (section(join(said)),))


def _what_follows(ask: Ask, store: Store, action: Action) -> Mrkdwn:
    if action.deadline < ask.today:
        return ask.reader.rich("action-deadline-over", day=ask.reader.full_day(action.deadline))
    return ask.reader.rich("action-follows", stop=following(store.follow_ups.of(action), ask.reader))
