"""The figures of a picture as they may leave the workspace: small counts hidden, and what would give them away."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from commands.situation.drawn import table_of_times
from commands.situation.sheets import FigureRow
from domain.pictures import SituationalPicture
from domain.signals import Expected, Signal
from domain.small_cells import CrossTable, ShownTable, hide_small

LEFT_OUT = ""
"""The area and heading of what coordinators left out of the rows: it is part of the total, which is known."""


@dataclass(frozen=True)
class OutsideFigures:
    """What may be shown of a whole picture that counts what all partners may see.

    What is hidden is decided for the whole picture, also where only some `areas` are asked for: two files of one
    week then hide the same. None of `areas` asks for all.
    """

    picture: SituationalPicture
    areas: Collection[str] | None
    series: ShownTable
    times: ShownTable

    @classmethod
    def of(cls, picture: SituationalPicture, areas: Collection[str] | None = None) -> "OutsideFigures":
        """Hide what is small in a whole picture."""
        told = [(row.area, row.group, row.now) for row in picture.counts.rows if row.now]
        rest = picture.counts.now - sum(number for _, _, number in told)
        series = CrossTable.of([*told, (LEFT_OUT, LEFT_OUT, rest)] if rest > 0 else told)
        return cls(picture, areas, hide_small(series), hide_small(table_of_times(picture)))

    @property
    def can_be_shown(self) -> bool:
        """Whether there are enough incidents for any figure."""
        return bool(self.series.total)

    @property
    def are_totals_whole(self) -> bool:
        """Whether the totals of areas and of headings count all that there is: coordinators left nothing out."""
        return LEFT_OUT not in self.series.table.rows

    @property
    def is_of_all(self) -> bool:
        """Whether all areas are asked for."""
        return self.areas is None

    def total(self) -> list[int]:
        """List the incidents in each of the weeks that are drawn; nothing where one of them is small."""
        totals = self.picture.counts.totals
        return [] if any(0 < number < 3 for number in totals) else list(totals)

    def flags(self) -> list[Signal]:
        """List what stands out of what is shown."""
        return [
            each for each in self.picture.flags if self._asks_for(each.area) and self._number(each) is not None
        ]

    def rows(self) -> Iterator[FigureRow]:
        """List each area's counts after its total and, where all are asked for, of each heading and of all.

        Where something is left out the totals of areas and headings are hidden: they would tell of a fall.
        """
        table = self.series.table
        for area in filter(self._asks_for, table.rows):
            yield FigureRow(area, None, self._total(area), expected=self._expected_in(area))
            for group in table.columns:
                if table.counts[table.rows.index(area)][table.columns.index(group)]:
                    number = self.series.number(area, group)
                    yield FigureRow(area, group, number, expected=self._expected(area, group, number))
        if self.is_of_all:
            yield from (FigureRow(None, group, self._total(None, group)) for group in table.columns if group)
            yield FigureRow(None, None, self.series.total)

    def _asks_for(self, area: str) -> bool:
        return area != LEFT_OUT and (self.areas is None or area in self.areas)

    def _total(self, area: str | None, group: str | None = None) -> int | None:
        return self.series.number(area, group) if self.are_totals_whole else None

    def _number(self, signal: Signal) -> int | None:
        return self.series.number(signal.area, signal.group)

    def _expected(self, area: str, group: str, number: int | None) -> Expected | None:
        return None if number is None else self.picture.expected.get((area, group))

    def _expected_in(self, area: str) -> Expected | None:
        if self._total(area) is None:
            return None
        return next((each.expected for each in self.picture.areas if each.area == area), None)
