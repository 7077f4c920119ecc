"""Reports of the same event count once for everyone, by the first that they may see, and hint at nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.refusals import Refusal
from domain.retention import RetentionKind
from domain.roles import Role
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.geography import place_named
from services.partnership import unit_named
from services.problems import open_problem
from services.same_events import find_resembling, link_reports, tell_apart, unlink_report
from storage.audit import noted_in
from storage.incident_search import IncidentSearch
from storage.store import Store
from storage.tables import Incident
from storage.week_counts import Posted

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
WEEK = Week.from_iso("2026-W47")
START, END = NOW - timedelta(days=4), NOW + timedelta(days=2)
BOSS = Viewer("UBOSS", role=Role.COORDINATOR)


def add(store: Store, reporter: str = "U1", partner: str = "Polisen", **said: Any) -> Incident:
    known = {"category": "damage.glass", "area": store.geography.areas()[0].id, "happened_at": NOW}
    facts, unit = IncidentFacts(**(known | said)), unit_named(store, partner, partner)
    new = store.incidents.add(facts, reporter=reporter, unit=unit, reported_at=said.get("happened_at", NOW))
    return store.session.get_one(Incident, new.id)


def link(store: Store, one: Incident, other: Incident) -> bool:
    return link_reports(store, one, other, by="UBOSS", now=NOW)


def counted(store: Store, viewer: Viewer) -> set[int]:
    """Count in every way that there is, which must agree."""
    pictures, search = store.pictures, IncidentSearch(since=START, until=END)
    late = pictures.counts_late([END], viewer, Posted(WEEK, START), END)
    figures = {
        sum(row[3] for row in pictures.counts([START, END], viewer)),
        sum(row[3] for row in late),
        sum(each.number for each in pictures.occurrences(START, END, viewer, "UTC")),
        len(pictures.placed_incidents(START, END, viewer)),
        store.incidents.count(viewer, search),
        store.incidents.listed(viewer, search).total,
    }
    assert len(figures) == 1
    return {row.incident.number for row in store.incidents.listed(viewer, search).rows}


def test_linked_reports_count_once_by_the_first(store: Store) -> None:
    first, second, third = add(store), add(store, "U2", "Skolan"), add(store, "U3", "Bolaget")
    assert counted(store, PUBLIC) == {1, 2, 3}
    assert link(store, third, second)
    assert not link(store, second, third)
    assert counted(store, PUBLIC) == {1, 2}
    assert link(store, third, first)
    assert [each.same_as_id for each in (first, second, third)] == [None, first.id, first.id]
    for viewer in (PUBLIC, BOSS, Viewer("U3")):
        assert len(counted(store, viewer)) == 1
    assert [row.partner for row in store.same_events.others(second, PUBLIC)] == ["Polisen", "Bolaget"]
    assert store.pictures.coverage(WEEK, START, END, PUBLIC).reported == ("Bolaget", "Polisen", "Skolan")


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_what_is_unlinked_counts_by_itself_and_the_others_stay_together(store: Store, taken: int) -> None:
    reports = [add(store), add(store, "U2", "Skolan"), add(store, "U3", "Bolaget")]
    for each in reports[1:]:
        link(store, each, reports[0])
    assert unlink_report(store, reports[taken], by="UBOSS", now=NOW)
    assert not unlink_report(store, reports[taken], by="UBOSS", now=NOW)
    assert len(counted(store, PUBLIC)) == 2
    left = [each for each in reports if each is not reports[taken]]
    assert [row.incident.id for row in store.same_events.others(left[0], BOSS)] == [left[1].id]
    assert [entry.kind for entry in store.history.of(left[1])] == ["unlinked", *["linked"] * (1 + (taken == 2))]


@pytest.mark.parametrize("hidden", [Sharing.RED, Sharing.AMBER_STRICT])
def test_whoever_may_not_see_the_first_has_the_next_one_counted(store: Store, hidden: Sharing) -> None:
    first = add(store, sharing=hidden)
    second, third = add(store, "U2", "Skolan"), add(store, "U3", "Bolaget")
    for each in (second, third):
        link(store, each, first)
    police = Viewer("U9", first.partner_id)
    sees_first = {Viewer("U1", open_only=True), BOSS} | ({police} if hidden is not Sharing.RED else set())
    for viewer in (PUBLIC, BOSS, Viewer("U1", open_only=True), police):
        assert counted(store, viewer) == ({1} if viewer in sees_first else {2})
    assert counted(store, Viewer("U3")) == {3}
    assert [row.incident.number for row in store.same_events.others(second, PUBLIC)] == [3]


def test_when_the_first_is_withdrawn_the_next_one_counts(store: Store) -> None:
    first, second = add(store), add(store, "U2", "Skolan")
    link(store, first, second)
    store.incidents.withdraw(first, reason="Fel", by="U1", at=NOW)
    for viewer in (PUBLIC, BOSS):
        assert counted(store, viewer) == {2}


def test_when_the_first_is_removed_the_others_stay_together(store: Store) -> None:
    reports = [add(store), add(store, "U2", "Skolan"), add(store, "U3", "Bolaget"), add(store, "U4", "Skolan")]
    for each in reports[1:]:
        link(store, each, reports[0])
    gone = [each.id for each in (reports[0], reports[3])]
    store.removals.remove(RetentionKind.INCIDENTS, gone, now=NOW)
    assert counted(store, PUBLIC) == {2}
    store.removals.remove(RetentionKind.INCIDENTS, [reports[1].id, reports[2].id], now=NOW)
    assert counted(store, BOSS) == set()


def test_what_one_partner_reported_is_listed_where_that_is_asked_for(store: Store) -> None:
    first, second = add(store), add(store, "U2", "Skolan")
    link(store, first, second)
    of_school = IncidentSearch(partner=second.partner_id)
    assert [row.incident.number for row in store.incidents.listed(PUBLIC, of_school).rows] == [2]


def test_a_report_is_not_linked_with_itself_or_what_is_withdrawn(store: Store) -> None:
    first, second = add(store), add(store, "U2", "Skolan")
    store.incidents.withdraw(second, reason="Fel", by="U2", at=NOW)
    for one, other, why in ((first, first, "itself"), (first, second, "withdrawn"), (second, first, "withdrawn")):
        with pytest.raises(Refusal, match=f"incident-same-{why}"):
            link(store, one, other)
    assert (first.same_as_id, second.same_as_id, store.history.of(first)) == (None, None, [])


def resembled(store: Store, report: Incident, viewer: Viewer = BOSS) -> int | None:
    row = store.incidents.get(report.id)
    assert row
    found = find_resembling(store, row, viewer)
    return found.incident.number if found else None


def test_a_report_resembles_what_another_reported_near_it_within_two_days(store: Store) -> None:
    area = store.geography.areas()[0].id
    here, there = (place_named(store, name, area).id for name in ("Torget", "Bron"))
    add(store, happened_at=NOW - timedelta(hours=49))
    add(store, category="threat")
    add(store, "U2")
    add(store, place=there)
    withdrawn = add(store)
    store.incidents.withdraw(withdrawn, reason="Fel", by="U1", at=NOW)
    assert resembled(store, add(store, "U2", place=here)) is None
    alike = add(store, "U3", category="damage", place=here, happened_at=NOW - timedelta(hours=40))
    unplaced = add(store, "U3")
    assert resembled(store, add(store, "U2", place=here)) == alike.number
    latest = add(store, "U4", "Skolan")
    assert resembled(store, latest) == latest.number - 1
    link(store, latest, unplaced)
    assert resembled(store, latest) is None


def test_a_report_resembles_nothing_that_its_author_may_not_see(store: Store) -> None:
    strict = add(store, sharing=Sharing.AMBER_STRICT)
    own = add(store, "U2", "Skolan")
    assert resembled(store, own, Viewer("U2", own.partner_id)) is None
    assert resembled(store, own, Viewer("U2", strict.partner_id)) == strict.number


def test_a_pair_that_was_told_apart_is_not_asked_about_again_but_others_are(store: Store) -> None:
    first, second, report = add(store), add(store, "U2", "Skolan"), add(store, "U3", "Bolaget")
    assert resembled(store, report) == second.number
    for _ in range(2):
        tell_apart(store, report, second, by="U3", now=NOW)
    assert resembled(store, report) == first.number
    assert [entry.kind for entry in store.history.of(report)] == ["unlinked"]
    tell_apart(store, report, first, by="U3", now=NOW)
    assert resembled(store, report) is None


def test_what_was_linked_and_unlinked_is_not_asked_about_again(store: Store) -> None:
    first, report = add(store), add(store, "U2", "Skolan")
    link(store, report, first)
    unlink_report(store, report, by="UBOSS", now=NOW)
    assert resembled(store, report) is None


def test_linking_and_telling_apart_are_in_the_log(store: Store) -> None:
    first, second = add(store), add(store, "U2", "Skolan")
    noted_in(store.session)
    for deed in (link, lambda *pair: unlink_report(pair[0], pair[1], by="UBOSS", now=NOW)):
        deed(store, second, first)
        noted = [(fact.event, fact.subject, fact.reference, fact.actor) for fact in noted_in(store.session)]
        assert sorted(noted) == [("changed", "incident", number, "UBOSS") for number in ("1", "2")]
    tell_apart(store, first, second, by="U1", now=NOW)
    assert [fact.reference for fact in noted_in(store.session)] == []


def test_a_problem_lists_each_event_once_by_its_first_report_there(store: Store) -> None:
    reports = [add(store), add(store, "U2", "Skolan"), add(store, "U3", "Bolaget"), add(store, "U4", "Skolan")]
    for each in reports[1:3]:
        link(store, each, reports[0])
    new = NewProblem(title="Klotter", incidents=tuple(each.number for each in reports[1:]), sharing=Sharing.GREEN)
    problem = open_problem(store, new, BOSS, by="UBOSS", now=NOW)
    page = store.problems.linked(problem, BOSS)
    assert ({row.incident.number for row in page.rows}, page.total) == ({2, 4}, 2)
    school = [row for row in page.rows if row.incident.number == 2]
    assert {row.incident.number for row in store.problems.linked_of_events(problem, school, BOSS)} == {2, 3}
    store.incidents.withdraw(reports[1], reason="Fel", by="U2", at=NOW)
    assert {row.incident.number for row in store.problems.linked(problem, BOSS).rows} == {3, 4}
