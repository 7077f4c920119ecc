from datetime import UTC, datetime
from itertools import product

from sqlmodel import select

from domain.incidents import IncidentFacts
from domain.roles import Deed, Role
from domain.sharing import PUBLIC, Shared, Sharing, Viewer, may_see, may_see_place
from services.geography import area_named, place_named, register_place
from services.partnership import partner_named, unit_named
from storage.row_security import enter
from storage.store import Store
from storage.tables import Incident, Place, Workspace
from storage.visibility import INCIDENTS, visible_to

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def area_of(store: Store) -> int:
    return store.geography.areas()[0].id


def report(store: Store, level: Sharing, place: Place | None = None, reporter: str | None = "U1") -> Incident:
    facts = IncidentFacts(
        category="threat", area=area_of(store), happened_at=NOW, sharing=level, place=place.id if place else None
    )
    new = store.incidents.add(facts, reporter=reporter, unit=None, reported_at=NOW)
    found = store.incidents.get(new.id)
    assert found
    return found.incident


def test_the_query_shows_exactly_what_the_rule_allows(store: Store) -> None:
    """Incidents, and the one place of each of them."""
    units = [unit_named(store, name, name) for name in ("Blå", "Röd", "Gul")]
    blue, red, yellow = (unit.partner_id for unit in units)
    records: dict[int, Shared] = {}
    whose = product(("U1", None), (None, units[0]), ((), (red,), (red, yellow)), (False, True))
    for level, (author, unit, named, withdrawn) in product(Sharing, whose):
        place = place_named(store, f"Plats {len(records) + 1}", area_of(store)).id
        facts = IncidentFacts(
            category="threat",
            area=area_of(store),
            happened_at=NOW,
            sharing=level,
            named_partners=named,
            place=place,
        )
        new = store.incidents.add(facts, reporter=author, unit=unit, reported_at=NOW)
        row = store.incidents.get(new.id)
        if withdrawn and row:
            store.incidents.withdraw(row.incident, reason="Fel", by="U8", at=NOW)
        seen_as_named = named if level is Sharing.AMBER else ()
        records[new.number] = Shared(level, author, unit.partner_id if unit else None, seen_as_named, withdrawn)
    for user, partner, role, open_only in product(
        ("U1", "U2", None), (None, blue, red, yellow), Role, (True, False)
    ):
        viewer = Viewer(user, partner, role, open_only)
        allowed = {number for number, record in records.items() if may_see(viewer, record)}
        assert set(store.session.exec(select(Incident.number).where(visible_to(viewer, INCIDENTS)))) == allowed
        standing = {number for number in allowed if not records[number].withdrawn}
        page = store.incidents.listed(viewer, most=1_000)
        assert {row.incident.number for row in page.rows} == standing
        assert page.total == len(standing)
        places = {
            f"Plats {n}" for n, r in records.items() if may_see_place(viewer, registered=False, incidents=[r])
        }
        assert {place.name for place in store.geography.places_known(viewer)} == places


def test_what_has_no_known_reporter_is_nobodys_own(store: Store) -> None:
    report(store, Sharing.RED, reporter=None)
    for viewer in (PUBLIC, Viewer(None), Viewer("U2", open_only=True)):
        assert store.incidents.listed(viewer).total == 0


def place_names(store: Store, viewer: Viewer, area_id: int | None = None) -> list[str]:
    return [place.name for place in store.geography.places_known(viewer, area_id=area_id)]


def test_a_place_is_known_by_the_register_or_by_a_standing_incident_that_one_may_see(store: Store) -> None:
    area = area_of(store)
    hidden, known, left, withdrawn = (
        place_named(store, name, area) for name in ("Gården", "Torget", "Kvar", "Ångrad")
    )
    register_place(store, "Bron", area)
    for place, level in ((hidden, Sharing.RED), (known, Sharing.RED), (known, Sharing.GREEN)):
        report(store, level, place)
    corrected = report(store, Sharing.RED, left)
    store.incidents.correct(
        corrected,
        IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=Sharing.RED),
        by="U1",
        at=NOW,
    )
    store.incidents.withdraw(report(store, Sharing.GREEN, withdrawn), reason="Fel", by="U1", at=NOW)
    outsider = Viewer("U2", open_only=True)
    assert place_names(store, outsider) == ["Bron", "Torget"]
    assert place_names(store, Viewer("U2")) == ["Bron"]
    for insider in (Viewer("U1"), Viewer("U2", role=Role.COORDINATOR)):
        assert place_names(store, insider) == ["Bron", "Gården", "Torget"]
        assert store.geography.place(left.id, insider) is None
    named = [place.name for place in store.geography.places_named_in("gården, TORGET. bron? kvar", outsider)]
    assert named == ["Bron", "Torget"]
    assert store.geography.places_named_in("Gård och bro", Viewer("U1")) == []


