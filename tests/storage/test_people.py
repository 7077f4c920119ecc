"""People are listed alike on both databases: without a unit first, then unconfirmed, then by partner and unit."""

from typing import Any

import pytest

from services.partnership import partner_named, unit_named
from storage.people import MemberFilter, MemberState
from storage.store import Store
from storage.tables import Unit


def meet(store: Store, user: str, unit: Unit | None = None, **columns: Any) -> None:
    """Let Slack have described someone, who belongs to the unit, confirmed or not."""
    person = store.people.meet(user)
    person.sqlmodel_update({"locale": "", "unit_id": unit.id if unit else None, **columns})
    store.session.flush()


@pytest.fixture
def people(store: Store) -> Store:
    """Seven people, one of whom has left and one comes from an unknown organisation; U9 is not described."""
    school, police = unit_named(store, "Skolan", "Högstadiet"), unit_named(store, "Polisen", "Polisen")
    gone = unit_named(store, "Nattvandrarna", "Nattvandrarna")
    partner_named(store, "Nattvandrarna").retired = True
    store.partnership.set_teams(partner_named(store, "Hyresbolaget"), ["T8"])
    meet(store, "U1", school, unit_confirmed=True)
    meet(store, "U2", police, unit_confirmed=True, role="coordinator")
    meet(store, "U3", school)
    meet(store, "U4", gone, unit_confirmed=True)
    meet(store, "U5", team_id="T8")
    meet(store, "U6", police, deactivated=True)
    meet(store, "U7", team_id="T9")
    store.people.meet("U9")
    return store


def listed(store: Store, wanted: MemberFilter, **page: int) -> list[str]:
    return [each.person.user_id for each in store.people.listed(wanted, **page).rows]


def test_whoever_lacks_a_unit_comes_first(people: Store) -> None:
    everyone = people.people.listed(MemberFilter())
    assert [(each.person.user_id, each.partner, each.unit) for each in everyone.rows] == [
        ("U4", "", ""),
        ("U5", "Hyresbolaget", ""),
        ("U3", "Skolan", "Högstadiet"),
        ("U2", "Polisen", "Polisen"),
        ("U1", "Skolan", "Högstadiet"),
    ]
    assert everyone.total == 5
    assert listed(people, MemberFilter(), skip=1, most=2) == ["U5", "U3"]


def test_a_list_is_narrowed(people: Store) -> None:
    school = partner_named(people, "Skolan").id
    assert listed(people, MemberFilter(partner=school)) == ["U3", "U1"]
    assert listed(people, MemberFilter(MemberState.UNCONFIRMED)) == ["U3"]
    assert listed(people, MemberFilter(MemberState.COORDINATOR)) == ["U2"]
    assert listed(people, MemberFilter(MemberState.LEFT)) == ["U6"]
    assert listed(people, MemberFilter(MemberState.WITHOUT_UNIT, school)) == []


def test_unknown_organisations_are_those_of_people_who_are_nobodys(people: Store) -> None:
    assert people.partnership.unknown_teams() == ["T9"]
