"""`trygg import incidents`: incidents from a file, CSV or XLSX, all or nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console

from bot.cli.workspace_target import Target, count_of, opened
from bot.clock import system_clock
from bot.operations.data_files import follow, read_rows
from bot.settings import Settings
from commands.privacy import kept_names
from domain.incident_rows import COLUMNS, OPTIONAL
from domain.own_categories import Categories
from services.incident_import import RowsRefused, import_incidents, read_incidents
from storage.store import Store

MOST_FAULTS_SHOWN = 50


def bring_in(settings: Settings, file: Path, *, anyway: bool = False, workspace: str | None = None) -> bool:
    """Store every incident of the file, or none; False after naming the first bad rows by number and reason.

    A row that may point at someone is a bad one, unless it is to be taken `anyway`. Raises StartError when the
    file as a whole cannot be read.
    """
    return import_file(settings, workspace, lambda target: _import_from(file, target, anyway=anyway))


def import_file(settings: Settings, workspace: str | None, bring: Callable[[Target], list[str]]) -> bool:
    """Bring a file into the only or named workspace and tell what was imported; False where rows are refused.

    Raises StartError when there is no workspace, or the file as a whole cannot be read.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        with opened(settings, workspace) as target:
            told = bring(target)
    except RowsRefused as refused:
        told = [f"row {number}: {why}" for number, why in refused.reasons.items()][:MOST_FAULTS_SHOWN]
        told.append(f"{count_of(len(refused.reasons), 'row')} cannot be taken; nothing was imported")
        console.print(*told, sep="\n", markup=False)
        return False
    console.print(*told, sep="\n", markup=False)
    return True


def _import_from(file: Path, target: Target, *, anyway: bool) -> list[str]:
    """Import the file; returns what was imported, in words. Raises RowsRefused."""
    now = system_clock()
    names, categories = _known(target)
    lines = [(row.number, row.cells) for row in read_rows(file, COLUMNS, OPTIONAL)]
    rows = read_incidents(follow(lines, "Checking"), target.zone, now, None if anyway else names, categories)
    with target.database.transaction() as session:
        store = Store(session, target.workspace)
        areas = import_incidents(store, rows, now, partial(follow, words="Importing"))
    new_areas = [f"new areas: {', '.join(areas)}"] if areas else []
    return [*new_areas, f"{count_of(len(rows), 'incident')} imported from {file.name}"]


def _known(target: Target) -> tuple[list[str], Categories]:
    """The names that everyone knows, and the categories."""
    with target.database.transaction(reading=True) as session:
        store = Store(session, target.workspace)
        return list(kept_names(store)), store.categories.known()
