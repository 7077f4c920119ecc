"""A figure is carried by a button, and read again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import MOST_WEEKS, FigureBehind
from domain.weeks import Week

WEEKS = st.builds(Week, st.integers(2000, 2100), st.integers(1, 52))
IDS = st.integers(0, 999_999_999)
FIGURES = st.builds(
    FigureBehind,
    week=WEEKS,
    posted=IDS,
    weeks=st.integers(1, MOST_WEEKS),
    area=st.none() | IDS | st.text(min_size=1, max_size=75),
    parts=st.booleans(),
    group=st.none() | st.sampled_from(("damage", "own3")),
    place=st.none() | IDS,
    late_in=st.none() | WEEKS,
    shared=st.booleans(),
)


@given(FIGURES)
def test_what_is_written_is_read_and_fits_a_button(figure: FigureBehind) -> None:
    assert FigureBehind.read(str(figure)) == figure
    assert "|" not in str(figure)
    assert len(str(figure)) < 1_900


def test_a_figure_is_short() -> None:
    assert str(FigureBehind(Week(2026, 47), 7, area=3, group="damage")) == "week=2026-W47&n=7&area=3&group=damage"


@pytest.mark.parametrize(
    "value",
    [
        *("", "7", "x=y", "week=2026-W47", "week=2026-W54&n=7", "week=1999-W01&n=7", "week=2026-W47&n=-7"),
        *("week=2026-W47&n=7&weeks=0", "week=2026-W47&n=7&weeks=601", "week=2026-W47&n=7&area=x"),
        *("week=2026-W47&n=7&more=1", "n=7&week=2026-W47", "week=2026-W47&n=7|", "week=9999-W52&n=7"),
        "week=2026-W47&n=1234567890",
    ],
)
def test_anything_else_is_no_figure(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (whatever is wrong with it)
        FigureBehind.read(value)


@given(st.text(max_size=100))
def test_no_words_break_the_reading(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (whatever is wrong with it)
        FigureBehind.read(value)
