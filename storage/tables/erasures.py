"""What has been erased, by hashed keys: kept through a restore, which would bring it back."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import TableRow, instant, owning_workspace


class Erasure(TableRow, table=True):
    """That what was written in the record of that key (`domain.erasure`) was erased, when last, and why."""

    __tablename__ = "erasure"

    workspace_id: str = owning_workspace(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = instant()
    why: str
