"""Category and area of an incident: lists that show all there is, and find what is meant while one types."""

from collections.abc import Sequence

from commands.incident.draft import Draft, read_draft
from commands.reader import Reader
from commands.request import Request
from commands.response import Response, Suggest
from commands.vocabulary.blocks import Block
from commands.vocabulary.forms import MOST_OPTIONS, Field, Option, type_ahead
from domain.categories import CATEGORIES, category_name
from domain.category_search import search_categories
from domain.name_search import search_names
from storage.store import Store
from storage.tables import Area


def suggest_categories(request: Request, _store: Store) -> Response:
    """The categories that the letters fit, by name or by what else they are called."""
    language = request.reader.language
    return Suggest([_category(each.key, language) for each in search_categories(request.value, language)])


def category_field(draft: Draft, reader: Reader) -> Block:
    """The list of categories with what has been chosen so far."""
    chosen = _category(draft.category, reader.language) if draft.category in CATEGORIES else None
    field = Field("category", reader.say("incident-category"))
    return type_ahead(field, "incident.category", chosen, reader.say("incident-choose-or-type"))


def suggest_areas(request: Request, store: Store) -> Response:
    """The areas that the letters fit, in the coordinators' order where nothing was typed."""
    areas = areas_for(read_draft(request), store)
    best = search_names(request.value, [area.name for area in areas])
    return Suggest([_area(areas[position]) for position in best[:MOST_OPTIONS]])


def area_field(draft: Draft, store: Store, reader: Reader) -> Block:
    """The list of areas with what has been chosen so far, or the only one there is."""
    areas = areas_for(draft, store)
    meant = areas[0].id if len(areas) == 1 else draft.area
    chosen = next((_area(area) for area in areas if area.id == meant), None)
    field = Field(draft.area_field, reader.say("incident-area"))
    return type_ahead(field, "incident.area", chosen, reader.say("incident-choose-or-type"))


def areas_for(draft: Draft, store: Store) -> Sequence[Area]:
    """The areas to choose from: those in use, and the one that a corrected incident has already."""
    areas = list(store.geography.areas())
    own = store.geography.area(draft.area) if draft.corrects and draft.area else None
    return [*areas, own] if own and own.retired else areas


def _category(key: str, language: str) -> Option:
    return Option(key, category_name(key, language))


def _area(area: Area) -> Option:
    return Option(str(area.id), area.name)
