"""The report form: empty, or filled from what was typed or from someone's message; and its submission."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from commands.incident.check import check_report, facts_of
from commands.incident.choices import only_area
from commands.incident.draft import Draft, draft_of_prefill, empty_draft, read_draft
from commands.incident.form import show_report
from commands.incident.place import bring_area, leave_area
from commands.incident.receipt import say_stored
from commands.incident.unit import own_unit
from commands.privacy import TypedText
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Nothing, OpenForm, Response, UpdateForm
from commands.vocabulary.blocks import Block, section
from domain.incidents import LONGEST_TEXT
from domain.prefill import Prefill, prefill
from domain.refusals import Refusal
from domain.remaining_text import hide
from services.incidents import report
from storage.store import Store

MOST_READ = LONGEST_TEXT + 1_000
"""So many characters of a message, which may have 40,000: they are read while Slack waits."""


def open_form(request: Request, store: Store) -> Response:
    """Open the form for something that happens now, or filled from the words that the button carries."""
    if request.value:
        return open_prefilled(replace(request, words=request.value), store)
    draft = replace(empty_draft(request), area=only_area(store.geography.areas()))
    return OpenForm(show_report(draft, request, store))


def open_prefilled(request: Request, store: Store) -> Response:
    """Open the form with what was typed; words that hold personal data are not shown again, only of what kind."""
    typed = TypedText("text", request.reader.say("incident-text"), request.words)
    filled = _recognise(typed, request, store)
    draft = draft_of_prefill(filled, request)
    notes = list(_notes(typed.refusal, draft, request.reader))
    if filled.uncertain and filled.moment is None:
        notes.append(section(request.reader.rich("incident-time-unread")))
    if typed.refusal:
        draft = draft.fill(text="")
    return OpenForm(show_report(draft, request, store, notes=notes))


def open_from_message(request: Request, store: Store) -> Response:
    """Open the form with a message's words, read as of when it was written; empty where it has none."""
    words, written_at = request.words.strip()[:MOST_READ], _written_at(request.value, request.now)
    if not words:
        return open_form(replace(request, value=""), store)
    return open_prefilled(replace(request, words=words, value="", now=written_at), store)


def submit_report(request: Request, store: Store) -> Response:
    """Store what was filled in; raises FormRefused with each fault at its field."""
    draft = bring_area(read_draft(request), request.viewer, store)
    values = check_report(draft, request, store)
    unit = own_unit(values.get("unit"), request, store)
    facts = facts_of(draft.settled(), values, request, store)
    partner = request.viewer.partner
    is_own = partner is None or (unit is not None and unit.id == request.viewer.unit)
    belongs: dict[str, Any] = {
        "unit": unit if is_own else None,
        "partner": partner,
        "unconfirmed": partner is None,
    }
    incident = report(store, facts, by=request.user, now=request.now, **belongs)
    return say_stored("incident-saved", incident, request, store)


def choose_sharing(request: Request, store: Store) -> Response:
    """Ask which partners may see the report as soon as it is to be shared with named ones only."""
    draft = read_draft(request)
    return UpdateForm(show_report(draft.fill(sharing=request.value) if request.value else draft, request, store))


def choose_place(request: Request, store: Store) -> Response:
    """Fill in the area of a known place as soon as it is chosen, unless an area was chosen by hand.

    Without a known place, the area that one brought goes again; with another one, so does the question about it.
    """
    draft = read_draft(request).fill(place=request.value)
    filled = bring_area(draft, request.viewer, store) if id_in(draft.place) else leave_area(draft)
    is_stale = draft.likely is not None and not draft.is_place_asked
    return UpdateForm(show_report(filled, request, store)) if is_stale or filled != draft else Nothing()


def _written_at(ts: str, now: datetime) -> datetime:
    """The moment of a message by its ts, in seconds since the epoch; now for what is none, or yet to come."""
    try:
        return min(datetime.fromtimestamp(float(ts), UTC), now)
    except (ValueError, OverflowError, OSError):
        return now


def _recognise(typed: TypedText, request: Request, store: Store) -> Prefill:
    words = hide(typed.text, typed.refused)
    areas, places = store.geography.named_areas(), store.geography.places_named_in(words, request.viewer)
    kinds = store.categories.known()
    filled = prefill(words, request.now, request.reader.zone, areas, places, kinds)
    return replace(filled, area=filled.area or only_area(store.geography.areas()))


def _notes(refusal: Refusal | None, draft: Draft, reader: Reader) -> Iterator[Block]:
    if refusal:
        yield section(reader.rich("incident-not-taken-over", why=reader.say(refusal.key)))
    elif len(draft.written["text"]) > LONGEST_TEXT:
        yield section(reader.rich("incident-cut", most=LONGEST_TEXT))
