"""Keep the changes of incidents and actions in one history table, each with its fields before and after."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Values = dict[str, Any]
FACTS = (
    "category",
    "area_id",
    "place_id",
    "happened_at",
    "uncertain",
    "text",
    "severity",
    "police_report",
    "sharing",
)
_INSTANT = sa.DateTime(timezone=True)
HISTORY = sa.table(
    "history",
    sa.column("id", sa.Integer),
    sa.column("workspace_id", sa.String),
    *(sa.column(name, sa.Integer) for name in ("incident_id", "action_id", "follow_up_id", "version")),
    *(sa.column(name, sa.String) for name in ("kind", "note", "next_step", "author")),
    sa.column("changes", sa.JSON),
    sa.column("at", _INSTANT),
)
VERSION = sa.table(
    "incident_version",
    sa.column("id", sa.Integer),
    sa.column("workspace_id", sa.String),
    sa.column("incident_id", sa.Integer),
    sa.column("version", sa.Integer),
    sa.column("snapshot", sa.JSON),
    sa.column("changed_by", sa.String),
    sa.column("changed_at", _INSTANT),
)
NOTE = sa.table(
    "progress_note",
    sa.column("id", sa.Integer),
    sa.column("workspace_id", sa.String),
    *(sa.column(name, sa.Integer) for name in ("action_id", "follow_up_id")),
    *(sa.column(name, sa.String) for name in ("kind", "status", "note", "next_step", "handed_to", "author")),
    *(sa.column(name, sa.Date) for name in ("moved_from", "moved_to")),
    sa.column("at", _INSTANT),
)
INCIDENT = sa.table(
    "incident",
    sa.column("id", sa.Integer),
    *(sa.column(name) for name in FACTS if name not in ("happened_at", "uncertain")),
    sa.column("happened_at", _INSTANT),
    sa.column("uncertain", sa.Boolean),
)
NAMED = sa.table("named_partner", sa.column("incident_id"), sa.column("partner_id"))
FOLLOW_UP = sa.table("follow_up", sa.column("id", sa.Integer), sa.column("is_deadline", sa.Boolean))


def upgrade() -> None:
    """Move both tables' rows; notes keep their ids, as keys of messages hold them."""
    _make_history()
    connection = op.get_bind()
    deadlines = set(connection.scalars(sa.select(FOLLOW_UP.c.id).where(FOLLOW_UP.c.is_deadline)))
    _insert(
        HISTORY, (_entry_of_note(row, deadlines) for row in connection.execute(sa.select(NOTE)).mappings().all())
    )
    _continue_ids("history")
    versions = connection.execute(sa.select(VERSION).order_by(VERSION.c.incident_id, VERSION.c.version)).mappings()
    for incident_id, rows in groupby(versions.all(), key=lambda row: row["incident_id"]):
        _insert(HISTORY, _entries_of_versions(list(rows), _state_of(incident_id)))
    op.drop_table("incident_version")
    op.drop_table("progress_note")


def downgrade() -> None:
    """Move the rows back: what an incident said before is what it says now, with each change undone."""
    _make_incident_version()
    _make_progress_note()
    rows = op.get_bind().execute(sa.select(HISTORY).order_by(HISTORY.c.incident_id, HISTORY.c.version.desc()))
    entries = list(rows.mappings().all())
    _insert(NOTE, (_note_of_entry(row) for row in entries if row["incident_id"] is None))
    _continue_ids("progress_note")
    corrections = [row for row in entries if row["incident_id"] is not None]
    for incident_id, of_one in groupby(corrections, key=lambda row: row["incident_id"]):
        _insert(VERSION, _versions_of_entries(of_one, _state_of(incident_id)))
    op.drop_table("history")


def _insert(target: sa.TableClause, rows: Iterable[Values]) -> None:
    values = list(rows)
    if values:
        op.get_bind().execute(sa.insert(target), values)


