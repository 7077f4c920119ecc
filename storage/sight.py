"""Who may see which incidents, as a condition of a query: what is hidden is neither counted nor paged over."""

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import col, select

from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from storage.tables import Incident, NamedPartner, Place

_OWN_PARTNER_SEES = (Sharing.AMBER_STRICT.value, Sharing.AMBER.value)


def seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """True of the incidents that `domain.sharing.may_see` lets the viewer see."""
    if viewer.coordinator:
        return true()
    open_to_all = col(Incident.sharing).in_([level.value for level in OPEN_TO_ALL])
    own = col(Incident.reporter) == viewer.user
    if viewer.partner is None:
        return or_(open_to_all, own)
    of_partner = and_(col(Incident.partner_id) == viewer.partner, col(Incident.sharing).in_(_OWN_PARTNER_SEES))
    return or_(open_to_all, own, of_partner, _names(viewer.partner))


def standing_for(viewer: Viewer) -> ColumnElement[bool]:
    """True of what the viewer may see and that has not been withdrawn, but for one's own and to coordinators."""
    if viewer.coordinator:
        return true()
    return and_(seen_by(viewer), or_(col(Incident.withdrawn_at).is_(None), col(Incident.reporter) == viewer.user))


def place_known_to(viewer: Viewer) -> ColumnElement[bool]:
    """True of places that no incident names, or one that the viewer may see: a hidden one gives no hint."""
    named = select(Incident.id).where(col(Incident.place_id) == col(Place.id))
    return or_(~named.exists(), named.where(standing_for(viewer)).exists())


def _names(partner_id: int) -> ColumnElement[bool]:
    named = select(NamedPartner.partner_id).where(
        NamedPartner.incident_id == Incident.id, NamedPartner.partner_id == partner_id
    )
    return and_(col(Incident.sharing) == Sharing.AMBER.value, named.exists())
