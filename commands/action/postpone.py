"""`/action postpone N`: a new day for a follow-up or the deadline, and the reason, which everyone can see."""

from collections.abc import Sequence
from datetime import date

from commands.action.find import form_about, hold_action
from commands.action.names import follow_up_name
from commands.kit.fields import Choice, DayChoice, FormField, FreeText
from commands.kit.form import Form
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.vocabulary.blocks import Block, context
from commands.vocabulary.forms import Option
from domain.follow_ups import concerned, move_fault
from domain.refusals import Refusal
from services.actions import postpone
from storage.store import Store
from storage.tables import Action, FollowUp


def open_postponement(request: Request, store: Store) -> Response:
    """Ask for the new day and the reason; raises Refusal when it is unknown, done, or not for the asker."""
    action = hold_action(request, store)
    return OpenForm(postpone_form(action, _still_open(store, action), request).view(request.reader))


def postpone_form(action: Action, follow_ups: Sequence[FollowUp], request: Request) -> Form:
    """Build the form: what is moved where there is a choice, the new day and the reason."""
    return form_about(
        action,
        request.reader,
        "action.postpone",
        "action-postpone-title",
        _what(request, follow_ups),
        DayChoice("date", "action-postpone-date", needed="action-needs-new-date"),
        FreeText("reason", "action-postpone-reason", needed="action-needs-reason"),
        days={str(follow_up.id): follow_up.version for follow_up in follow_ups},
    )


def _what(request: Request, follow_ups: Sequence[FollowUp]) -> FormField | Block:
    """A choice of what is moved; plain words where there is nothing to choose."""
    if len(follow_ups) == 1:
        return context(
            request.reader.rich("action-postpone-only", follow_up=follow_up_name(follow_ups[0], request.reader))
        )
    names = [(follow_up, follow_up_name(follow_up, request.reader)) for follow_up in follow_ups]
    options = [Option(str(follow_up.id), name[0].upper() + name[1:]) for follow_up, name in names]
    likely = str(concerned(follow_ups, request.today).id)
    return Choice("stop", "action-postpone-what", options, value=likely, needed="choose-from-list")


def submit_postponement(request: Request, store: Store) -> Response:
    """Move the day; raises FormRefused for an impossible one or no reason, Refusal when it was moved meanwhile."""
    action = hold_action(request, store)
    follow_ups = _still_open(store, action)
    follow_up = _chosen(request, follow_ups)
    filled = postpone_form(action, follow_ups, request).submitted(
        request, store, lambda filled: _faults(filled["date"], action, follow_up, request.today)
    )
    to, was = filled["date"], follow_up.due
    postpone(store, action, follow_up, to, reason=filled["reason"], by=request.user, now=request.now)
    days = {"day": request.reader.full_day(to), "was": request.reader.full_day(was)}
    key = "action-postponed-deadline" if follow_up.is_deadline else "action-postponed"
    return tell(request.reader, key, number=str(action.number), title=action.title, **days)


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


def _faults(to: date | None, action: Action, follow_up: FollowUp, today: date) -> dict[str, Refusal]:
    fault = move_fault(follow_up, to, start=action.start, deadline=action.deadline, today=today)
    return {"date": fault} if fault else {}


def _still_open(store: Store, action: Action) -> list[FollowUp]:
    return [follow_up for follow_up in store.follow_ups.of(action) if follow_up.closed_at is None]
