"""`trygg import` and `trygg export`: incidents from and to a CSV file, all or nothing."""

import csv
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import Progress, track

from bot.clock import system_clock
from bot.desk import Desk
from bot.errors import StartError
from bot.running import identify
from bot.settings import Settings
from bot.slack_calls import asking_client
from domain.incident_rows import COLUMNS, IncidentRow, RowError, read_row, write_row
from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.names import fold
from domain.sharing import Sharing
from storage.database import Database
from storage.incident_rows import NamedIncident
from storage.schema import migrate
from storage.store import Store
from storage.tables import Unit, Workspace
from storage.workspaces import every_workspace

MOST_FAULTS_SHOWN = 50
LONGEST_CELL = 1_000_000


class _FaultyError(Exception):
    """Some rows cannot be taken; nothing is kept."""


def bring_in(settings: Settings, file: Path) -> bool:
    """Store every incident of the file, or none; False after naming each bad row by its number and reason."""
    database, workspace = _open(settings)
    zone = ZoneInfo(workspace.timezone)
    now = system_clock()
    console = Console(stderr=True, highlight=False)
    try:
        rows = _read_file(file)
        with database.transaction() as session:
            count = _Importer(Store(session, workspace.id), zone, now, console).take(rows)
    except _FaultyError:
        return False
    finally:
        database.close()
    console.print(f"{count} incidents imported from {file.name}")
    return True


@dataclass
class _Importer:
    store: Store
    zone: ZoneInfo
    now: datetime
    console: Console

    def take(self, rows: Sequence[Mapping[str, str]]) -> int:
        faults = 0
        taken: set[int] = set()
        known = {fold(area.name) for area in self.store.geography.areas()}
        for place, cells in enumerate(track(rows, "Importing", console=self.console, transient=True), start=2):
            try:
                row = read_row(cells, self.zone, self.now)
                self._refuse_number(row, taken)
                if not faults:
                    self._store(row)
            except RowError as error:
                faults += 1
                if faults <= MOST_FAULTS_SHOWN:
                    self.console.print(f"row {place}: {error}", markup=False)
        if faults:
            self.console.print(f"{faults} rows cannot be taken; nothing was imported")
            raise _FaultyError
        self._tell_new_areas(known)
        return len(rows)

    def _refuse_number(self, row: IncidentRow, taken: set[int]) -> None:
        if row.number is None:
            return
        if row.number in taken:
            raise RowError(f"number {row.number} stands twice in the file")
        if self.store.incidents.has_number(row.number):
            raise RowError(f"number {row.number} is already in use")
        taken.add(row.number)

    def _store(self, row: IncidentRow) -> None:
        area = self.store.geography.area_named(row.area)
        place = self.store.geography.place_named(row.place, area.id or 0) if row.place else None
        facts = IncidentFacts(
            category=row.category,
            area=area.id or 0,
            happened_at=row.happened_at,
            uncertain=row.uncertain,
            place=place.id if place else None,
            text=row.text,
            severity=row.severity,
            police_report=row.police_report,
            sharing=row.sharing,
            named_partners=tuple(
                self.store.partnership.partner_named(name).id or 0 for name in row.named_partners
            ),
        )
        incident = self.store.incidents.add(
            facts, reporter=row.reporter, unit=self._unit(row), reported_at=row.reported_at, number=row.number
        )
        if row.withdrawn_at:
            self.store.incidents.withdraw(
                incident, reason=row.withdrawn_reason, by=row.reporter, at=row.withdrawn_at
            )

    def _unit(self, row: IncidentRow) -> Unit | None:
        return self.store.partnership.unit_named(row.partner, row.unit or row.partner) if row.partner else None

    def _tell_new_areas(self, known: set[str]) -> None:
        new = [area.name for area in self.store.geography.areas() if fold(area.name) not in known]
        if new:
            self.console.print(f"new areas: {', '.join(new)}", markup=False)


def _read_file(file: Path) -> list[dict[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        with file.open(encoding="utf-8-sig", newline="") as source:
            first = source.readline()
            source.seek(0)
            reader = csv.DictReader(source, delimiter=";" if first.count(";") > first.count(",") else ",")
            return list(_checked(reader, file))
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StartError(f"{file} is not UTF-8: save it as “CSV UTF-8”") from None
    except csv.Error as error:
        raise StartError(f"{file} cannot be read as CSV: {error}") from None


def _checked(reader: csv.DictReader[str], file: Path) -> Iterator[dict[str, str]]:
    names = reader.fieldnames or []
    if sorted(names) != sorted(COLUMNS):
        missing = ", ".join(sorted(set(COLUMNS) - set(names))) or "none"
        unknown = ", ".join(sorted(set(names) - set(COLUMNS))) or "none"
        raise StartError(
            f"{file}: its header must name the columns of an export (missing: {missing}; unknown: {unknown})"
        )
    for cells in reader:
        yield {column: cells.get(column) or "" for column in COLUMNS}


def write_out(settings: Settings, file: Path) -> None:
    """Write every incident to the file, which appears whole or not at all and only its owner may read."""
    database, workspace = _open(settings)
    try:
        with database.transaction(reading=True) as session:
            incidents = Store(session, workspace.id).incidents.every()
    finally:
        database.close()
    try:
        _write_file(file, incidents, workspace.language)
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}") from None
    print(f"{len(incidents)} incidents written to {file}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def _write_file(file: Path, incidents: Sequence[NamedIncident], language: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".trygg-", suffix=".csv")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as target, Progress(transient=True) as progress:
            writer = csv.DictWriter(target, COLUMNS)
            writer.writeheader()
            for named in progress.track(incidents, description="Exporting"):
                writer.writerow(write_row(_row_of(named), language))
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


def _row_of(named: NamedIncident) -> IncidentRow:
    incident = named.incident
    return IncidentRow(
        number=incident.number,
        happened_at=incident.happened_at,
        uncertain=incident.uncertain,
        category=incident.category,
        area=named.area,
        place=named.place,
        text=incident.text,
        severity=Severity(incident.severity) if incident.severity else None,
        police_report=PoliceReport(incident.police_report),
        sharing=Sharing(incident.sharing),
        named_partners=tuple(partner.name for partner in named.shared_with),
        partner=named.partner,
        unit=named.unit,
        reporter=incident.reporter,
        reported_at=incident.reported_at,
        withdrawn_at=incident.withdrawn_at,
        withdrawn_reason=incident.withdrawn_reason,
    )


def _open(settings: Settings) -> tuple[Database, Workspace]:
    """The database, migrated, and its only workspace; a new one where a token says which it is."""
    database = Database(settings.database_url)
    migrate(database)
    with database.transaction(reading=True) as session:
        known = every_workspace(session)
    if len(known) == 1 and not settings.slack_bot_token:
        return database, known[0]
    if not settings.slack_bot_token:
        raise StartError("set SLACK_BOT_TOKEN, so that it is clear which workspace this is for")
    team = identify(settings, asking_client(settings), threading.Event()).team
    with database.transaction() as session:
        return database, Desk(database, settings, system_clock).open_workspace(Store(session, team))
