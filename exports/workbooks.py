"""Read the first sheet of an Excel workbook (XLSX) as texts, as a CSV file holds them, and write workbooks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

from exports.tables import Sheet, Value

LONGEST_SHEET_NAME = 31
NARROWEST, WIDEST = 8, 60
_SIGNS_OF_SHEETS = re.compile(r"[\[\]:*?/\\]")
UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError)


class WorkbookError(ValueError):
    """What keeps a workbook from being read or written, in words that follow its name."""


def read_sheet(file: Path) -> Iterator[list[str]]:
    """Read the rows of the first sheet; of a formula what it showed last. Raises WorkbookError and OSError."""
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_written(value) for value in row]
    except UNREADABLE:
        raise WorkbookError("it is no Excel workbook: save it as XLSX, or as “CSV UTF-8”") from None


def write_sheet(target: BinaryIO, rows: Iterable[Sequence[str]]) -> None:
    """Write the rows to a workbook, each cell as text that is not computed. Raises WorkbookError, OSError."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    try:
        for row in rows:
            sheet.append([_text(sheet, value) for value in row])
        book.save(target)
    except IllegalCharacterError:
        sheet.close()
        raise WorkbookError("a text holds a character that no workbook can: export to CSV instead") from None


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Write a workbook of named sheets to be read by people: figures as such, texts that are not computed.

    A character that no workbook can hold is written as �.
    """
    book = Workbook(write_only=True)
    for each in sheets:
        _fill(book.create_sheet(_SIGNS_OF_SHEETS.sub(" ", each.name)[:LONGEST_SHEET_NAME]), each.rows)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[Value]]) -> None:
    sheet.freeze_panes = "A2"
    for position, width in enumerate(_widths(rows), 1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    for number, row in enumerate(rows):
        cells = [_value(sheet, value) for value in row]
        for cell in cells if number == 0 else ():
            cell.font = Font(bold=True)
        sheet.append(cells)


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    """The width of each column in characters: that of its longest cell, between bounds."""
    columns = max(map(len, rows), default=0)
    longest = [max(len(str(row[at])) for row in rows if at < len(row)) for at in range(columns)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]


def _value(sheet: Any, value: Value) -> Any:
    if isinstance(value, str):
        return _text(sheet, ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value))
    return WriteOnlyCell(sheet, value)


def _text(sheet: Any, value: str) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _written(value: Any) -> str:
    """Write a value as an export does: days and times in ISO 8601, whole numbers without decimals."""
    match value:
        case None:
            return ""
        case datetime() if value.time() != datetime.min.time():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()[:10]
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
