"""How soon a bot is connected after its start, and what memory it takes, idle and after 10,000 reports.

Run with `make bench`. The floor, in the same run, is the bare Bolt app.
"""

import asyncio
import contextlib
import os
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.acknowledgement import APPS, load, print_row, record_submission, serving

STARTS = 5
REPORTS = 10_000
PEOPLE = 16


def megabytes(process: int) -> float:
    """What a process holds in memory now."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def time_starts(command: list[str], folder: Path) -> tuple[float, float]:
    """Median seconds from start to connected, of starts on a database that is there; megabytes when idle."""
    spent: list[float] = []
    memory = 0.0
    for nth in range(STARTS + 1):
        begun = perf_counter()
        async with serving(command, folder) as (stub, process):
            spent.append(perf_counter() - begun)
            if nth == STARTS:
                await asyncio.sleep(3)  # what it does after its start is done by then
                memory = megabytes(process)
            assert stub.connected.is_set()
        (folder / "bench.db").touch()
    return median(spent[1:]), memory


async def fill(command: list[str], folder: Path, template: dict[str, Any]) -> float:
    """Megabytes after so many reports."""
    async with serving(command, folder) as (stub, process):
        await load(stub, template, PEOPLE, REPORTS, 0)
        return megabytes(process)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        template = record_submission(Path(name))
    print_row("app", "s from start to connected", "MB idle", f"MB after {REPORTS:,} reports")
    print_row(*["---"] * 4)
    for app, command in APPS.items():
        with tempfile.TemporaryDirectory() as name:
            started, idle = asyncio.run(time_starts(command, Path(name)))
        with tempfile.TemporaryDirectory() as name:
            full = asyncio.run(fill(command, Path(name), template))
        print_row(app, f"{started:.2f}", f"{idle:.0f}", f"{full:.0f}")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
