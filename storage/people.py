"""Queries on the people of a workspace: who they are to each other, and through what eyes each looks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_
from sqlmodel import col, select

from domain.roles import Role
from domain.sharing import Viewer
from domain.teams import outside_teams
from storage.database import clock_of
from storage.queries import Page, Queries
from storage.tables import Partner, PartnerTeam, Person, Unit
from storage.visibility import partner_confirmed


class MemberState(StrEnum):
    """What a list of people can be narrowed to."""

    WITHOUT_UNIT = "without_unit"
    UNCONFIRMED = "unconfirmed"
    COORDINATOR = "coordinator"
    LEFT = "left"


@dataclass(frozen=True)
class MemberFilter:
    """People in that state, of that partner by its id; None for all whose accounts are active."""

    state: MemberState | None = None
    partner: int | None = None


@dataclass(frozen=True)
class Member:
    """A person with the names of their unit and partner, '' where there is none that takes part."""

    person: Person
    partner: str = ""
    unit: str = ""


class PeopleQueries(Queries):
    """The people of the workspace."""

    def find(self, user_id: str) -> Person | None:
        """Find the person's row, or None."""
        return self._session.get(Person, (self._workspace_id, user_id))

    def meet(self, user_id: str) -> Person:
        """Find or add the person's row, whoever else adds it at the same time."""
        person = self.find(user_id)
        if person is None:
            self._insert_once(Person, user_id=user_id)
            person = self._session.exec(self._of(Person).where(Person.user_id == user_id)).one()
        return person

    def declined(self, user_id: str) -> frozenset[str]:
        """Return the kinds of messages that the person does not want."""
        person = self.find(user_id)
        return frozenset(person.declined) if person else frozenset()

    def note_leaving(self, person: Person, *, left: bool) -> None:
        """Store whether the person's account is deactivated, and since when that is known."""
        person.deactivated = left
        person.left_at = (person.left_at or clock_of(self._session)) if left else None

    def meet_all(self, user_ids: Collection[str]) -> dict[str, Person]:
        """Find or add the rows of many people at once."""
        known = self.named(user_ids)
        fresh = [{"user_id": user_id} for user_id in user_ids if user_id not in known]
        if not fresh:
            return known
        self._insert_each_once(Person, fresh)
        return self.named(user_ids)

    def look(self, user_id: str, named_team: str | None = None) -> Viewer:
        """Build the person's viewer: with the partner only when a coordinator has confirmed the unit.

        Until a workspace has a partner, its full members may see what is for all partners; who is none, or whom
        Slack has not described yet, may not. Someone of another organisation, by the directory or by the
        `named_team` of an interaction, has the partner that it is.
        """
        person = self.find(user_id)
        outside = self.outside_teams(user_id, named_team)
        unit = self.unit_of(person, confirmed=True) if person else None
        role = _role_of(person)
        if outside:
            partner = self._partner_of(outside)
            own = unit.id if unit and unit.partner_id == partner else None
            return Viewer(user_id, partner, role, unit=own, unknown_team=partner is None)
        partner = unit.partner_id if unit else None
        open_only = partner is None and person is not None and person.member and not self._has_partners()
        return Viewer(user_id, partner, role, open_only, unit.id if unit else None)

    def outside_teams(self, user_id: str, named_team: str | None = None) -> tuple[str, ...]:
        """List the ids of the other organisation that the person belongs to; none for the workspace's own."""
        person = self.find(user_id)
        described = person.team_id if person else None
        return outside_teams(self._workspace_id, described=described, named=named_team)

    def _partner_of(self, teams: Sequence[str]) -> int | None:
        """The partner in use that has the first of these team ids that any has."""
        wanted = (
            select(col(PartnerTeam.team_id), col(PartnerTeam.partner_id))
            .join(Partner, col(Partner.id) == col(PartnerTeam.partner_id))
            .where(col(PartnerTeam.workspace_id) == self._workspace_id, col(PartnerTeam.team_id).in_(teams))
            .where(partner_confirmed())
        )
        found: dict[str, int] = dict(self._session.exec(wanted).all())
        return next((found[team] for team in teams if team in found), None)

    def hold(self, user_id: str) -> Person | None:
        """Lock the person's row, read anew, until this transaction ends."""
        wanted = self._of(Person).where(Person.user_id == user_id).with_for_update(key_share=True)
        return self._session.exec(wanted.execution_options(populate_existing=True)).first()

    def unit_of(self, person: Person, *, confirmed: bool = False) -> Unit | None:
        """Find the unit that the person belongs to or has stated, as long as it and its partner take part.

        Only by a coordinator's word where it must be `confirmed`.
        """
        unit = self._get(Unit, person.unit_id) if person.unit_id else None
        if unit is None or (confirmed and not person.unit_confirmed):
            return None
        rows = (unit, self._session.get_one(Partner, unit.partner_id))
        taking_part = not any(row.retired or (confirmed and row.unconfirmed) for row in rows)
        return unit if taking_part else None

    def _has_partners(self) -> bool:
        registered = select(Partner.id).where(Partner.workspace_id == self._workspace_id, partner_confirmed())
        return self._session.exec(registered.limit(1)).first() is not None

    def coordinators(self, *, changing: bool = False) -> Sequence[Person]:
        """List the coordinators whose accounts are active; to change who they are, read anew and lock them."""
        wanted = self._of(Person).where(Person.role == Role.COORDINATOR.value, ~col(Person.deactivated))
        if changing:
            wanted = wanted.with_for_update(key_share=True).execution_options(populate_existing=True)
        return self._session.exec(wanted.order_by(Person.user_id)).all()

    def admins(self) -> Sequence[Person]:
        """List the workspace's admins whose accounts are active."""
        return self._session.exec(self._of(Person).where(col(Person.admin), ~col(Person.deactivated))).all()

    def named(self, user_ids: Iterable[str]) -> dict[str, Person]:
        """List the known people among these ids."""
        wanted = self._of(Person).where(col(Person.user_id).in_(list(user_ids)))
        return {person.user_id: person for person in self._session.exec(wanted)}

    def listed(self, wanted: MemberFilter, *, skip: int = 0, most: int = 10) -> Page[Member]:
        """Read a page of people: without a unit first, then unconfirmed, then by partner, unit and name.

        Those of other organisations that are no partner are left out: they cannot do anything.
        """
        found = self._members().where(*_narrowed(wanted))
        names = (func.coalesce(table.name, "") for table in (Partner, Unit))
        has_unit = col(Unit.id).is_not(None)
        stands = and_(has_unit, col(Person.unit_confirmed))
        order = has_unit, stands, *names, Person.name, Person.user_id
        rows = self._session.exec(found.order_by(*order).offset(skip).limit(most)).all()
        members = [
            Member(person, partner.name if partner else "", unit.name if unit else "")
            for person, unit, partner in rows
        ]
        return self._page(members, found.with_only_columns(literal(1)), skip)

    def _members(self) -> Any:
        """People with their unit, where it takes part, and its partner or that of their organisation in Slack."""
        in_use = select(col(Partner.id)).where(Partner.workspace_id == self._workspace_id, ~col(Partner.retired))
        takes_part = and_(~col(Unit.retired), col(Unit.partner_id).in_(in_use))
        of_team = and_(
            col(PartnerTeam.workspace_id) == self._workspace_id, col(PartnerTeam.team_id) == col(Person.team_id)
        )
        is_own = or_(col(Person.team_id).is_(None), col(Person.team_id) == self._workspace_id)
        return (
            select(Person, Unit, Partner)
            .select_from(Person)
            .outerjoin(Unit, and_(col(Unit.id) == col(Person.unit_id), takes_part))
            .outerjoin(PartnerTeam, of_team)
            .outerjoin(Partner, col(Partner.id) == func.coalesce(Unit.partner_id, PartnerTeam.partner_id))
            .where(Person.workspace_id == self._workspace_id, col(Person.locale).is_not(None))
            .where(or_(is_own, col(PartnerTeam.team_id).is_not(None)))
        )


def _role_of(person: Person | None) -> Role:
    """What the person may do; whose account is deactivated only reads what is sent."""
    if person is None:
        return Role.REPORTER
    return Role.READER if person.deactivated else Role(person.role)


def _narrowed(wanted: MemberFilter) -> list[ColumnElement[bool]]:
    has_unit = col(Unit.id).is_not(None)
    states: dict[MemberState | None, ColumnElement[bool]] = {
        MemberState.WITHOUT_UNIT: ~has_unit,
        MemberState.UNCONFIRMED: and_(has_unit, ~col(Person.unit_confirmed)),
        MemberState.COORDINATOR: col(Person.role) == Role.COORDINATOR.value,
    }
    conditions = [col(Person.deactivated) == (wanted.state is MemberState.LEFT)]
    if wanted.state in states:
        conditions.append(states[wanted.state])
    if wanted.partner is not None:
        conditions.append(col(Partner.id) == wanted.partner)
    return conditions
