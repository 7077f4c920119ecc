"""What the picture of a week takes, with ten thousand and with a million incidents, on both databases.

Run with `make bench`; the larger number can be given as an argument. Composed as it is posted, with every part
of its thread, from what is stored; nothing is drawn.
"""

import sys
from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from commands.reader import Reader
from commands.situation.parts import part_message
from commands.situation.picture import Showing, picture_message
from domain.pictures import PicturePart
from domain.sharing import PUBLIC, Viewer
from domain.weeks import Week
from services.pictures import PictureBuilder
from storage.database import Database
from storage.store import Store
from tests.bench.acknowledgement import print_row
from tests.bench.filling import COORDINATOR, NOW, REPORTER, WORKSPACE, filled_databases
from tests.bench.timing import Waits, time_rounds

FEW, MANY = 10_000, 1_000_000
ROUNDS = 30
POSTED = 9
"""Pictures of the weeks before, by which it is known what usually comes late."""
LAST_WEEK, LONG_AGO = Week.of(NOW.date()).previous(), Week(2024, 20)
READER = Reader("sv", ZoneInfo("Europe/Stockholm"))
Results = dict[tuple[str, str], Waits]
"""By database and picture."""


def keep_earlier(database: Database) -> None:
    """Keep the pictures of the weeks before, each as it was posted."""
    with database.transaction() as session:
        store = Store(session, WORKSPACE)
        for week in LAST_WEEK.previous(POSTED).range(LAST_WEEK.previous()):
            taken = week.next().bounds(READER.zone)[0]
            store.pictures.keep(PictureBuilder.of(store, PUBLIC, taken).take(week))


def compose(database: Database, week: Week, user: str | None, _number: int = 0) -> None:
    """Take a week's picture for a person, or for all, and write it with every part of its thread."""
    with database.transaction(reading=True) as session:
        store = Store(session, WORKSPACE)
        viewer: Viewer = store.people.look(user) if user else PUBLIC
        picture = PictureBuilder.of(store, viewer, NOW).take(week)
    picture_message(picture, Showing.POSTED, READER)
    for part in PicturePart:
        part_message(part, picture, READER)


def pictures(database: Database) -> Iterator[tuple[str, Waits]]:
    """Each picture by a name, and what it takes."""
    for name, week, user in (
        ("last week's, for all", LAST_WEEK, None),
        ("last week's, for a partner's reporter", LAST_WEEK, REPORTER),
        ("last week's, for a coordinator", LAST_WEEK, COORDINATOR),
        ("one of two years ago, for all", LONG_AGO, None),
    ):
        yield name, time_rounds(database, partial(compose, database, week, user), ROUNDS)


def measure(incidents: int) -> Results:
    """What each picture takes, by database."""
    found = {}
    with filled_databases(incidents) as databases:
        for kind, database in databases.items():
            keep_earlier(database)
            found |= {(kind, name): waits for name, waits in pictures(database)}
    return found


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    small, large = measure(FEW), measure(many)
    print(f"Milliseconds, {ROUNDS} times each; ratio of processor time at the median to that with {FEW:,}\n")
    print_row("database", "picture", "incidents", "median", "p95", "processor", "processor p95", "ratio")
    print_row(*["---"] * 8)
    for (kind, name), few in small.items():
        for incidents, waits in ((FEW, few), (many, large[kind, name])):
            told = (waits.median, waits.slow, waits.computed, waits.computed_slow)
            ratio = f"{waits.computed / few.computed:.2f}"
            print_row(kind, name, f"{incidents:,}", *(f"{each:.1f}" for each in told), ratio)


if __name__ == "__main__":
    main()
