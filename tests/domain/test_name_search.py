"""Names found by letters: a slip, a missing ring or dot, a second word's beginning – quickly among thousands."""

import time
from random import Random

import pytest

from domain.name_search import resembling, search_names

PLACES = [
    ("Stationen", "Skänninge"),
    ("Stationen", "Mantorp"),
    ("Stationsvägen 3", "Mjölby – Centrum"),
    ("Resecentrum", "Mjölby – Resecentrum"),
    ("Busstationen", "Mjölby – Centrum"),
    ("Östra skolan", "Mjölby – Lundby"),
    ("Parkeringsdäcket", "Mjölby – Lundby"),
    ("Åparken", "Väderstad"),
]


def found(typed: str) -> list[str]:
    names, areas = zip(*PLACES, strict=True)
    return [" · ".join(PLACES[position]) for position in search_names(typed, names, areas)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Stationne", "Stationen · Skänninge"),
        ("stationen skän", "Stationen · Skänninge"),
        ("skän stat", "Stationen · Skänninge"),
        ("skan", "Stationen · Skänninge"),
        ("mantorp", "Stationen · Mantorp"),
        ("ostra", "Östra skolan · Mjölby – Lundby"),
        ("skolan", "Östra skolan · Mjölby – Lundby"),
        ("oestra skolan", "Östra skolan · Mjölby – Lundby"),
        ("aparken", "Åparken · Väderstad"),
        ("parkerinsdäcket", "Parkeringsdäcket · Mjölby – Lundby"),
        ("parkeringsdeckat", "Parkeringsdäcket · Mjölby – Lundby"),
        ("resecentrm", "Resecentrum · Mjölby – Resecentrum"),
        ("däck", "Parkeringsdäcket · Mjölby – Lundby"),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_the_order_is_whole_name_then_beginning_then_words_then_letters_within() -> None:
    names = ["Gamla torget", "Torget", "Lilla storget", "Torgets kiosk", "Torgte"]
    assert [names[position] for position in search_names("torget", names)] == [
        "Torget", "Torgets kiosk", "Gamla torget", "Lilla storget", "Torgte"
    ]  # fmt: skip


def test_without_letters_everything_is_shown_in_its_order() -> None:
    assert found("") == found(" . ") == [" · ".join(place) for place in PLACES]


@pytest.mark.parametrize("typed", ["Stationsvägen 4", "xyz", "skattkammaren"])
def test_what_is_something_else_is_not_found(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Stationne", "Stationen"),
        ("station", "Stationen"),
        ("Stationen skän", "Stationen"),
        ("Skänninge stationen", "Stationen"),
        ("Ostra skollan", "Östra skolan"),
        ("torget", None),
        ("Stationens kiosk", None),
        ("Storgatan 14", None),
        ("Hus B", None),
        ("Östra", None),
        ("Skänninge", None),
    ],
)
def test_a_new_name_resembles_a_known_one_or_none(typed: str, known: str | None) -> None:
    names = ["Stationen", "Östra skolan", "Storgatan 12", "Hus A", "Kyrktorget"]
    position = resembling(typed, names, "Skänninge")
    assert (None if position is None else names[position]) == known


def test_ten_times_the_places_take_ten_times_as_long_and_no_more() -> None:
    random = Random(1)  # noqa: S311 (no secret)
    syllables = ["sta", "tion", "sko", "lan", "par", "ken", "tor", "get", "väg", "går", "den", "hus"]
    names = [" ".join("".join(random.choices(syllables, k=3)) for _ in range(2)) for _ in range(2_000)]

    def cost(known: list[str]) -> float:
        begun = time.process_time()
        for typed in ("stationne parken", "qwertyuiop asdf", "par", "skolna"):
            search_names(typed, known)
        return time.process_time() - begun

    for known in (names, names[:200]):
        cost(known)  # the words of names are remembered
    assert min(cost(names) for _ in range(5)) < 25 * min(cost(names[:200]) for _ in range(5))
