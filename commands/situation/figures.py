"""The picture's figures: the table of areas and categories against what was expected, and the charts."""

from collections.abc import Sequence
from itertools import accumulate

from commands.reader import Reader
from commands.situation.words import expected_range, in_sentence
from commands.vocabulary.blocks import (
    MOST_TABLE_CHARACTERS,
    MOST_TABLE_ROWS,
    Block,
    Cell,
    Figure,
    bar_chart,
    data_table,
    line_chart,
    table_size,
)
from domain.pictures import SituationalPicture
from domain.signals import Expected
from domain.week_counts import Count

# A plain table counts its header among its hundred rows, and the last row may stand for all that had no room.
MOST_ROWS = MOST_TABLE_ROWS - 1
ROOM_FOR_ENDS = 500
MOST_BARS = 12
LEAST_BARS = 2


def table(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the table of counts, what stands out first; what has no room is summed up in its last row."""
    counts = in_order(picture) if picture.counts.now else []
    if not counts:
        return []
    rows = fit([_row(row, picture, reader) for row in counts], [row.now for row in counts], reader=reader)
    say, week = reader.say, str(picture.week.number)
    figure = say("situation-column-expected" if picture.expected else "situation-column-before")
    return [data_table(say("situation-table", week=week), [say("situation-column-series"), figure], rows)]


def in_order(picture: SituationalPicture) -> list[Count]:
    """List the counts of the week, those that stand out first, then most incidents first."""
    rank = {(each.area, each.group): place for place, each in enumerate((*picture.flags, *picture.watched))}
    return sorted(picture.counts.rows, key=lambda row: rank.get((row.area, row.group), len(rank)))


def _row(count: Count, picture: SituationalPicture, reader: Reader) -> list[Cell]:
    group = picture.heading(count.group, reader.language)
    name = reader.say("situation-series", area=count.area, group=group)
    expected = picture.expected.get((count.area, count.group))
    beside = str(count.last) if not picture.expected else expected_range(expected) if expected else "–"
    return [name, Figure(count.now, f"{reader.number(count.now)} ({beside})")]


def fit(rows: list[list[Cell]], *numbers: Sequence[int], reader: Reader) -> list[list[Cell]]:
    """Return as many rows as a table has room for, the last one with the sums of those left out, by column."""
    fitting = _how_many_fit(rows)
    if fitting == len(rows):
        return rows
    sums = [sum(column[fitting:]) for column in numbers]
    rest = reader.say("situation-rest", rows=len(rows) - fitting)
    return [*rows[:fitting], [rest, *(Figure(each, reader.number(each)) for each in sums)]]


def _how_many_fit(rows: Sequence[Sequence[Cell]]) -> int:
    """All of them, or as many as leave a row for the rest."""
    sizes = list(accumulate(table_size(row) for row in rows))
    fitting = sum(size <= MOST_TABLE_CHARACTERS - ROOM_FOR_ENDS for size in sizes)
    return len(rows) if fitting == len(rows) <= MOST_ROWS else min(fitting, MOST_ROWS - 1)


def charts(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the curve of what stands out, or of all, and the bars of areas; of weeks that are over."""
    return [] if picture.is_open else [*_curve(picture, reader), *_bars(picture, reader)]


def _curve(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Twelve weeks of the strongest series that stands out, else of all incidents, and what was expected last."""
    name, numbers, expected = _drawn(picture, reader)
    if expected is None or not any(numbers):
        return []
    say, weeks = reader.say, picture.weeks
    labels = [say("situation-chart-week", week=str(week.number)) for week in weeks]
    series = [
        (name, numbers),
        (say("situation-chart-high"), [expected.high] * len(weeks)),
        (say("situation-chart-low"), [expected.low] * len(weeks)),
    ]
    title = say("situation-curve", name=name, first=str(weeks[0].number), last=str(weeks[-1].number))
    return [line_chart(title, labels, series, say("situation-chart-across"), say("situation-chart-up"))]


def _drawn(picture: SituationalPicture, reader: Reader) -> tuple[str, Sequence[int], Expected | None]:
    flags = {(flag.area, flag.group): flag for flag in picture.flags[:1]}
    for row in picture.counts.rows:
        if row.numbers and (flag := flags.get((row.area, row.group))):
            group = in_sentence(picture.heading(row.group, reader.language))
            return reader.say("situation-series", area=row.area, group=group), row.numbers, flag.expected
    expected = picture.totals.expected if picture.totals else None
    return picture.area or reader.say("situation-chart-total"), picture.counts.totals, expected


def _bars(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Each area's incidents beside what was expected there, most incidents first."""
    areas = [each for each in picture.areas if each.expected and (each.now or each.expected.high)][:MOST_BARS]
    if len(areas) < LEAST_BARS or not any(each.now for each in areas):
        return []
    say, week = reader.say, str(picture.week.number)
    series = [
        (say("situation-chart-low"), [each.expected.low for each in areas if each.expected]),
        (say("situation-column-week", week=week), [each.now for each in areas]),
        (say("situation-chart-high"), [each.expected.high for each in areas if each.expected]),
    ]
    labels = [each.area for each in areas]
    return [bar_chart(say("situation-bars", week=week), labels, series, "", say("situation-chart-up"))]
