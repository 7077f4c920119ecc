"""What Alembic runs for each migration: on the connection, and in the transaction, that it was given."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

import storage.tables  # noqa: F401 (fills the metadata)
from storage.tables.columns import Instant


def _write_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Our own column types as plain SQLAlchemy, so that old migrations outlive them."""
    if kind == "type" and isinstance(value, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=_write_type,
)
context.run_migrations()
