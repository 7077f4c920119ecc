import pytest

from domain.categories import DEFAULT_CATEGORIES
from domain.category_search import search_categories


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("skade", "sv", "damage.graffiti"),
        ("klotter", "sv", "damage.graffiti"),
        ("graffiti", "sv", "damage.graffiti"),
        ("brak", "sv", "violence"),
        ("BRÅK", "sv", "violence"),
        ("slagsmål", "sv", "violence"),
        ("ran", "sv", "theft.robbery"),
        ("rån", "sv", "theft.robbery"),
        ("stold", "sv", "theft.burglary"),
        ("brand", "sv", "damage.fire"),
        ("fire", "sv", "damage.fire"),
        ("musik", "sv", "traffic.music"),
        ("belys", "sv", "unsafe.lighting"),
        ("ovrigt", "sv", "other"),
        ("gäng", "sv", "gathering"),
        ("kloter", "sv", "damage.graffiti"),
        ("inbrtt", "sv", "theft.burglary"),
        ("fight", "en", "violence"),
        ("arson", "en", "damage.fire"),
        ("shoplift", "en", "theft.shoplifting"),
        ("klotter", "en", "damage.graffiti"),
        ("grafitti", "en", "damage.graffiti"),
        ("annan skade", "sv", "damage"),
    ],
)
def test_the_best_fit_comes_first(typed: str, language: str, first: str) -> None:
    assert search_categories(typed, language)[0].key == first


@pytest.mark.parametrize("typed", ["", "  ", "–"])
def test_all_are_there_where_nothing_was_typed(typed: str) -> None:
    assert search_categories(typed, "sv") == list(DEFAULT_CATEGORIES)


@pytest.mark.parametrize("typed", ["xyz", "q", "klotter xyz"])
def test_nothing_fits_what_names_none(typed: str) -> None:
    assert search_categories(typed, "sv") == []


def test_every_category_is_found_by_its_own_name() -> None:
    for category in DEFAULT_CATEGORIES:
        assert search_categories(category.sv, "sv")[0] == category
        assert search_categories(category.en, "en")[0] == category
