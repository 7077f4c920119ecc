"""`trygg import|export partners|places`: the register from a file, CSV or XLSX, all or nothing, and to one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic

from bot.cli.workspace_target import Target, count_of
from bot.clock import system_clock
from bot.operations.data_files import follow, read_rows, write_records
from bot.operations.incident_import import import_file
from bot.settings import Settings
from domain.register_rows import OPTIONAL, PartnerRow, PlaceRow, Row, columns_of, write_register_row
from services.register_import import import_partners, import_places, partner_rows, place_rows, read_lines
from storage.store import Store


@dataclass(frozen=True)
class RegisterFile(Generic[Row]):
    """What a row of the file is, and how the rows are imported and listed."""

    noun: str
    shape: type[Row]
    take: Callable[[Store, Mapping[int, Row], datetime], None]
    rows: Callable[[Store], Iterable[Row]]

    def bring_in(self, settings: Settings, file: Path, *, anyway: bool, workspace: str | None) -> bool:
        """Store every row of the file, or none; False after naming the bad ones. Raises StartError."""
        return import_file(settings, workspace, lambda target: self._import_from(file, target, anyway=anyway))

    def write_out(self, settings: Settings, file: Path, workspace: str | None) -> None:
        """Write what is in use, with the columns that import takes. Raises StartError."""
        columns = columns_of(self.shape)
        write_records(settings, workspace, file, self.noun, columns, lambda store: list(self.rows(store)), _cells)

    def _import_from(self, file: Path, target: Target, *, anyway: bool) -> list[str]:
        lines = [(row.number, row.cells) for row in read_rows(file, columns_of(self.shape), OPTIONAL)]
        rows = read_lines(follow(lines, "Checking"), self.shape, anyway=anyway)
        with target.database.transaction() as session:
            self.take(Store(session, target.workspace), rows, system_clock())
        return [f"{count_of(len(rows), 'row')} imported from {file.name}"]


def _cells(row: PartnerRow | PlaceRow, _store: Store, _target: Target) -> dict[str, str]:
    return write_register_row(row)


PARTNERS = RegisterFile("partner", PartnerRow, import_partners, partner_rows)
PLACES = RegisterFile("place", PlaceRow, import_places, place_rows)
