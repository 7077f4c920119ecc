"""`trygg import incidents`: incidents from a CSV file, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import track

from bot.cli.workspace_target import Target, count_incidents, opened
from bot.clock import system_clock
from bot.operations.csv_files import read_rows
from bot.settings import Settings
from commands.privacy import kept_names
from domain.cells import RowError
from domain.incident_rows import COLUMNS, IncidentRow, read_row, refuse_pointers
from domain.incidents import IncidentFacts, plain_facts_of
from storage.incident_batches import ImportedIncident, IncidentBatches
from storage.name_book import NameBook
from storage.store import Store

MOST_FAULTS_SHOWN = 50
PART = 500
Step = TypeVar("Step")
Numbered = Sequence[tuple[int, IncidentRow]]


def bring_in(settings: Settings, file: Path, *, anyway: bool = False) -> bool:
    """Store every incident of the file, or none; False after naming each bad row by its number and reason.

    A row that may point at someone is a bad one, unless it is to be taken `anyway`. Raises StartError when the
    file as a whole cannot be read.
    """
    telling = _Telling(Console(stderr=True, highlight=False, soft_wrap=True))
    with opened(settings) as target:
        now = system_clock()
        kept = None if anyway else _names_kept(target)
        rows = _read(file, target.zone, now, telling, kept)
        if not telling.count:
            with target.database.transaction() as session:
                _store_unless_taken(rows, Store(session, target.workspace), now, telling)
    telling.tell_end(f"{count_incidents(len(rows))} imported from {file.name}")
    return not telling.count


@dataclass
class _Telling:
    """What the operator sees: each bad row by its number, the first fifty of them, and how far it has come."""

    console: Console
    count: int = 0

    def tell(self, place: int, why: str) -> None:
        self.count += 1
        if self.count <= MOST_FAULTS_SHOWN:
            self.console.print(f"row {place}: {why}", markup=False)

    def follow(self, steps: Sequence[Step], words: str) -> Iterable[Step]:
        """The steps, with a bar that shows how far they have come where someone watches."""
        watched = self.console.is_terminal
        return track(steps, words, console=self.console, transient=True, disable=not watched)

    def tell_end(self, otherwise: str) -> None:
        rows = "row" if self.count == 1 else "rows"
        faulty = f"{self.count} {rows} cannot be taken; nothing was imported"
        self.console.print(faulty if self.count else otherwise, markup=False)


def _read(file: Path, zone: ZoneInfo, now: datetime, telling: _Telling, kept: Sequence[str] | None) -> Numbered:
    """The rows of the file; what may point at someone is no fault where no names are `kept` to compare with."""
    rows: list[tuple[int, IncidentRow]] = []
    first: dict[int, int] = {}
    for written in telling.follow(read_rows(file, COLUMNS), "Checking"):
        try:
            row = read_row(written.cells(), zone, now)
            if kept is not None:
                refuse_pointers(row, kept)
            _refuse_twin(row, written.number, first)
            rows.append((written.number, row))
        except RowError as error:
            telling.tell(written.number, str(error))
    return rows


def _names_kept(target: Target) -> list[str]:
    with target.database.transaction(reading=True) as session:
        return list(kept_names(Store(session, target.workspace)))


def _refuse_twin(row: IncidentRow, place: int, first: dict[int, int]) -> None:
    """Raise RowError when an earlier row has that number; `first` keeps which row had it."""
    if row.number is not None and first.setdefault(row.number, place) != place:
        raise RowError(f"number {row.number} stands in row {first[row.number]} too")


def _store_unless_taken(rows: Numbered, store: Store, now: datetime, telling: _Telling) -> None:
    batches = IncidentBatches(store.session, store.workspace_id)
    used = batches.used_numbers()
    for place, row in rows:
        if row.number in used:
            telling.tell(place, f"number {row.number} is already in use")
    if not telling.count:
        book = NameBook(store.session, store.workspace_id)
        book.read(now)
        _store([row for _, row in rows], book, batches, telling)


def _store(rows: Sequence[IncidentRow], book: NameBook, batches: IncidentBatches, telling: _Telling) -> None:
    fresh = batches.numbered([_incident_of(row, book) for row in rows])
    parts = [fresh[start : start + PART] for start in range(0, len(fresh), PART)]
    for part in telling.follow(parts, "Importing"):
        batches.add(part)
    if book.new_areas:
        telling.console.print(f"new areas: {', '.join(book.new_areas)}", markup=False)


def _incident_of(row: IncidentRow, book: NameBook) -> ImportedIncident:
    area = book.area(row.area)
    named = tuple(book.partner(name) for name in row.named_partners)
    place = book.place(row.place, area)
    facts = IncidentFacts(**plain_facts_of(row), area=area, place=place, named_partners=named)
    return ImportedIncident(
        facts=facts,
        reporter=row.reporter or None,
        unit=book.unit(row.partner, row.unit),
        reported_at=row.reported_at,
        number=row.number,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
    )
