"""What a list takes that is opened from a figure, or is narrowed, with ten thousand and with a million incidents.

Run with `make bench`; the larger number can be given as an argument. Each is the whole answer, on both databases.
"""

import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlmodel import select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.routes import InteractionKind
from domain.figures import FigureBehind
from storage.database import Database
from storage.tables import Area, Place
from tests.bench.acknowledgement import print_row
from tests.bench.filling import COORDINATOR, NOW, WORKSPACE, filled_databases
from tests.bench.picture import FEW, LAST_WEEK, LONG_AGO, MANY
from tests.bench.timing import Waits, time_rounds

ROUNDS = 40
FRIDAY_EVENING, ONE_HOUR = "lista fredag kväll", "lista söndag kl 3–4"


def figures(database: Database) -> Iterator[tuple[str, FigureBehind]]:
    """The figures of a picture that lead to a list, by what they count."""
    with database.transaction(reading=True) as session:
        area = session.exec(select(Area.id).where(~Area.retired).limit(1)).one()  # type: ignore[arg-type]
        place = session.exec(select(Place.id).limit(1)).one()
    for when, week in (("last week", LAST_WEEK), ("two years ago", LONG_AGO)):
        yield f"all, {when}", FigureBehind(week, 20)
        yield f"area and category, {when}", FigureBehind(week, 2, area=area, parts=True, group="damage")
        yield f"place over four weeks, {when}", FigureBehind(week, 2, weeks=4, place=place)
    yield "late reports", FigureBehind(LAST_WEEK.previous(), 1, late_in=LAST_WEEK)


def lists(database: Database) -> Iterator[tuple[str, Interaction]]:
    """What people ask for, each by a name."""
    for name, figure in figures(database):
        yield f"behind a figure: {name}", ask(InteractionKind.BUTTON, "incident.behind", value=str(figure))
    yield "typed: fredag kväll", ask(InteractionKind.COMMAND, "handelse", words=FRIDAY_EVENING)
    yield "typed: söndag kl 3–4", ask(InteractionKind.COMMAND, "handelse", words=ONE_HOUR)


def ask(kind: InteractionKind, route: str, **told: Any) -> Interaction:
    """An interaction of a coordinator."""
    known = {"workspace": WORKSPACE, "user": COORDINATOR, "idempotency_key": "1"}
    return Interaction(kind=kind, route=route, **known, **told)


def answer(dispatcher: InteractionDispatcher, interaction: Interaction, _number: int) -> None:
    """Answer it; an apology is no answer."""
    answered = repr(dispatcher.dispatch(interaction).response)
    assert "behind-" not in answered
    assert "Något gick fel" not in answered


def measure(incidents: int) -> dict[tuple[str, str], Waits]:
    """What each list takes, by database."""
    found = {}
    with filled_databases(incidents) as databases:
        for kind, database in databases.items():
            dispatcher = InteractionDispatcher(database, Settings(), lambda: NOW)
            for name, interaction in lists(database):
                waits = time_rounds(database, partial(answer, dispatcher, interaction), ROUNDS)
                found[kind, name] = waits
    return found


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    small, large = measure(FEW), measure(many)
    print(f"Milliseconds, {ROUNDS} times each, of the whole answer in the process\n")
    heads = ("p50", "p95", "processor p50", "processor p95")
    print_row("database", "list", "incidents", *heads)
    print_row(*["---"] * 7)
    for (kind, name), few in small.items():
        for incidents, waits in ((FEW, few), (many, large[kind, name])):
            told = (waits.median, waits.slow, waits.computed, waits.computed_slow)
            print_row(kind, name, f"{incidents:,}", *(f"{each:.1f}" for each in told))


if __name__ == "__main__":
    main()
