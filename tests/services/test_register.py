"""The register is kept true: what is renamed or merged keeps its history, its counts and its former names."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event, Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from demo.seed import plant
from domain.actions import NewAction
from domain.incidents import IncidentFacts, PlaceKind
from domain.problems import NewProblem
from domain.refusals import Refusal
from domain.register import PartnerKind
from domain.roles import Role
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.actions import add_action
from services.geography import add_area, area_named, place_area, place_named, register_place
from services.incidents import report_nil
from services.memberships import state_unit
from services.name_book import NameBook
from services.partnership import add_partners, unit_named
from services.pictures import PictureBuilder
from services.problems import open_problem
from services.register import classify, merge, mergeable, move, rename, restore, retire
from services.register_undo import undo
from storage.database import Database
from storage.store import Store
from storage.tables import Area, Incident, NilReport, Place, Unit, Workspace
from tests.conftest import NOW, STOCKHOLM

BOSS = Viewer("UBOSS", role=Role.COORDINATOR)
DONE: dict[str, Any] = {"by": "UBOSS", "now": NOW}


def report(store: Store, area: Area, place: Place | None = None, level: Sharing = Sharing.GREEN) -> Incident:
    facts = IncidentFacts(
        category="threat", area=area.id, place=place.id if place else None, happened_at=NOW, sharing=level
    )
    return store.session.get_one(
        Incident, store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).id
    )


def refused(key: str, do: Any, *given: Any, **more: Any) -> None:
    with pytest.raises(Refusal) as why:
        do(*given, **DONE, **more)
    assert why.value.key == key


def state(store: Store) -> dict[str, list[Any]]:
    """What refers to what, and how it is called."""
    store.session.flush()
    store.session.expire_all()
    return {
        "areas": sorted(
            (each.id, each.name, each.retired, each.merged_into, each.parent_id or 0)
            for each in store.register.every(Area)
        ),
        "places": sorted(
            (each.id, each.name, each.area_id, each.registered, each.retired, each.merged_into)
            for each in store.register.every(Place)
        ),
        "incidents": list(
            store.session.execute(select(Incident.id, Incident.area_id, Incident.place_id).order_by(Incident.id))
        ),
        "problems": [each.areas for each in store.problems.every()],
        "names": sorted(store.geography.areas_by_name()),
    }


def test_a_renamed_area_is_the_same_and_its_former_name_still_means_it(store: Store) -> None:
    area = add_area(store, "Lundby")
    incident = report(store, area)
    rename(store, area, "  Lundby   norra ", **DONE)
    assert (area.name, incident.area_id) == ("Lundby norra", area.id)
    assert area_named(store, "LUNDBY").id == area.id
    assert NameBook(store, NOW).area("lundby") == area.id
    assert (area.id, "Lundby") in {(each.id, each.name) for each in store.geography.named_areas()}
    rename(store, area, "Lundby", **DONE)
    assert [each.name for each in store.register.former_names(area)] == ["Lundby norra"]


def test_a_name_that_another_has_now_comes_before_a_former_one(store: Store) -> None:
    area = add_area(store, "Lundby")
    rename(store, area, "Mantorp", **DONE)
    fresh = add_area(store, "Lundby")
    assert fresh.id != area.id
    assert area_named(store, "Lundby").id == fresh.id
    assert {each.id for each in store.geography.named_areas() if each.name == "Lundby"} == {fresh.id}


@pytest.mark.parametrize("name", ["Mantorp", "MANTÖRP", " mantorp "])
def test_a_taken_name_is_refused(store: Store, name: str) -> None:
    area, _ = add_area(store, "Lundby"), add_area(store, "Mantorp")
    before = state(store)
    refused("register-name-taken", rename, store, area, name)
    refused("register-same-name", rename, store, area, "Lundby")
    assert state(store) == before


def test_merged_areas_share_all_that_refers_to_them(store: Store) -> None:
    old, new = add_area(store, "Lundby"), add_area(store, "Centrum")
    twin, other = register_place(store, "Torget", old.id), register_place(store, "Bron", old.id)
    there = register_place(store, "TORGET", new.id)
    incidents = [report(store, old, twin), report(store, old, other), report(store, new, there)]
    action = add_action(
        store, NewAction(title="Tänd", owner="U1", start=NOW.date(), deadline=NOW.date(), area=old.id), **DONE
    )
    problems = [
        open_problem(store, NewProblem("Klotter", areas=areas), BOSS, **DONE)
        for areas in ((old.id,), (new.id, old.id), ())
    ]
    assert store.register.references(old) == {"incident": 2, "area": 0, "place": 2, "action": 1, "problem": 2}
    before = state(store)
    entry = merge(store, old, new, **DONE)
    assert {each.area_id for each in incidents} == {new.id}
    assert [each.place_id for each in incidents] == [there.id, other.id, there.id]
    assert (action.area_id, other.area_id) == (new.id, new.id)
    assert [each.areas for each in problems] == [[new.id], [new.id], []]
    assert area_named(store, "lundby").id == new.id
    assert [each.id for each in store.geography.areas() if each.id == old.id] == []
    assert not any(store.register.references(old).values())
    undo(store, entry, **DONE)
    assert state(store) == before
    assert (action.area_id, action.id) == (old.id, action.id)


def test_a_name_that_was_merged_into_a_thing_can_become_its_own(store: Store) -> None:
    old, new = add_area(store, "Lundby"), add_area(store, "Centrum")
    merge(store, old, new, **DONE)
    rename(store, new, "Lundby", **DONE)
    assert new.name == "Lundby"
    assert area_named(store, "Lundby").id == area_named(store, "Centrum").id == new.id


def test_what_was_merged_is_a_thing_of_its_own_when_it_is_added_again(store: Store) -> None:
    old, new = add_area(store, "Lundby"), add_area(store, "Centrum")
    incident = report(store, old)
    merge(store, old, new, **DONE)
    assert add_area(store, "Lundby").id == old.id
    assert not old.retired
    assert incident.area_id == new.id
    assert area_named(store, "Lundby").id == old.id


def test_merges_go_on_to_where_the_thing_is_now(store: Store) -> None:
    first, second, third = (add_area(store, name) for name in ("Ett", "Två", "Tre"))
    incidents = [report(store, area) for area in (first, second)]
    entry = merge(store, first, second, **DONE)
    later = merge(store, second, third, **DONE)
    assert (first.merged_into, area_named(store, "Ett").id) == (third.id, third.id)
    undo(store, entry, **DONE)
    assert [each.area_id for each in incidents] == [first.id, third.id]
    undo(store, later, **DONE)
    assert [each.area_id for each in incidents] == [first.id, second.id]
    assert (first.merged_into, area_named(store, "Ett").id) == (None, first.id)


def test_a_thing_is_not_merged_into_itself_nor_into_what_is_not_in_use(store: Store) -> None:
    area, other, gone = (add_area(store, name) for name in ("Ett", "Två", "Tre"))
    retire(store, gone, **DONE)
    here, there = register_place(store, "Torget", area.id), register_place(store, "Torget", other.id)
    before = state(store)
    refused("register-merge-itself", merge, store, area, area)
    refused("choose-from-list", merge, store, area, gone)
    refused("choose-from-list", merge, store, here, there)
    assert state(store) == before


def test_what_is_retired_is_not_offered_and_comes_back(store: Store) -> None:
    area = add_area(store, "Lundby")
    place = register_place(store, "Torget", area.id)
    retire(store, place, **DONE)
    assert store.geography.places_known(BOSS) == []
    assert store.geography.places_named_in("Torget", BOSS) == []
    refused("register-retired-already", retire, store, place)
    restore(store, place, **DONE)
    assert [each.name for each in store.geography.places_known(BOSS)] == ["Torget"]
    refused("register-in-use-already", restore, store, place)
    retire(store, area, **DONE)
    assert [each.name for each in store.geography.areas()] == ["Hela kommunen"]
    refused("register-last-area", retire, store, store.geography.areas()[0])


def test_a_change_is_undone_for_a_day(store: Store) -> None:
    area = add_area(store, "Lundby")
    before = state(store)
    for change, at in ((partial(rename, name="Norra"), NOW), (retire, NOW + timedelta(days=2))):
        entry = change(store, area, by="UBOSS", now=at)
        with pytest.raises(Refusal) as why:
            undo(store, entry, by="UBOSS", now=at + timedelta(days=1, seconds=1))
        assert why.value.key == "register-undo-late"
        undo(store, entry, by="U2", now=at + timedelta(days=1))
        assert state(store) == before
        refused("register-undo-changed", undo, store, entry)


def test_a_name_that_was_taken_since_is_not_given_back(store: Store) -> None:
    area = add_area(store, "Lundby")
    entry = rename(store, area, "Norra", **DONE)
    add_area(store, "Lundby")
    refused("register-name-taken", undo, store, entry)


def test_a_name_that_was_merged_into_the_thing_since_is_given_back(store: Store) -> None:
    area = add_area(store, "Lundby")
    entry = rename(store, area, "Norra", **DONE)
    merge(store, add_area(store, "Lundby"), area, **DONE)
    undo(store, entry, **DONE)
    assert (area.name, area_named(store, "Lundby").id) == ("Lundby", area.id)


def test_what_was_changed_since_a_merge_stays_as_it_is(store: Store) -> None:
    old, new, third = (add_area(store, name) for name in ("Ett", "Två", "Tre"))
    kept, corrected = report(store, old), report(store, old)
    entry = merge(store, old, new, **DONE)
    corrected.area_id = third.id
    store.session.flush()
    undo(store, entry, **DONE)
    assert (kept.area_id, corrected.area_id) == (old.id, third.id)


def test_merged_places_keep_their_incidents_and_their_names(store: Store) -> None:
    area = add_area(store, "Lundby")
    old, new = place_named(store, "Resecentrum", area.id), register_place(store, "Stationen", area.id)
    incident = report(store, area, old)
    merge(store, old, new, **DONE)
    assert incident.place_id == new.id
    assert place_named(store, "RESECENTRUM", area.id).id == new.id
    assert [each.id for each in store.geography.places_named_in("vid resecentrum", PUBLIC)] == [new.id]
    (known,) = store.geography.places_known(PUBLIC)
    assert (known.name, known.formerly) == ("Stationen", "Resecentrum")


def test_a_hidden_places_name_does_not_lead_to_another_after_a_merge(store: Store) -> None:
    area, outsider = add_area(store, "Lundby"), Viewer("U2", open_only=True)
    hidden, known = place_named(store, "Gården", area.id), register_place(store, "Torget", area.id)
    report(store, area, hidden, Sharing.RED)
    merge(store, hidden, known, **DONE)
    assert store.geography.places_named_in("gården", outsider) == []
    assert [each.formerly for each in store.geography.places_known(outsider)] == [""]
    anew = place_named(store, "gården", area.id, outsider)
    assert (anew.id, anew.name, anew.retired) == (hidden.id, "gården", False)


@pytest.mark.parametrize("user", ["U1", "U2"])
def test_a_merge_shows_nobody_another_incident(store: Store, user: str) -> None:
    area, other = add_area(store, "Lundby"), add_area(store, "Centrum")
    places = [register_place(store, name, area.id) for name in ("Torget", "Bron")]
    for level in Sharing:
        report(store, area, places[0], level)
        report(store, other, None, level)
    viewer = Viewer(user, open_only=True)
    before = {row.incident.number for row in store.incidents.listed(viewer, most=100).rows}
    merge(store, places[0], places[1], **DONE)
    merge(store, other, area, **DONE)
    assert {row.incident.number for row in store.incidents.listed(viewer, most=100).rows} == before


@pytest.mark.parametrize(("kept", "other", "then"), [("park", "school", "park"), (None, "school", "school")])
def test_a_merged_place_gives_its_kind_where_there_is_none_and_gets_it_back(
    store: Store, kept: str | None, other: str, then: str
) -> None:
    area = add_area(store, "Lundby")
    into = register_place(store, "Parken", area.id, PlaceKind(kept) if kept else None)
    thing = register_place(store, "Gården", area.id, PlaceKind(other))
    entry = merge(store, thing, into, **DONE)
    assert (into.kind, thing.kind) == (then, other)
    undo(store, entry, **DONE)
    assert (into.kind, thing.kind) == (kept, other)


def test_a_kind_that_was_told_after_a_merge_stays(store: Store) -> None:
    area = add_area(store, "Lundby")
    into, thing = register_place(store, "Parken", area.id), register_place(store, "Gården", area.id)
    thing.kind = "school"
    entry = merge(store, thing, into, **DONE)
    classify(store, into, PlaceKind.PARK, **DONE)
    undo(store, entry, **DONE)
    assert (into.kind, thing.kind) == ("park", "school")


def test_the_kind_of_a_thing_is_told_and_undone_for_a_day(store: Store) -> None:
    add_partners(store, [("Eken", [])], NOW, PartnerKind.HOUSING)
    place = register_place(store, "Parken", add_area(store, "Lundby").id)
    partner = store.partnership.partners_by_name()["eken"]
    for thing, before, kind in ((place, None, PlaceKind.PARK), (partner, "housing", None)):
        entry = classify(store, thing, kind, **DONE)
        assert thing.kind == kind
        refused("register-same-kind", classify, store, thing, kind)
        with pytest.raises(Refusal) as late:
            undo(store, entry, by="UBOSS", now=NOW + timedelta(days=1, seconds=1))
        assert late.value.key == "register-undo-late"
        undo(store, entry, **DONE)
        assert thing.kind == before
        refused("register-undo-changed", undo, store, entry)


def test_areas_are_put_in_order(store: Store) -> None:
    first, second, third = (add_area(store, name) for name in ("Ett", "Två", "Tre"))
    place_area(store, third, first)
    place_area(store, second, None)
    assert [each.name for each in store.geography.areas()] == ["Två", "Hela kommunen", "Ett", "Tre"]


def both_at_once(database: Database, do: Callable[[Store, Area, Area], object]) -> list[str]:
    """Do something with two areas and, at the same moment, in the other order; tells what was refused.

    Who comes second has read both before the first has changed anything.
    """
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        one, other = (add_area(store, name).id for name in ("Ett", "Annat"))
    refusals, has_read = [], Event()

    def second() -> None:
        try:
            with database.transaction() as session:
                store = Store(session, "T1")
                areas = store.geography.areas_of([other, one])
                has_read.set()
                do(store, areas[0], areas[1])
        except Refusal as refusal:
            refusals.append(refusal.key)

    thread = Thread(target=second)
    with database.transaction() as session:
        store = Store(session, "T1")
        areas = store.geography.areas_of([one, other])
        store.pictures.hold_workspace()
        thread.start()
        assert has_read.wait(60)
        do(store, areas[0], areas[1])
    thread.join()
    return refusals


def test_two_areas_are_not_merged_into_each_other_at_once(postgres: Database) -> None:
    assert both_at_once(postgres, lambda store, area, into: merge(store, area, into, **DONE)) == [
        "choose-from-list"
    ]


def test_two_areas_are_not_put_into_each_other_at_once(postgres: Database) -> None:
    assert both_at_once(postgres, lambda store, area, into: move(store, area, into, **DONE)) == [
        "areas-move-cycle"
    ]


def test_an_area_counts_what_lies_in_it(store: Store) -> None:
    town, centre, station, other = (
        add_area(store, name) for name in ("Tätort", "Centrum", "Stationen", "Mantorp")
    )
    move(store, centre, town, **DONE)
    move(store, station, centre, **DONE)
    for area in (town, centre, station, other):
        report(store, area)
    builder = PictureBuilder.of(store, BOSS, NOW)
    week = Week.of(NOW.date())
    counted = {area.name: builder.take_area(week, area).counts.now for area in (town, centre, station, other)}
    assert counted == {"Tätort": 3, "Centrum": 2, "Stationen": 1, "Mantorp": 1}
    assert [each.name for each in store.geography.areas()] == [
        "Hela kommunen",
        "Tätort",
        "Centrum",
        "Stationen",
        "Mantorp",
    ]


def test_an_area_lies_in_no_part_of_itself(store: Store) -> None:
    town, centre, station = (add_area(store, name) for name in ("Tätort", "Centrum", "Stationen"))
    move(store, centre, town, **DONE)
    move(store, station, centre, **DONE)
    for parent in (town, centre, station):
        refused("areas-move-cycle", move, store, town, parent)
    refused("areas-move-there", move, store, station, centre)
    refused("areas-retire-parts", retire, store, centre)
    assert [each.name for each in mergeable(store, town)] == ["Hela kommunen"]
    before = state(store)
    entry = move(store, station, None, **DONE)
    undo(store, entry, **DONE)
    assert state(store) == before


def test_what_lies_in_a_merged_area_lies_in_the_other_and_comes_back(store: Store) -> None:
    town, centre, other = (add_area(store, name) for name in ("Tätort", "Centrum", "Mantorp"))
    move(store, centre, town, **DONE)
    entry = merge(store, town, other, **DONE)
    assert store.geography.areas_within([other.id]) == (other.id, centre.id)
    undo(store, entry, **DONE)
    assert store.geography.areas_within([town.id]) == (town.id, centre.id)


def test_no_undo_lets_an_area_lie_in_itself(store: Store) -> None:
    town, centre, other = (add_area(store, name) for name in ("Tätort", "Centrum", "Mantorp"))
    outer = add_area(store, "Kommundelen")
    move(store, town, outer, **DONE)
    move(store, centre, town, **DONE)
    merged = merge(store, town, other, **DONE)
    move(store, outer, centre, **DONE)
    refused("register-undo-changed", undo, store, merged)
    moved = move(store, outer, None, **DONE)
    move(store, centre, outer, **DONE)
    refused("areas-move-cycle", undo, store, moved)


def people_of(store: Store, partner: str, *users: str) -> Unit:
    """Let people belong to a partner by a coordinator's word."""
    unit = unit_named(store, partner, partner)
    for user in users:
        person = store.people.meet(user)
        person.unit_id, person.unit_confirmed = unit.id, True
    store.session.flush()
    return unit


