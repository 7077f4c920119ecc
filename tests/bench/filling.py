"""Fill a workspace with incidents by SQL alone, on both databases: the same rows each time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text

from bot.edge.dispatcher import InteractionDispatcher
from bot.settings import Settings
from domain.categories import CATEGORIES
from services.partnership import unit_named
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from tests.conftest import keep_areas
from tests.postgres import find_binaries, running_cluster

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""A Monday, before the picture of the week before is due."""
AREAS, PARTNERS, PLACES, PEOPLE = 10, 6, 20_000, 200
RECENT, LATELY, YEARS = 250, timedelta(weeks=13), timedelta(days=3_650)
"""What grows with the years is the history, over ten of them, not what happens in a week."""
WORKSPACE, COORDINATOR, REPORTER = "T1", "U1", "U2"

_PLACES = """
INSERT INTO place (workspace_id, area_id, name, folded, registered, retired)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :places)
SELECT :workspace, :first_area + i % :areas, 'Gata ' || i, 'gata ' || i, false, false FROM n
"""
_INCIDENTS = """
INSERT INTO incident (workspace_id, number, version, category, area_id, place_id, happened_at, uncertain, text,
    severity, police_report, sharing, reporter, unit_id, partner_id, unconfirmed, reported_at, withdrawn_at,
    withdrawn_reason)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :incidents),
drawn AS (
    SELECT i, (CAST(i AS BIGINT) * 48271) % 2147483647 AS h,
        CAST(CASE WHEN i > :history THEN :since + (i - :history - 1) * 1.0 * :lately / :recent
            ELSE :begun + (i - 1) * 1.0 * (:since - :begun) / :history END AS BIGINT) AS at
    FROM n
),
kinds(k, category) AS (VALUES {kinds})
SELECT :workspace, i, 1, kinds.category, place.area_id, place.id, {at}, h % 7 = 0,
    'Klotter på väggen vid cykelstället',
    CASE h % 8 WHEN 0 THEN 'high' WHEN 1 THEN 'low' END,
    CASE h % 4 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'unknown' END,
    CASE h / 31 % 4 WHEN 0 THEN 'amber_strict' WHEN 1 THEN 'clear' ELSE 'green' END,
    'U' || (2 + h / 7 % :people), unit.id, unit.partner_id, false, {reported},
    CASE WHEN h % 50 = 0 THEN {reported} END, ''
FROM drawn
JOIN kinds ON kinds.k = h / 11 % {count}
JOIN place ON place.id = :first_place + h / 13 % :places
JOIN unit ON unit.id = :first_unit + h / 17 % :partners
ORDER BY i
"""
_PROCESSED = """
INSERT INTO processed_interaction (workspace_id, idempotency_key, at)
SELECT workspace_id, 'old' || number, reported_at FROM incident WHERE workspace_id = :workspace
"""
_MOMENT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', {}, 'unixepoch') || '000'",
    "postgresql": "to_timestamp({})",
}


@contextmanager
def filled_databases(incidents: int) -> Iterator[dict[str, Database]]:
    """Both kinds of database by name, where PostgreSQL is installed, each with so many incidents."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        urls = {"SQLite": f"sqlite:///{Path(folder) / 'filled.db'}"}
        if binaries := find_binaries():
            urls["PostgreSQL"] = stack.enter_context(running_cluster(binaries)).create("filled")
        databases = {name: Database(url) for name, url in urls.items()}
        for database in databases.values():
            stack.callback(database.close)
            migrate(database)
            fill(database, incidents)
            analyse(database)
        yield databases


def fill(
    database: Database, incidents: int, workspace: str = WORKSPACE, places: int = PLACES, now: datetime = NOW
) -> None:
    """A workspace with so many incidents, in ten areas: the last 13 weeks' are always 250."""
    with database.transaction() as session:
        store = Store(session, workspace)
        InteractionDispatcher(database, Settings(), lambda: now).open_workspace(store)
        keep_areas(store, [f"Område {number}" for number in range(AREAS)])
        units = [unit_named(store, f"Aktör {number}", "Norr") for number in range(PARTNERS)]
        for user, role in ((COORDINATOR, "coordinator"), (REPORTER, "reporter")):
            person = store.people.meet(user)
            person.locale, person.role, person.member = "sv-SE", role, True
            person.unit_id, person.unit_confirmed = units[0].id, True
        store.numbers.count_past("incident", incidents)
        store.workspace.settings().digest_channel = "C1"
    with _unchecked(database) as connection:
        _insert(connection, incidents, workspace, places, now)


@contextmanager
def _unchecked(database: Database) -> Iterator[Connection]:
    """A transaction that does not look up each row that is referred to, which would take most of the time."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            yield connection
    else:
        with database.engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute("PRAGMA foreign_keys=OFF")
            yield connection
            connection.commit()
            raw.execute("PRAGMA foreign_keys=ON")


def _insert(connection: Connection, incidents: int, workspace: str, places: int, now: datetime) -> None:
    at = _MOMENT[connection.dialect.name]
    kinds = ", ".join(f"({k}, '{key}')" for k, key in enumerate(CATEGORIES))
    told = {"kinds": kinds, "count": len(CATEGORIES), "at": at.format("at"), "reported": at.format("at + 1200")}
    known = {
        "workspace": workspace,
        "incidents": incidents,
        "history": max(1, incidents - RECENT),
        "recent": RECENT,
        "since": int((now - LATELY).timestamp()),
        "lately": int(LATELY.total_seconds()),
        "begun": int((now - LATELY - YEARS).timestamp()),
        "places": places,
        "areas": AREAS,
        "partners": PARTNERS,
        "people": PEOPLE,
    }
    known["first_area"] = _last(connection, "area") - AREAS + 1
    known["first_unit"] = _last(connection, "unit") - PARTNERS + 1
    connection.execute(text(_PLACES), known)
    known["first_place"] = _last(connection, "place") - places + 1
    connection.execute(text(_INCIDENTS.format(**told)), known)
    connection.execute(text(_PROCESSED), {"workspace": workspace})


def _last(connection: Connection, table: str) -> int:
    """The id of the row that was stored last; those before it follow each other."""
    return connection.execute(text(f"SELECT max(id) FROM {table}")).scalar_one()  # noqa: S608 (our own names)


def analyse(database: Database) -> None:
    """Let PostgreSQL know its tables, as its own service does within minutes; SQLite is never told."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
