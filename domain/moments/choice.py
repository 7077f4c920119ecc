"""Which of the times that a text mentions tell when it happened."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, product
from typing import TypeVar

from domain.moments.clocks import find_clocks
from domain.moments.days import find_days
from domain.moments.pieces import Ago, Clock, Day, PartOfDay, Piece
from domain.moments.spells import find_agos, find_parts

_BLANK = re.compile(r"[\s,]*")
P = TypeVar("P", bound=Piece)


@dataclass(frozen=True)
class Told:
    """The pieces that tell a moment: a spell before now, or a day and a clock (one at the least) and a part.

    `beside` holds days that only repeat the day: `fredag` in `fredag den 20 november`.
    """

    ago: Ago | None = None
    day: Day | None = None
    clock: Clock | None = None
    part: PartOfDay | None = None
    beside: tuple[Day, ...] = ()


def choose(text: str, now: datetime) -> Told | None:
    """What tells the moment in the plain text, or None; `now` is local.

    The day and the clock that stand closest belong together; a spell counts when it comes before both.
    """
    spells = list(find_agos(text, now.date()))
    days = _apart([*find_days(text, now), *(spell for spell in spells if isinstance(spell, Day))])
    clocks = _apart(find_clocks(text, days), days)
    agos = _apart(spell for spell in spells if isinstance(spell, Ago))
    first = min((piece.start for piece in (*days, *clocks)), default=len(text))
    if agos and agos[0].start <= first:
        return Told(ago=agos[0])
    if not days and not clocks:
        return None
    day, clock = _closest(days, clocks)
    part = _part_of(text, _apart(find_parts(text), (*days, *clocks)), day, clock)
    beside = tuple(other for other in days if day and other != day and _side_by_side(text, other, day))
    return Told(day=day, clock=clock, part=part, beside=beside)


def _apart(pieces: Iterable[P], taken: Sequence[Piece] = ()) -> list[P]:
    """The pieces in order, without those that overlap an earlier, a longer or a taken one."""
    kept: list[P] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not any(piece.overlaps(other) for other in chain[Piece](kept[-1:], taken)):
            kept.append(piece)
    return kept


def _closest(days: list[Day], clocks: list[Clock]) -> tuple[Day | None, Clock | None]:
    if days and clocks:
        return min(product(days, clocks), key=lambda pair: (pair[0].gap_to(pair[1]), not pair[0].calendar))
    day = min(days, key=lambda day: not day.calendar, default=None)
    return day, next(iter(clocks), None)


def _part_of(text: str, parts: list[PartOfDay], day: Day | None, clock: Clock | None) -> PartOfDay | None:
    """The part that stands beside the day or the clock; without a clock also `på kvällen` further away."""
    for part in parts:
        if any(_side_by_side(text, part, piece) for piece in (day, clock) if piece):
            return part
    return next((part for part in parts if part.definite and day and not clock and not day.part), None)


def _side_by_side(text: str, one: Piece, other: Piece) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return bool(_BLANK.fullmatch(text, start, end))
