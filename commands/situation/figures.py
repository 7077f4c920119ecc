"""The picture's figures: the sentence, the table of areas and categories, and the chart of twelve weeks."""

from collections.abc import Sequence
from itertools import accumulate

from commands.reader import Reader
from commands.vocabulary.blocks import (
    MOST_TABLE_CHARACTERS,
    MOST_TABLE_ROWS,
    Block,
    Cell,
    Figure,
    context,
    data_table,
    line_chart,
    table_size,
)
from commands.vocabulary.text import Mrkdwn, join
from domain.pictures import SituationalPicture
from domain.week_counts import WEEKS_BEFORE, Count
from domain.weeks import Week

# A plain table counts its header among its hundred rows, and the last row may stand for all that had no room.
MOST_ROWS = MOST_TABLE_ROWS - 1
ROOM_FOR_ENDS = 500
MOST_STRONGEST = 3
MOST_PROBLEMS = 2


def summary(picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    """Write '42 händelser rapporterades vecka 47. Veckan före: 38. Normalt: cirka 35 per vecka.'"""
    counts, week = picture.counts, str(picture.week.number)
    key = "situation-now-open" if picture.is_open else "situation-now"
    said = [reader.rich(key, number=counts.now, week=week), reader.rich("situation-last", number=counts.last)]
    if counts.weeks_before:
        about = _about(counts.before / counts.weeks_before, reader)
        said.append(reader.rich("situation-mean", weeks=counts.weeks_before, about=about))
    return join(said, " ")


def _about(mean: float, reader: Reader) -> Mrkdwn:
    """'cirka 11': one tells what is usual in whole incidents."""
    if mean < 1:
        return reader.rich("situation-below-one")
    return reader.rich("situation-about", number=reader.number(int(mean + 0.5)))


def strongest(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write 'Centrum, Skadegörelse: 5 (veckan före 3, normalt 2,5)': where most happened, three lines at most.

    On a phone, the figures of the table stand outside the screen.
    """
    return [_say_count(row, picture, reader) for row in picture.counts.rows[:MOST_STRONGEST] if row.now]


def _say_count(row: Count, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    weeks = picture.counts.weeks_before
    named = {
        "area": row.area,
        "group": picture.heading(row.group, reader.language),
        "number": row.now,
        "last": row.last,
    }
    line = reader.rich("situation-top-first", **named)
    if weeks:
        line = reader.rich("situation-top", **named, weeks=weeks, mean=reader.number(row.before / weeks))
    return reader.rich("situation-top-known", line=line, known=_say_known(row, reader)) if row.problems else line


def _say_known(row: Count, reader: Reader) -> str:
    """'3 i problem #4': how many of them belong to something that is worked on."""
    shown = row.problems[:MOST_PROBLEMS]
    facts = ({"number": each.incidents, "problem": str(each.problem)} for each in shown)
    return reader.list(reader.say("situation-in-problem", **each) for each in facts)


def table(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the table of counts, strongest first; what has no room is summed up in its last row."""
    if not picture.counts.now:
        return []
    weeks, say = picture.counts.weeks_before, reader.say
    head = [say("situation-column-area"), say("situation-column-category")]
    head += [
        say("situation-column-week", week=str(week.number)) for week in (picture.week, picture.week.previous())
    ]
    head += [say("situation-column-mean", weeks=weeks)] if weeks else []
    rows = [
        _row(row.area, picture.heading(row.group, reader.language), row, weeks, reader)
        for row in picture.counts.rows
    ]
    fitting = _how_many_fit(rows)
    if fitting < len(rows):
        rows[fitting:] = [_rest(picture.counts.rows[fitting:], weeks, reader)]
    return [data_table(say("situation-table", week=str(picture.week.number)), head, rows)]


def _row(area: str, category: str, count: Count, weeks: int, reader: Reader) -> list[Cell]:
    figures: list[float] = [count.now, count.last, *([count.before / weeks] if weeks else [])]
    return [area, category, *(Figure(round(figure, 2), reader.number(figure)) for figure in figures)]


def _rest(counts: Sequence[Count], weeks: int, reader: Reader) -> list[Cell]:
    now, last, before = (sum(part) for part in zip(*((c.now, c.last, c.before) for c in counts), strict=True))
    label = reader.say("situation-rest-rows", rows=len(counts))
    return _row(reader.say("situation-rest-area"), label, Count("", "", now, last, before), weeks, reader)


def _how_many_fit(rows: Sequence[Sequence[Cell]]) -> int:
    """All of them, or as many as leave a row for the rest."""
    sizes = list(accumulate(table_size(row) for row in rows))
    fitting = sum(size <= MOST_TABLE_CHARACTERS - ROOM_FOR_ENDS for size in sizes)
    return len(rows) if fitting == len(rows) <= MOST_ROWS else min(fitting, MOST_ROWS - 1)


def chart(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the chart of the total and the strongest areas in the last twelve weeks."""
    counts, say = picture.counts, reader.say
    if not any(counts.totals):
        return []
    title = say("situation-chart", first=str(picture.weeks[0].number), last=str(picture.week.number))
    series = [(picture.area or say("situation-chart-total"), counts.totals)]
    series += [(one.area, one.numbers) for one in counts.areas]
    labels = [_label(week, picture, reader) for week in picture.weeks]
    drawn = line_chart(title, labels, series, say("situation-chart-across"), say("situation-chart-up"))
    young = counts.weeks_before < WEEKS_BEFORE - 1
    return [drawn, *([context(reader.rich("situation-young", weeks=counts.weeks_before))] if young else [])]


def _label(week: Week, picture: SituationalPicture, reader: Reader) -> str:
    key = "situation-chart-week-open" if picture.is_open and week == picture.week else "situation-chart-week"
    return reader.say(key, week=str(week.number))
