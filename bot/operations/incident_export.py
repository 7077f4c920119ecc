"""`trygg export incidents`: every incident to a CSV file."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import track

from bot.cli.workspace_target import count_incidents, opened
from bot.operations.csv_files import write_rows
from bot.settings import Settings
from domain.cells import separator_of
from domain.incident_rows import COLUMNS, IncidentRow, write_row
from domain.incidents import plain_facts_of
from storage.incident_rows import NamedIncident
from storage.store import Store


def write_out(settings: Settings, file: Path) -> None:
    """Write every incident to the file, which appears whole or not at all. Raises StartError."""
    with opened(settings) as target:
        with target.database.transaction(reading=True) as session:
            incidents = Store(session, target.workspace).incidents.every()
        separator = separator_of(target.language)
        write_rows(file, COLUMNS, _written(incidents, target.language, target.zone), separator)
    print(f"{count_incidents(len(incidents))} written to {file}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def _written(incidents: Sequence[NamedIncident], language: str, zone: ZoneInfo) -> Iterator[dict[str, str]]:
    console = Console(stderr=True)
    for named in track(incidents, "Exporting", console=console, transient=True, disable=not console.is_terminal):
        yield write_row(_row_of(named), language, zone)


def _row_of(named: NamedIncident) -> IncidentRow:
    incident = named.incident
    return IncidentRow(
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
    )
