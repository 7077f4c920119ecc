"""`/action postpone N`: a new day for a follow-up or the deadline, and the reason, which everyone can see."""

from collections.abc import Sequence

from commands.action.due import follow_up_name
from commands.action.find import hold_action
from commands.action.resolved import enqueue_resolved
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
    request: Request, action: Action, follow_ups: Sequence[FollowUp], warning: PrivacyWarning | None = None
) -> View:
    """What is moved where there is a choice, the new day and the reason."""
    say = request.reader.say
    number = str(action.number)
    blocks = [
        *([warning.block] if warning else []),
        section(request.reader.rich("action-about", number=number, title=action.title)),
        _what(request, follow_ups),
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
            "days": {str(follow_up.id): follow_up.version for follow_up in follow_ups},
        },
    )


def _what(request: Request, follow_ups: Sequence[FollowUp]) -> Block:
    """A choice of what is moved; plain words where there is nothing to choose."""
    if len(follow_ups) == 1:
        return context(
            request.reader.rich("action-postpone-only", follow_up=follow_up_name(follow_ups[0], request.reader))
        )
    names = [(follow_up, follow_up_name(follow_up, request.reader)) for follow_up in follow_ups]
    options = [Option(str(follow_up.id), name[0].upper() + name[1:]) for follow_up, name in names]
    meant = request.chosen("stop") or str(concerned(follow_ups, request.today).id)
    return choice(Field("stop", request.reader.say("action-postpone-what")), options, meant)


def submit_postponement(request: Request, store: Store) -> Response:
    """Move the day; raises FormRefused for an impossible one or no reason, Refusal when it was moved meanwhile."""
    action = hold_action(request, store)
    follow_ups = _still_open(store, action)
    follow_up = _chosen(request, follow_ups)
    typed = FreeText("reason", request.reader.say("action-postpone-reason"), request.text("reason"))
    refuse_form(_faults(request, action, follow_up) | blocked([typed]))
    warning = warning_for(request, store, typed)
    if warning:
        return UpdateForm(postpone_form(request, action, follow_ups, warning))
    to = request.day("date") or follow_up.due
    was = follow_up.due
    store.progress.postpone(action, follow_up, to, reason=typed.text, by=request.user, now=request.now)
    enqueue_resolved(action, request, store)
    days = {"day": request.reader.full_day(to), "was": request.reader.full_day(was)}
    key = "action-postponed-deadline" if follow_up.is_deadline else "action-postponed"
    words = request.reader.rich(key, number=str(action.number), title=action.title, **days)
    return Reply(Message(words, (section(words),)))


def _chosen(request: Request, follow_ups: Sequence[FollowUp]) -> FollowUp:
    """The follow-up as it was when the form was opened; raises Refusal when it is so no longer."""
    remembered = request.memory.get("days")
    seen: dict[str, int] = remembered if isinstance(remembered, dict) else {}
    meant = request.one_of("stop", seen.keys() | {str(follow_up.id) for follow_up in follow_ups}) or next(
        iter(seen), ""
    )
    for follow_up in follow_ups:
        if str(follow_up.id) == meant and follow_up.version == seen.get(meant):
            return follow_up
    raise Refusal("action-moved-meanwhile")


def _faults(request: Request, action: Action, follow_up: FollowUp) -> dict[str, Refusal]:
    to = request.day("date")
    fault = move_fault(follow_up, to, start=action.start, deadline=action.deadline, today=request.today)
    faults = {"date": fault} if fault else {}
    if not request.text("reason"):
        faults["reason"] = Refusal("action-needs-reason")
    return faults | text_faults(reason=request.text("reason"))


def _still_open(store: Store, action: Action) -> list[FollowUp]:
    return [follow_up for follow_up in store.follow_ups.of(action) if follow_up.closed_at is None]
