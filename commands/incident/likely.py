"""What is asked once before a report is stored: whether a known place is meant, and whether it is not a double."""

from collections.abc import Iterator
from datetime import timedelta

from commands.incident.card import summary
from commands.incident.draft import Draft
from commands.reader import Reader
from commands.request import KNOWN, Request, id_in, new_name_in
from commands.vocabulary.blocks import Block, Button, section
from commands.vocabulary.forms import Field, Option, radio
from domain.name_search import resembling
from domain.names import fold
from storage.incident_rows import NamedIncident
from storage.store import Store

ALIKE_WITHIN = timedelta(minutes=10)


def likely_place(draft: Draft, request: Request, store: Store) -> int | None:
    """Find the known place of the area that a new one resembles, unless it was asked about already."""
    name = new_name_in(draft.place)
    if not name or draft.area is None or draft.is_place_asked:
        return None
    known = store.geography.places_known(request.viewer, area_id=draft.area)
    if not known or fold(name) in {fold(place.name) for place in known}:
        return None
    position = resembling(name, [place.name for place in known], known[0].area)
    return None if position is None else known[position].id


def likely_double(draft: Draft, request: Request, store: Store) -> NamedIncident | None:
    """Find the asker's own report of just now that is like this one, unless it was asked about already."""
    if draft.corrects or draft.category is None or draft.area is None:
        return None
    name, place = new_name_in(draft.place), id_in(draft.place)
    if name:
        known = store.geography.place_called(name, draft.area)
        if known is None:
            return None
        place = known.id
    alike = store.incidents.latest_like(
        request.user, draft.category, area_id=draft.area, place_id=place, since=request.now - ALIKE_WITHIN
    )
    return None if alike is None or alike.incident.number in draft.doubled else alike


def place_question(draft: Draft, request: Request, store: Store) -> tuple[Block, Block] | None:
    """Build the question whether the known place is meant, as first and last block; None for no question."""
    if not draft.is_place_asked or draft.likely is None:
        return None
    typed, known = draft.likely
    place = store.geography.place(known, request.viewer)
    if place is None:
        return None
    say = request.reader.say
    choices = [
        Option(f"{KNOWN}{known}", say("incident-place-known", known=place.name)),
        Option(typed, say("incident-place-keep", typed=new_name_in(typed))),
    ]
    field = Field("place_meant", say("incident-place-meant", known=place.name))
    return (
        radio(field, choices, draft.written.get("place_meant") or choices[0].value),
        section(request.reader.rich("incident-place-look", known=place.name)),
    )


def double_question(double: NamedIncident, submit: str, reader: Reader) -> Iterator[Block]:
    """Build what tells which report is already there: with a button to see it, then without."""
    words = reader.rich("incident-double", summary=summary(double, reader), submit=submit)
    yield section(words, Button("incident.show", reader.say("button-show"), str(double.incident.number)))
    yield section(words)
