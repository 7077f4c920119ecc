"""`trygg export problems`: every problem to a file, CSV or XLSX, with the numbers of its incidents."""

from datetime import datetime
from pathlib import Path
from typing import Any

from bot.cli.workspace_target import Target
from bot.operations.data_files import write_records
from bot.settings import Settings
from domain.cells import defuse
from domain.roles import Role
from domain.sharing import Viewer
from storage.store import Store
from storage.tables import Problem

FACTS = ("number", "title", "description", "priority", "state", "sharing", "created_by", "closed_reason")
TIMES = ("created_at", "closed_at", "text_erased_at")
COLUMNS = (*FACTS, *TIMES, "text_erased_why", "areas", "categories", "named_partners", "incidents")


def write_out(settings: Settings, file: Path, workspace: str | None = None) -> None:
    """Write every problem of the only or named workspace to the file, which appears whole or not at all.

    Raises StartError.
    """
    write_records(settings, workspace, file, "problem", COLUMNS, lambda store: store.problems.every(), _row)


def _row(problem: Problem, store: Store, target: Target) -> dict[str, str]:
    """Write the table's columns as they are, with times in ISO 8601, and names and numbers for ids."""
    linked = store.problems.linked(problem, Viewer(None, role=Role.COORDINATOR), most=1_000_000).rows
    told = problem.model_dump() | {
        "areas": [area.name for area in store.geography.areas_of(problem.areas)],
        "categories": [store.categories.known().name(key, target.language) for key in problem.categories],
        "named_partners": [partner.name for partner in store.problems.partners(problem)],
        "incidents": sorted(row.incident.number for row in linked),
    }
    return {name: defuse(_cell(told[name], target)) for name in COLUMNS}


def _cell(value: Any, target: Target) -> str:
    if isinstance(value, datetime):
        return value.astimezone(target.zone).isoformat()
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
