"""The app's installations by OAuth, and what keeps anyone from ending another's."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import TableRow, facts, instant, maybe_instant, owning_workspace


class Installation(TableRow, table=True):
    """The installation in a workspace; `token` is encrypted, and gone since `revoked_at`."""

    __tablename__ = "installation"

    workspace_id: str = owning_workspace(primary_key=True)
    enterprise_id: str | None = None
    bot_user: str
    scopes: list[str] = facts(list)
    token: str | None = None
    installed_by: str
    installed_at: datetime = instant()
    revoked_at: datetime | None = maybe_instant()


class UsedState(TableRow, table=True):
    """The digest of a state that has been used, for as long as the state itself would be good."""

    __tablename__ = "used_state"

    digest: str = Field(primary_key=True)
    used_at: datetime = instant()
