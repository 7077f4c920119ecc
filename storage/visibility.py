"""`domain.sharing` as conditions of a query: what is hidden is neither counted nor paged over, nor hinted at."""

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlmodel import col, select

from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from storage.tables import Incident, NamedPartner, Partner, Place, Unit

KEPT = 64
"""So many viewers' conditions are kept: building one takes longer than asking the database."""
_OWN_PARTNER_SEES = (Sharing.AMBER_STRICT.value, Sharing.AMBER.value)


@lru_cache(KEPT)
def seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """True of the incidents that `may_see` lets the viewer see."""
    if viewer.coordinator:
        return true()
    return or_(_own(viewer), and_(col(Incident.withdrawn_at).is_(None), _shared_with(viewer)))


@lru_cache(KEPT)
def standing_for(viewer: Viewer) -> ColumnElement[bool]:
    """True of what the viewer may see and that has not been withdrawn: it is listed and counted."""
    return and_(seen_by(viewer), col(Incident.withdrawn_at).is_(None))


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


def _own(viewer: Viewer) -> ColumnElement[bool]:
    return false() if viewer.user is None else col(Incident.reporter) == viewer.user


def _shared_with(viewer: Viewer) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if viewer.sees_open:
        ways.append(col(Incident.sharing).in_([level.value for level in OPEN_TO_ALL]))
    if viewer.partner is not None:
        of_partner = col(Incident.partner_id) == viewer.partner
        ways += [and_(of_partner, col(Incident.sharing).in_(_OWN_PARTNER_SEES)), _names(viewer.partner)]
    return or_(false(), *ways)


def _names(partner_id: int) -> ColumnElement[bool]:
    named = select(NamedPartner.partner_id).where(
        NamedPartner.incident_id == Incident.id, NamedPartner.partner_id == partner_id
    )
    return and_(col(Incident.sharing) == Sharing.AMBER.value, named.exists())
