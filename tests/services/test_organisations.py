import pytest
from sqlmodel import select

from domain.refusals import Refusal
from domain.roles import Role
from services.memberships import role_fault
from services.organisations import set_teams, tell_of_unknown_team
from services.partnership import partner_named
from services.register import merge
from services.register_undo import undo
from storage.store import Store
from storage.tables import Delivery
from tests.conftest import NOW


def test_an_organisation_is_one_partner_at_most(store: Store) -> None:
    police, school = (partner_named(store, name) for name in ("Polisen", "Skolan"))
    assert set_teams(store, police, ["T9", "T8"], by="UBOSS", now=NOW)
    assert not set_teams(store, police, ["T8", "T9"], by="UBOSS", now=NOW)
    with pytest.raises(Refusal, match="teams-taken"):
        set_teams(store, school, ["T7", "T9"], by="UBOSS", now=NOW)
    assert (store.partnership.teams_of(police), store.partnership.teams_of(school)) == (["T8", "T9"], [])
    set_teams(store, police, [], by="UBOSS", now=NOW)
    set_teams(store, school, ["T9"], by="UBOSS", now=NOW)
    assert store.partnership.partner_with("T9") == school
    assert [entry.changes["teams"] for entry in store.history.of(police)] == [
        [["T8", "T9"], []],
        [[], ["T8", "T9"]],
    ]


@pytest.mark.parametrize(("team", "key"), [("T1", "teams-own"), ("hyres", "teams-no-id"), ("t9", "teams-no-id")])
def test_what_is_no_other_organisation_is_refused(store: Store, team: str, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        set_teams(store, partner_named(store, "Polisen"), [team], by="UBOSS", now=NOW)


def test_a_merged_partner_brings_its_organisation_along_and_gets_it_back(store: Store) -> None:
    police, other = (partner_named(store, name) for name in ("Polisen", "Polisen Öst"))
    set_teams(store, other, ["T9"], by="UBOSS", now=NOW)
    entry = merge(store, other, police, by="UBOSS", now=NOW)
    assert store.people.look("U1", "T9").partner == police.id
    undo(store, entry, by="UBOSS", now=NOW)
    assert store.people.look("U1", "T9").partner == other.id


def asked(store: Store) -> list[tuple[str | None, str]]:
    return [(each.person, each.payload["team"]) for each in store.session.exec(select(Delivery)).all()]


def test_every_coordinator_is_asked_once_which_partner_an_organisation_is(store: Store) -> None:
    for user in ("UBOSS", "UOTHER"):
        store.people.meet(user).role = "coordinator"
    for user, team in (("U1", "T9"), ("U2", "T9"), ("U3", "T1"), ("U3", None)):
        tell_of_unknown_team(store, user, team, now=NOW)
    assert asked(store) == [("UBOSS", "T9"), ("UOTHER", "T9")]
    set_teams(store, partner_named(store, "Skolan"), ["T8"], by="UBOSS", now=NOW)
    tell_of_unknown_team(store, "U4", "T8", now=NOW)
    assert len(asked(store)) == 2


def test_an_organisation_whose_partner_takes_no_part_is_unknown_again(store: Store) -> None:
    school = partner_named(store, "Skolan")
    store.people.meet("U4").team_id = "T8"
    set_teams(store, school, ["T8"], by="UBOSS", now=NOW)
    assert store.partnership.unknown_teams() == []
    school.retired = True
    store.session.flush()
    assert store.partnership.unknown_teams() == ["T8"]


def test_someone_of_another_organisation_is_not_the_only_coordinator(store: Store) -> None:
    for user, team in (("UBOSS", "T1"), ("UOTHER", "T8")):
        person = store.people.meet(user)
        person.role, person.team_id = "coordinator", team
    store.session.flush()
    fault = role_fault(store, "UBOSS", Role.REPORTER, None)
    assert fault is not None
    assert fault.key == "members-last-coordinator"
    assert role_fault(store, "UOTHER", Role.REPORTER, None) is None
