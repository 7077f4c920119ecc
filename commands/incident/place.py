"""The place of an incident: known ones are suggested while one types, and a new one may be typed."""

from collections.abc import Sequence
from dataclasses import replace

from commands.incident.draft import Draft, read_draft
from commands.kit.fields import TypeAhead
from commands.reader import Reader
from commands.request import KNOWN, NEW, Request, id_in, new_name_in
from commands.response import Response, Suggest
from commands.vocabulary.forms import Option
from domain.incidents import LONGEST_NAME
from domain.name_search import search_names, words_in
from domain.names import fold, is_name, tidy
from domain.refusals import Refusal
from domain.sharing import Viewer
from services.geography import place_named
from storage.geography import KnownPlace
from storage.store import Store

MOST_SUGGESTED = 20


def suggest_places(request: Request, store: Store) -> Response:
    """Places of the area chosen by hand, or of all areas by name; what was typed itself when it is a new name."""
    typed, area = tidy(request.value), read_draft(request).area_by_hand
    found = _search(typed, area, request.viewer, store)
    options = [Option(f"{KNOWN}{place.id}", _label(place, told=area is None)) for place in found]
    is_known = area is not None and fold(typed) in {fold(place.name) for place in found}
    return Suggest([*options, *([] if is_known or not is_name(typed) else [_new(typed, request.reader)])])


def _search(typed: str, area: int | None, viewer: Viewer, store: Store) -> list[KnownPlace]:
    """Search the places that hold what was typed; only where none fits all of them, as words may be misspelt."""
    holding = store.geography.places_holding(words_in(typed), viewer, area_id=area)
    return _best(typed, holding) or _best(typed, store.geography.places_known(viewer, area_id=area))


def _best(typed: str, known: Sequence[KnownPlace]) -> list[KnownPlace]:
    beside = [f"{place.area} {place.formerly}" for place in known]
    found = search_names(typed, [place.name for place in known], beside)
    return [known[position] for position in found[:MOST_SUGGESTED]]


def place_field(request: Request, store: Store) -> TypeAhead:
    """Build the type-ahead of places."""
    return TypeAhead(
        "place",
        "incident-place",
        "incident.place",
        lambda value: _chosen(value, request, store),
        hint="incident-place-hint",
        placeholder="incident-place-placeholder",
        dispatch="incident.place",
    )


def bring_area(draft: Draft, viewer: Viewer, store: Store) -> Draft:
    """Move the draft to the area of its known place, unless an area was chosen by hand."""
    known = id_in(draft.place)
    place = store.geography.place(known, viewer) if known and draft.area_by_hand is None else None
    area = store.geography.area(place.area_id) if place else None
    return draft if area is None or area.retired else replace(draft, area=area.id, brought=area.id)


def leave_area(draft: Draft) -> Draft:
    """Take out of the draft an area that a place brought."""
    return replace(draft, area=draft.area_by_hand, brought=None) if draft.brought else draft


def as_brought(draft: Draft, viewer: Viewer, store: Store) -> Draft:
    """Return the draft with the area of its known place as if the place had brought it."""
    place = store.geography.place(id_in(draft.place), viewer)
    return replace(draft, brought=draft.area) if place and place.area_id == draft.area else draft


def place_faults(draft: Draft, viewer: Viewer, store: Store) -> dict[str, Refusal]:
    """Tell why the place cannot be taken as it stands, at the field 'place'."""
    fault = _elsewhere(draft, viewer, store)
    return {"place": fault} if fault else {}


def place_id(draft: Draft, viewer: Viewer, store: Store) -> int | None:
    """Find the chosen place, or store the one that was typed."""
    name = new_name_in(draft.place)
    if name and draft.area is not None:
        return place_named(store, name, draft.area, viewer).id
    return id_in(draft.place)


def _elsewhere(draft: Draft, viewer: Viewer, store: Store) -> Refusal | None:
    if not draft.place or draft.place.startswith(NEW):
        return None
    place = store.geography.place(id_in(draft.place), viewer)
    if place is None or place.merged_into or (place.retired and not draft.corrects):
        return Refusal("incident-place-unknown")
    area = store.geography.area(place.area_id)
    if area is None or draft.area in (None, area.id):
        return None
    return Refusal("incident-place-elsewhere", place=place.name, area=area.name)


def _chosen(value: str, request: Request, store: Store) -> Option | None:
    place = store.geography.place(id_in(value), request.viewer)
    if place is not None:
        return Option(f"{KNOWN}{place.id}", place.name)
    name = new_name_in(value)
    return _new(name, request.reader) if name else None


def _new(name: str, reader: Reader) -> Option:
    return Option(f"{NEW}{name}", reader.say("incident-place-new", name=name))


def _label(place: KnownPlace, *, told: bool) -> str:
    return f"{place.name[: LONGEST_NAME - 30]} · {place.area}" if told else place.name
