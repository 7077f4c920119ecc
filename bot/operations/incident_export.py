"""`trygg export incidents`: every incident to a file, CSV or XLSX."""

from pathlib import Path

from bot.cli.workspace_target import Target
from bot.operations.data_files import write_records
from bot.settings import Settings
from domain.incident_rows import COLUMNS, write_row
from services.incident_lists import row_of
from storage.incident_rows import NamedIncident
from storage.store import Store


def write_out(settings: Settings, file: Path, workspace: str | None = None) -> None:
    """Write every incident of the only or named workspace to the file, which appears whole or not at all.

    Raises StartError.
    """
    write_records(settings, workspace, file, "incident", COLUMNS, lambda store: store.incidents.every(), _cells)


def _cells(named: NamedIncident, store: Store, target: Target) -> dict[str, str]:
    return write_row(row_of(named), target.language, target.zone, store.categories.known())
