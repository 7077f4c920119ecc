"""Convert data_visualization blocks to chart options, and the same figures to text and rows."""

from typing import Any

Chart = dict[str, Any]

_PALETTE = [f"var(--chart-{number})" for number in range(1, 13)]
_WORDS = {
    "sv": {"line": "Linjediagram", "bar": "Stapeldiagram", "area": "Ytdiagram", "pie": "Cirkeldiagram"},
    "en": {"line": "Line chart", "bar": "Bar chart", "area": "Area chart", "pie": "Pie chart"},
}
_FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'
_MUTED = {"color": "var(--muted)", "fontSize": 12}


def chart_options(chart: Chart) -> dict[str, Any]:
    """Return the options for ECharts; colours are CSS variables, which follow the colour scheme."""
    drawn = _pie(chart) if chart["type"] == "pie" else _axes(chart)
    return {"animation": False, "color": _PALETTE, "textStyle": {"fontFamily": _FONT}} | drawn


def chart_legend(chart: Chart) -> list[tuple[str, str]]:
    """Return colour and name of each segment or series; empty for a single series."""
    if chart["type"] == "pie":
        total = _total(chart)
        names = [_share(part, total) for part in chart["segments"]]
    else:
        names = [str(one["name"]) for one in chart["series"]] if len(chart["series"]) > 1 else []
    return [*zip(_PALETTE, names, strict=False)]


def chart_rows(chart: Chart) -> list[list[str]]:
    """Return the figures as rows, header first: one row for each category or segment."""
    if chart["type"] == "pie":
        return [["", ""], *([str(part["label"]), figure(part["value"])] for part in chart["segments"])]
    series, axis = chart["series"], chart["axis_config"]
    header = [str(axis.get("x_label") or ""), *(str(one["name"]) for one in series)]
    columns = [_by_label(one) for one in series]
    return [header, *([label, *(figure(column.get(label)) for column in columns)] for label in axis["categories"])]


def chart_summary(title: str, chart: Chart, language: str) -> str:
    """Describe the chart for screen readers: type, title and every figure."""
    kind = _WORDS[language][chart["type"]]
    header, *rows = chart_rows(chart)
    named = len(header) > 2
    figures = (
        ", ".join(f"{name} {cell}" if named else cell for name, cell in _cells(header, row)) for row in rows
    )
    return (
        f"{kind}: {title}. "
        + "; ".join(f"{row[0]}: {figures_of_row}" for row, figures_of_row in zip(rows, figures, strict=True))
        + "."
    )


def figure(value: float | None) -> str:
    """Format a figure without a needless decimal; – for None."""
    return "–" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


def _cells(header: list[str], row: list[str]) -> list[tuple[str, str]]:
    return [*zip(header[1:], row[1:], strict=True)]


def _by_label(series: dict[str, Any]) -> dict[str, float]:
    return {str(point["label"]): point["value"] for point in series["data"]}


def _axes(chart: Chart) -> dict[str, Any]:
    axis = chart["axis_config"]
    label = {"axisLabel": _MUTED | {"hideOverlap": True}, "nameLocation": "middle", "nameTextStyle": _MUTED}
    line = {"lineStyle": {"color": "var(--line)"}}
    return {
        "tooltip": _tooltip("axis"),
        "grid": {"left": 34 if axis.get("y_label") else 8, "right": 16, "top": 16}
        | {"bottom": 30 if axis.get("x_label") else 8, "containLabel": True},
        "xAxis": label
        | {"type": "category", "data": axis["categories"], "name": axis.get("x_label", ""), "nameGap": 30}
        | {"axisTick": {"show": False}, "axisLine": line, "boundaryGap": chart["type"] == "bar"},
        "yAxis": label
        | {"type": "value", "name": axis.get("y_label", ""), "nameGap": 38, "splitLine": line}
        | ({"minInterval": 1} if _whole(chart) else {}),
        "series": [_series(one, chart) for one in chart["series"]],
    }


def _series(series: dict[str, Any], chart: Chart) -> dict[str, Any]:
    points = _by_label(series)
    values = [points.get(str(label)) for label in chart["axis_config"]["categories"]]
    drawn: dict[str, Any] = {"name": series["name"], "data": values}
    if chart["type"] == "bar":
        return drawn | {"type": "bar", "barMaxWidth": 44, "itemStyle": {"borderRadius": [3, 3, 0, 0]}}
    drawn |= {"type": "line", "symbol": "circle", "symbolSize": 7, "lineStyle": {"width": 2.5}}
    return drawn | ({"areaStyle": {"opacity": 0.25}} if chart["type"] == "area" else {})


def _pie(chart: Chart) -> dict[str, Any]:
    total = _total(chart)
    data = [{"name": _share(part, total), "value": part["value"]} for part in chart["segments"]]
    edges = {"borderColor": "var(--raised)", "borderWidth": 2}
    pie = {"type": "pie", "radius": ["44%", "84%"], "center": ["50%", "50%"], "data": data, "itemStyle": edges}
    return {"tooltip": _tooltip("item") | {"formatter": "{b}"}, "series": [pie | {"label": {"show": False}}]}


def _total(chart: Chart) -> float:
    return sum(float(part["value"]) for part in chart["segments"]) or 1.0


def _share(part: dict[str, Any], total: float) -> str:
    return f"{part['label']}: {figure(part['value'])} ({part['value'] / total * 100:.0f} %)"


def _tooltip(trigger: str) -> dict[str, Any]:
    colours = {
        "backgroundColor": "var(--raised)",
        "borderColor": "var(--line)",
        "textStyle": {"color": "var(--ink)"},
    }
    return {"trigger": trigger, "confine": True, **colours}


def _whole(chart: Chart) -> bool:
    return all(float(point["value"]).is_integer() for one in chart["series"] for point in one["data"])
