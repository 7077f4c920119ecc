"""`/action add`: a new action in the plan; its owner hears of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from commands.action.card import facts_of, follow_ups_to_come
from commands.action.names import rhythm_options
from commands.action.owners import owner_faults, tell_owner
from commands.privacy import FreeText, PrivacyWarning, blocked, warning_for
from commands.request import Request, id_in
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.units import unit_options
from commands.vocabulary.blocks import Block, Message, context, header
from commands.vocabulary.forms import Field, Option, View, choice, day, line, lines, modal, person
from commands.vocabulary.text import mention
from domain.actions import LONGEST_TEXT, LONGEST_TITLE, NewAction, action_faults, text_faults
from domain.follow_ups import days_fault
from domain.names import tidy
from domain.refusals import Refusal, refuse_form
from domain.rhythms import Rhythm
from domain.typed_days import parse_days
from storage.store import Store
from storage.tables import Action


def open_new(request: Request, store: Store) -> Response:
    """Open the form for a new action; what stands after the sub-command becomes its title."""
    return OpenForm(add_form(request, store))


def add_form(request: Request, store: Store, warning: PrivacyWarning | None = None) -> View:
    """Everything about a new action, with what has been typed; the three required fields come first."""
    say = request.reader.say
    blocks = [
        *([warning.block] if warning else []),
        line(
            Field("title", say("action-add-name")), request.text("title") or _typed_title(request), LONGEST_TITLE
        ),
        person(Field("owner", say("action-add-owner")), request.chosen("owner") or request.user),
        day(Field("deadline", say("action-add-deadline")), request.day("deadline")),
        lines(
            Field("description", say("action-add-what"), optional=True), request.text("description"), LONGEST_TEXT
        ),
        *_where(request, store),
        *_when(request),
    ]
    return modal(
        "action.add",
        say("action-add-title"),
        blocks,
        close=say("button-cancel"),
        submit=warning.submit if warning else say("button-save"),
        memory={"warned": list(warning.marks)} if warning else {},
    )


def _typed_title(request: Request) -> str:
    """What was typed after the sub-command, unless it may not be stored; what is only asked about stays."""
    refusal = FreeText("title", "", request.words).refusal
    return "" if refusal else " ".join(request.words.split())[:LONGEST_TITLE]


def _where(request: Request, store: Store) -> Iterator[Block]:
    """The choices of area and unit, where there are any."""
    areas = [Option(str(area.id), area.name) for area in store.geography.areas()]
    units = unit_options(store)
    if areas:
        yield choice(
            Field("area", request.reader.say("action-add-area"), optional=True), areas, request.chosen("area")
        )
    if units:
        hint = request.reader.say("action-add-unit-hint")
        field = Field("unit", request.reader.say("action-add-unit"), optional=True, hint=hint)
        yield choice(field, units, request.chosen("unit"))


def _when(request: Request) -> Iterator[Block]:
    """Start, rhythm and typed follow-ups."""
    say = request.reader.say
    start = request.day("start") or (None if request.fields else request.today)
    rhythm = request.chosen("rhythm") or Rhythm.NONE.value
    examples = ", ".join((request.today + timedelta(days=ahead)).isoformat() for ahead in (30, 60))
    hint = say("action-add-days-hint", examples=examples)
    yield day(Field("start", say("action-add-start"), optional=True), start)
    yield choice(Field("rhythm", say("action-add-rhythm"), optional=True), rhythm_options(request.reader), rhythm)
    yield line(Field("days", say("action-add-days"), optional=True, hint=hint), request.text("days"), LONGEST_TEXT)


def submit_new(request: Request, store: Store) -> Response:
    """Store the action; raises FormRefused for what is missing, impossible or may not be stored."""
    typed = (
        FreeText("title", request.reader.say("action-add-name"), request.text("title")),
        FreeText("description", request.reader.say("action-add-what"), request.text("description")),
    )
    new = _read(request, store, blocked(typed))
    warning = warning_for(request, store, *typed)
    if warning:
        return UpdateForm(add_form(request, store, warning))
    action = store.actions.add(new, by=request.user, now=request.now)
    told = tell_owner(request, store, action)
    return Reply(_receipt(request, store, action, told=told))


class _Dates(NamedTuple):
    start: date
    deadline: date | None
    days: tuple[date, ...]
    fault: Refusal | None


def _read(request: Request, store: Store, faults: dict[str, Refusal]) -> NewAction:
    """What the form says; raises FormRefused with every fault in it."""
    title, owner = tidy(request.text("title")), request.chosen("owner")
    area, unit, rhythm = _area(request, store), _unit(request, store, owner), request.one_of("rhythm", set(Rhythm))
    dates = _dates(request)
    known = action_faults(
        title=title, owner=owner, start=dates.start, deadline=dates.deadline, today=request.today
    )
    days = {"days": dates.fault} if dates.fault else {}
    texts = text_faults(description=request.text("description"))
    refuse_form(owner_faults(owner, store) | known | days | texts | faults)
    return NewAction(
        title=title,
        owner=str(owner),
        start=dates.start,
        deadline=dates.deadline or dates.start,
        description=request.text("description"),
        area=area,
        unit=unit,
        rhythm=Rhythm(rhythm or Rhythm.NONE),
        days=dates.days,
    )


def _dates(request: Request) -> _Dates:
    start, deadline = request.day("start") or request.today, request.day("deadline")
    try:
        days = parse_days(request.text("days"), max(start, request.today), deadline)
    except Refusal as refusal:
        return _Dates(start, deadline, (), refusal)
    fault = days_fault(days, start=start, deadline=deadline, today=request.today) if deadline else None
    return _Dates(start, deadline, days, fault)


def _area(request: Request, store: Store) -> int | None:
    offered = {str(area.id) for area in store.geography.areas()}
    return id_in(request.one_of("area", offered))


def _unit(request: Request, store: Store, owner: str | None) -> int | None:
    """The chosen unit, or else the one that the owner belongs to."""
    chosen = request.one_of("unit", {option.value for option in unit_options(store)})
    if chosen:
        return id_in(chosen)
    known = store.people.find(owner) if owner else None
    unit = store.people.unit_of(known, confirmed=True) if known else None
    return unit.id if unit else None


def _receipt(request: Request, store: Store, action: Action, *, told: bool) -> Message:
    number = str(action.number)
    words = request.reader.rich("action-added", number=number, title=action.title)
    blocks = [
        header(request.reader.say("action-added", number=number, title=action.title)),
        *facts_of(action, store, request.today, request.reader),
        *follow_ups_to_come(store.follow_ups.of(action), request.today, request.reader),
    ]
    if told:
        blocks.append(context(request.reader.rich("action-owner-told", owner=mention(action.owner))))
    blocks.append(context(request.reader.rich("action-added-how", number=number)))
    return Message(words, tuple(blocks))
