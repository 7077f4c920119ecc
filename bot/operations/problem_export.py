"""`trygg export problems`: every problem to a CSV file, with the numbers of its incidents."""

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli.workspace_target import opened
from bot.operations.csv_files import write_rows
from bot.settings import Settings
from domain.cells import defuse, separator_of
from domain.sharing import Viewer
from storage.store import Store
from storage.tables import Problem

FACTS = ("number", "title", "description", "priority", "state", "sharing", "created_by", "closed_reason")
TIMES = ("created_at", "closed_at")
LISTS = ("areas", "categories", "named_partners", "incidents")
EVERYTHING = Viewer(None, coordinator=True)
MOST = 1_000_000


def write_out(settings: Settings, file: Path) -> None:
    """Write every problem to the file, which appears whole or not at all. Raises StartError."""
    with opened(settings) as target, target.database.transaction(reading=True) as session:
        store = Store(session, target.workspace)
        rows = [_row(each, store, target.zone) for each in store.problems.every()]
        write_rows(file, (*FACTS, *TIMES, *LISTS), rows, separator_of(target.language))
    count = f"{len(rows)} problem{'' if len(rows) == 1 else 's'}"
    print(f"{count} written to {file}", file=sys.stderr)  # noqa: T201 (the command line speaks here)


def _row(problem: Problem, store: Store, zone: ZoneInfo) -> dict[str, str]:
    """Write the columns of the table as they are, times in ISO 8601, and what there are several of in one cell."""
    cells = {name: str(getattr(problem, name) or "") for name in FACTS}
    for name in TIMES:
        instant = getattr(problem, name)
        cells[name] = instant.astimezone(zone).isoformat() if instant else ""
    linked = store.problems.linked(problem, EVERYTHING, most=MOST).rows
    cells["areas"] = "; ".join(area.name for area in map(store.geography.area, problem.areas) if area)
    cells["categories"] = "; ".join(problem.categories)
    cells["named_partners"] = "; ".join(partner.name for partner in store.problems.partners(problem))
    cells["incidents"] = "; ".join(str(number) for number in sorted(row.incident.number for row in linked))
    return {name: defuse(cell) for name, cell in cells.items()}
