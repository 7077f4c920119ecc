"""The small numbers that people see: one counter for each kind of record in a workspace."""

from functools import cache
from importlib import import_module

from sqlalchemy import Executable, bindparam

from storage.queries import Queries, table_of
from storage.tables import Counter


class NumberQueries(Queries):
    """The counters of the workspace, by the table whose rows they number."""

    def take(self, name: str, count: int = 1) -> int:
        """Take the next numbers of 'incident' or 'action', never given twice; returns the last of them."""
        last: int = self._execute(name, count, past=False)
        return last

    def count_past(self, name: str, number: int) -> None:
        """Never give this number, nor a lower one: a record came with a number of its own."""
        self._execute(name, number, past=True)

    def _execute(self, name: str, number: int, *, past: bool) -> int:
        connection = self._session.connection()
        statement = _raise_counter(connection.dialect.name, past=past)
        known = {"workspace": self._workspace_id, "counter": name, "number": number}
        last: int = connection.execute(statement, known).scalar_one_or_none() or number
        return last


@cache
def _raise_counter(dialect_name: str, *, past: bool) -> Executable:
    """Raise a counter by a number, or up to it if it is lower; whoever else counts waits for the commit."""
    dialect = import_module(f"sqlalchemy.dialects.{dialect_name}")  # the other one would take long to load
    table = table_of(Counter)
    fresh = dialect.insert(table).values(
        workspace_id=bindparam("workspace"), name=bindparam("counter"), last=bindparam("number")
    )
    changes = {
        "index_elements": [table.c.workspace_id, table.c.name],
        "set_": {"last": fresh.excluded.last if past else table.c.last + fresh.excluded.last},
        "where": table.c.last < fresh.excluded.last if past else None,
    }
    statement: Executable = fresh.on_conflict_do_update(**changes).returning(table.c.last)
    return statement
