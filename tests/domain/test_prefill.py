from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import DEFAULT_CATEGORIES, Category
from domain.prefill import KnownArea, KnownPlace, Prefill, hide, prefill

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
AREAS = (KnownArea(1, "Centrum"), KnownArea(2, "Mantorp"), KnownArea(3, "Skänninge"))
PLACES = (
    KnownPlace(1, "Resecentrum", 1),
    KnownPlace(2, "Stationen", 2),
    KnownPlace(3, "Stationen", 3),
    KnownPlace(4, "Mantorp station", 2),
)


def fill(words: str) -> Prefill:
    return prefill(words, NOW, ZONE, AREAS, PLACES)


def local(filled: Prefill) -> str | None:
    return filled.moment.instant.astimezone(ZONE).strftime("%m-%d %H:%M") if filled.moment else None


@pytest.mark.parametrize(
    ("words", "category", "area", "place", "at", "text"),
    [
        ("klotter på Resecentrum igår 22:30 stor tagg", "damage.graffiti", 1, 1, "11-19 22:30", "stor tagg"),
        ("igår 22:30 stor tagg, klotter på Resecentrum", "damage.graffiti", 1, 1, "11-19 22:30", "stor tagg"),
        ("bråk vid stationen i Skänninge, flera", "violence", 3, 3, None, "flera"),
        ("graffiti at the Resecentrum yesterday 10pm tag", "damage.graffiti", 1, 1, "11-19 22:00", "tag"),
        ("skadegorelse i SKANNINGE", "damage", 3, None, None, ""),
        ("krossad ruta på Mantorp station", "damage.glass", 2, 4, None, "krossad ruta"),
        (
            "Någon har eldat i en papperskorg i Mantorp",
            "damage.fire",
            2,
            None,
            None,
            "Någon har eldat i en papperskorg",
        ),
        ("Trafik – hög musik", "traffic.music", None, None, None, ""),
        ("Skadegörelse vid Mantorp kl 22:30", "damage", 2, None, "11-19 22:30", ""),
        ("klotter\nTaggen är röd.\nStor.", "damage.graffiti", None, None, None, "Taggen är röd.\nStor."),
        ("ungdomar vid muren", None, None, None, None, "ungdomar vid muren"),
        ("the kids ran by", None, None, None, None, "the kids ran by"),
        ("", None, None, None, None, ""),
    ],
)
def test_what_is_recognised_fills_the_form(
    words: str, category: str | None, area: int | None, place: int | None, at: str | None, text: str
) -> None:
    filled = fill(words)
    assert (filled.category, filled.area, filled.place, local(filled), filled.text) == (
        category,
        area,
        place,
        at,
        text,
    )


def test_a_place_of_several_areas_stays_in_the_text_until_the_area_is_named() -> None:
    assert fill("bråk vid stationen").text == "vid stationen"
    assert fill("bråk vid stationen, Mantorp").place == 2


def test_a_place_of_another_area_than_the_one_named_stays_in_the_text() -> None:
    filled = fill("Mantorp: bråk vid Resecentrum")
    assert (filled.area, filled.place, filled.text) == (2, None, "vid Resecentrum")


def test_the_second_category_stays_in_the_text() -> None:
    filled = fill("bråk och skadegörelse")
    assert (filled.category, filled.text) == ("damage", "bråk och")


@pytest.mark.parametrize("category", DEFAULT_CATEGORIES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_category_is_known_by_its_own_name(category: Category, language: str) -> None:
    name = getattr(category, language)
    assert fill(name).category == category.key


def test_hidden_words_keep_their_length() -> None:
    assert hide("abc def", [(0, 3)]) == ";;; def"


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_nothing_is_invented(words: str) -> None:
    remaining = iter(words.split())
    assert all(any(word in given for given in remaining) for word in fill(words).text.split())


PARTS = {
    "category": st.sampled_from(["klotter", "Graffiti", "KLOTTER"]),
    "area": st.sampled_from(["i Skänninge", "Skanninge", "in skänninge", "vid SKÄNNINGE,"]),
    "moment": st.sampled_from(["igår 22:30", "yesterday 10:30pm", "2026-11-19 22:30", "kl 22:30 igår"]),
    "text": st.sampled_from(["röd tagg", "någon sprang", "blue paint everywhere"]),
}


@given(st.fixed_dictionaries(PARTS), st.permutations(list(PARTS)))
def test_the_order_does_not_matter(parts: dict[str, str], order: list[str]) -> None:
    filled = fill(" ".join(parts[name] for name in order))
    assert (filled.category, filled.area, local(filled)) == ("damage.graffiti", 3, "11-19 22:30")
    assert filled.text == parts["text"]
    assert filled.moment is not None
    assert not filled.moment.uncertain
