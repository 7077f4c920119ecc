"""What every group of named queries has: one session and the one workspace it may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

from sqlalchemy import Executable, Select, Table, func, inspect
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

Row = TypeVar("Row", bound=SQLModel)
Found = TypeVar("Found")
ON_THE_WAY = timedelta(minutes=10)
"""Longer than anything takes from the time that it bears until it is stored."""
COUNTED = 1_000
"""So many after a page are counted, not more: among a million, counting would take longer than all else."""


@dataclass(frozen=True)
class Page(Generic[Found]):
    """Some of the records that were asked for, and how many there are in all – or, with `more`, even more."""

    rows: Sequence[Found]
    total: int
    more: bool = False


def table_of(mapped: type[SQLModel]) -> Table:
    """Return the table behind a row class: statements on it cost a fraction of those on the class."""
    table = inspect(mapped).local_table
    if not isinstance(table, Table):
        raise TypeError(mapped.__name__)
    return table


class Queries:
    """Named queries on one workspace's rows; never sees another's."""

    def __init__(self, session: Session, workspace_id: str) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def _of(self, table: type[Row]) -> SelectOfScalar[Row]:
        return _select_of(table, self._workspace_id)

    def _numbered(self, table: type[Row], number: int, *, changing: bool) -> SelectOfScalar[Row]:
        """Select the row that people know by that number; to change it, read it anew and lock it until the end."""
        wanted = self._of(table).where(table.number == number)  # type: ignore[attr-defined]
        if not changing:
            return wanted
        return wanted.with_for_update(key_share=True).execution_options(populate_existing=True)

    def _get(self, table: type[Row], row_id: int) -> Row | None:
        """One row of the workspace; not asked for again where the transaction has read it already."""
        row = self._session.get(table, row_id)
        return row if row and row.workspace_id == self._workspace_id else None  # type: ignore[attr-defined]

    def _page(self, rows: Sequence[Found], every: Select[Any], skip: int) -> Page[Found]:
        """The rows after so many as a page of all that the statement `every` finds."""
        room = skip + COUNTED
        total = self._count(every.limit(room + 1))
        return Page(rows, min(total, room), more=total > room)

    def _count(self, found: Select[Any]) -> int:
        counted = select(func.count()).select_from(found.subquery())
        return self._session.exec(counted).one()

    def _add(self, row: Row) -> Row:
        self._session.add(row)
        self._session.flush()
        return row

    def _insert_once(self, table: type[SQLModel], **values: Any) -> bool:
        """Insert a row unless its unique key is taken; whether it was inserted, whoever else is writing."""
        return self._insert_each_once(table, [values]) == 1

    def _insert_each_once(self, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> int:
        """Insert the rows whose unique keys are not taken, in one statement; how many those were."""
        owned = [{"workspace_id": self._workspace_id, **row} for row in rows]
        connection = self._session.connection()
        return len(connection.execute(_insert_unless_taken(connection.dialect.name, table), owned).all())


@lru_cache(256)
def _select_of(table: type[Row], workspace_id: str) -> SelectOfScalar[Row]:
    """A workspace's rows; kept, as building a statement takes as long as running it."""
    return select(table).where(table.workspace_id == workspace_id)  # type: ignore[attr-defined]


@cache
def _insert_unless_taken(dialect_name: str, table: type[SQLModel]) -> Executable:
    """The statement without its rows, which are given beside it: so it is built and compiled once."""
    dialect = import_module(f"sqlalchemy.dialects.{dialect_name}")  # the other one would take long to load
    target = table_of(table)
    statement: Executable = dialect.insert(target).on_conflict_do_nothing().returning(*target.primary_key)
    return statement
