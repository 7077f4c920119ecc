"""What slows down as incidents gather: each thing that people do, with ten thousand and with a million of them.

Run with `make bench`; the larger number can be given as an argument.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import insert

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.schedule.jobs import job_error_log, run_jobs
from bot.settings import Settings
from commands.routes import InteractionKind
from domain.categories import CATEGORIES
from domain.figures import FigureBehind
from domain.weeks import Week
from services.partnership import unit_named
from storage.database import Database
from storage.queries import table_of
from storage.schema import migrate
from storage.store import Store
from storage.tables import Incident, Place, ProcessedInteraction
from tests.conftest import keep_areas

FEW, MANY = 10_000, 1_000_000
PLACES = 20_000
ROUNDS = 15
RECENT, LATELY = 250, timedelta(weeks=13)
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
CHUNK = 20_000


def fill(database: Database, incidents: int) -> None:
    """A workspace with so many incidents, in ten areas and 20,000 places: the last 13 weeks' are always 250."""
    draw = random.Random(4)  # noqa: S311 (sample data)
    with database.transaction() as session:
        store = Store(session, "T1")
        InteractionDispatcher(database, Settings(), lambda: NOW).open_workspace(store)
        keep_areas(store, [f"Område {number}" for number in range(10)])
        areas = [area.id for area in store.geography.areas()]
        unit = unit_named(store, "Bolaget", "Norr")
        person = store.people.meet("U1")
        person.locale, person.unit_id, person.unit_confirmed = "sv-SE", unit.id, True
        places = [
            {"workspace_id": "T1", "area_id": draw.choice(areas), "name": f"Gata {n}", "folded": f"gata {n}"}
            for n in range(PLACES)
        ]
        session.connection().execute(insert(table_of(Place)), places)
        store.numbers.count_past("incident", incidents)
        store.workspace.settings().digest_channel = "C1"
    for first in range(1, incidents + 1, CHUNK):
        last = min(first + CHUNK, incidents + 1)
        with database.transaction() as session:
            owner = {"unit_id": unit.id, "partner_id": unit.partner_id}
            rows = [_incident(draw, number, incidents, areas) | owner for number in range(first, last)]
            session.connection().execute(insert(table_of(Incident)), rows)
            seen = [
                {"workspace_id": "T1", "idempotency_key": f"old{row['number']}", "at": row["reported_at"]}
                for row in rows
            ]
            session.connection().execute(insert(table_of(ProcessedInteraction)), seen)


def _incident(draw: random.Random, number: int, of: int, areas: list[int | None]) -> dict[str, Any]:
    happened = _moment(number, of)
    return {
        "workspace_id": "T1",
        "number": number,
        "version": 1,
        "category": draw.choice(list(CATEGORIES)),
        "area_id": draw.choice(areas),
        "place_id": draw.randrange(1, PLACES),
        "happened_at": happened,
        "uncertain": False,
        "text": "Klotter på väggen vid cykelstället",
        "police_report": "unknown",
        "sharing": draw.choice(["green", "green", "amber_strict", "clear"]),
        "reporter": f"U{draw.randrange(1, 200)}",
        "reported_at": happened + timedelta(minutes=20),
        "withdrawn_reason": "",
    }


def _moment(number: int, of: int) -> datetime:
    """What grows with the years is the history, over ten years here, not what happens in a week."""
    history = of - RECENT
    if number > history:
        return NOW - LATELY * (1 - (number - history) / RECENT)
    return NOW - LATELY - timedelta(days=3_650) * (1 - number / history)


def deeds(database: Database) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What people do, each by a name, and how to do it for the nth time."""
    dispatcher = InteractionDispatcher(database, Settings(), lambda: NOW)
    said = {
        "category": "threat",
        "area": "2",
        "date": "2026-11-20",
        "time": "10:00",
        "text": "Bråk",
        "sharing": "green",
    }
    known = {"workspace": "T1", "user": "U1"}

    def dispatch(kind: InteractionKind, route: str, number: int, **more: Any) -> None:
        dispatched = dispatcher.dispatch(
            Interaction(kind=kind, route=route, idempotency_key=f"{route}{number}{more}", **known, **more)
        )
        assert "nyheter" not in repr(dispatched.response)

    yield (
        "report",
        lambda n: dispatch(InteractionKind.FORM, "incident.report", n, fields=said, first_input="category"),
    )
    yield (
        "form opened",
        lambda n: dispatch(InteractionKind.COMMAND, "handelse", n, words="klotter Gata 17 igår 22:30"),
    )
    yield "list", lambda n: dispatch(InteractionKind.COMMAND, "handelse", n, words="lista")
    friday = "lista fredag kväll"
    yield "list by time of day", lambda n: dispatch(InteractionKind.COMMAND, "handelse", n, words=friday)
    figure = str(FigureBehind(Week(2026, 46), 7, group="threat"))
    yield "list behind a figure", lambda n: dispatch(InteractionKind.BUTTON, "incident.behind", n, value=figure)
    yield "mine", lambda n: dispatch(InteractionKind.COMMAND, "handelse", n, words="mina")
    yield "type-ahead", lambda n: dispatch(InteractionKind.TYPING, "incident.place", n, value=f"gata {n}")
    yield "picture", lambda n: dispatch(InteractionKind.COMMAND, "lagesbild", n, words="")
    yield "past picture", lambda n: dispatch(InteractionKind.COMMAND, "lagesbild", n, words="vecka 2026-W40")
    yield "tick", lambda _: run_jobs(database, NOW, job_error_log())


def measure(database: Database) -> dict[str, float]:
    """Milliseconds at the median for each deed."""
    found = {}
    for name, deed in deeds(database):
        waits = []
        for number in range(ROUNDS):
            begun = perf_counter()
            deed(number)
            waits.append((perf_counter() - begun) * 1_000)
        found[name] = median(waits[2:])
    return found


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    results = []
    for incidents in (FEW, many):
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{Path(folder) / 'growth.db'}")
            migrate(database)
            fill(database, incidents)
            results.append(measure(database))
            database.close()
    print(f"| in the process, median of {ROUNDS - 2} | {FEW:,} incidents, ms | {many:,} incidents, ms | ratio |")
    print("|---|---|---|---|")
    for name, few in results[0].items():
        print(f"| {name} | {few:.1f} | {results[1][name]:.1f} | {results[1][name] / few:.2f} |")


if __name__ == "__main__":
    main()
