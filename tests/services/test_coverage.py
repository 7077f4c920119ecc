"""Whom a picture names as silent, since when, and about which areas less is known for it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.incidents import IncidentFacts
from domain.pictures import Silence, SituationalPicture
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.geography import area_named
from services.incidents import report_nil
from services.nudges import enqueue_nudges
from services.partnership import partner_named, unit_named
from services.pictures import PictureBuilder
from storage.store import Store

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEK = Week(2026, 47)
START, END = WEEK.bounds(STOCKHOLM)


def report(store: Store, partner: str, weeks_ago: int, area: str = "Skänninge", **said: Sharing) -> None:
    """Store an incident of a partner's in the middle of a week, told at once."""
    at = START + timedelta(days=2, hours=12) - timedelta(weeks=weeks_ago)
    facts = IncidentFacts(category="threat", area=area_named(store, area).id, happened_at=at, **said)
    store.incidents.add(facts, reporter="U1", unit=unit_named(store, partner, partner), reported_at=at)


def take(store: Store, week: Week = WEEK, viewer: Viewer = PUBLIC) -> SituationalPicture:
    return PictureBuilder(store, viewer, END, STOCKHOLM).take(week)


def test_silence_is_told_with_its_weeks_and_the_areas_that_the_partner_usually_tells_of(store: Store) -> None:
    report(store, "Polisen", 12, "Mantorp")
    report(store, "Polisen", 3)
    report(store, "Polisen", 4)
    report(store, "Låtsasskolan", 13)
    report(store, "Låtsasskolan", 14)
    report(store, "Bostadsbolaget", 0)
    partner_named(store, "Nybygget", WEEK.previous().bounds(STOCKHOLM)[0])
    assert take(store).silences == (
        Silence("Låtsasskolan", 13),
        Silence("Nybygget", 2),
        Silence("Polisen", 3, heard=True, areas=("Skänninge", "Mantorp")),
    )
    assert take(store, viewer=Viewer("U9")).silences == ()


def test_nothing_to_report_ends_a_silence_and_hidden_reports_name_no_area(store: Store) -> None:
    report(store, "Polisen", 5, sharing=Sharing.RED)
    report(store, "Bostadsbolaget", 6)
    report_nil(store, partner_named(store, "Polisen").id, str(WEEK.previous(2)), by="U1", now=START)
    assert take(store).silences == (
        Silence("Bostadsbolaget", 6, heard=True, areas=("Skänninge",)),
        Silence("Polisen", 2, heard=True),
    )


def test_a_report_about_last_week_is_no_word_for_this_one(store: Store) -> None:
    facts = IncidentFacts(
        category="threat", area=area_named(store, "Mantorp").id, happened_at=START - timedelta(hours=3)
    )
    unit, monday = unit_named(store, "Polisen", "Mjölby"), START + timedelta(hours=7)
    store.incidents.add(facts, reporter="U1", unit=unit, reported_at=monday)
    picture = take(store)
    earlier = take(store, WEEK.previous())
    assert earlier.counts.now == 1
    told = [(each.coverage.reported, each.coverage.silent) for each in (earlier, picture) if each.coverage]
    assert told == [(("Polisen",), ()), ((), ("Polisen",))]


def test_a_partner_that_told_only_of_last_week_is_asked_about_this_one(store: Store) -> None:
    store.workspace.settings().digest_channel = "C1"
    report(store, "Polisen", 1)
    person = store.people.meet("U1")
    person.unit_id, person.unit_confirmed, person.member = unit_named(store, "Polisen", "Polisen").id, True, True
    friday = START + timedelta(days=4, hours=13)
    enqueue_nudges(store, friday, friday)
    assert store.outbox.has("nudge:2026-W47:U1")


@pytest.mark.parametrize(("area", "told"), [("Skänninge", ["Polisen"]), ("Mantorp", [])])
def test_an_areas_picture_tells_of_silence_that_may_hide_something_there(
    store: Store, area: str, told: list[str]
) -> None:
    report(store, "Polisen", 1)
    report(store, "Bostadsbolaget", 0, "Mantorp")
    picture = PictureBuilder(store, PUBLIC, END, STOCKHOLM).take_area(WEEK, area_named(store, area))
    assert [each.partner for each in picture.silences] == told
