"""`/action add`: a new action in the plan; its owner hears of it."""

from dataclasses import replace
from datetime import date, timedelta

from commands.action.card import facts_of, follow_ups_to_come
from commands.action.names import RHYTHMS
from commands.area_options import area_options
from commands.kit.fields import Choice, DayChoice, EnumChoice, FreeText, PersonChoice, ShortText
from commands.kit.form import Form, Values
from commands.privacy import TypedText
from commands.problem.card import PROBLEM, name_problem
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.units import unit_options
from commands.vocabulary.blocks import Message, context, header, section
from commands.vocabulary.text import escape, mention
from domain.actions import LONGEST_TEXT, LONGEST_TITLE, NewAction, action_faults
from domain.follow_ups import days_fault
from domain.refusals import Refusal
from domain.rhythms import Rhythm
from domain.sharing import OPEN_TO_ALL
from domain.typed_input import parse_days
from services.actions import add_action, owner_faults
from storage.store import Store
from storage.tables import Action, Problem


def open_new(request: Request, store: Store) -> Response:
    """Open the form for a new action; what stands after the sub-command becomes its title.

    From a problem's card it is for that problem; raises Refusal where the asker may not see it.
    """
    problem = PROBLEM.find(request, store) if request.value else None
    return OpenForm(add_form(request, store, problem).view(request.reader))


def add_form(request: Request, store: Store, problem: Problem | None) -> Form:
    """Build the form for a new action, for a `problem` if there is one; the three required fields come first."""
    areas = area_options(store)
    examples = ", ".join((request.today + timedelta(days=ahead)).isoformat() for ahead in (30, 60))
    typed = _typed_title(request)
    fields = (
        ShortText("title", "action-add-name", most=LONGEST_TITLE, needed="action-needs-title", value=typed),
        PersonChoice("owner", "action-add-owner", needed="action-needs-owner", value=request.user),
        DayChoice("deadline", "action-add-deadline", needed="action-needs-deadline"),
        FreeText("description", "action-add-what"),
        Choice("area", "action-add-area", areas, kind=int),
        Choice("unit", "action-add-unit", unit_options(store), kind=int, hint="action-add-unit-hint"),
        DayChoice("start", "action-add-start", value=request.today.isoformat()),
        EnumChoice("rhythm", "action-add-rhythm", RHYTHMS, value=Rhythm.NONE.value),
        ShortText(
            "days",
            "action-add-days",
            most=LONGEST_TEXT,
            guarded=False,
            hint="action-add-days-hint",
            facts={"examples": examples},
        ),
    )
    if problem is None:
        return Form("action.add", "action-add-title", fields)
    about = [section(escape(name_problem(problem, request.reader)))]
    if problem.sharing not in OPEN_TO_ALL:
        about.append(section(request.reader.rich("action-add-for-all")))
    return Form("action.add", "action-add-title", (*about, *fields), memory={"number": str(problem.number)})


def _typed_title(request: Request) -> str:
    """What was typed after the sub-command, unless it may not be stored; what is only asked about stays."""
    refusal = TypedText("title", "", request.words).refusal
    return "" if refusal else " ".join(request.words.split())[:LONGEST_TITLE]


def submit_new(request: Request, store: Store) -> Response:
    """Store the action; raises FormRefused for what is missing, impossible or may not be stored."""
    problem = PROBLEM.find(request, store) if "number" in request.memory else None
    filled = add_form(request, store, problem).submitted(
        request, store, lambda filled: _faults(filled, request.today, store)
    )
    new = replace(_new(filled, request.today, store), problem=problem.id if problem else None)
    action = add_action(store, new, by=request.user, now=request.now)
    return Reply(_receipt(request, store, action))


def _faults(filled: Values, today: date, store: Store) -> dict[str, Refusal]:
    faults = owner_faults(store, filled["owner"]) | action_faults(
        title=filled["title"],
        owner=filled["owner"],
        start=filled["start"] or today,
        deadline=filled["deadline"],
        today=today,
    )
    try:
        _days(filled, today)
    except Refusal as refusal:
        faults["days"] = refusal
    return faults


def _days(filled: Values, today: date) -> tuple[date, ...]:
    """The typed follow-ups; raises Refusal for what is no day, or none between start and deadline."""
    start, deadline = filled["start"] or today, filled["deadline"]
    days = parse_days(filled["days"], max(start, today), deadline)
    fault = days_fault(days, start=start, deadline=deadline, today=today) if deadline else None
    if fault:
        raise fault
    return days


def _new(filled: Values, today: date, store: Store) -> NewAction:
    """The action as it is kept: from today, and of the owner's unit, unless it says otherwise."""
    otherwise = {
        "start": filled["start"] or today,
        "unit": filled["unit"] or _unit_of(filled["owner"], store),
        "rhythm": filled["rhythm"] or Rhythm.NONE,
        "days": _days(filled, today),
    }
    return NewAction(**{**filled, **otherwise})


def _unit_of(owner: str, store: Store) -> int | None:
    known = store.people.find(owner)
    unit = store.people.unit_of(known, confirmed=True) if known else None
    return unit.id if unit else None


def _receipt(request: Request, store: Store, action: Action) -> Message:
    number = str(action.number)
    words = request.reader.rich("action-added", number=number, title=action.title)
    blocks = [
        header(request.reader.say("action-added", number=number, title=action.title)),
        *facts_of(action, store, request.viewer, request.today, request.reader),
        *follow_ups_to_come(store.follow_ups.of(action), request.today, request.reader),
    ]
    if action.owner != request.user:
        blocks.append(context(request.reader.rich("action-owner-told", owner=mention(action.owner))))
    blocks.append(context(request.reader.rich("action-added-how", number=number)))
    return Message(words, tuple(blocks))
