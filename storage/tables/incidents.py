"""What has been reported: incidents, and that there was nothing to report."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, TableRow, instant, maybe_instant, owning_workspace

_LINKED = text("same_as_id IS NOT NULL")


class Incident(IdentifiedRow, table=True):
    """One reported incident as it stands now; `number` is the one people see; imported ones may have no reporter.

    `unconfirmed` as long as only the reporter says that it is this unit's, and no coordinator. `same_as_id` is the
    first of the reports of the same event, which has none.
    """

    __tablename__ = "incident"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index("incident_by_time", "workspace_id", "happened_at"),
        Index("incident_by_reporter", "workspace_id", "reporter", "number"),
        Index("incident_by_report", "workspace_id", "reported_at"),
        # PostgreSQL's index gets the same condition when it is made
        Index("incident_same_event", "same_as_id", sqlite_where=_LINKED),
    )

    workspace_id: str = owning_workspace()
    number: int
    version: int = 1
    category: str
    area_id: int = Field(foreign_key="area.id", ondelete="RESTRICT")
    place_id: int | None = Field(default=None, foreign_key="place.id", ondelete="RESTRICT", index=True)
    happened_at: datetime = instant()
    uncertain: bool = False
    text: str = ""
    severity: str | None = None
    police_report: str = "unknown"
    place_kind: str | None = None
    sharing: str = "green"
    reporter: str | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id", ondelete="RESTRICT")
    partner_id: int | None = Field(default=None, foreign_key="partner.id", ondelete="RESTRICT")
    unconfirmed: bool = False
    same_as_id: int | None = Field(default=None, foreign_key="incident.id")
    reported_at: datetime = instant()
    withdrawn_at: datetime | None = maybe_instant()
    withdrawn_by: str | None = None
    withdrawn_reason: str = ""
    text_erased_at: datetime | None = maybe_instant()
    text_erased_why: str | None = None


class NamedPartner(TableRow, table=True):
    """A partner that an AMBER incident is shared with."""

    __tablename__ = "named_partner"

    workspace_id: str = owning_workspace()
    incident_id: int = Field(foreign_key="incident.id", ondelete="RESTRICT", primary_key=True)
    partner_id: int = Field(foreign_key="partner.id", ondelete="RESTRICT", primary_key=True, index=True)


class NilReport(IdentifiedRow, table=True):
    """A partner's word that there was nothing to report in an ISO week; `unconfirmed` as an incident is."""

    __tablename__ = "nil_report"
    __table_args__ = (UniqueConstraint("workspace_id", "partner_id", "week"),)

    workspace_id: str = owning_workspace()
    partner_id: int = Field(foreign_key="partner.id", ondelete="RESTRICT")
    week: str
    reporter: str
    reported_at: datetime = instant()
    unconfirmed: bool = False
