"""Read and write CSV files as spreadsheets make them, and workbooks (XLSX), by the file's ending.

A written file appears whole or not at all.
"""

import csv
import os
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from rich.console import Console
from rich.progress import track

from bot.cli.workspace_target import Target, count_of, opened
from bot.clock import system_clock
from bot.errors import StartError
from bot.settings import Settings
from domain.audit import AuditEvent
from domain.cells import RowError, separator_of
from exports.tables import write_csv
from storage.store import Store

LONGEST_CELL = 1_000_000
Record = TypeVar("Record")
_SAYS_SEPARATOR = re.compile(r"\"?sep=([,;\t|])\"?[,;\t|]*", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A row by its number as a spreadsheet shows it: the header is row 1."""

    number: int
    header: Sequence[str]
    written: Sequence[str]

    def cells(self) -> dict[str, str]:
        """Map the cells by column; raises RowError where cells are missing or too many."""
        if len(self.written) != len(self.header):
            cells = "cell" if len(self.written) == 1 else "cells"
            raise RowError(f"it has {len(self.written)} {cells}, and the header {len(self.header)}")
        return dict(zip(self.header, self.written, strict=True))


def read_rows(file: Path, columns: Sequence[str], optional: Collection[str] = ()) -> list[Row]:
    """Read the rows below the header, without the empty ones; `optional` are columns that may be missing.

    Of a workbook the first sheet; else UTF-8 with or without a byte order mark, and commas or semicolons between
    cells. Raises StartError.
    """
    csv.field_size_limit(LONGEST_CELL)
    try:
        if is_workbook(file):
            return list(_rows_of(_numbered_rows_of(file), columns, optional))
        with file.open(encoding="utf-8-sig", newline="") as source:
            reader = csv.reader(source, delimiter=_find_separator(source), strict=True)
            return list(_rows_of(_numbered(reader), columns, optional))
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StartError(f"{file} is not UTF-8: save it as “CSV UTF-8”") from None
    except _ShapeError as error:
        raise StartError(f"{file} cannot be read: {error}") from None


def is_workbook(file: Path) -> bool:
    """Tell by its ending whether a file is an Excel workbook."""
    return file.suffix.lower() == ".xlsx"


class _ShapeError(ValueError):
    """What is wrong with the file's header."""


def _numbered_rows_of(file: Path) -> Iterator[tuple[int, list[str]]]:
    from exports.workbooks import WorkbookError, read_sheet  # noqa: PLC0415 (start-up time)

    try:
        yield from enumerate(read_sheet(file), 1)
    except WorkbookError as error:
        raise _ShapeError(str(error)) from None


def _rows_of(
    rows: Iterator[tuple[int, list[str]]], columns: Sequence[str], optional: Collection[str]
) -> Iterator[Row]:
    padded = [name.strip() for name in next(rows, (1, []))[1]]
    header = _without_padding(padded)
    _check_header(header, [each for each in columns if each in header or each not in optional])
    for number, written in rows:
        if any(cell.strip() for cell in written):
            yield Row(number, header, _without_padding(written, len(header)) if padded != header else written)


def _find_separator(source: TextIO) -> str:
    """Find the separator and move the source to its header; the first line may name it: `sep=;`."""
    first = source.readline()
    if said := _SAYS_SEPARATOR.fullmatch(first.strip("\r\n")):
        return said[1]
    source.seek(0)
    return ";" if first.count(";") > first.count(",") else ","


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number the rows; raises _ShapeError that names the row whose quotation marks are wrong."""
    for number in count(1):
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _ShapeError(
                f"write each quotation mark within a cell twice; row {number} has one too many or too few"
            ) from None


def _without_padding(cells: Sequence[str], least: int = 0) -> Sequence[str]:
    """Drop the empty cells at the end that a spreadsheet adds, down to so many."""
    while len(cells) > least and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _check_header(header: Sequence[str], columns: Sequence[str]) -> None:
    if sorted(header) != sorted(columns):
        missing = ", ".join(each for each in columns if each not in header) or "none"
        wrong = len([each for each in header if each not in columns]) + len(header) - len(set(header))
        raise _ShapeError(f"its header must name the columns of an export (missing: {missing}; unknown: {wrong})")


def write_records(
    settings: Settings,
    workspace: str | None,
    file: Path,
    noun: str,
    columns: Sequence[str],
    read: Callable[[Store], Sequence[Record]],
    row: Callable[[Record, Store, Target], Mapping[str, str]],
) -> None:
    """Write a row for every record that is `read`, and say on stderr how many. Raises StartError."""
    with opened(settings, workspace) as target, target.database.transaction(reading=True) as session:
        store = Store(session, target.workspace)
        records = read(store)
        store.audit.note(AuditEvent.EXPORTED, noun, by="", at=system_clock(), content=len(records))
        rows = (row(each, store, target) for each in follow(records, "Exporting"))
        write_rows(file, columns, rows, separator_of(target.language))
    print(f"{count_of(len(records), noun)} written to {file}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def follow(steps: Iterable[Record], words: str) -> Iterable[Record]:
    """Show on a terminal how far the steps have come."""
    console = Console(stderr=True)
    return track(steps, words, console=console, transient=True, disable=not console.is_terminal)


def write_rows(
    file: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], separator: str = ","
) -> None:
    """Write the header and the rows, so that a spreadsheet opens the file as it is: UTF-8 with its mark, or XLSX.

    A file appears whole or not at all, and only its owner may read it. Raises StartError.
    """
    cells = chain([columns], ([row[column] for column in columns] for row in rows))
    try:
        with _target_of(file) as target:
            if is_workbook(file):
                _write_workbook(target, cells)
            else:
                write_csv(target, cells, separator)
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}") from None


def _write_workbook(target: BinaryIO, cells: Iterable[Sequence[str]]) -> None:
    from exports.workbooks import WorkbookError, write_sheet  # noqa: PLC0415 (start-up time)

    try:
        write_sheet(target, cells)
    except WorkbookError as error:
        raise StartError(str(error)) from None


@contextmanager
def _target_of(file: Path) -> Iterator[BinaryIO]:
    """Open a temporary file that replaces the target at the end; a pipe or device is written directly."""
    if file.exists() and not file.is_file() and not file.is_dir():
        with file.open("wb") as target:
            yield target
        return
    place = file.resolve()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".trygg-", suffix=file.suffix)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            yield target
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
