"""Query the partners and their units."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import bindparam, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.names import fold
from storage.queries import Queries
from storage.tables import FormerName, Partner, PartnerTeam, Person, Unit
from storage.visibility import partner_confirmed, unit_confirmed


def partners_by_team(session: Session) -> dict[str, str]:
    """List the names of the partners that are organisations in Slack, by their team ids, of all workspaces."""
    named = select(col(PartnerTeam.team_id), col(Partner.name)).join(
        Partner, col(Partner.id) == PartnerTeam.partner_id
    )
    return dict(session.exec(named).all())


class PartnershipQueries(Queries):
    """Partners and their units."""

    def partners(self) -> Sequence[Partner]:
        """List the confirmed partners in use, by name."""
        return self._session.exec(_partners_in_use(), params={"workspace": self._workspace_id}).all()

    def partner(self, partner_id: int) -> Partner | None:
        """Find one partner of this workspace, retired or not, or None."""
        return self._get(Partner, partner_id)

    def partners_by_name(self) -> dict[str, Partner]:
        """Return every partner, retired and only stated ones too, by each folded name that means it.

        Its own name comes before a former one of another.
        """
        partners = {row.id: row for row in self._session.exec(self._of(Partner))}
        formerly = {each.folded: partners[each.partner_id] for each in self._former() if each.partner_id}
        return formerly | {fold(row.name): row for row in partners.values() if not row.merged_into}

    def units_by_name(self) -> dict[tuple[int, str], Unit]:
        """Return every unit by its partner and each folded name, as partners by theirs."""
        units = {row.id: row for row in self._session.exec(self._of(Unit))}
        former = [(units[each.unit_id], each.folded) for each in self._former() if each.unit_id]
        own = [(row, fold(row.name)) for row in units.values() if not row.merged_into]
        return {(row.partner_id, folded): row for row, folded in (*former, *own)}

    def former_names(self) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]]]:
        """List what partners and what units were called before, each by its id."""
        of_partners: defaultdict[int, list[str]] = defaultdict(list)
        of_units: defaultdict[int, list[str]] = defaultdict(list)
        for each in self._former():
            for row_id, names in ((each.partner_id, of_partners), (each.unit_id, of_units)):
                if row_id:
                    names[row_id].append(each.name)
        return of_partners, of_units

    def _former(self) -> Sequence[FormerName]:
        return self._session.exec(self._of(FormerName)).all()

    def teams_of(self, partner: Partner) -> list[str]:
        """List the ids of the organisations in Slack that are the partner's."""
        wanted = self._of(PartnerTeam).where(PartnerTeam.partner_id == partner.id)
        return [each.team_id for each in self._session.exec(wanted.order_by(PartnerTeam.team_id))]

    def partner_with(self, team: str) -> Partner | None:
        """Find the partner that an organisation in Slack is, retired or not."""
        known = self._session.get(PartnerTeam, (self._workspace_id, team))
        return self.partner(known.partner_id) if known else None

    def unknown_teams(self) -> list[str]:
        """List the organisations in Slack whose people are known here, and which are no partner in use."""
        of_partner = select(col(PartnerTeam.team_id)).join(Partner, col(Partner.id) == col(PartnerTeam.partner_id))
        linked = of_partner.where(PartnerTeam.workspace_id == self._workspace_id, partner_confirmed())
        wanted = (
            select(col(Person.team_id))
            .where(Person.workspace_id == self._workspace_id, col(Person.team_id) != self._workspace_id)
            .where(col(Person.team_id).not_in(linked), ~col(Person.deactivated))
        )
        return [team for team in self._session.exec(wanted.distinct().order_by(col(Person.team_id))) if team]

    def set_teams(self, partner: Partner, teams: Collection[str]) -> None:
        """Let exactly these organisations in Slack be the partner's."""
        for known in self._session.exec(self._of(PartnerTeam).where(PartnerTeam.partner_id == partner.id)).all():
            if known.team_id not in teams:
                self._session.delete(known)
        fresh = [{"team_id": team, "partner_id": partner.id} for team in teams]
        if fresh:
            self._insert_each_once(PartnerTeam, fresh)
        self._session.flush()

    def units(self) -> Sequence[tuple[Unit, Partner]]:
        """List the confirmed units in use with their partners, by partner and name."""
        wanted = (
            select(Unit, Partner)
            .join(Partner, col(Partner.id) == Unit.partner_id)
            .where(Unit.workspace_id == self._workspace_id, unit_confirmed())
            .order_by(Partner.name, Unit.name)
        )
        return self._session.exec(wanted).all()

    def unit(self, unit_id: int) -> Unit | None:
        """Find one unit of this workspace, or None."""
        return self._get(Unit, unit_id)

    def offered_unit(self, unit_id: int | None) -> Unit | None:
        """Find one unit that everybody may choose, or None."""
        return next((unit for unit, _ in self.units() if unit.id == unit_id), None)

    def unit_and_partner(self, unit_id: int) -> tuple[Unit, Partner] | None:
        """Find a unit, or what it was merged into, with its partner; retired ones too, as they were written of."""
        unit = self.unit(unit_id)
        unit = self.unit(unit.merged_into) if unit and unit.merged_into else unit
        partner = self._session.get(Partner, unit.partner_id) if unit else None
        return (unit, partner) if unit and partner else None

    def partner_of(self, unit: Unit) -> Partner:
        """Find the partner that a unit is part of."""
        return self._session.get_one(Partner, unit.partner_id)

    def has_members(self, unit: Unit) -> bool:
        """Tell whether anyone belongs to the unit, confirmed or not."""
        return self._session.exec(self._of(Person).where(Person.unit_id == unit.id)).first() is not None

    def has_units(self, partner: Partner) -> bool:
        """Tell whether any unit of the partner is in use."""
        units = self._of(Unit).where(Unit.partner_id == partner.id, ~col(Unit.retired))
        return self._session.exec(units).first() is not None

    def members_of_retired(self) -> list[tuple[Person, Unit]]:
        """Return whoever belongs to a unit that takes part no more, with the unit, by partner, unit and person."""
        wanted = (
            select(Person, Unit)
            .join(Unit, col(Unit.id) == Person.unit_id)
            .join(Partner, col(Partner.id) == Unit.partner_id)
            .where(Person.workspace_id == self._workspace_id, or_(col(Unit.retired), col(Partner.retired)))
            .order_by(Partner.name, Unit.name, Person.name, Person.user_id)
        )
        return list(self._session.exec(wanted).all())

    def overview(self) -> list[tuple[str, list[str]]]:
        """List the partners' names, each with the names of its units that are not its own name again."""
        units: dict[str, list[str]] = {partner.name: [] for partner in self.partners()}
        for unit, partner in self.units():
            if unit.name != partner.name:
                units[partner.name].append(unit.name)
        return list(units.items())


@cache
def _partners_in_use() -> SelectOfScalar[Partner]:
    """Built once: every form asks for them."""
    own = select(Partner).where(col(Partner.workspace_id) == bindparam("workspace"), partner_confirmed())
    return own.order_by(Partner.name)
