"""A workspace's categories: what is changed differs, all else is as by default."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.categories import CATEGORIES, DEFAULT_CATEGORIES
from domain.category_names import category_called, name_fault, read_new, read_renamed
from domain.category_search import search_categories
from domain.incident_filters import read_filter
from domain.own_categories import DEFAULT, Categories, CategoryChange, categories_of, group_of
from domain.pictures import SituationalPicture
from domain.prefill import prefill
from domain.records import read_record, write_record
from domain.refusals import Refusal
from domain.week_counts import WeekCounts
from domain.weeks import Week

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Stockholm")
RENAMED = categories_of((CategoryChange("damage", "Förstörelse – annan"), CategoryChange("threat", "Hotelser")))
OWN = categories_of((CategoryChange("own1", "Skrotbilar"), CategoryChange("threat.own2", "mot personal")))


def filled(words: str, known: Categories) -> str | None:
    return prefill(words, NOW, ZONE, (), (), known).category


def test_without_changes_all_is_as_by_default() -> None:
    assert categories_of(()) is DEFAULT
    assert DEFAULT.offered == DEFAULT_CATEGORIES
    assert name_fault(DEFAULT) is None
    assert DEFAULT.changed_headings == ()


def test_kinds_follow_their_heading_in_both_languages() -> None:
    assert RENAMED.name("damage.graffiti", "sv") == "Förstörelse – klotter"
    assert RENAMED.name("damage.graffiti", "en") == "Förstörelse – graffiti"
    assert RENAMED.headings["damage"].name("sv") == "Förstörelse"
    assert [each.group for each in RENAMED.changed_headings] == ["damage", "threat"]
    assert {each.key: each.group for each in RENAMED.every} == {
        key: each.group for key, each in CATEGORIES.items()
    }


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Hotelser vid skolan", "threat"),
        ("hot vid skolan", "threat"),
        ("skadegörelse vid skolan", "damage"),
        ("förstörelse vid skolan", "damage"),
        ("Skadegörelse – klotter", "damage.graffiti"),
        ("Förstörelse – klotter", "damage.graffiti"),
    ],
)
def test_new_and_former_names_are_recognized(words: str, key: str) -> None:
    assert filled(words, RENAMED) == key


def test_own_categories_are_found_and_stand_with_their_heading() -> None:
    assert OWN.name("threat.own2", "sv") == "Hot – mot personal"
    assert OWN.name("threat.own2", "en") == "Threats – mot personal"
    assert (group_of("threat.own2"), group_of("own1"), group_of("ufo")) == ("threat", "own1", "other")
    keys = [each.key for each in OWN.offered]
    assert keys.index("threat.own2") == keys.index("threat") + 1
    assert keys[-2:] == ["own1", "other"]
    assert filled("två skrotbilar på torget", OWN) == "own1"
    assert search_categories("skrotb", "sv", OWN)[0].key == "own1"
    assert OWN.kinds_of(["threat"]) == {"threat", "threat.own2"}
    assert DEFAULT.kinds_of([]) == frozenset()
    assert [OWN.numbered(OWN.number_of(each)) for each in OWN.every] == list(OWN.every)
    assert OWN.numbered(0) is OWN.numbered(99) is None


def test_a_retired_one_is_not_offered_but_can_be_asked_for() -> None:
    known = DEFAULT.changed(CategoryChange("damage.graffiti", retired=True))
    assert known.by_key["damage.graffiti"] not in known.offered
    assert filled("Klotter på väggen", known) is None
    assert "damage.graffiti" not in [each.key for each in search_categories("klotter", "sv", known)]
    assert read_filter("klotter", (), NOW.date(), known)[0].categories == ("damage.graffiti",)


def test_a_synonym_comes_before_other_words() -> None:
    known = OWN.changed(CategoryChange("own1", "Skrotbilar", synonyms=("brand", "bilvrak")))
    assert filled("brand vid bron", known) == filled("ett bilvrak vid bron", known) == "own1"
    assert search_categories("bilv", "en", known)[0].key == "own1"


@pytest.mark.parametrize(
    ("written", "change"),
    [
        ("Skrotbilar", CategoryChange("own1", "Skrotbilar")),
        ("Hot - mot  personal", CategoryChange("threat.own1", "mot personal")),
        ("threats – mot personal", CategoryChange("threat.own1", "mot personal")),
        ("Hamnen – skrot", CategoryChange("own1", "Hamnen – skrot")),
    ],
)
def test_a_new_name_tells_its_heading(written: str, change: CategoryChange) -> None:
    assert read_new(DEFAULT, written) == change


def test_a_kind_keeps_its_heading() -> None:
    graffiti = CATEGORIES["damage.graffiti"]
    for written in ("taggar", "Skadegörelse – taggar", "vandalism - taggar"):
        assert read_renamed(DEFAULT, graffiti, written).name == "taggar"
    with pytest.raises(Refusal, match="categories-other-heading"):
        read_renamed(DEFAULT, graffiti, "Hot – taggar")


@pytest.mark.parametrize(
    ("key", "name", "fault"),
    [
        ("threat", "Bråk och  våld", "register-name-taken"),
        ("threat", "fights and violence", "register-name-taken"),
        ("threat", "Skadegörelse", "register-name-taken"),
        ("damage.graffiti", "glaskross", "register-name-taken"),
        ("damage", "x" * 70, "list-name-too-long"),
        ("threat", "x" * 75, None),
    ],
)
def test_no_two_are_called_alike(key: str, name: str, fault: str | None) -> None:
    found = name_fault(DEFAULT.changed(CategoryChange(key, name)))
    assert (found.key if found else None) == fault


def test_what_is_called_so_is_found_whatever_the_dash() -> None:
    found = category_called(RENAMED, "förstörelse - klotter")
    assert found
    assert found.key == "damage.graffiti"
    assert category_called(RENAMED, "Skadegörelse – klotter") is None


def test_a_picture_keeps_the_headings_of_its_time() -> None:
    told = {"week": Week(2026, 47), "taken_at": NOW, "is_open": False, "counts": WeekCounts()}
    picture = SituationalPicture(**told, headings=RENAMED.changed_headings)
    assert picture.heading("damage", "en") == "Förstörelse"
    assert read_record(write_record(picture), SituationalPicture) == picture
    assert SituationalPicture(**told).heading("damage", "en") == "Vandalism"
