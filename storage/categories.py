"""Queries on how a workspace has changed the default categories, and on what is told in each."""

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from domain.own_categories import Categories, CategoryChange, categories_of
from storage.queries import Queries, table_of
from storage.tables import Incident, Problem, WorkspaceCategory

_TABLE = table_of(WorkspaceCategory)
_KNOWN = select(_TABLE).where(_TABLE.c.workspace_id == bindparam("workspace")).order_by(_TABLE.c.id)
_READ = "categories"


class CategoryQueries(Queries):
    """The categories of the workspace."""

    def known(self) -> Categories:
        """Return all categories as the workspace has them; read once in a transaction."""
        read: dict[str, Categories] = self._session.info.setdefault(_READ, {})
        if self._workspace_id not in read:
            rows = self._session.execute(_KNOWN, {"workspace": self._workspace_id})
            changes = (
                CategoryChange(row.key, row.name, tuple(row.synonyms), tuple(row.formerly), row.retired)
                for row in rows
            )
            read[self._workspace_id] = categories_of(tuple(changes))
        return read[self._workspace_id]

    def forget(self) -> None:
        """Read the categories anew when they are asked for again."""
        self._session.info.pop(_READ, None)

    def row(self, key: str) -> WorkspaceCategory | None:
        """Find how the workspace has changed a category; None where it has not."""
        return self._session.exec(self._of(WorkspaceCategory).where(WorkspaceCategory.key == key)).first()

    def keep(self, change: CategoryChange) -> WorkspaceCategory:
        """Keep how a category is from now on."""
        row = self.row(change.key) or WorkspaceCategory(workspace_id=self._workspace_id, key=change.key)
        row.name, row.retired = change.name, change.retired
        row.synonyms, row.formerly = list(change.synonyms), list(change.formerly)
        self.forget()
        return self._add(row)

    def row_of(self, row_id: int) -> WorkspaceCategory | None:
        """Find the row of that id."""
        return self._get(WorkspaceCategory, row_id)

    def references(self) -> dict[str, dict[str, int]]:
        """Count the incidents and problems of each category, by its key and their table."""
        own = col(Incident.workspace_id) == self._workspace_id
        counted = select(col(Incident.category), func.count()).where(own).group_by(col(Incident.category))
        found = {key: {"incident": number} for key, number in self._session.execute(counted)}
        for problem in self._session.exec(self._of(Problem)):
            for key in problem.categories:
                told = found.setdefault(key, {})
                told["problem"] = told.get("problem", 0) + 1
        return found
