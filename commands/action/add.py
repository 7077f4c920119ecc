"""`/action add`: a new action in the plan; its owner hears of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from commands.action.card import facts_of, stops_to_come
from commands.action.names import rhythm_options
from commands.action.owners import owner_faults, tell_owner
from commands.privacy import Caution, Typed, blocked, caution
from commands.request import Ask, id_in
from commands.response import Answer, OpenForm, Reply, UpdateForm
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


def open_new(ask: Ask, store: Store) -> Answer:
    """Open the form for a new action; what stands after the sub-command becomes its title."""
    return OpenForm(add_form(ask, store))


def add_form(ask: Ask, store: Store, warning: Caution | None = None) -> View:
    """Everything about a new action, with what has been typed; the three required fields come first."""
    say = ask.reader.say
    blocks = [
        *([warning.block] if warning else []),
        line(Field("title", say("action-add-name")), ask.text("title") or _typed_title(ask), LONGEST_TITLE),
        person(Field("owner", say("action-add-owner")), ask.chosen("owner") or ask.user),
        day(Field("deadline", say("action-add-deadline")), ask.day("deadline")),
        lines(Field("description", say("action-add-what"), optional=True), ask.text("description"), LONGEST_TEXT),
        *_where(ask, store),
        *_when(ask),
    ]
    return modal(
        "action.add",
        say("action-add-title"),
        blocks,
        close=say("button-cancel"),
        submit=warning.submit if warning else say("button-save"),
        memory={"warned": list(warning.marks)} if warning else {},
    )


def _typed_title(ask: Ask) -> str:
    """What was typed after the sub-command, unless it may not be stored; what is only asked about stays."""
    refusal = Typed("title", "", ask.words).refusal
    return "" if refusal else " ".join(ask.words.split())[:LONGEST_TITLE]


def _where(ask: Ask, store: Store) -> Iterator[Block]:
    """The choices of area and unit, where there are any."""
    areas = [Option(str(area.id), area.name) for area in store.geography.areas()]
    units = unit_options(store)
    if areas:
        yield choice(Field("area", ask.reader.say("action-add-area"), optional=True), areas, ask.chosen("area"))
    if units:
        hint = ask.reader.say("action-add-unit-hint")
        field = Field("unit", ask.reader.say("action-add-unit"), optional=True, hint=hint)
        yield choice(field, units, ask.chosen("unit"))


def _when(ask: Ask) -> Iterator[Block]:
    """Start, rhythm and typed follow-ups."""
    say = ask.reader.say
    start = ask.day("start") or (None if ask.fields else ask.today)
    rhythm = ask.chosen("rhythm") or Rhythm.NONE.value
    examples = ", ".join((ask.today + timedelta(days=ahead)).isoformat() for ahead in (30, 60))
    hint = say("action-add-days-hint", examples=examples)
    yield day(Field("start", say("action-add-start"), optional=True), start)
    yield choice(Field("rhythm", say("action-add-rhythm"), optional=True), rhythm_options(ask.reader), rhythm)
    yield line(Field("days", say("action-add-days"), optional=True, hint=hint), ask.text("days"), LONGEST_TEXT)


def take_new(ask: Ask, store: Store) -> Answer:
    """Store the action; raises FormRefused for what is missing, impossible or may not be stored."""
    typed = (
        Typed("title", ask.reader.say("action-add-name"), ask.text("title")),
        Typed("description", ask.reader.say("action-add-what"), ask.text("description")),
    )
    new = _read(ask, store, blocked(typed))
    warning = caution(ask, store, *typed)
    if warning:
        return UpdateForm(add_form(ask, store, warning))
    action = store.actions.add(new, by=ask.user, now=ask.now)
    told = tell_owner(ask, store, action)
    return Reply(_receipt(ask, store, action, told=told))


class _Dates(NamedTuple):
    start: date
    deadline: date | None
    days: tuple[date, ...]
    fault: Refusal | None


def _read(ask: Ask, store: Store, faults: dict[str, Refusal]) -> NewAction:
    """What the form says; raises FormRefused with every fault in it."""
    title, owner = tidy(ask.text("title")), ask.chosen("owner")
    area, unit, rhythm = _area(ask, store), _unit(ask, store, owner), ask.one_of("rhythm", set(Rhythm))
    dates = _dates(ask)
    known = action_faults(title=title, owner=owner, start=dates.start, deadline=dates.deadline, today=ask.today)
    days = {"days": dates.fault} if dates.fault else {}
    texts = text_faults(description=ask.text("description"))
    refuse_form(owner_faults(owner, store) | known | days | texts | faults)
    return NewAction(
        title=title,
        owner=str(owner),
        start=dates.start,
        deadline=dates.deadline or dates.start,
        description=ask.text("description"),
        area=area,
        unit=unit,
        rhythm=Rhythm(rhythm or Rhythm.NONE),
        days=dates.days,
    )


def _dates(ask: Ask) -> _Dates:
    start, deadline = ask.day("start") or ask.today, ask.day("deadline")
    try:
        days = parse_days(ask.text("days"), max(start, ask.today), deadline)
    except Refusal as refusal:
        return _Dates(start, deadline, (), refusal)
    fault = days_fault(days, start=start, deadline=deadline, today=ask.today) if deadline else None
    return _Dates(start, deadline, days, fault)


def _area(ask: Ask, store: Store) -> int | None:
    offered = {str(area.id) for area in store.geography.areas()}
    return id_in(ask.one_of("area", offered))


def _unit(ask: Ask, store: Store, owner: str | None) -> int | None:
    """The chosen unit, or else the one that the owner belongs to."""
    chosen = ask.one_of("unit", {option.value for option in unit_options(store)})
    if chosen:
        return id_in(chosen)
    known = store.people.find(owner) if owner else None
    unit = store.people.unit_of(known, confirmed=True) if known else None
    return unit.id if unit else None


def _receipt(ask: Ask, store: Store, action: Action, *, told: bool) -> Message:
    number = str(action.number)
    words = ask.reader.rich("action-added", number=number, title=action.title)
    blocks = [
        header(ask.reader.say("action-added", number=number, title=action.title)),
        *facts_of(action, store, ask.today, ask.reader),
        *stops_to_come(store.follow_ups.of(action), ask.today, ask.reader),
    ]
    if told:
        blocks.append(context(ask.reader.rich("action-owner-told", owner=mention(action.owner))))
    blocks.append(context(ask.reader.rich("action-added-how", number=number)))
    return Message(words, tuple(blocks))
