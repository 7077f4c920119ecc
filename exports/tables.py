"""Write rows of words and figures as CSV and as workbooks (XLSX), as spreadsheets open them."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """Named rows of which the first is the head; None is an empty cell."""

    name: str
    rows: Sequence[Sequence[Value]]


def write_csv(target: BinaryIO, rows: Iterable[Sequence[Value]], separator: str) -> None:
    """Write the rows in UTF-8 with its mark, texts as they are (`domain.cells.defuse`), and close the target."""
    with TextIOWrapper(target, encoding="utf-8-sig", newline="") as text:
        csv.writer(text, delimiter=separator).writerows(rows)


def csv_bytes(rows: Iterable[Sequence[Value]], separator: str) -> bytes:
    """Write the rows as `write_csv` does."""
    target = _Kept()
    write_csv(target, rows, separator)
    return target.kept


class _Kept(BytesIO):
    """What was written, also when it has been closed."""

    kept = b""

    def close(self) -> None:
        if not self.closed:
            self.kept = self.getvalue()
        super().close()
