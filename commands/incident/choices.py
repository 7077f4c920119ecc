"""Category and area of an incident: lists that show all there is, and find what is meant while one types."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from commands.area_options import area_option, area_options
from commands.incident.draft import Draft, read_draft
from commands.kit.fields import TypeAhead
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Response, Suggest
from commands.vocabulary.forms import MOST_OPTIONS, Option
from domain.categories import Category
from domain.category_search import search_categories
from domain.name_search import search_names
from storage.store import Store
from storage.tables import Area


def suggest_categories(request: Request, store: Store) -> Response:
    """Suggest the categories that the letters fit, by name or by what else they are called."""
    language = request.reader.language
    found = search_categories(request.value, language, store.categories.known())
    return Suggest([Option(each.key, each.name(language)) for each in found[:MOST_OPTIONS]])


def offered_category(key: str | None, draft: Draft, store: Store) -> Category | None:
    """Find a category that may be chosen: one in use, or the one that a corrected incident has already."""
    category = store.categories.known().by_key.get(key or "")
    return category if category and (not category.retired or draft.corrects) else None


def category_field(draft: Draft, reader: Reader, store: Store) -> TypeAhead:
    """Build the list of categories."""

    def named(key: str) -> Option | None:
        category = offered_category(key, draft, store)
        return Option(category.key, category.name(reader.language)) if category else None

    return TypeAhead(
        "category",
        "incident-category",
        "incident.category",
        named,
        needed="incident-needs-category",
        placeholder="incident-choose-or-type",
    )


def suggest_areas(request: Request, store: Store) -> Response:
    """Suggest the areas that the letters fit, in the coordinators' order where nothing was typed."""
    draft, known = read_draft(request), area_options(store)
    own = _offered(draft.area, draft, store)
    options = known if own is None or own in known else [*known, own]
    called: dict[str, list[str]] = defaultdict(list)
    for each in store.geography.named_areas():
        called[str(each.id)].append(each.name)
    beside = [" ".join(called[option.value]) for option in options]
    best = search_names(request.value, [option.label for option in options], beside)
    return Suggest([options[position] for position in best[:MOST_OPTIONS]])


@dataclass(frozen=True)
class AreaChoice(TypeAhead):
    """The list of areas, read as the `chosen` one, which a place may have brought."""

    _: KW_ONLY
    chosen: int | None = None

    def read(self, _request: Request) -> int | None:
        return self.chosen


def area_field(draft: Draft, store: Store) -> TypeAhead:
    """Build the list of areas with the draft's chosen."""
    chosen = _offered(draft.area, draft, store)
    return AreaChoice(
        draft.area_field,
        "incident-area",
        "incident.area",
        lambda value: _offered(id_in(value), draft, store),
        value=chosen.value if chosen else None,
        chosen=draft.area if chosen else None,
        needed="incident-needs-area",
        placeholder="incident-choose-or-type",
    )


def only_area(areas: Sequence[Area]) -> int | None:
    """Return the area that is meant without being chosen, as there is no other."""
    return areas[0].id if len(areas) == 1 else None


def _offered(area_id: int | None, draft: Draft, store: Store) -> Option | None:
    """Find an area that may be chosen: one in use, or the one that a corrected incident has already."""
    area = store.geography.area(area_id) if area_id else None
    return (
        area_option(area, store)
        if area and (not area.retired or (draft.corrects and area.id == draft.area))
        else None
    )