def test_the_spelling_of_a_hidden_place_does_not_tell_that_it_is_there(store: Store) -> None:
    area, outsider = area_of(store), Viewer("U2", open_only=True)
    report(store, Sharing.RED, place_named(store, "GÅRDEN", area))
    assert place_named(store, "gården", area, outsider).name == "gården"
    report(store, Sharing.GREEN, place_named(store, "gården", area, outsider))
    assert place_named(store, "GÅRDEN", area, outsider).name == "gården"
    assert place_named(store, "GÅRDEN", area, Viewer("U3")).name == "gården"


def test_places_come_with_their_areas_by_name(store: Store) -> None:
    first, second = (area_named(store, name).id for name in ("Centrum", "Mantorp"))
    for name, area in (("Östra torget", first), ("Torget", second), ("Torget", first)):
        register_place(store, name, area)
    known = [(place.name, place.area) for place in store.geography.places_known(Viewer("U1"))]
    assert known == [("Östra torget", "Centrum"), ("Torget", "Centrum"), ("Torget", "Mantorp")]
    assert place_names(store, Viewer("U1"), second) == ["Torget"]


def test_one_looks_with_the_partner_that_a_coordinator_has_confirmed_while_it_takes_part(store: Store) -> None:
    police, other = (unit_named(store, name, name) for name in ("Polisen", "Skolan"))
    person = store.people.meet("U1")
    person.member, person.unit_id = True, police.id
    assert store.people.look("U1") == Viewer("U1")
    person.unit_confirmed = True
    assert store.people.look("U1") == Viewer("U1", police.partner_id, unit=police.id)
    for row in (police, store.partnership.partners()[0]):
        for mark in ("retired", "unconfirmed"):
            setattr(row, mark, True)
            store.session.flush()
            assert store.people.look("U1") == Viewer("U1")
            setattr(row, mark, False)
    assert store.people.look("U1") == Viewer("U1", police.partner_id, unit=police.id)
    assert other.partner_id != police.partner_id


def test_before_there_is_a_partner_full_members_see_what_is_for_all(store: Store) -> None:
    assert store.people.look("U1") == Viewer("U1")
    store.people.meet("UGUEST")
    store.people.meet("U1").member = True
    partner_named(store, "Uppgiven", unconfirmed=True)
    partner_named(store, "Borttagen").retired = True
    store.session.flush()
    assert store.people.look("U1") == Viewer("U1", open_only=True)
    assert store.people.look("UGUEST") == Viewer("UGUEST")
    elsewhere = Store(store.session, "T2")
    elsewhere.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    partner_named(elsewhere, "Polisen")
    enter(store.session, "T1")
    assert store.people.look("U1").sees_open
    partner_named(store, "Polisen")
    assert store.people.look("U1") == Viewer("U1")


def test_people_of_another_organisation_have_the_partner_that_it_is(store: Store) -> None:
    police, school = (unit_named(store, name, name) for name in ("Polisen", "Skolan"))
    person, partner = store.people.meet("U1"), store.partnership.partner_of(police)
    person.member = True
    assert store.people.look("U1", "T9") == Viewer("U1", unknown_team=True)
    store.partnership.set_teams(partner, ["T9"])
    assert store.people.look("U1", "T9") == Viewer("U1", partner.id)
    person.unit_id, person.unit_confirmed, person.team_id = school.id, True, "T9"
    assert store.people.look("U1") == Viewer("U1", partner.id)
    person.unit_id = police.id
    assert store.people.look("U1", "T1") == Viewer("U1", partner.id, unit=police.id)
    partner.retired = True
    store.session.flush()
    viewer = store.people.look("U1")
    assert viewer.unknown_team
    assert not any(map(viewer.may, Deed))


def test_whom_the_directory_describes_as_the_workspaces_own_stays_so(store: Store) -> None:
    store.people.meet("U1").team_id = "T1"
    assert not store.people.look("U1", "T9").unknown_team


def test_an_organisation_of_another_workspace_is_unknown(store: Store) -> None:
    elsewhere = Store(store.session, "T2")
    elsewhere.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    elsewhere.partnership.set_teams(partner_named(elsewhere, "Polisen"), ["T9"])
    assert elsewhere.people.look("U1", "T9").partner is not None
    enter(store.session, "T1")
    assert store.people.look("U1", "T9") == Viewer("U1", unknown_team=True)


def test_a_deactivated_coordinator_coordinates_no_more(store: Store) -> None:
    person = store.people.meet("U1")
    person.role = "coordinator"
    assert store.people.look("U1").coordinator
    person.deactivated = True
    assert store.people.look("U1") == Viewer("U1", role=Role.READER)
