"""The figures of a picture as rows: for CSV, for a workbook, and for the tables of a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from commands.reader import Reader
from commands.situation.words import capital, time_of_week
from domain.cells import defuse, separator_of
from domain.pictures import SituationalPicture
from domain.signals import Expected
from exports.tables import Sheet, Value, csv_bytes


@dataclass(frozen=True)
class FigureRow:
    """A count of an area and heading, or a total of either or both (None); `now` None where it is hidden.

    `last` is the count of the week before, where it is told.
    """

    area: str | None
    group: str | None
    now: int | None
    last: int | None = None
    expected: Expected | None = None


def rows_of(picture: SituationalPicture) -> Iterator[FigureRow]:
    """List the counts of a picture, strongest first."""
    for row in picture.counts.rows:
        expected = picture.expected.get((row.area, row.group))
        yield FigureRow(row.area, row.group, row.now, row.last, expected)


def figures_sheet(picture: SituationalPicture, rows: Iterable[FigureRow], reader: Reader) -> Sheet:
    """Put the counts into the columns that every file has."""
    keys = ("situation-export-week", "situation-column-area", "situation-column-category")
    figures = ("situation-export-number", "situation-export-last", "situation-column-low", "situation-column-high")
    head = tuple(reader.say(key) for key in (*keys, *figures))
    return Sheet(reader.say("situation-export-figures"), (head, *(_cells(row, picture, reader) for row in rows)))


def _cells(row: FigureRow, picture: SituationalPicture, reader: Reader) -> Sequence[Value]:
    low, high = (row.expected.low, row.expected.high) if row.expected else (None, None)
    now = reader.say("situation-export-hidden") if row.now is None else row.now
    return str(picture.week), *names_of(row, picture, reader), now, row.last, low, high


def names_of(row: FigureRow, picture: SituationalPicture, reader: Reader) -> tuple[str, str]:
    """Name the area and the heading of a row, or say that it is a total."""
    total = reader.say("situation-export-total")
    group = total if row.group is None else picture.heading(row.group, reader.language)
    return row.area or total, group


def times_sheet(picture: SituationalPicture, reader: Reader) -> Sheet:
    """Put the parts of the week's days into rows, most incidents first."""
    head = reader.say("situation-column-time"), reader.say("situation-column-number")
    told = ((capital(time_of_week(one.weekday, one.part, reader)), one.number) for one in picture.details.times)
    return Sheet(reader.say("situation-export-times"), (head, *told))


def places_sheet(picture: SituationalPicture, reader: Reader) -> Sheet:
    """Put the places with repeated reports into rows."""
    keys = ("situation-export-place", "situation-column-area", "situation-export-number")
    further = ("situation-export-seven-days", "situation-export-four-weeks")
    head = tuple(reader.say(key) for key in (*keys, *further))
    told = (
        (one.place, one.area, one.number, one.in_seven_days or None, one.in_four_weeks or None)
        for one in picture.places
    )
    return Sheet(reader.say("situation-export-places"), (head, *told))


def with_notes(sheet: Sheet, notes: Iterable[str]) -> Sheet:
    """Add sentences below the rows of a sheet, one to a row."""
    empty = (None,) * (len(sheet.rows[0]) - 1)
    return Sheet(sheet.name, (*sheet.rows, *((note, *empty) for note in notes)))


def csv_of(sheet: Sheet, reader: Reader) -> bytes:
    """Write a sheet as the reader's spreadsheet opens it, with texts that it does not reckon."""
    rows = ([defuse(value) if isinstance(value, str) else value for value in row] for row in sheet.rows)
    return csv_bytes(rows, separator_of(reader.language))
