"""What coordinators leave out of a picture, a part or a series: it says so openly, without what they hold."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.pictures import LeftOut, PicturePart, SituationalPicture
from domain.week_details import WeekDetails

PART, SERIES = "part", "series"
_BETWEEN = "|"
LONGEST_REASON = 300
OF_AREAS = (PicturePart.FIRST_AREA, PicturePart.SECOND_AREA, PicturePart.THIRD_AREA)
MOST_SERIES = 90
"""So many are offered, strongest first: a list in Slack takes a hundred."""


@dataclass(frozen=True)
class Omission:
    """What is left out of a picture, by its key, why, and by whom (None once that person was erased)."""

    key: str
    reason: str
    by: str | None
    at: datetime


def part_key(part: PicturePart) -> str:
    """Write the key of a part: 'part|times'."""
    return f"{PART}{_BETWEEN}{part.value}"


def series_key(area: int | str, group: str) -> str:
    """Write the key of a series, by its area's row id: 'series|3|damage'."""
    return _BETWEEN.join((SERIES, str(area), group))


def part_of(key: str) -> PicturePart | None:
    """Return the part that a key is of; None for another's."""
    return next((part for part in PARTS if part_key(part) == key), None)


def series_of(key: str) -> tuple[int, str] | None:
    """Return the area's row id and the heading's key that a key is of; None for another's."""
    kind, _, told = key.partition(_BETWEEN)
    area, _, group = told.partition(_BETWEEN)
    return (int(area), group) if kind == SERIES and area.isascii() and area.isdigit() else None


def keys_offered(picture: SituationalPicture) -> tuple[str, ...]:
    """List what can be left out of a picture: its series with incidents, strongest first, then its parts."""
    told = [each for each in picture.signals if each.now][:MOST_SERIES]
    return (*(series_key(picture.area_key(each.area), each.group) for each in told), *map(part_key, PARTS))


def leave_out(picture: SituationalPicture, keys: Collection[str]) -> SituationalPicture:
    """Return the picture without what the keys name, and with what was left out; totals stay as they were.

    Without a series no area's figure is told: beside the table's rows it would tell which one is missing.
    """
    named = {series_key(picture.area_key(each.area), each.group): each for each in picture.signals}
    series = {key: each for key, each in named.items() if key in keys}
    parts = [part for part in PARTS if part_key(part) in keys]
    gone = {(each.area, each.group) for each in series.values()}
    rows = tuple(row for row in picture.counts.rows if (row.area, row.group) not in gone)
    kept = replace(
        picture,
        counts=replace(picture.counts, rows=rows),
        signals=tuple(each for key, each in named.items() if key not in series),
        areas=() if series else picture.areas,
        left_out=(
            *(
                LeftOut(key, "watch" if each.raised and each.level != "flag" else each.level)
                for key, each in series.items()
            ),
            *(LeftOut(part_key(part), thin=_is_thin(part, picture)) for part in parts),
        ),
    )
    for part in parts:
        kept = PARTS[part](kept)
    return kept


def is_left_out(picture: SituationalPicture, part: PicturePart) -> bool:
    """Tell whether a coordinator left the part out; the figures of single areas go with all figures."""
    left_out = {each.key for each in picture.left_out}
    return part_key(PicturePart.FIGURES if part in OF_AREAS else part) in left_out


def _is_thin(part: PicturePart, picture: SituationalPicture) -> bool:
    return part is PicturePart.REPORTS and picture.coverage is not None and picture.coverage.is_thin


def _without_figures(picture: SituationalPicture) -> SituationalPicture:
    return replace(picture, counts=replace(picture.counts, rows=()))


def _without_times(picture: SituationalPicture) -> SituationalPicture:
    return replace(picture, details=WeekDetails(), places=())


def _without_plan(picture: SituationalPicture) -> SituationalPicture:
    return replace(picture, plan=None)


def _without_reports(picture: SituationalPicture) -> SituationalPicture:
    """Take out who was heard from; late reports stay, as later pictures learn from them how many are usual.

    So do the silences, without which a week would seem to be known better than it is.
    """
    return replace(picture, coverage=None)


PARTS: Mapping[PicturePart, Callable[[SituationalPicture], SituationalPicture]] = {
    PicturePart.FIGURES: _without_figures,
    PicturePart.TIMES: _without_times,
    PicturePart.PLAN: _without_plan,
    PicturePart.REPORTS: _without_reports,
}
"""The parts that can be left out, each with what takes what it holds out of the first message too."""
