"""The partners with their units, and the areas and places that they speak of."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, TableRow, maybe_instant, owning_workspace


class Partner(IdentifiedRow, table=True):
    """An organisation in the partnership; without `joined_at` it has been there since before anyone counted.

    `unconfirmed` as long as only someone who says that they belong there has named it, and no coordinator. `kind`
    is a `domain.register.PartnerKind`, where it is told.
    """

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)

    workspace_id: str = owning_workspace()
    name: str
    kind: str | None = None
    retired: bool = False
    joined_at: datetime | None = maybe_instant()
    unconfirmed: bool = False
    merged_into: int | None = None


class Unit(IdentifiedRow, table=True):
    """A part of a partner that reports incidents and owns actions; `unconfirmed` as a partner is."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("workspace_id", "partner_id", "name"),)

    workspace_id: str = owning_workspace()
    partner_id: int = Field(foreign_key="partner.id", ondelete="RESTRICT", index=True)
    name: str
    retired: bool = False
    unconfirmed: bool = False
    merged_into: int | None = None


class PartnerTeam(TableRow, table=True):
    """An organisation in Slack that is a partner's: its people in a shared channel are the partner's."""

    __tablename__ = "partner_team"

    workspace_id: str = owning_workspace(primary_key=True)
    team_id: str = Field(primary_key=True)
    partner_id: int = Field(foreign_key="partner.id", ondelete="RESTRICT", index=True)


class Area(IdentifiedRow, table=True):
    """A town or, with a `parent_id`, a part of one (ort, delområde); one `merged_into` another stays, retired."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)

    workspace_id: str = owning_workspace()
    name: str
    parent_id: int | None = Field(default=None, foreign_key="area.id", ondelete="RESTRICT")
    position: int = 0
    retired: bool = False
    merged_into: int | None = None


class Place(IdentifiedRow, table=True):
    """A place in an area; `folded` is the name as it is searched for, `kind` what kind of place it is.

    A `registered` one is known by a coordinator's word, whatever has happened there; others only by reports. A
    `retired` one is suggested no more.
    """

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("workspace_id", "area_id", "folded"),)

    workspace_id: str = owning_workspace()
    area_id: int = Field(foreign_key="area.id", ondelete="RESTRICT", index=True)
    name: str
    folded: str = Field(index=True)
    kind: str | None = None
    registered: bool = False
    retired: bool = False
    merged_into: int | None = None


class FormerName(IdentifiedRow, table=True):
    """What a thing in the register was called before, or what was merged into it: the words still mean it."""

    __tablename__ = "former_name"

    workspace_id: str = owning_workspace()
    area_id: int | None = Field(default=None, foreign_key="area.id", ondelete="RESTRICT", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id", ondelete="RESTRICT", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", ondelete="RESTRICT", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", ondelete="RESTRICT", index=True)
    name: str
    folded: str
