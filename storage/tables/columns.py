"""Column types and shapes that all tables share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, FunctionElement
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class TableRow(SQLModel):
    """A row of a table. Nothing validates it; pydantic's validator, which takes long to build, is not built."""

    model_config = {"defer_build": True}


class IdentifiedRow(TableRow):
    """A row that the database gives an id, which is known once the row has been flushed."""

    id: int = Field(default=None, primary_key=True)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant on every database; a naive one is a mistake in the program and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant must know its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the base class)
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class DatabaseClock(FunctionElement[datetime]):
    """The database's own time, to the millisecond or finer."""

    type = Instant()
    inherit_cache = True


@compiles(DatabaseClock, "sqlite")
def _clock_of_sqlite(*_: object, **__: object) -> str:
    return "strftime('%Y-%m-%d %H:%M:%f', 'now') || '000'"


@compiles(DatabaseClock, "postgresql")
def _clock_of_postgresql(*_: object, **__: object) -> str:
    return "clock_timestamp()"


def instant(**options: Any) -> Any:
    """Declare a required column of aware UTC instants."""
    return Field(sa_type=Instant, nullable=False, **options)


def maybe_instant(**options: Any) -> Any:
    """Declare a column of aware UTC instants that may be empty."""
    return Field(default=None, sa_type=Instant, nullable=True, **options)


def facts(empty: type = dict) -> Any:
    """Declare a column of JSON: ids, numbers and short keys; `empty` makes its default."""
    return Field(default_factory=empty, sa_type=JSON, nullable=False)


def owning_workspace(**options: Any) -> Any:
    """Declare the column of the workspace that a row belongs to; every table has it."""
    return Field(foreign_key="workspace.id", ondelete="RESTRICT", nullable=False, index=True, **options)
