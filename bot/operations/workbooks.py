"""Read and write the first sheet of an Excel workbook (XLSX) as texts, as a CSV file would hold them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

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
