"""`/action postpone N`: a new day for a follow-up or the deadline, and the reason, which everyone can see."""

from collections.abc import Iterator, Sequence

from commands.action.names import ACTION, follow_up_name
from commands.kit.fields import Choice, DayChoice, FormField, FreeText
from commands.kit.form import Faults, RecordForm, Values
from commands.request import Request
from commands.response import Response, tell
from commands.vocabulary.blocks import Block, context
from commands.vocabulary.forms import Option
from domain.follow_ups import concerned, move_fault
from domain.refusals import FormRefused, Refusal
from services.actions import postpone
from storage.store import Store
from storage.tables import Action, FollowUp


def _ask(action: Action, request: Request, store: Store) -> Iterator[FormField | Block]:
    """Ask what is moved where there is a choice, for the new day and for the reason."""
    yield _what(request, _still_open(store, action))
    yield DayChoice("date", "action-postpone-date", needed="action-needs-new-date")
    yield FreeText("reason", "action-postpone-reason", needed="action-needs-reason")


def _what(request: Request, follow_ups: Sequence[FollowUp]) -> FormField | Block:
    """A choice of what is moved; plain words where there is nothing to choose."""
    names = [follow_up_name(follow_up, request.reader) for follow_up in follow_ups]
    if len(names) == 1:
        return context(request.reader.rich("action-postpone-only", follow_up=names[0]))
    options = [
        Option(str(each.id), name[0].upper() + name[1:]) for each, name in zip(follow_ups, names, strict=True)
    ]
    likely = str(concerned(follow_ups, request.today).id)
    return Choice("stop", "action-postpone-what", options, value=likely, needed="choose-from-list")


def _seen(action: Action, _request: Request, store: Store) -> dict[str, dict[str, int]]:
    """What is open, so that nobody moves what another has moved meanwhile."""
    return {"days": {str(follow_up.id): follow_up.version for follow_up in _still_open(store, action)}}


def _faults(action: Action, values: Values, request: Request, store: Store) -> Faults:
    follow_up, known = _chosen(action, request, store), {"start": action.start, "deadline": action.deadline}
    fault = move_fault(follow_up, values["date"], today=request.today, **known)
    return {"date": fault} if fault else {}


def _chosen(action: Action, request: Request, store: Store) -> FollowUp:
    """The follow-up as it was when the form was opened; raises Refusal when it is so no longer."""
    follow_ups, remembered = _still_open(store, action), request.memory.get("days")
    seen: dict[str, int] = remembered if isinstance(remembered, dict) else {}
    meant = request.one_of("stop", seen.keys() | {str(follow_up.id) for follow_up in follow_ups})
    if meant is None and len(seen) > 1:
        raise FormRefused({"stop": Refusal("choose-from-list")})
    meant = meant or next(iter(seen), "")
    for follow_up in follow_ups:
        if str(follow_up.id) == meant and follow_up.version == seen.get(meant):
            return follow_up
    raise Refusal("action-moved-meanwhile")


def _move(action: Action, values: Values, request: Request, store: Store) -> Response:
    follow_up = _chosen(action, request, store)
    to, was = values["date"], follow_up.due
    postpone(store, action, follow_up, to, reason=values["reason"], by=request.user, now=request.now)
    days = {"day": request.reader.full_day(to), "was": request.reader.full_day(was)}
    key = "action-postponed-deadline" if follow_up.is_deadline else "action-postponed"
    return tell(request.reader, key, number=str(action.number), title=action.title, **days)


def _still_open(store: Store, action: Action) -> list[FollowUp]:
    return [follow_up for follow_up in store.follow_ups.of(action) if follow_up.closed_at is None]


POSTPONE = RecordForm(
    ACTION, "action.postpone", "action-postpone-title", _ask, _move, faults=_faults, memory=_seen
)
