"""`/action postpone N`: a new day for a follow-up or the deadline, and the reason, which everyone can see."""

from collections.abc import Sequence

from commands.action.due import stop_name
from commands.action.find import hold_action
from commands.action.resolved import put_answered
from commands.privacy import Caution, Typed, blocked, caution
from commands.request import Ask
from commands.response import Answer, OpenForm, Reply, UpdateForm
from commands.vocabulary.blocks import Block, Message, context, section
from commands.vocabulary.forms import Field, Option, View, choice, day, lines, modal
from domain.actions import LONGEST_TEXT, text_faults
from domain.follow_ups import concerned, move_fault
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Action, FollowUp


def open_postponement(ask: Ask, store: Store) -> Answer:
    """Ask for the new day and the reason; raises Refusal when it is unknown, done, or not for the asker."""
    action = hold_action(ask, store)
    return OpenForm(postpone_form(ask, action, _still_open(store, action)))


def postpone_form(ask: Ask, action: Action, stops: Sequence[FollowUp], warning: Caution | None = None) -> View:
    """What is moved where there is a choice, the new day and the reason."""
    say = ask.reader.say
    number = str(action.number)
    blocks = [
        *([warning.block] if warning else []),
        section(ask.reader.rich("action-about", number=number, title=action.title)),
        _what(ask, stops),
        day(Field("date", say("action-postpone-date")), ask.day("date")),
        lines(Field("reason", say("action-postpone-reason")), ask.text("reason"), LONGEST_TEXT),
    ]
    return modal(
        "action.postpone",
        say("action-postpone-title"),
        blocks,
        close=say("button-cancel"),
        submit=warning.submit if warning else say("button-save"),
        memory={
            "number": number,
            "warned": list(warning.marks) if warning else [],
            "days": {str(stop.id): stop.version for stop in stops},
        },
    )


def _what(ask: Ask, stops: Sequence[FollowUp]) -> Block:
    """A choice of what is moved; plain words where there is nothing to choose."""
    if len(stops) == 1:
        return context(ask.reader.rich("action-postpone-only", stop=stop_name(stops[0], ask.reader)))
    names = [(stop, stop_name(stop, ask.reader)) for stop in stops]
    options = [Option(str(stop.id), name[0].upper() + name[1:]) for stop, name in names]
    meant = ask.chosen("stop") or str(concerned(stops, ask.today).id)
    return choice(Field("stop", ask.reader.say("action-postpone-what")), options, meant)


def take_postponement(ask: Ask, store: Store) -> Answer:
    """Move the day; raises FormRefused for an impossible one or no reason, Refusal when it was moved meanwhile."""
    action = hold_action(ask, store)
    stops = _still_open(store, action)
    stop = _chosen(ask, stops)
    typed = Typed("reason", ask.reader.say("action-postpone-reason"), ask.text("reason"))
    refuse_form(_faults(ask, action, stop) | blocked([typed]))
    warning = caution(ask, store, typed)
    if warning:
        return UpdateForm(postpone_form(ask, action, stops, warning))
    to = ask.day("date") or stop.due
    was = stop.due
    store.progress.postpone(action, stop, to, reason=typed.text, by=ask.user, now=ask.now)
    put_answered(action, ask, store)
    days = {"day": ask.reader.full_day(to), "was": ask.reader.full_day(was)}
    key = "action-postponed-deadline" if stop.is_deadline else "action-postponed"
    words = ask.reader.rich(key, number=str(action.number), title=action.title, **days)
    return Reply(Message(words, (section(words),)))


def _chosen(ask: Ask, stops: Sequence[FollowUp]) -> FollowUp:
    """The follow-up as it was when the form was opened; raises Refusal when it is so no longer."""
    remembered = ask.memory.get("days")
    seen: dict[str, int] = remembered if isinstance(remembered, dict) else {}
    meant = ask.one_of("stop", seen.keys() | {str(stop.id) for stop in stops}) or next(iter(seen), "")
    for stop in stops:
        if str(stop.id) == meant and stop.version == seen.get(meant):
            return stop
    raise Refusal("action-moved-meanwhile")


def _faults(ask: Ask, action: Action, stop: FollowUp) -> dict[str, Refusal]:
    to = ask.day("date")
    fault = move_fault(stop, to, start=action.start, deadline=action.deadline, today=ask.today)
    faults = {"date": fault} if fault else {}
    if not ask.text("reason"):
        faults["reason"] = Refusal("action-needs-reason")
    return faults | text_faults(reason=ask.text("reason"))


def _still_open(store: Store, action: Action) -> list[FollowUp]:
    return [stop for stop in store.follow_ups.of(action) if stop.closed_at is None]
