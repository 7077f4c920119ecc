"""Areas as the choices of a list: one that lies in another is called with its name too."""

from commands.vocabulary.forms import Option
from storage.store import Store
from storage.tables import Area


def area_options(store: Store) -> list[Option]:
    """List the areas in use, each followed by those that lie in it."""
    return [area_option(area, store) for area in store.geography.areas()]


def area_option(area: Area, store: Store) -> Option:
    """Build the choice of an area: 'Centrum, Mjölby tätort'."""
    parent = store.geography.area(area.parent_id) if area.parent_id else None
    return Option(str(area.id), f"{area.name}, {parent.name}" if parent else area.name)
