"""Summarise what a database holds, in a few figures that people recognise."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, inspect, select

from storage.database import Database
from storage.queries import table_of
from storage.tables import Action, Incident, Workspace


@dataclass(frozen=True)
class DatabaseSummary:
    """Counts of rows, and when the first and the last incident was reported."""

    workspaces: int = 0
    incidents: int = 0
    actions: int = 0
    first: datetime | None = None
    last: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody has ever reported or planned anything."""
        return not (self.incidents or self.actions)


def summarize(database: Database) -> DatabaseSummary:
    """Count what the database holds; nothing where it has no tables yet."""
    reported = table_of(Incident).c.reported_at
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(table_of(Incident).name):
            return DatabaseSummary()
        workspaces, incidents, actions = (
            connection.execute(select(func.count()).select_from(table_of(each))).scalar_one()
            for each in (Workspace, Incident, Action)
        )
        first, last = connection.execute(select(func.min(reported), func.max(reported))).one()
    return DatabaseSummary(workspaces, incidents, actions, first, last)