def named_for(store: Store, *partners: int) -> int:
    facts = IncidentFacts(
        category="threat",
        area=store.geography.areas()[0].id,
        happened_at=NOW,
        sharing=Sharing.AMBER,
        named_partners=partners,
    )
    return store.incidents.add(facts, reporter="U9", unit=None, reported_at=NOW).number


def seen_by(store: Store, user: str) -> set[int]:
    return {row.incident.number for row in store.incidents.listed(store.people.look(user), most=100).rows}


def test_a_renamed_partner_keeps_its_people_and_its_unit_of_the_same_name(store: Store) -> None:
    unit = people_of(store, "Polisen", "U1")
    partner = store.partnership.partner_of(unit)
    entry = rename(store, partner, "Polismyndigheten", **DONE)
    assert store.partnership.overview() == [("Polismyndigheten", [])]
    assert unit_named(store, "polisen", "POLISEN").id == unit.id
    assert NameBook(store, NOW).unit("Polisen", "") == unit
    assert store.people.look("U1").partner == partner.id
    undo(store, entry, **DONE)
    assert (partner.name, unit.name) == ("Polisen", "Polisen")


def test_a_merge_of_partners_shows_what_was_shared_with_either_to_both_and_to_nobody_else(store: Store) -> None:
    units = [people_of(store, name, user) for name, user in (("Ett", "U1"), ("Två", "U2"), ("Tre", "U3"))]
    first, second, third = (store.partnership.partner_of(unit) for unit in units)
    numbers = [
        named_for(store, *named) for named in ((first.id,), (second.id,), (third.id,), (first.id, second.id))
    ]
    before = {user: seen_by(store, user) for user in ("U1", "U2", "U3", "U4")}
    entry = merge(store, first, second, **DONE)
    both = {numbers[0], numbers[1], numbers[3]}
    assert {user: seen_by(store, user) for user in before} == {
        "U1": both,
        "U2": both,
        "U3": before["U3"],
        "U4": set(),
    }
    row = store.incidents.find(numbers[3], BOSS)
    assert row is not None
    assert [each.name for each in row.shared_with] == ["Två"]
    assert store.people.look("U1").partner == second.id
    undo(store, entry, **DONE)
    assert {user: seen_by(store, user) for user in before} == before


