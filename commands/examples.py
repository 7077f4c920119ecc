"""Make examples of a number, an area and a week that work when typed as they are."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from commands.request import Request
from domain.periods import Period, PeriodKind
from domain.weeks import Week
from storage.store import Store

NUMBER = "12"


@dataclass(frozen=True)
class Examples:
    """An area, the number of a week and a quarter, as one may type them."""

    area: str = "Skänninge"
    week: str = "47"
    quarter: str = "2026-Q3"

    @classmethod
    def of(cls, request: Request, store: Store) -> Self:
        """Take the area with the shortest name, and last week."""
        names = [area.name for area in store.geography.areas()]
        quarter = Period.of(PeriodKind.QUARTER, request.today).previous()
        return cls(min(names, key=len, default=cls.area), last_week(request.today), str(quarter))

    def facts(self) -> dict[str, str]:
        """Return the facts as texts name them."""
        return {"area": self.area, "week": self.week}

    def of_kind(self, kind: str, language: str) -> str:
        """Make an example of what a sub-command takes, as 'N', 'area', 'week', 'period', 'picture' or 'record'."""
        record = f"händelse {NUMBER}" if language == "sv" else f"incident {NUMBER}"
        week = f"v {self.week}" if language == "sv" else f"w {self.week}"
        examples = {"": "", "N": NUMBER, "area": self.area, "week": self.week, "picture": week, "record": record}
        return (examples | {"period": self.quarter})[kind]


def last_week(today: date) -> str:
    """Compute the number of the week before that of the day."""
    return str(Week.of(today).previous().number)
