"""A data_visualization becomes a drawing, and the same figures in words and rows."""

from typing import Any

import pytest

from sandbox.page.charts import chart_legend, chart_options, chart_rows, chart_summary, figure

WEEKS = ["v. 45", "v. 46", "v. 47"]


def points(*values: float) -> list[dict[str, Any]]:
    return [{"label": week, "value": value} for week, value in zip(WEEKS, values, strict=True)]


def axes(kind: str, **series: tuple[float, ...]) -> dict[str, Any]:
    return {
        "type": kind,
        "series": [{"name": name, "data": points(*values)} for name, values in series.items()],
        "axis_config": {"categories": WEEKS, "x_label": "Vecka", "y_label": "Antal"},
    }


PIE = {"type": "pie", "segments": [{"label": "Klotter", "value": 3}, {"label": "Skada", "value": 1}]}


@pytest.mark.parametrize(("kind", "drawn"), [("line", "line"), ("area", "line"), ("bar", "bar")])
def test_axes(kind: str, drawn: str) -> None:
    options = chart_options(axes(kind, Norr=(1, 2, 3), Söder=(4, 5, 6)))
    assert options["xAxis"]["data"] == WEEKS
    assert (options["xAxis"]["name"], options["yAxis"]["name"]) == ("Vecka", "Antal")
    assert [(each["name"], each["type"], each["data"]) for each in options["series"]] == [
        ("Norr", drawn, [1, 2, 3]),
        ("Söder", drawn, [4, 5, 6]),
    ]
    assert all(("areaStyle" in each) == (kind == "area") for each in options["series"])


def test_points_follow_the_categories_and_not_their_own_order() -> None:
    chart = axes("bar", Norr=(1, 2, 3))
    chart["series"][0]["data"].reverse()
    assert chart_options(chart)["series"][0]["data"] == [1, 2, 3]


def test_a_legend_only_where_there_is_something_to_tell_apart() -> None:
    assert chart_legend(axes("line", Norr=(1, 2, 3))) == []
    names = [name for _, name in chart_legend(axes("line", Norr=(1, 2, 3), Söder=(1, 1, 1)))]
    assert names == ["Norr", "Söder"]
    assert chart_legend(PIE)[0] == ("var(--chart-1)", "Klotter: 3 (75 %)")


def test_whole_numbers_get_whole_steps() -> None:
    assert chart_options(axes("line", Norr=(1, 2, 3)))["yAxis"]["minInterval"] == 1
    assert "minInterval" not in chart_options(axes("line", Norr=(1, 2.5, 3)))["yAxis"]


def test_pie_names_tell_value_and_share() -> None:
    data = chart_options(PIE)["series"][0]["data"]
    assert data == [{"name": "Klotter: 3 (75 %)", "value": 3}, {"name": "Skada: 1 (25 %)", "value": 1}]


def test_rows() -> None:
    assert chart_rows(axes("bar", Norr=(1, 2, 3), Söder=(4, 5, 6)))[:2] == [
        ["Vecka", "Norr", "Söder"],
        ["v. 45", "1", "4"],
    ]
    assert chart_rows(PIE)[1:] == [["Klotter", "3"], ["Skada", "1"]]


def test_the_words_for_those_who_hear_it() -> None:
    assert chart_summary("Tre veckor", axes("line", Norr=(1, 2, 3)), "sv") == (
        "Linjediagram: Tre veckor. v. 45: 1; v. 46: 2; v. 47: 3."
    )
    assert chart_summary("Weeks", axes("bar", Norr=(1, 2, 3), Söder=(4, 5, 6)), "en").startswith(
        "Bar chart: Weeks. v. 45: Norr 1, Söder 4; "
    )
    assert chart_summary("Del", PIE, "sv") == "Cirkeldiagram: Del. Klotter: 3; Skada: 1."


def test_figures_without_needless_decimals() -> None:
    assert [figure(value) for value in (3, 3.0, 2.5, None, 1234567)] == ["3", "3", "2.5", "–", "1234567"]