def _continue_ids(table: str) -> None:
    """The next row gets an id after those moved; SQLite sees to that by itself."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        highest: sa.Select[int] = sa.select(sa.func.coalesce(sa.func.max(sa.column("id")), 0) + 1).select_from(
            sa.table(table)
        )
        sequence = sa.func.pg_get_serial_sequence(table, "id")
        connection.execute(sa.select(sa.func.setval(sequence, highest.scalar_subquery(), sa.false())))


def _entry_of_note(row: Any, deadlines: set[int]) -> Values:
    changes: dict[str, list[Any]] = {}
    if row["moved_from"] and row["moved_to"]:
        field = "deadline" if row["follow_up_id"] in deadlines else "follow_up"
        changes[field] = [row["moved_from"].isoformat(), row["moved_to"].isoformat()]
    if row["handed_to"]:
        changes["owner"] = [None, row["handed_to"]]
    changes = changes or {"status": [None, row["status"]]}
    kept = ("id", "workspace_id", "action_id", "follow_up_id", "kind", "note", "next_step", "author", "at")
    return {name: row[name] for name in kept} | {"changes": changes}


def _entries_of_versions(rows: list[Any], state: Values) -> Iterator[Values]:
    """What each correction changed: its version's snapshot against the next one, at last the incident itself."""
    for row, (before, after) in zip(rows, pairwise([*(row["snapshot"] for row in rows), state]), strict=True):
        yield {
            "workspace_id": row["workspace_id"],
            "incident_id": row["incident_id"],
            "kind": "corrected",
            "version": row["version"],
            "changes": {name: [was, after.get(name)] for name, was in before.items() if was != after.get(name)},
            "note": "",
            "next_step": "",
            "author": row["changed_by"],
            "at": row["changed_at"],
        }


def _state_of(incident_id: int) -> Values:
    """What an incident says now, as a snapshot has it."""
    connection = op.get_bind()
    state = dict(connection.execute(sa.select(INCIDENT).where(INCIDENT.c.id == incident_id)).mappings().one())
    happened: datetime = state["happened_at"]
    aware = happened.astimezone(UTC) if happened.tzinfo else happened.replace(tzinfo=UTC)
    named = sa.select(NAMED.c.partner_id).where(NAMED.c.incident_id == incident_id)
    partners = list(connection.scalars(named)) if state["sharing"] == "amber" else []
    return {name: state[name] for name in FACTS} | {"happened_at": aware.isoformat(), "named_partners": partners}


def _versions_of_entries(rows: Iterable[Any], state: Values) -> Iterator[Values]:
    for row in rows:
        state = state | {name: was for name, (was, _) in row["changes"].items()}
        yield {
            "workspace_id": row["workspace_id"],
            "incident_id": row["incident_id"],
            "version": row["version"],
            "snapshot": state,
            "changed_by": row["author"],
            "changed_at": row["at"],
        }


def _note_of_entry(row: Any) -> Values:
    changes = row["changes"]
    was, now = changes.get("deadline") or changes.get("follow_up") or (None, None)
    kept = ("id", "workspace_id", "action_id", "follow_up_id", "kind", "note", "next_step", "author", "at")
    return {name: row[name] for name in kept} | {
        "status": changes.get("status", (None, "on_track"))[1],
        "moved_from": date.fromisoformat(was) if was else None,
        "moved_to": date.fromisoformat(now) if now else None,
        "handed_to": changes.get("owner", (None, None))[1],
    }


def _make_history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        id_of("incident", nullable=True),
        id_of("action", nullable=True, index=True),
        id_of("follow_up", nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        *required(sa.String, "kind", "note", "next_step", "author"),
        sa.Column("at", _INSTANT, nullable=False),
        sa.UniqueConstraint("incident_id", "version"),
    )


def _make_incident_version() -> None:
    op.create_table(
        "incident_version",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        id_of("incident"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("incident_id", "version"),
    )


def _make_progress_note() -> None:
    op.create_table(
        "progress_note",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        id_of("action", index=True),
        id_of("follow_up", nullable=True),
        *required(sa.String, "kind", "status", "note", "next_step", "author"),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("handed_to", sa.String(), nullable=True),
        sa.Column("at", _INSTANT, nullable=False),
    )