def test_a_merge_of_partners_counts_each_week_once(store: Store) -> None:
    first, second = (store.partnership.partner_of(people_of(store, name)) for name in ("Ett", "Två"))
    for partner, week in ((first, "2026-W45"), (first, "2026-W46"), (second, "2026-W46")):
        report_nil(store, partner.id, week, by="U1", now=NOW)
    entry = merge(store, first, second, **DONE)
    told = [(each.partner_id, each.week) for each in store.session.exec(select(NilReport).order_by(NilReport.id))]
    assert told == [(second.id, "2026-W45"), (first.id, "2026-W46"), (second.id, "2026-W46")]
    assert [unit.name for unit, _ in store.partnership.units()] == ["Två"]
    undo(store, entry, **DONE)
    assert [unit.name for unit, _ in store.partnership.units()] == ["Ett", "Två"]


def test_units_are_merged_within_their_partner_and_stated_ones_into_confirmed_ones(store: Store) -> None:
    add_partners(store, [("Kommunen", ["Skola", "Fritid"])], NOW)
    school, leisure = (unit_named(store, "Kommunen", name) for name in ("Skola", "Fritid"))
    stated = unit_named(store, "Kommunen", "Skolan", unconfirmed=True)
    person = store.people.meet("U1")
    state_unit(store, person, stated, now=NOW, occasion="1")
    refused("choose-from-list", merge, store, school, stated)
    merge(store, stated, school, **DONE)
    assert (person.unit_id, person.unit_confirmed) == (school.id, False)
    known = store.partnership.unit_and_partner(stated.id)
    assert known is not None
    assert known[0] == school
    merge(store, school, leisure, **DONE)
    assert unit_named(store, "Kommunen", "Skolan").id == leisure.id


