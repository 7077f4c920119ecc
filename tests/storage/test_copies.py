"""A backup holds everything as it was at one moment, a restore all of it or nothing, a move as many rows."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Row, select, text

from domain.incidents import IncidentFacts
from domain.messages import Digest, Receipt
from domain.sharing import Sharing
from domain.weeks import Week
from services.geography import area_named, place_named
from services.partnership import unit_named
from storage.backup_files import CopyError
from storage.copies import back_up, copy_to
from storage.database import Database, clock_of
from storage.database_summary import DatabaseSummary, summarize
from storage.outbox import DOUBT
from storage.restoring import restore
from storage.row_copies import every_table
from storage.schema import migrate, move_schema, schema_state
from storage.store import Store
from storage.tables import Delivery, Incident, Workspace
from tests.conftest import NOW
from tests.postgres import Cluster
from tests.storage.first_release import add_delivery, add_workspace

Rows = dict[str, list[Row[tuple[object, ...]]]]


def rows_of(database: Database) -> Rows:
    with database.engine.connect() as connection:
        return {table.name: sorted(connection.execute(select(table)).all(), key=repr) for table in every_table()}


def report(store: Store, text_: str = "Åäö, \u2028 & 'citat'", at: int = 0) -> int:
    area = area_named(store, "Skänninge").id
    unit = unit_named(store, "Bolaget", "Norr")
    facts = IncidentFacts(
        category="threat",
        area=area,
        happened_at=NOW - timedelta(minutes=at),
        place=place_named(store, "Torget", area).id,
        text=text_,
        sharing=Sharing.AMBER,
        named_partners=(unit.partner_id,),
    )
    new = store.incidents.add(facts, reporter="U1", unit=unit, reported_at=NOW)
    store.workspace.first_time(f"V{new.number}", NOW)
    store.outbox.put(f"receipt:{new.id}:v1", Receipt(new.id, 1, "U1"), now=NOW, person="U1")
    return new.number


@pytest.fixture
def filled(database: Database) -> Database:
    """A migrated database with something in it."""
    if schema_state(database) != "current":
        with database.engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
            for table in reversed(every_table()):
                table.drop(connection)
        migrate(database)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        store.people.meet("U1").role = "coordinator"
        for number in range(5):
            report(store, at=number)
    return database


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    fresh = Database(f"sqlite:///{tmp_path / 'other.db'}")
    yield fresh
    fresh.close()


def test_what_is_restored_is_what_was_backed_up(filled: Database, other: Database, tmp_path: Path) -> None:
    counts = back_up(filled, tmp_path / "backup").rows
    assert counts["incident"] == counts["delivery"] == 5
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600
    before = rows_of(filled)
    assert restore(tmp_path / "backup", other).rows == counts
    after = rows_of(other)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"workspace", "delivery", "counter", "audit_entry"}


def test_a_restore_replaces_what_is_there_and_numbers_go_on(filled: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup")
    with filled.transaction() as session:
        assert report(Store(session, "T1")) == 6
    restore(tmp_path / "backup", filled)
    assert len(rows_of(filled)["incident"]) == 5
    with filled.transaction() as session:
        assert report(Store(session, "T1")) == 6


def test_a_backup_while_others_write_is_of_one_moment(filled: Database, other: Database, tmp_path: Path) -> None:
    enough, writing = threading.Event(), threading.Event()

    def write() -> None:
        while not enough.is_set():
            with filled.transaction() as session:
                report(Store(session, "T1"))
            writing.set()

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait(60)
    back_up(filled, tmp_path / "backup")
    enough.set()
    writer.join(60)
    counts = restore(tmp_path / "backup", other).rows
    assert (
        counts["incident"] == counts["delivery"] == counts["named_partner"] == counts["processed_interaction"] >= 6
    )
    with other.transaction() as session:
        assert Store(session, "T1").numbers.take("incident") == counts["incident"] + 1


def test_a_move_takes_every_row_along(filled: Database, other: Database) -> None:
    counts = copy_to(filled, other).rows
    assert rows_of(other) == rows_of(filled)
    assert sum(counts.values()) == sum(len(rows) for rows in rows_of(filled).values())
    with pytest.raises(CopyError, match="already"):
        copy_to(filled, other)
    with other.transaction() as session:
        assert report(Store(session, "T1")) == 6


def test_a_move_from_sqlite_to_postgresql(small: Database, server: Database) -> None:
    assert copy_to(small, server).mended == 0
    assert rows_of(server) == rows_of(small)
    with server.transaction() as session:
        assert report(Store(session, "T1")) == 2
        assert session.get_one(Incident, 2).number == 2


def refer_backwards(database: Database) -> None:
    """Let an area lie in a later one, and a report be of the same event as a later one."""
    with database.transaction() as session:
        store = Store(session, "T1")
        report(store)
        child, parent, *_ = sorted(store.geography.areas(), key=lambda area: area.id)
        child.parent_id = parent.id
        first, second, *_ = (named.incident for named in store.incidents.every())
        first.same_as_id = second.id


def test_rows_that_refer_to_later_ones_of_their_table_are_copied_both_ways(
    small: Database, server: Database, other: Database
) -> None:
    refer_backwards(small)
    copy_to(small, server)
    copy_to(server, other)
    assert rows_of(small) == rows_of(server) == rows_of(other)


def test_a_row_that_refers_to_none_of_its_table_is_named(small: Database, server: Database) -> None:
    spoil(small, "UPDATE incident SET same_as_id = 99")
    with pytest.raises(CopyError, match="row 1 of incident cannot be kept"):
        copy_to(small, server)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Database]:
    """A SQLite database with one report in it."""
    source = Database(f"sqlite:///{tmp_path / 'small.db'}")
    migrate(source)
    with source.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        report(store)
    yield source
    source.close()


def spoil(database: Database, statement: str) -> None:
    """Let a row hold what only SQLite takes."""
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.fixture
def server(cluster: Cluster, tmp_path: Path) -> Iterator[Database]:
    """An empty PostgreSQL database."""
    with closing(Database(cluster.create(tmp_path.name))) as fresh:
        yield fresh


UNTIDY = [
    ("UPDATE incident SET text = 'a' || char(0) || 'b'", "ab"),
    ("UPDATE incident SET text = CAST(x'61e562' AS TEXT)", "a\ufffdb"),
    ("UPDATE incident SET text = CAST(x'61eda0bd62' AS TEXT)", "a\ufffd\ufffd\ufffdb"),
]


@pytest.mark.parametrize(("statement", "text_"), UNTIDY)
def test_what_postgresql_takes_not_is_taken_out_of_texts(
    small: Database, server: Database, statement: str, text_: str
) -> None:
    spoil(small, statement)
    assert copy_to(small, server).mended == 1
    (incident,) = rows_of(server)["incident"]
    assert text_ in incident


def test_names_within_facts_are_mended_too(small: Database, server: Database) -> None:
    spoil(small, """UPDATE delivery SET payload = '{"a\\u0000": ["\\ud83d", "\\u0000x"]}'""")
    assert copy_to(small, server).mended == 1
    (delivery,) = rows_of(server)["delivery"]
    assert {"a": ["\ufffd", "x"]} in delivery


WRONG = [
    ("UPDATE incident SET number = 3000000000", "row 1 of incident cannot be kept by that database"),
    ("UPDATE incident SET happened_at = 'in summer'", "row 1 of incident cannot be read"),
    ("UPDATE incident SET happened_at = '2026-13-45 00:00:00'", "row 1 of incident cannot be read"),
    ("UPDATE delivery SET payload = '{'", "row 1 of delivery cannot be read"),
]


@pytest.mark.parametrize(("statement", "why"), WRONG)
def test_a_row_that_cannot_be_copied_is_named(small: Database, server: Database, statement: str, why: str) -> None:
    spoil(small, statement)
    with pytest.raises(CopyError, match=f"^{why}"):
        copy_to(small, server)
    assert summarize(server) == DatabaseSummary()


def test_a_message_on_its_way_keeps_everything_as_it_is(filled: Database, other: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup")
    with filled.transaction() as session:
        session.get_one(Delivery, 1).state = "sending"
        session.get_one(Delivery, 1).lease_until = NOW + timedelta(days=9_000)
    before = rows_of(filled)
    with pytest.raises(CopyError, match="stop it first"):
        restore(tmp_path / "backup", filled)
    with pytest.raises(CopyError, match="stop it first"):
        copy_to(filled, other)
    assert rows_of(filled) == before
    back_up(filled, tmp_path / "while at work")


FOREIGN = {
    "another program's": "DROP TABLE named_partner; CREATE TABLE tickets (id INTEGER)",
    "with a table more": "CREATE TABLE tickets (id INTEGER)",
    "with a column more": "ALTER TABLE incident ADD COLUMN hidden TEXT",
    "of no version": "DELETE FROM alembic_version",
}


@pytest.mark.parametrize(
    "fault", ["no file", "empty", "text", "no tables of ours", "damaged", "newer", "widowed", *FOREIGN]
)
def test_what_is_no_sound_backup_changes_nothing(filled: Database, tmp_path: Path, fault: str) -> None:
    file = tmp_path / "backup"
    if fault != "no file":
        back_up(filled, file)
        _spoil(file, fault)
    before = rows_of(filled)
    with pytest.raises(CopyError, match="backup"):
        restore(file, filled)
    assert rows_of(filled) == before


def _spoil(file: Path, fault: str) -> None:
    if fault == "empty":
        file.write_bytes(b"")
    elif fault == "text":
        file.write_text("hej", encoding="utf-8")
    elif fault == "damaged":
        content = bytearray(file.read_bytes())
        content[8_192 : len(content) - 4_096] = b"\xff" * (len(content) - 12_288)
        file.write_bytes(content)
    else:
        statement = {
            "no tables of ours": "DROP TABLE alembic_version",
            "newer": "UPDATE alembic_version SET version_num = '9999'",
            "widowed": "DELETE FROM area",
            **FOREIGN,
        }[fault]
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(statement)
            connection.commit()


def test_a_file_of_another_program_with_an_alembic_version_changes_nothing(
    filled: Database, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "superset.db")) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE dashboards (id INT)"
        )
    before = rows_of(filled)
    with pytest.raises(CopyError, match="is not a backup of Trygg: its tables are others"):
        restore(tmp_path / "superset.db", filled)
    assert rows_of(filled) == before


@pytest.fixture
def empty_backup(tmp_path: Path) -> Path:
    with closing(Database(f"sqlite:///{tmp_path / 'fresh.db'}")) as fresh:
        migrate(fresh)
        back_up(fresh, tmp_path / "empty backup")
    return tmp_path / "empty backup"


def test_an_empty_backup_empties_nothing_unless_it_may(
    filled: Database, empty_backup: Path, tmp_path: Path
) -> None:
    before = rows_of(filled)
    with pytest.raises(CopyError, match="holds no reports and no actions, and the database does"):
        restore(empty_backup, filled, aside=tmp_path / "aside")
    assert rows_of(filled) == before
    assert not (tmp_path / "aside").exists()
    assert sum(restore(empty_backup, filled, aside=tmp_path / "aside", may_empty=True).rows.values()) == 0
    restore(tmp_path / "aside", filled)
    assert rows_of(filled)["incident"] == before["incident"], "what was replaced has been kept"


def test_an_empty_backup_may_go_where_nothing_is(other: Database, empty_backup: Path, tmp_path: Path) -> None:
    restore(empty_backup, other, aside=tmp_path / "aside")
    assert not (tmp_path / "aside").exists()


def test_what_a_restore_replaces_is_kept_for_its_owner_alone(filled: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup")
    with filled.transaction() as session:
        report(Store(session, "T1"), "efteråt")
    restore(tmp_path / "backup", filled, aside=tmp_path / "aside")
    assert (tmp_path / "aside").stat().st_mode & 0o777 == 0o600
    with closing(Database(f"sqlite:///{tmp_path / 'aside'}")) as aside:
        assert "efteråt" in str(rows_of(aside)["incident"])


def test_what_is_held_is_told_by_numbers_and_dates(filled: Database, other: Database) -> None:
    assert summarize(filled) == DatabaseSummary(1, 5, 0, NOW, NOW)
    assert summarize(other) == DatabaseSummary()
    assert summarize(other).is_empty


def test_an_older_backup_is_brought_forward(tmp_path: Path, other: Database) -> None:
    old = Database(f"sqlite:///{tmp_path / 'old.db'}")
    move_schema(old, "0001")
    with old.engine.begin() as connection:
        add_workspace(connection)
        add_delivery(connection, "overtaken:receipt:1:v1", "overtaken", "{}")
    back_up(old, tmp_path / "backup")
    old.close()
    restored = restore(tmp_path / "backup", other).rows
    assert (restored["workspace"], restored["delivery"]) == (1, 1)


def test_a_file_that_is_there_is_not_written_over(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("mine", encoding="utf-8")
    with pytest.raises(CopyError, match="already"):
        back_up(filled, tmp_path / "backup")
    assert (tmp_path / "backup").read_text(encoding="utf-8") == "mine"


def test_after_a_restore_what_may_have_been_said_is_in_doubt(filled: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup")
    restore(tmp_path / "backup", filled)
    with filled.transaction() as session:
        store = Store(session, "T1")
        open_one = session.get_one(Delivery, 1)
        assert (open_one.state, open_one.uncertain_since) == ("unknown_outcome", NOW)
        store.outbox.put_due("digest:2026-W47", Digest(Week(2026, 47)), now=NOW, channel="C1")
        store.outbox.put("receipt:9:v1", Receipt(9, 1, "U1"), now=NOW, person="U1")
        due, receipt = store.outbox.find("digest:2026-W47"), store.outbox.find("receipt:9:v1")
        assert due is not None
        assert receipt is not None
        assert (due.uncertain_since, receipt.uncertain_since) == (NOW, None)


def test_the_doubt_ends(filled: Database) -> None:
    with filled.transaction() as session:
        store = Store(session, "T1")
        workspace = store.workspace.settings()
        workspace.restored_from, workspace.restored_at = NOW, clock_of(session) - DOUBT - timedelta(seconds=1)
        store.outbox.put_due("digest:1", Digest(Week(2026, 1)), now=NOW, channel="C1")
        found = store.outbox.find("digest:1")
        assert found is not None
        assert found.uncertain_since is None


def test_numbers_given_again_have_marks_of_their_own(filled: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup")
    marks = []
    for _ in range(2):
        with filled.transaction() as session:
            number = report(Store(session, "T1"))
            receipt = Store(session, "T1").outbox.find(f"receipt:{number}:v1")
            assert receipt is not None
            marks.append((number, receipt.fingerprint))
        restore(tmp_path / "backup", filled)
    assert marks[0][0] == marks[1][0] == 6
    assert marks[0][1] != marks[1][1]


def test_where_there_is_no_database_none_is_made(other: Database, tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="no database"):
        back_up(other, tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_version_is_refused_in_words(cluster: Cluster, tmp_path: Path) -> None:
    with closing(Database(cluster.create(tmp_path.name))) as older:
        move_schema(older, "0001")
        with pytest.raises(CopyError, match="another version of Trygg"):
            back_up(older, tmp_path / "backup.db")
    assert not list(tmp_path.iterdir())
