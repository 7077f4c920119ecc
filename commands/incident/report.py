"""`/incident` and `/incident <text>`: the report form, empty or filled from what was typed, and its submission."""

from collections.abc import Iterator
from dataclasses import replace

from commands.incident.check import check_report, facts_of
from commands.incident.draft import Draft, draft_of_prefill, empty_draft, read_draft
from commands.incident.form import report_form
from commands.incident.place import bring_area, leave_area
from commands.incident.receipt import put_receipt, say_stored
from commands.incident.unit import settle_unit
from commands.privacy import Typed
from commands.reader import Reader
from commands.request import Ask, id_in
from commands.response import Answer, Nothing, OpenForm, UpdateForm
from commands.vocabulary.blocks import Block, section
from domain.incidents import LONGEST_TEXT
from domain.prefill import NamedArea, NamedPlace, Prefill, prefill
from domain.refusals import Refusal
from domain.remaining_text import hide
from storage.store import Store


def open_form(ask: Ask, store: Store) -> Answer:
    """Open the form for something that happens now, or filled from the words that the button carries."""
    if ask.value:
        return open_prefilled(replace(ask, words=ask.value), store)
    return OpenForm(report_form(empty_draft(ask), ask, store))


def open_prefilled(ask: Ask, store: Store) -> Answer:
    """Open the form with what was typed; words that hold personal data are not shown again, only of what kind."""
    typed = Typed("text", ask.reader.say("incident-text"), ask.words)
    filled = _recognise(typed, ask, store)
    draft = draft_of_prefill(filled, ask)
    notes = list(_notes(typed.refusal, draft, ask.reader))
    if filled.uncertain and filled.moment is None:
        notes.append(section(ask.reader.rich("incident-time-unread")))
    if typed.refusal:
        draft = replace(draft, text="")
    return OpenForm(report_form(draft, ask, store, notes=notes))


def submit_report(ask: Ask, store: Store) -> Answer:
    """Store what was filled in; raises FormRefused with each fault at its field."""
    draft = bring_area(read_draft(ask), ask.viewer, store)
    once_more = check_report(draft, ask, store)
    if once_more:
        return once_more
    unit = settle_unit(draft.unit, ask, store)
    facts = facts_of(draft.settled(), ask, store)
    stated = ask.viewer.partner is None
    incident = store.incidents.add(facts, reporter=ask.user, unit=unit, reported_at=ask.now, stated=stated)
    put_receipt(incident, ask, store)
    return say_stored("incident-saved", incident, ask, store)


def choose_sharing(ask: Ask, store: Store) -> Answer:
    """Ask which partners may see the report as soon as it is to be shared with named ones only."""
    draft = read_draft(ask)
    return UpdateForm(report_form(replace(draft, sharing=ask.value or draft.sharing), ask, store))


def choose_place(ask: Ask, store: Store) -> Answer:
    """Fill in the area of a known place as soon as it is chosen, unless an area was chosen by hand.

    Without a known place, the area that one brought goes again; with another one, so does the question about it.
    """
    draft = replace(read_draft(ask), place=ask.value)
    filled = bring_area(draft, ask.viewer, store) if id_in(draft.place) else leave_area(draft)
    is_stale = draft.likely is not None and not draft.is_place_asked
    return UpdateForm(report_form(filled, ask, store)) if is_stale or filled != draft else Nothing()


def _recognise(typed: Typed, ask: Ask, store: Store) -> Prefill:
    words = hide(typed.text, typed.refused)
    areas = [NamedArea(area.id or 0, area.name) for area in store.geography.areas()]
    places = [
        NamedPlace(place.id or 0, place.name, place.area_id)
        for place in store.geography.places_named_in(words, ask.viewer)
    ]
    return prefill(words, ask.now, ask.reader.zone, areas, places)


def _notes(refusal: Refusal | None, draft: Draft, reader: Reader) -> Iterator[Block]:
    if refusal:
        yield section(reader.rich("incident-not-taken-over", why=reader.say(refusal.key)))
    elif len(draft.text) > LONGEST_TEXT:
        yield section(reader.rich("incident-cut", most=LONGEST_TEXT))
