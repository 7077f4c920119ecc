"""How soon a bot is connected after its start, and what memory it takes, idle and after 10,000 reports.

Run with `make bench`. The floor, in the same run, is the bare Bolt app.
"""

import asyncio
import contextlib
import os
import resource
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.acknowledgement import APPS, load, print_row, record_submission, serving

STARTS = 15
REPORTS = 10_000
PEOPLE = 16


def megabytes(process: int) -> float:
    """What a process holds in memory now."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def seconds_of_children() -> float:
    """Processor time of every process that we started and that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def start_once(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds from start to connected, by the clock and of processor time."""
    begun, used = perf_counter(), seconds_of_children()
    async with serving(command, folder) as (stub, _):
        spent = perf_counter() - begun
        assert stub.connected.is_set()
    return spent, seconds_of_children() - used


async def time_starts(folders: dict[str, Path]) -> dict[str, tuple[float, float]]:
    """Medians of what starting each app takes on a database that is there; they take turns."""
    starts: dict[str, list[tuple[float, float]]] = {app: [] for app in folders}
    for _ in range(STARTS + 1):
        for app, folder in folders.items():
            starts[app].append(await start_once(APPS[app], folder))
    return {
        app: (median(clock for clock, _ in kept[1:]), median(used for _, used in kept[1:]))
        for app, kept in starts.items()
    }


async def idle(command: list[str], folder: Path) -> float:
    """Megabytes when idle, after what it does by itself at its start."""
    async with serving(command, folder) as (_, process):
        await asyncio.sleep(3)
        return megabytes(process)


async def fill(command: list[str], folder: Path, template: dict[str, Any]) -> float:
    """Megabytes after so many reports."""
    async with serving(command, folder) as (stub, process):
        await load(stub, template, PEOPLE, REPORTS, 0)
        return megabytes(process)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        template = record_submission(Path(name))
    print_row("app", "s to connected", "s of processor", "MB idle", f"MB after {REPORTS:,} reports")
    print_row(*["---"] * 5)
    with tempfile.TemporaryDirectory() as name:
        folders = {app: Path(name) / str(number) for number, app in enumerate(APPS)}
        for folder in folders.values():
            folder.mkdir()
        starts = asyncio.run(time_starts(folders))
        rest = {app: asyncio.run(idle(APPS[app], folder)) for app, folder in folders.items()}
    for app, command in APPS.items():
        with tempfile.TemporaryDirectory() as name:
            full = asyncio.run(fill(command, Path(name), template))
        clock, processor = starts[app]
        print_row(app, f"{clock:.2f}", f"{processor:.2f}", f"{rest[app]:.0f}", f"{full:.0f}")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
