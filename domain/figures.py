"""What a figure in a picture counts, in a form that a button can carry, so that it leads to its incidents."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, urlencode

from domain.weeks import Week

YEARS = range(2000, 9000)
MOST_WEEKS = 600
MOST_DIGITS = 9


@dataclass(frozen=True)
class FigureBehind:
    """A figure that was `posted`, and what it counts: the `weeks` that end with `week`, in one area or all.

    `area` is a row id, or the name that a picture kept; with `parts`, what lies in it is counted too. `group` is a
    heading's key, `place` a row id. `late_in` is the week of the picture that names the figure among late reports.
    `shared` figures count what all partners may see, as posted pictures do; others what their reader may see.
    """

    week: Week
    posted: int
    weeks: int = 1
    area: int | str | None = None
    parts: bool = False
    group: str | None = None
    place: int | None = None
    late_in: Week | None = None
    shared: bool = True

    def __str__(self) -> str:
        """Write the compact value that `read` reads: 'week=2026-W47&n=7&area=3&group=damage'."""
        told = {
            "week": self.week,
            "n": self.posted,
            "weeks": self.weeks if self.weeks > 1 else None,
            "area": self.area if isinstance(self.area, int) else None,
            "name": self.area if isinstance(self.area, str) else None,
            "parts": 1 if self.parts else None,
            "group": self.group,
            "place": self.place,
            "late": self.late_in,
            "own": None if self.shared else 1,
        }
        return urlencode({name: str(value) for name, value in told.items() if value is not None})

    @classmethod
    def read(cls, value: str) -> Self:
        """Read what `str` writes; raises ValueError for anything else."""
        told = dict(parse_qsl(value, keep_blank_values=True, strict_parsing=True))
        area, place = told.get("area"), told.get("place")
        late = told.get("late")
        figure = cls(
            week=_read_week(told.get("week", "")),
            posted=_read_number(told.get("n", "")),
            weeks=_read_number(told.get("weeks", "1")),
            area=_read_number(area) if area else told.get("name"),
            parts="parts" in told,
            group=told.get("group"),
            place=_read_number(place) if place else None,
            late_in=_read_week(late) if late else None,
            shared="own" not in told,
        )
        if str(figure) != value or not 0 < figure.weeks <= MOST_WEEKS:
            raise ValueError("no figure")
        return figure

    @property
    def first(self) -> Week:
        """The first of its weeks."""
        return self.week.previous(self.weeks - 1)


def _read_week(written: str) -> Week:
    week = Week.from_iso(written)
    if week.year not in YEARS:
        raise ValueError("no week of ours")
    return week


def _read_number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        raise ValueError("no number")
    return int(written)
