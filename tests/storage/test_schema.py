"""The tables get their shape by migrations, all or nothing, without losing a row, whoever else is starting."""

import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Table, func, insert, inspect, select, text
from sqlmodel import Session, SQLModel
from sqlmodel import select as select_rows

from storage import schema
from storage.database import BUSY_MILLISECONDS, Database
from storage.schema import SchemaError, draft_migration, migrate, move_schema, schema_state
from storage.store import Store
from storage.tables import Action, Delivery, Incident, Person
from tests.killing import Step, is_killed_at
from tests.storage.first_release import add_delivery, add_history, add_person, add_workspace

BATCH_ON_A_PARENT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0900", {last!r}

def upgrade():
    with op.batch_alter_table("area", recreate="always") as area:
        area.add_column(sa.Column("colour", sa.String(), nullable=True))

def downgrade():
    with op.batch_alter_table("area", recreate="always") as area:
        area.drop_column("colour")
"""
A_LOSS = """
from alembic import op
revision, down_revision = "0900", {last!r}

def upgrade():
    op.execute("DELETE FROM history")

def downgrade():
    pass
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes this program one version newer, by a migration with the given text."""

    def make(source: str) -> None:
        copied = copytree(schema.MIGRATIONS, tmp_path / "migrations")
        last = _revisions()[-1]
        (copied / "versions" / "0900_next.py").write_text(source.format(last=last), encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", copied)

    return make


def _revisions() -> list[str]:
    return sorted(file.name[:4] for file in (schema.MIGRATIONS / "versions").glob("[0-9]*.py"))


KNOWN_NAMES = {("counter", "name"): "incident", ("next_run", "job"): "digest"}


def _sample(column: Column[Any]) -> Any:
    if (column.table.name, column.name) in KNOWN_NAMES:
        return KNOWN_NAMES[column.table.name, column.name]
    for kind, value in (
        (Boolean, False),
        (Integer, 1),
        (JSON, {}),
        (DateTime, datetime(2026, 11, 20, tzinfo=UTC)),
        (Date, date(2026, 11, 20)),
    ):
        if isinstance(column.type, kind) or isinstance(getattr(column.type, "impl", None), kind):
            return value
    return "T1"


def _seed(database: Database) -> None:
    """One row in every table, each referring to the first row of the others."""
    with database.engine.begin() as connection:
        for table in SQLModel.metadata.sorted_tables:
            connection.execute(insert(table).values({column.name: _sample(column) for column in table.columns}))


def _count(database: Database) -> dict[str, int]:
    with database.engine.begin() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


def migrate_by_steps(database: Database) -> None:
    """Bring an empty database to this version as one of the first release has come there."""
    move_schema(database, _revisions()[0])
    migrate(database)


def _facts(index: Any) -> tuple[Any, ...]:
    conditions = {name: str(value) for name, value in index.get("dialect_options", {}).items() if "where" in name}
    return (*index["column_names"], index["unique"], conditions)


def _shape(database: Database) -> dict[str, Any]:
    """What is known of each table, but for the names of what has none of its own, and for the order of things."""
    known = inspect(database.engine)
    return {
        table: {
            "columns": {each["name"]: (repr(each["type"]), each["nullable"]) for each in known.get_columns(table)},
            "key": known.get_pk_constraint(table)["constrained_columns"],
            "refers": {
                (*each["constrained_columns"], each["referred_table"], each["options"].get("ondelete"))
                for each in known.get_foreign_keys(table)
            },
            "unique": {tuple(each["column_names"]) for each in known.get_unique_constraints(table)},
            "indexes": {
                each["name"]: _facts(each)
                for each in known.get_indexes(table)
                if "duplicates_constraint" not in each
            },
        }
        for table in known.get_table_names()
    }


def test_a_new_database_has_what_the_migrations_lead_to(empty: Database) -> None:
    migrate(empty)
    created = _shape(empty)
    with empty.engine.begin() as connection:
        for table in (*reversed(SQLModel.metadata.sorted_tables), schema.VERSION):
            table.drop(connection)
    migrate_by_steps(empty)
    assert _shape(empty) == created


def test_migrations_lead_to_the_tables_in_the_code(empty: Database) -> None:
    migrate_by_steps(empty)
    with empty.engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_an_empty_database_is_behind_and_then_current(empty: Database) -> None:
    assert schema_state(empty) == "behind"
    migrate(empty)
    assert schema_state(empty) == "current"
    migrate(empty)
    assert schema_state(empty) == "current"


def test_an_old_program_refuses_a_newer_database(empty: Database) -> None:
    migrate(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert schema_state(empty) == "ahead"
    with pytest.raises(SchemaError, match="newer version of Trygg"):
        migrate(empty)


MADE_LATER = {
    "audit_entry": "0014",
    "audit_person": "0025",
    "erasure": "0017",
    "installation": "0018",
    "used_state": "0018",
    "legal_hold": "0023",
    "problem": "0009",
    "problem_incident": "0011",
    "problem_partner": "0011",
    "former_name": "0013",
    "partner_team": "0019",
    "category": "0020",
    "preparation": "0031",
    "omission": "0033",
    "retention_decision": "0023",
    "retention_run": "0023",
    "told_fate": "0037",
}
"""Tables that nothing was moved to: a step down loses their rows."""


@pytest.mark.parametrize("revision", _revisions())
def test_each_step_goes_down_and_up_again(empty: Database, revision: str) -> None:
    migrate_by_steps(empty)
    _seed(empty)
    earlier = dict(zip(_revisions(), ["base", *_revisions()], strict=False))[revision]
    move_schema(empty, earlier)
    migrate(empty)
    assert _count(empty) == {
        table.name: int(earlier != "base" and earlier >= MADE_LATER.get(table.name, ""))
        for table in SQLModel.metadata.sorted_tables
    }


def test_whoever_wanted_no_severe_alerts_has_declined_them(empty: Database) -> None:
    migrate_by_steps(empty)
    _seed(empty)
    for declined in ([], ["severe_incident"]):
        with Session(empty.engine) as session:
            session.exec(select_rows(Person)).one().declined = declined
            session.commit()
        move_schema(empty, "0037")
        with empty.engine.begin() as connection:
            wanted = connection.execute(text("SELECT severe_alerts FROM person")).scalar_one()
        assert bool(wanted) == (not declined)
        migrate(empty)
        with Session(empty.engine) as session:
            assert session.exec(select_rows(Person)).one().declined == declined


RENAMED = [
    (
        ("answered:reminder:U1:2026-11-20:x", "answered", '{"answered": "2026-11-21", "items": [{"rung": -7}]}'),
        ("resolved:reminder:U1:2026-11-20:x", "resolved", {"resolved": "2026-11-21", "items": [{"step": -7}]}),
    ),
    (("overtaken:receipt:1:v1", "overtaken", "{}"), ("superseded:receipt:1:v1", "superseded", {})),
    (("parked:7:U1", "parked", '{"delivery": 7}'), ("dead_letter:7:U1", "dead_letter", {"delivery": 7})),
    (("unit:U1:1", "unit_stated", '{"unit": 7}'), ("unit:U1:1", "unit_unconfirmed", {"unit": 7})),
    (("parkedness", "receipt", '{"incident": 1}'), ("parkedness", "receipt", {"incident": 1})),
]


@pytest.mark.parametrize(("old", "new"), RENAMED)
def test_open_messages_are_renamed_with_their_keys(
    empty: Database, old: tuple[str, str, str], new: tuple[str, str, dict[str, Any]]
) -> None:
    move_schema(empty, "0005")
    with empty.engine.begin() as connection:
        add_workspace(connection)
        add_delivery(connection, *old)
    migrate(empty)
    with Session(empty.engine) as session:
        row = session.exec(select_rows(Delivery)).one()
        assert (row.idempotency_key, row.kind, row.payload) == new
        assert row.fingerprint == old[0]


def test_versions_and_notes_of_the_first_release_read_as_history(empty: Database) -> None:
    move_schema(empty, "0005")
    with empty.engine.begin() as connection:
        add_workspace(connection)
        add_history(connection)
    migrate(empty)
    move_schema(empty, "0006")
    migrate(empty)
    with empty.transaction() as session:
        store = Store(session, "T1")
        corrections = store.incidents.history(session.get_one(Incident, 1))
        assert [(entry.version, entry.author, entry.at.hour, entry.changes) for entry in corrections] == [
            (2, "U2", 13, {"category": ["threat", "fire"]}),
            (1, "U1", 13, {"text": ["Ett", "Tre"]}),
        ]
        notes = store.history.of(session.get_one(Action, 1))
        assert [(entry.id, entry.kind, entry.author, entry.note, entry.changes) for entry in notes] == [
            (9, "progress", "U2", "Väntar", {"status": [None, "at_risk"]}),
            (7, "handed", "U1", "", {"owner": [None, "U2"]}),
            (5, "postponed", "U1", "Snö", {"deadline": ["2026-12-01", "2026-12-28"]}),
        ]
        assert notes[0].next_step == "Ring"
        assert [store.numbers.take(name) for name in ("incident", "action")] == [2, 1]


def test_coordinators_stay_so_and_everyone_else_reports(empty: Database) -> None:
    move_schema(empty, "0005")
    with empty.engine.begin() as connection:
        add_workspace(connection)
        for user in ("UBOSS", "U1"):
            add_person(connection, user, coordinator=user == "UBOSS")
    for _ in range(2):
        migrate(empty)
        with empty.transaction() as session:
            people = session.exec(select_rows(Person)).all()
        assert {each.user_id: each.role for each in people} == {"UBOSS": "coordinator", "U1": "reporter"}
        move_schema(empty, "0011")


def test_the_base_holds_no_table(empty: Database) -> None:
    migrate_by_steps(empty)
    move_schema(empty, "base")
    assert inspect(empty.engine).get_table_names() == ["alembic_version"]


def test_a_changed_parent_keeps_its_children(empty: Database, next_version: Any) -> None:
    migrate(empty)
    _seed(empty)
    next_version(BATCH_ON_A_PARENT)
    if empty.url.startswith("postgresql"):
        (schema.MIGRATIONS / "versions" / "0900_next.py").write_text(
            BATCH_ON_A_PARENT.format(last=_revisions()[-2]).replace('recreate="always"', 'recreate="never"'),
            encoding="utf-8",
        )
    assert schema_state(empty) == "behind"
    migrate(empty)
    assert schema_state(empty) == "current"
    assert set(_count(empty).values()) == {1}
    move_schema(empty, _revisions()[-2])
    assert set(_count(empty).values()) == {1}


def test_a_migration_that_loses_rows_changes_nothing(empty: Database, next_version: Any) -> None:
    migrate(empty)
    _seed(empty)
    next_version(A_LOSS)
    with pytest.raises(SchemaError, match="lose rows of history"):
        migrate(empty)
    assert schema_state(empty) == "behind"
    assert set(_count(empty).values()) == {1}


def test_a_drafted_migration_holds_what_the_tables_have_beyond_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = copytree(schema.MIGRATIONS, tmp_path / "migrations")
    monkeypatch.setattr(schema, "MIGRATIONS", copied)
    fresh = Table("walk", SQLModel.metadata, Column("id", Integer, primary_key=True))
    try:
        draft_migration(Database(f"sqlite:///{tmp_path / 'draft.db'}"), "Add walks")
    finally:
        SQLModel.metadata.remove(fresh)
    (drafted,) = (copied / "versions").glob("*_add_walks.py")
    assert "op.create_table('walk'," in drafted.read_text(encoding="utf-8")


def test_foreign_keys_are_on_again_afterwards(empty: Database) -> None:
    migrate(empty)
    if empty.url.startswith("sqlite"):
        with empty.engine.begin() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_processes_that_start_together_migrate_once(empty: Database) -> None:
    program = (
        "import sys, alembic.command\n"
        "from storage.database import Database\n"
        "from storage.schema import migrate\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "migrate(Database(sys.argv[1]))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, empty.url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    faults = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * 3, faults
    assert schema_state(empty) == "current"


def test_whoever_starts_waits_for_a_long_migration(tmp_path: Path) -> None:
    started = Database(f"sqlite:///{tmp_path / 'new.db'}")
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = threading.Timer(BUSY_MILLISECONDS / 1_000 + 0.5, other.rollback)
    ending.start()
    migrate(started)
    assert schema_state(started) == "current"
    ending.join()
    other.close()
    started.close()


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("earlier", [None, "0005"])
@pytest.mark.parametrize(
    ("step", "nth"), [("before_cursor_execute", 3), ("before_cursor_execute", 25), ("commit", 1)]
)
def test_a_migration_that_is_killed_is_done_by_the_next_start(
    empty: Database, step: Step, nth: int, earlier: str | None
) -> None:
    if earlier:
        move_schema(empty, earlier)

    def start() -> None:
        own = Database(empty.url)
        migrate(own)
        own.close()

    empty.close()
    assert is_killed_at(step, nth, start)
    assert schema_state(empty) == "behind"
    migrate(empty)
    assert schema_state(empty) == "current"
    _seed(empty)


def test_when_a_picture_is_due_survives_from_the_first_release_and_back(empty: Database) -> None:
    move_schema(empty, "0005")
    with empty.engine.begin() as connection:
        add_workspace(connection)
        connection.execute(text("UPDATE workspace SET next_digest_at = '2026-11-23 07:00:00+00'"))
    migrate(empty)
    move_schema(empty, "0009")
    migrate(empty)
    with empty.transaction() as session:
        assert Store(session, "T1").next_runs.find("digest") == datetime(2026, 11, 23, 7, tzinfo=UTC)
