from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import DEFAULT_CATEGORIES, Category
from domain.prefill import NamedArea, NamedPlace, Prefill, prefill

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
AREAS = (
    NamedArea(1, "Centrum"),
    NamedArea(2, "Mantorp"),
    NamedArea(3, "Skänninge"),
    NamedArea(4, "Mjölby – Lundby"),
    NamedArea(5, "Mjölby – Resecentrum"),
)
PLACES = (
    NamedPlace(1, "Resecentrum", 1),
    NamedPlace(2, "Stationen", 2),
    NamedPlace(3, "Stationen", 3),
    NamedPlace(4, "Mantorp station", 2),
)


def fill(words: str) -> Prefill:
    return prefill(words, NOW, ZONE, AREAS, PLACES)


def local(filled: Prefill) -> str | None:
    return filled.moment.instant.astimezone(ZONE).strftime("%m-%d %H:%M") if filled.moment else None


def test_a_place_in_a_part_of_the_area_gives_the_part() -> None:
    areas = (NamedArea(1, "Mjölby", parts=(2,)), NamedArea(2, "Centrum"), NamedArea(3, "Mantorp"))
    places = (NamedPlace(1, "Stationen", 2), NamedPlace(2, "Stationen", 3))
    filled = prefill("klotter på Stationen i Mjölby", NOW, ZONE, areas, places)
    assert (filled.area, filled.place, filled.text) == (2, 1, "")


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
        ("några vid muren", None, None, None, None, "några vid muren"),
        (
            "klotter på busskuren vid Mantorp kyrka",
            "damage.graffiti",
            2,
            None,
            None,
            "på busskuren vid Mantorp kyrka",
        ),
        (
            "Två slogs i Mantorp igår 22:30 och sprang",
            "violence",
            2,
            None,
            "11-19 22:30",
            "Två slogs i Mantorp igår 22:30 och sprang",
        ),
        ("klotter, stor tagg, igår 22:30, röd", "damage.graffiti", None, None, "11-19 22:30", "stor tagg röd"),
        ("klotter i Lundby", "damage.graffiti", 4, None, None, ""),
        ("bråk, lundby - sporthallen", "violence", 4, None, None, "sporthallen"),
        ("klotter Resecentrum i Mjölby – Lundby", "damage.graffiti", 4, None, None, "Resecentrum"),
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


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("ungdomar slåss", "violence"),
        ("ungdomar vid muren", "gathering"),
        ("Ungdomar sprang, klotter", "damage.graffiti"),
        ("någon hotade en vakt", "threat"),
        ("hot mot personal", "staff"),
        ("luktar hasch", "drugs"),
        ("krossat fönster", "damage.glass"),
        ("a broken window", "damage.glass"),
        ("bänken slogs sönder", "damage"),
        ("ruta sönderslagen", "damage.glass"),
        ("det har brunnit", "damage.fire"),
        ("eld i en container", "damage.fire"),
        ("en man sover i trappan", "dwelling"),
        ("fyllefest", "gathering"),
        ("youths fighting", "violence"),
        ("fylla på sand i lådan", None),
        ("klockan slog tolv", None),
    ],
)
def test_everyday_words_are_signs_that_stay_in_the_text(words: str, category: str | None) -> None:
    filled = fill(words)
    assert filled.category == category
    assert filled.text == words or category == "damage.graffiti" or words == "hot mot personal"


@pytest.mark.parametrize(
    "words",
    [
        "borta mellan fredag och måndag",
        "någon gång mellan i fredags kväll och i morse",
        "from friday to monday",
        "skräp från fredag till måndag 08:00",
    ],
)
def test_a_stretch_of_days_is_no_moment_and_stays_whole(words: str) -> None:
    filled = fill(words)
    assert (filled.moment, filled.text) == (None, words)


def test_a_night_and_hours_of_a_day_are_a_moment() -> None:
    assert local(fill("klotter natten mellan fredag och lördag")) == "11-14 02:00"
    assert local(fill("klotter igår mellan 22.00 och 23.30")) == "11-19 22:00"


def test_a_place_of_several_areas_stays_in_the_text_until_the_area_is_named() -> None:
    assert fill("bråk vid stationen").text == "vid stationen"
    assert fill("bråk vid stationen, Mantorp").place == 2


def test_a_place_of_another_area_than_the_one_named_stays_in_the_text() -> None:
    filled = fill("Mantorp: bråk vid Resecentrum")
    assert (filled.area, filled.place, filled.text) == (2, None, "vid Resecentrum")


def test_the_second_category_stays_in_the_text() -> None:
    filled = fill("bråk och skadegörelse")
    assert (filled.category, filled.text) == ("violence", "bråk och skadegörelse")


@pytest.mark.parametrize("category", DEFAULT_CATEGORIES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_category_is_known_by_its_own_name(category: Category, language: str) -> None:
    name = getattr(category, language)
    assert fill(name).category == category.key


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
