"""What every test may use: a fresh database, a store on one workspace, and asks as people make them."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Integer, create_engine, event, text
from sqlmodel import Session, SQLModel

from commands.reader import Reader
from commands.request import Request
from domain.sharing import Viewer
from services.geography import add_area
from services.partnership import add_partners
from storage.database import Database, open_engine
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.memory import pytest_configure
from tests.moved_clock import MovedClock
from tests.postgres import Cluster, find_binaries, running_cluster
from tests.workers import pytest_xdist_make_scheduler

__all__ = ["pytest_configure", "pytest_xdist_make_scheduler"]

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def binaries_or_skip() -> Path:
    """Where PostgreSQL's binaries are; skips the test where they are missing, fails it if CI is set."""
    binaries = find_binaries()
    if binaries is None:
        missing = "PostgreSQL is not installed here (Debian package: postgresql)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return binaries


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for these tests."""
    with running_cluster(binaries_or_skip()) as running:
        yield running


@pytest.fixture(scope="session")
def postgres_url(cluster: Cluster) -> str:
    """The address of a PostgreSQL database with the tables of this version."""
    url = cluster.create("trygg")
    made = Database(url)
    migrate(made)
    made.close()
    return url


def empty_tables(database: Database) -> None:
    """Take every row out and let the ids begin anew; several times faster than TRUNCATE on small tables.

    A superuser's session may do so without triggers: those that keep the audit log as it is written.
    """
    tables = SQLModel.metadata.sorted_tables
    counted = [table.name for table in tables if isinstance(table.columns.get("id", table.c[0]).type, Integer)]
    statements = [
        "SET LOCAL lock_timeout = '10s'",
        "SET LOCAL session_replication_role = replica",
        *(f'DELETE FROM "{table.name}"' for table in reversed(tables)),  # noqa: S608 (our own names)
        *(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1, false)" for name in counted),
    ]
    with database.transaction() as session:
        session.connection().execute(text("; ".join(statements)))


@cache
def empty_file() -> bytes:
    """A SQLite file with the tables of this version and no rows."""
    with TemporaryDirectory() as folder:
        made = Database(f"sqlite:///{folder}/trygg.db")
        SQLModel.metadata.create_all(made.engine)
        made.close()
        return (Path(folder) / "trygg.db").read_bytes()


def open_sqlite(file: Path) -> Database:
    """A SQLite database in a file, with the tables of this version."""
    file.write_bytes(empty_file())
    return Database(f"sqlite:///{file}")


known_engine = cache(open_engine)
"""One engine for every test on a database: it has compiled the statements that it has met."""


def open_known(url: str) -> Database:
    """A database anew, on the engine of the tests before."""
    return Database(url, known_engine(url))


@pytest.fixture
def listen() -> Iterator[Callable[[Database, str, Callable[..., Any]], None]]:
    """Listens to an event of a database's engine until the test ends."""
    with ExitStack() as stack:

        def start(target: Database, name: str, hear: Callable[..., Any]) -> None:
            event.listen(target.engine, name, hear)
            stack.callback(event.remove, target.engine, name, hear)

        yield start


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Database]:
    """An emptied PostgreSQL database, for what only several writers at once can show."""
    known = open_known(postgres_url)
    empty_tables(known)
    yield known
    known.close()


@pytest.fixture
def plain_owner(cluster: Cluster, tmp_path: Path) -> Iterator[Database]:
    """A database whose owner is no superuser and may not create roles."""
    url = cluster.create(tmp_path.name)
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE ROLE plain LOGIN"))
        connection.execute(text("GRANT ALL ON SCHEMA public TO plain"))
    known = Database(url.replace("trygg@", "plain@"))
    yield known
    known.close()
    with admin.connect() as connection:
        connection.execute(text("DROP OWNED BY plain CASCADE"))
        connection.execute(text("DROP ROLE plain"))
    admin.dispose()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the SQLite database of each test lies, one after another."""
    return tmp_path_factory.mktemp("sqlite") / "trygg.db"


@pytest.fixture
def sqlite(sqlite_file: Path) -> Iterator[Database]:
    """A SQLite database with the tables of this version and no rows."""
    for left in sqlite_file.parent.iterdir():
        left.unlink()
    sqlite_file.write_bytes(empty_file())
    known = open_known(f"sqlite:///{sqlite_file}")
    yield known
    known.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A database of either kind with the tables of this version and no rows."""
    known: Database = request.getfixturevalue("sqlite" if request.param == "sqlite" else "postgres")
    return known


@pytest.fixture
def move_clock(
    database: Database, listen: Callable[[Database, str, Callable[..., Any]], None]
) -> Callable[..., None]:
    """Moves the database's clock, forward or back, by a timedelta's arguments; the machine's runs on."""
    clock = MovedClock(database)
    database.engine.dispose()
    listen(database, "connect", clock.connect)
    return clock.move


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The store of workspace T1, newly opened; what the test has not committed is committed at the end.

    A session of its own rather than a transaction, which would keep its turn to write after a commit.
    """
    with Session(database.engine, expire_on_commit=False) as session:
        opened = Store(session, "T1")
        opened.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        yield opened
        session.commit()


def keep_areas(store: Store, names: Sequence[str]) -> None:
    """Let exactly these areas be in use, in this order."""
    for area in store.geography.areas():
        area.retired = True
    for position, name in enumerate(names):
        add_area(store, name).position = position
    store.session.flush()


def keep_partners(store: Store, wanted: Sequence[tuple[str, Sequence[str]]], now: datetime | None = None) -> None:
    """Let exactly these partners and units take part by a coordinator's word; new partners join `now`."""
    for unit, partner in store.partnership.units():
        unit.retired = partner.retired = True
    add_partners(store, wanted, now)


@pytest.fixture
def make_request() -> Callable[..., Request]:
    """Makes an ask by member U1 on Friday 20 November 2026 at 15:00 in Stockholm; keywords change it."""

    def make(**changes: Any) -> Request:
        language = changes.pop("language", "sv")
        user = changes.pop("user", "U1")
        known: dict[str, Any] = {
            "user": user,
            "workspace": "T1",
            "user_workspace": "T1",
            "reader": Reader(language, STOCKHOLM),
            "viewer": Viewer(user, open_only=True),
            "now": NOW,
            "idempotency_key": "V1",
        }
        return Request(**(known | changes))

    return make
