"""`domain.sharing` as conditions of a query: what is hidden is neither counted nor paged over, nor hinted at."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from storage.tables import Incident, NamedPartner, Partner, Place, Unit

KEPT = 64
"""So many viewers' conditions are kept: building one takes longer than asking the database."""
_OWN_PARTNER_SEES = (Sharing.AMBER_STRICT.value, Sharing.AMBER.value)


@dataclass(frozen=True, eq=False)
class Sharable:
    """What `may_see` asks of a table's rows: who wrote each, whether it stands, and the partners named for it."""

    table: Any
    author: Any
    partners: Any
    named: ColumnElement[bool]
    stands: ColumnElement[bool] = field(default_factory=true)


INCIDENTS = Sharable(
    Incident,
    author=col(Incident.reporter),
    partners=col(NamedPartner.partner_id),
    named=col(NamedPartner.incident_id) == col(Incident.id),
    stands=col(Incident.withdrawn_at).is_(None),
)

_EARLIER = aliased(Incident)
EARLIER = Sharable(
    _EARLIER,
    author=col(_EARLIER.reporter),
    partners=col(NamedPartner.partner_id),
    named=col(NamedPartner.incident_id) == col(_EARLIER.id),
    stands=col(_EARLIER.withdrawn_at).is_(None),
)
"""Another incident than the one that is asked about, in the same statement."""


@lru_cache(KEPT)
def visible_to(viewer: Viewer, rows: Sharable) -> ColumnElement[bool]:
    """True of the rows that `may_see` lets the viewer see."""
    if viewer.coordinator:
        return true()
    own = false() if viewer.user is None else rows.author == viewer.user
    return or_(own, and_(rows.stands, _shared_with(viewer, rows)))


@lru_cache(KEPT)
def standing_for(viewer: Viewer) -> ColumnElement[bool]:
    """True of what the viewer may see and that has not been withdrawn: it is listed and counted."""
    return and_(visible_to(viewer, INCIDENTS), col(Incident.withdrawn_at).is_(None))


@lru_cache(KEPT)
def counted_for(viewer: Viewer) -> ColumnElement[bool]:
    """True of what stands for the viewer, and of reports of the same event only of the first that does.

    So whoever may not see the first has the next one counted, and each event once.
    """
    return and_(standing_for(viewer), _is_first(viewer))


def counted_among(viewer: Viewer, ids: SelectOfScalar[int]) -> ColumnElement[bool]:
    """True of what stands for the viewer among these, and of reports of the same event only of the first there."""
    return and_(standing_for(viewer), col(Incident.id).in_(ids), _is_first(viewer, col(_EARLIER.id).in_(ids)))


def _is_first(viewer: Viewer, *among: ColumnElement[bool]) -> ColumnElement[bool]:
    first = col(Incident.same_as_id)
    earlier = select(_EARLIER.id).where(
        or_(col(_EARLIER.id) == first, col(_EARLIER.same_as_id) == first),
        col(_EARLIER.id) < col(Incident.id),
        visible_to(viewer, EARLIER),
        EARLIER.stands,
        *among,
    )
    return or_(first.is_(None), ~earlier.correlate(Incident).exists())


@lru_cache(KEPT)
def place_known_to(viewer: Viewer) -> ColumnElement[bool]:
    """True of the places that `may_see_place` lets the viewer see."""
    named = select(Incident.id).where(col(Incident.place_id) == col(Place.id), standing_for(viewer))
    return or_(col(Place.registered), named.exists())


def partner_confirmed() -> ColumnElement[bool]:
    """True of partners that take part by a coordinator's word."""
    return and_(~col(Partner.retired), ~col(Partner.unconfirmed))


def unit_confirmed() -> ColumnElement[bool]:
    """True of units, joined with their partners, that take part by a coordinator's word."""
    return and_(~col(Unit.retired), ~col(Unit.unconfirmed), partner_confirmed())


def _shared_with(viewer: Viewer, rows: Sharable) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if viewer.sees_open:
        ways.append(rows.table.sharing.in_([level.value for level in OPEN_TO_ALL]))
    if viewer.partner is not None:
        of_partner = rows.table.partner_id == viewer.partner
        ways += [and_(of_partner, rows.table.sharing.in_(_OWN_PARTNER_SEES)), _names(viewer.partner, rows)]
    return or_(false(), *ways)


def _names(partner_id: int, rows: Sharable) -> ColumnElement[bool]:
    naming = select(rows.partners).where(rows.named, rows.partners == partner_id)
    return and_(rows.table.sharing == Sharing.AMBER.value, naming.exists())
