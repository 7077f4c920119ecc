"""`/action postpone N`: a new day for a follow-up or the deadline, and the reason, which everyone can see."""

from collections.abc import Sequence

from commands.action.due import stop_name
from commands.action.find import hold_action
from commands.action.resolved import put_answered
from commands.privacy import FreeText, PrivacyWarning, blocked, warning_for
from commands.request import Request
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.vocabulary.blocks import Block, Message, context, section
from commands.vocabulary.forms import Field, Option, View, choice, day, lines, modal
from domain.actions import LONGEST_TEXT, text_faults
from domain.follow_ups import concerned, move_fault
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Action, FollowUp


def open_postponement(request: Request, store: Store) -> Response:
    """Ask for the new day and the reason; raises Refusal when it is unknown, done, or not for the asker."""
    action = hold_action(request, store)
    return OpenForm(postpone_form(request, action, _still_open(store, action)))


def postpone_form(
    request: Request, action: Action, stops: Sequence[FollowUp], warning: PrivacyWarning | None = None
) -> View:
    """What is moved where there is a choice, the new day and the reason."""
    say = request.reader.say
    number = str(action.number)
    blocks = [
        *([warning.block] if warning else []),
        section(request.reader.rich("action-about", number=number, title=action.title)),
        _what(request, stops),
        day(Field("date", say("action-postpone-date")), request.day("date")),
        lines(Field("reason", say("action-postpone-reason")), request.text("reason"), LONGEST_TEXT),
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


def _what(request: Request, stops: Sequence[FollowUp]) -> Block:
    """A choice of what is moved; plain words where there is nothing to choose."""
    if len(stops) == 1:
        return context(request.reader.rich("action-postpone-only", stop=stop_name(stops[0], request.reader)))
    names = [(stop, stop_name(stop, request.reader)) for stop in stops]
    options = [Option(str(stop.id), name[0].upper() + name[1:]) for stop, name in names]
    meant = request.chosen("stop") or str(concerned(stops, request.today).id)
    return choice(Field("stop", request.reader.say("action-postpone-what")), options, meant)


def submit_postponement(request: Request, store: Store) -> Response:
    """Move the day; raises FormRefused for an impossible one or no reason, Refusal when it was moved meanwhile."""
    action = hold_action(request, store)
    stops = _still_open(store, action)
    stop = _chosen(request, stops)
    typed = FreeText("reason", request.reader.say("action-postpone-reason"), request.text("reason"))
    refuse_form(_faults(request, action, stop) | blocked([typed]))
    warning = warning_for(request, store, typed)
    if warning:
        return UpdateForm(postpone_form(request, action, stops, warning))
    to = request.day("date") or stop.due
    was = stop.due
    store.progress.postpone(action, stop, to, reason=typed.text, by=request.user, now=request.now)
    put_answered(action, request, store)
    days = {"day": request.reader.full_day(to), "was": request.reader.full_day(was)}
    key = "action-postponed-deadline" if stop.is_deadline else "action-postponed"
    words = request.reader.rich(key, number=str(action.number), title=action.title, **days)
    return Reply(Message(words, (section(words),)))


def _chosen(request: Request, stops: Sequence[FollowUp]) -> FollowUp:
    """The follow-up as it was when the form was opened; raises Refusal when it is so no longer."""
    remembered = request.memory.get("days")
    seen: dict[str, int] = remembered if isinstance(remembered, dict) else {}
    meant = request.one_of("stop", seen.keys() | {str(stop.id) for stop in stops}) or next(iter(seen), "")
    for stop in stops:
        if str(stop.id) == meant and stop.version == seen.get(meant):
            return stop
    raise Refusal("action-moved-meanwhile")


def _faults(request: Request, action: Action, stop: FollowUp) -> dict[str, Refusal]:
    to = request.day("date")
    fault = move_fault(stop, to, start=action.start, deadline=action.deadline, today=request.today)
    faults = {"date": fault} if fault else {}
    if not request.text("reason"):
        faults["reason"] = Refusal("action-needs-reason")
    return faults | text_faults(reason=request.text("reason"))


def _still_open(store: Store, action: Action) -> list[FollowUp]:
    return [stop for stop in store.follow_ups.of(action) if stop.closed_at is None]
