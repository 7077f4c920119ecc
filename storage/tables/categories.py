"""How the workspaces have changed the categories of incidents."""

from sqlalchemy import UniqueConstraint

from storage.tables.columns import IdentifiedRow, facts, owning_workspace


class WorkspaceCategory(IdentifiedRow, table=True):
    """How a workspace has changed a category of the default ones, or has one of its own.

    The first without a `name` is called as by default; that of a kind is told without its heading's. `formerly`
    are whole names that it had.
    """

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    workspace_id: str = owning_workspace()
    key: str
    name: str | None = None
    synonyms: list[str] = facts(list)
    formerly: list[str] = facts(list)
    retired: bool = False
