"""`trygg export incidents`: every incident to a file, CSV or XLSX."""

from pathlib import Path

from bot.cli.workspace_target import Target
from bot.operations.data_files import write_records
from bot.settings import Settings
from domain.erasure import ErasureReason
from domain.incident_rows import COLUMNS, IncidentRow, write_row
from domain.incidents import plain_facts_of
from storage.incident_rows import NamedIncident
from storage.store import Store


def write_out(settings: Settings, file: Path, workspace: str | None = None) -> None:
    """Write every incident of the only or named workspace to the file, which appears whole or not at all.

    Raises StartError.
    """
    write_records(settings, workspace, file, "incident", COLUMNS, lambda store: store.incidents.every(), _cells)


def _cells(named: NamedIncident, store: Store, target: Target) -> dict[str, str]:
    incident = named.incident
    row = IncidentRow(
        **plain_facts_of(incident),
        number=incident.number,
        area=named.area,
        place=named.place,
        named_partners=tuple(partner.name for partner in named.shared_with),
        partner=named.partner,
        unit=named.unit,
        reporter=incident.reporter or "",
        reported_at=incident.reported_at,
        withdrawn_at=incident.withdrawn_at,
        withdrawn_reason=incident.withdrawn_reason,
        text_erased_at=incident.text_erased_at,
        text_erased_why=ErasureReason(incident.text_erased_why) if incident.text_erased_why else None,
    )
    return write_row(row, target.language, target.zone, store.categories.known())
