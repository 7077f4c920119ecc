"""Name tables, columns, message kinds and payload keys by their usual words; drop the workspace's unused name."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = (
    ("delivery", "occasion", "idempotency_key"),
    ("delivery", "said", "payload"),
    ("delivery", "key", "fingerprint"),
    ("delivery", "doubts", "uncertain_attempts"),
    ("delivery", "ambiguous_since", "uncertain_since"),
    ("delivery", "trouble", "failure_reason"),
    ("follow_up", "said_through", "reminded_through"),
    ("incident", "stated", "unconfirmed"),
    ("incident_version", "said", "snapshot"),
    ("nil_report", "stated", "unconfirmed"),
    ("partner", "stated", "unconfirmed"),
    ("unit", "stated", "unconfirmed"),
    ("workspace", "block_level", "block_support"),
)
KINDS = (
    ("parked", "dead_letter"),
    ("answered", "resolved"),
    ("overtaken", "superseded"),
    ("unit_stated", "unit_unconfirmed"),
)
PAYLOAD_KEYS = (("rung", "step"), ("answered", "resolved"), ("stated", "unconfirmed"))


def upgrade() -> None:
    """Rename in place, keeping every row."""
    for table, old, new in COLUMNS:
        _rename_column(table, old, new)
    _rename_table("occasion", "processed_interaction")
    _rename_column("processed_interaction", "key", "idempotency_key")
    _rename_kinds(KINDS)
    _rename_payload_keys(PAYLOAD_KEYS)
    op.drop_column("workspace", "name")


def downgrade() -> None:
    """Rename back."""
    op.add_column("workspace", sa.Column("name", sa.String(), server_default="", nullable=False))
    _rename_payload_keys([(new, old) for old, new in PAYLOAD_KEYS])
    _rename_kinds([(new, old) for old, new in KINDS])
    _rename_column("processed_interaction", "idempotency_key", "key")
    _rename_table("processed_interaction", "occasion")
    for table, old, new in COLUMNS:
        _rename_column(table, new, old)


def _rename_column(table: str, old: str, new: str) -> None:
    op.execute(f'ALTER TABLE {table} RENAME COLUMN "{old}" TO {new}')


def _rename_table(old: str, new: str) -> None:
    """SQLite cannot rename an index: it is made anew."""
    op.drop_index(f"ix_{old}_workspace_id", table_name=old)
    op.rename_table(old, new)
    op.create_index(f"ix_{new}_workspace_id", new, ["workspace_id"], unique=False)


def _rename_kinds(names: Iterable[tuple[str, str]]) -> None:
    """Rename the kinds of messages, and the idempotency keys that begin with them."""
    delivery = sa.table("delivery", sa.column("kind"), sa.column("idempotency_key"))
    for old, new in names:
        op.execute(sa.update(delivery).where(delivery.c.kind == old).values(kind=new))
        rest = sa.func.substr(delivery.c.idempotency_key, len(old) + 1)
        named = delivery.c.idempotency_key.startswith(f"{old}:", autoescape=True)
        op.execute(sa.update(delivery).where(named).values(idempotency_key=sa.literal(new).concat(rest)))


def _rename_payload_keys(names: Iterable[tuple[str, str]]) -> None:
    delivery = sa.table("delivery", sa.column("id"), sa.column("payload", sa.JSON()))
    renamed = dict(names)
    connection = op.get_bind()
    for row in connection.execute(sa.select(delivery)).all():
        payload = _renamed(row.payload, renamed)
        if payload != row.payload:
            connection.execute(sa.update(delivery).where(delivery.c.id == row.id).values(payload=payload))


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {names.get(key, key): _renamed(each, names) for key, each in value.items()}
    return [_renamed(each, names) for each in value] if isinstance(value, list) else value
