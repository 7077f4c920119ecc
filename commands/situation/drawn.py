"""The charts of a picture that are drawn for a page: weeks, areas beside what was expected, and times."""

from dataclasses import dataclass
from itertools import islice

from commands.kit.area_marks import AreaMarks
from commands.reader import Reader
from commands.situation.figures import in_order
from commands.situation.words import capital, expected_range, in_sentence, time_of_week
from domain.pictures import SituationalPicture
from domain.signals import Expected, Signal
from domain.small_cells import CrossTable, ShownTable
from domain.times_of_week import DAYS_IN_WEEK
from domain.week_details import PartOfDay
from exports.documents import MOST_LINES, Bar, BarChart, Chart, HeatMap, Line, LineChart

MOST_BARS = 15
LEAST_BARS = 2
LEAST_TIMES = 2
MOST_TOLD = 4
UNCERTAIN = "uncertain"
_PARTS = {
    PartOfDay.NIGHT: "situation-drawn-night",
    PartOfDay.MORNING: "situation-drawn-morning",
    PartOfDay.AFTERNOON: "situation-drawn-afternoon",
    PartOfDay.EVENING: "situation-drawn-evening",
}


@dataclass(frozen=True)
class PictureCharts:
    """Draws charts of one picture in a reader's words, with the workspace's marks of its areas."""

    picture: SituationalPicture
    reader: Reader
    marks: AreaMarks

    def weeks(self) -> list[Chart]:
        """Draw the twelve weeks of what stands out or is largest, else of all; of weeks that are over."""
        rows = [row for row in in_order(self.picture) if row.numbers][:MOST_LINES]
        lines = [Line(self._series(row.area, row.group), row.numbers, self.marks.mark(row.area)) for row in rows]
        expected = self.picture.expected.get((rows[0].area, rows[0].group)) if rows else None
        return self._over_weeks(lines, expected) if lines else self.total()

    def total(self) -> list[Chart]:
        """Draw the twelve weeks of all incidents together."""
        expected = self.picture.totals.expected if self.picture.totals else None
        name = self.picture.area or self.reader.say("situation-chart-total")
        return self._over_weeks([Line(name, self.picture.counts.totals)], expected)

    def _over_weeks(self, lines: list[Line], expected: Expected | None) -> list[Chart]:
        weeks, is_open, say = self.picture.weeks, self.picture.is_open, self.reader.say
        if is_open:
            weeks = weeks[:-1]
            lines = [Line(line.name, line.figures[:-1], line.mark) for line in lines]
        if not any(any(line.figures) for line in lines):
            return []
        band = None if is_open or expected is None else (expected.low, expected.high)
        told = "" if expected is None else expected_range(expected)
        first, last = str(weeks[0].number), str(weeks[-1].number)
        return [
            LineChart(
                say("situation-drawn-weeks", first=first, last=last),
                " ".join(self._say_line(line, last) for line in lines),
                tuple(say("situation-chart-week", week=str(week.number)) for week in weeks),
                tuple(lines),
                band,
                say("situation-drawn-expected", name=lines[0].name, week=last, expected=told) if band else "",
            )
        ]

    def _say_line(self, line: Line, week: str) -> str:
        *before, now = (int(figure or 0) for figure in line.figures)
        low, high = min(before), max(before)
        return self.reader.say("situation-drawn-line", name=line.name, now=now, week=week, low=low, high=high)

    def _series(self, area: str, group: str) -> str:
        name = in_sentence(self.picture.heading(group, self.reader.language))
        return self.reader.say("situation-series", area=area, group=name)

    def areas(self, shown: ShownTable | None = None) -> list[Chart]:
        """Draw each area's incidents beside what was expected there; only totals that are `shown`, where given."""
        known = self._areas(shown)
        bars = [self._bar(each) for each in known[:MOST_BARS]]
        if self.picture.is_open or len(bars) < LEAST_BARS or not any(bar.figure for bar in bars):
            return []
        say, week = self.reader.say, str(self.picture.week.number)
        title = say("situation-bars", week=week)
        if len(known) > len(bars):
            title = say("situation-drawn-most", title=title, number=len(bars))
        told = "; ".join(f"{bar.label} {bar.said}" for bar in bars[:MOST_TOLD])
        key = say("situation-drawn-expected-areas") if any(bar.expected for bar in bars) else ""
        return [BarChart(title, say("situation-drawn-areas", areas=told), tuple(bars), key)]

    def _areas(self, shown: ShownTable | None) -> list[Signal]:
        known = [each for each in self.picture.areas if each.now or (each.expected and each.expected.high)]
        if shown is None:
            return known
        totals = {area: shown.number(area) for area in shown.table.rows}
        return [each for each in known if each.now and each.now == totals.get(each.area)]

    def _bar(self, area: Signal) -> Bar:
        if area.expected is None:
            return Bar(area.area, area.now, str(area.now), mark=self.marks.mark(area.area))
        said = self.reader.say("situation-drawn-bar", number=area.now, expected=expected_range(area.expected))
        band = area.expected.low, area.expected.high
        return Bar(area.area, area.now, said, band, self.marks.mark(area.area))

    def times(self, shown: ShownTable | None = None) -> list[HeatMap]:
        """Draw the weekdays and parts of the day, the darker the more; '·' where it is not `shown`."""
        told = self.picture.details.times
        if len(told) < LEAST_TIMES:
            return []
        figures = tuple(self._day(str(day), shown) for day in range(1, DAYS_IN_WEEK + 1))
        week = str(self.picture.week.number)
        return [
            HeatMap(
                self.reader.say("situation-times", week=week),
                self._say_times(shown),
                tuple(capital(self.reader.weekday(day)) for day in range(1, DAYS_IN_WEEK + 1)),
                tuple(self.reader.say(key) for key in _PARTS.values()),
                figures,
                tuple(tuple("·" if each is None else str(each) for each in day) for day in figures),
            )
        ]

    def _day(self, day: str, shown: ShownTable | None) -> tuple[int | None, ...]:
        if shown is not None:
            return tuple(shown.number(day, part) for part in PartOfDay)
        counted = {(str(each.weekday), each.part): each.number for each in self.picture.details.times}
        return tuple(counted.get((day, part), 0) for part in PartOfDay)

    def _say_times(self, shown: ShownTable | None) -> str:
        times = (
            f"{time_of_week(each.weekday, each.part, self.reader)} {each.number}"
            for each in self.picture.details.times
            if shown is None or shown.number(str(each.weekday), each.part) is not None
        )
        return self.reader.say("situation-drawn-times", times="; ".join(islice(times, MOST_TOLD)) or "–")


def table_of_times(picture: SituationalPicture) -> CrossTable:
    """Count by weekday and part of the day, all others in a row and column of their own."""
    days = [(str(day), part, 0) for day in range(1, DAYS_IN_WEEK + 1) for part in PartOfDay]
    told = [(str(each.weekday), each.part, each.number) for each in picture.details.times]
    rest = picture.counts.now - sum(number for _, _, number in told)
    return CrossTable.of([*days, *told, (UNCERTAIN, UNCERTAIN, max(rest, 0))])
