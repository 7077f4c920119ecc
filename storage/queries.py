"""What every group of named queries has: one session and the one workspace it may see."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

Row = TypeVar("Row", bound=SQLModel)


class Queries:
    """Named queries on one workspace's rows; never sees another's."""

    def __init__(self, session: Session, workspace_id: str) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def _of(self, table: type[Row]) -> SelectOfScalar[Row]:
        return select(table).where(table.workspace_id == self._workspace_id)  # type: ignore[attr-defined]

    def _add(self, row: Row) -> Row:
        self._session.add(row)
        self._session.flush()
        return row

    def _insert_once(self, table: type[SQLModel], **values: Any) -> bool:
        """Insert a row unless its unique key is taken; whether it was inserted, whoever else is writing."""
        return self._insert_each_once(table, [values]) == 1

    def _insert_each_once(self, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert the rows whose unique keys are not taken, in one statement; how many those were."""
        dialect = postgresql if self._session.get_bind().dialect.name == "postgresql" else sqlite
        owned = [{"workspace_id": self._workspace_id, **row} for row in rows]
        mapped = inspect(table)
        # Rows given beside the statement let it be compiled once; within it, it would be compiled each time.
        statement = dialect.insert(mapped.local_table).on_conflict_do_nothing().returning(*mapped.primary_key)
        return len(self._session.connection().execute(statement, owned).all())
