"""Make examples of a number, an area and a week that work when typed as they are."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from commands.request import Request
from domain.weeks import Week
from storage.store import Store

NUMBER = "12"


@dataclass(frozen=True)
class Examples:
    """An area and the number of a week, as one may type them."""

    area: str = "Skänninge"
    week: str = "47"

    @classmethod
    def of(cls, request: Request, store: Store) -> Self:
        """Take the area with the shortest name, and last week."""
        names = [area.name for area in store.geography.areas()]
        return cls(min(names, key=len, default=cls.area), last_week(request.today))

    def facts(self) -> dict[str, str]:
        """Return the facts as texts name them."""
        return {"area": self.area, "week": self.week}

    def of_kind(self, kind: str, language: str) -> str:
        """Make an example of what a sub-command takes: '', 'N', 'area', 'week', 'picture' or 'record'."""
        record = f"händelse {NUMBER}" if language == "sv" else f"incident {NUMBER}"
        week = f"v {self.week}" if language == "sv" else f"w {self.week}"
        examples = {"": "", "N": NUMBER, "area": self.area, "week": self.week, "picture": week, "record": record}
        return examples[kind]


def last_week(today: date) -> str:
    """Compute the number of the week before that of the day."""
    return str(Week.of(today).previous().number)
