"""`domain.sharing` as conditions of a query: what is hidden is neither counted nor paged over, nor hinted at."""

from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlmodel import col, select

from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from storage.tables import Incident, NamedPartner, Partner, Place, Problem, ProblemPartner, Unit

KEPT = 64
"""So many viewers' conditions are kept: building one takes longer than asking the database."""
_OWN_PARTNER_SEES = (Sharing.AMBER_STRICT.value, Sharing.AMBER.value)


class Sharable(NamedTuple):
    """What `may_see` asks of a table's rows: who wrote each, whether it stands, and the partners named for it."""

    author: Any
    stands: ColumnElement[bool]
    partners: Any
    named: ColumnElement[bool]


SHARABLE = {
    Incident: Sharable(
        author=col(Incident.reporter),
        stands=col(Incident.withdrawn_at).is_(None),
        partners=col(NamedPartner.partner_id),
        named=col(NamedPartner.incident_id) == col(Incident.id),
    ),
    Problem: Sharable(
        author=col(Problem.created_by),
        stands=true(),
        partners=col(ProblemPartner.partner_id),
        named=col(ProblemPartner.problem_id) == col(Problem.id),
    ),
}


@lru_cache(KEPT)
def visible_to(viewer: Viewer, table: type[Incident | Problem]) -> ColumnElement[bool]:
    """True of the table's rows that `may_see` lets the viewer see."""
    if viewer.coordinator:
        return true()
    own = false() if viewer.user is None else SHARABLE[table].author == viewer.user
    return or_(own, and_(SHARABLE[table].stands, _shared_with(viewer, table)))


@lru_cache(KEPT)
def standing_for(viewer: Viewer) -> ColumnElement[bool]:
    """True of what the viewer may see and that has not been withdrawn: it is listed and counted."""
    return and_(visible_to(viewer, Incident), col(Incident.withdrawn_at).is_(None))


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


def _shared_with(viewer: Viewer, table: type[Incident | Problem]) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if viewer.sees_open:
        ways.append(col(table.sharing).in_([level.value for level in OPEN_TO_ALL]))
    if viewer.partner is not None:
        of_partner = col(table.partner_id) == viewer.partner
        ways += [and_(of_partner, col(table.sharing).in_(_OWN_PARTNER_SEES)), _names(viewer.partner, table)]
    return or_(false(), *ways)


def _names(partner_id: int, table: type[Incident | Problem]) -> ColumnElement[bool]:
    partners, named = SHARABLE[table].partners, SHARABLE[table].named
    naming = select(partners).where(named, partners == partner_id)
    return and_(col(table.sharing) == Sharing.AMBER.value, naming.exists())
