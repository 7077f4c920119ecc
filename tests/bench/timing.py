"""Measure what something takes: by the clock, and in processor time, that of PostgreSQL's own process included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from sqlalchemy import text

from storage.database import Database


@dataclass
class Waits:
    """Milliseconds of each time: by the clock, and of processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """At the median, by the clock."""
        return median(self.clock)

    @property
    def slow(self) -> float:
        """At the 95th percentile, by the clock."""
        return quantiles(self.clock, n=20, method="inclusive")[-1]

    @property
    def computed(self) -> float:
        """At the median, of processor: it hardly depends on what else the machine does."""
        return median(self.processor)

    @property
    def computed_slow(self) -> float:
        """At the 95th percentile, of processor."""
        return quantiles(self.processor, n=20, method="inclusive")[-1]


def time_rounds(database: Database, deed: Callable[[int], object], rounds: int, warm_up: int = 3) -> Waits:
    """Do it so many times, with the number of each time, after some that are not counted."""
    waits = Waits()
    for number in range(warm_up + rounds):
        servers = _servers(database)
        clock, computed = perf_counter(), process_time() + computed_by(servers)
        deed(number)
        if number >= warm_up:
            waits.clock.append((perf_counter() - clock) * 1_000)
            waits.processor.append((process_time() + computed_by(servers) - computed) * 1_000)
    return waits


def _servers(database: Database) -> list[int]:
    """The processes that serve our connections to PostgreSQL; none for SQLite."""
    if database.engine.dialect.name != "postgresql":
        return []
    with database.engine.connect() as connection:
        mine = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return list(connection.scalars(mine))


def computed_by(processes: list[int]) -> float:
    """Seconds of processor that those processes have had so far."""
    return sum(int(Path(f"/proc/{each}/schedstat").read_text().split()[0]) for each in processes) / 1e9
