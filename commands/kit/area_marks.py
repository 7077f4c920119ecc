"""The colour and stroke of each area of a workspace, the same in every chart and on every day."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.names import fold
from exports.colours import Mark, mark_of
from storage.store import Store


@dataclass(frozen=True)
class AreaMarks:
    """Marks by each folded name that means an area, former ones too, as earlier pictures hold them."""

    by_name: Mapping[str, Mark]

    @classmethod
    def of(cls, store: Store) -> "AreaMarks":
        """Read the areas of a workspace, retired ones too."""
        positions = store.geography.positions()
        areas = store.geography.areas_by_name()
        return cls({name: mark_of(positions[area.id]) for name, area in areas.items()})

    def mark(self, area: str) -> Mark:
        """Return the mark of the area of that name; the first of all for a name that nothing has."""
        return self.by_name.get(fold(area), Mark())
