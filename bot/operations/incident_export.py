"""`trygg export incidents`: every incident to a file, CSV or XLSX."""

from pathlib import Path

from bot.cli.workspace_target import Target
from bot.operations.data_files import write_records
from bot.settings import Settings
from domain.incident_rows import COLUMNS, IncidentRow, write_row
from services.incident_lists import row_of, rows_of
from storage.store import Store


def write_out(settings: Settings, file: Path, workspace: str | None = None) -> None:
    """Write every incident of the only or named workspace to the file, which appears whole or not at all.

    Raises StartError.
    """
    write_records(settings, workspace, file, "incident", COLUMNS, _rows, _cells)


def _rows(store: Store) -> list[IncidentRow]:
    return list(rows_of(store.incidents.every(), row_of))


def _cells(row: IncidentRow, store: Store, target: Target) -> dict[str, str]:
    return write_row(row, target.language, target.zone, store.categories.known())