def test_no_picture_of_the_demos_story_counts_otherwise_after_changes(database: Database) -> None:
    now, zone = datetime(2026, 11, 24, 12, 0, tzinfo=UTC), ZoneInfo("Europe/Stockholm")
    with database.transaction() as session:
        plant(session, "T9", now, zone)
    with database.transaction() as session:
        store = Store(session, "T9")
        before = totals(store, now)
        assert sum(before[0]) > 50
        areas = store.geography.areas()
        places = [each for each in store.register.every(Place) if len(store.register.beside(each)) > 0]
        changes = [
            rename(store, areas[0], "Något annat", by="U0SARA", now=now),
            merge(store, places[0], store.register.beside(places[0])[0], by="U0SARA", now=now),
            merge(store, areas[1], areas[2], by="U0SARA", now=now),
            retire(store, areas[3], by="U0SARA", now=now),
            rename(store, store.partnership.partners()[0], "En annan part", by="U0SARA", now=now),
            merge(store, *store.partnership.partners()[1:3], by="U0SARA", now=now),
        ]
        assert totals(store, now) == before
        for entry in reversed(changes):
            undo(store, entry, by="U0SARA", now=now)
            assert totals(store, now) == before


def totals(store: Store, now: datetime) -> list[list[int]]:
    """How many incidents each week had, by the pictures of last week and of the one twelve weeks before."""
    builder = PictureBuilder(store, BOSS, now, STOCKHOLM)
    return [[*builder.take(Week.of(now.date()).previous(ago)).counts.totals] for ago in (1, 13)]
