"""Refused: blocks on the wrong surface, and views and messages with missing fields."""

from sandbox.rules.examples.example import refused
from sandbox.rules.examples.parts import (
    card,
    carousel,
    cell,
    chart,
    container,
    context_actions,
    data_table,
    element,
    entry,
    home,
    lines,
    message,
    modal,
    mrkdwn,
    number,
    pie,
    plain,
    rich,
    section,
    series,
    table,
)

MARKDOWN = {"type": "markdown", "text": "**Text**"}
ALERT = {"type": "alert", "text": plain()}

SURFACES = (
    refused(
        "an input without a submit",
        {"type": "modal", "title": plain(), "blocks": [section(), entry()]},
        "/blocks/1/input",
    ),
    refused("a modal without a title", {"type": "modal", "blocks": [section()]}, ""),
    refused("mrkdwn for a title", modal(title=mrkdwn()), "/title/type"),
    refused("a close button on a home tab", home(close=plain()), ""),
    refused("a modal whose submit is switched off", modal(submit_disabled=True), ""),
    refused("a container on a home tab", home(container()), "type"),
    refused("a card in a modal", modal(card()), "type"),
    refused("a carousel in a modal", modal(carousel()), "type"),
    refused("feedback on a home tab", home(context_actions()), "type"),
    refused("a card in a container", message(container(card())), "child_blocks/0/type"),
    refused("a view of an unknown type", {"type": "dialog", "blocks": [section()]}, "/type"),
    refused("a view without blocks", {"type": "home"}, ""),
    refused("an alert in a message", message(ALERT), "type"),
    refused("an alert on a home tab", home(ALERT), "type"),
    refused("an alert in a container", message(container(ALERT)), "child_blocks/0/type"),
    refused("markdown in a modal", modal(MARKDOWN), "type"),
    refused("a table in a modal", modal(table()), "type"),
    refused("a data table in a modal", modal(data_table()), "type"),
    refused("a container in a modal", modal(container()), "type"),
    refused("a chart in a modal", modal(pie()), "type"),
    refused("a chart on a home tab", home(lines()), "type"),
    refused("files in a message", message(entry(element("file_input"))), "element/type"),
    refused("files on a home tab", home(entry(element("file_input"))), "element/type"),
    refused("a message without anything", {"text": ""}, "/text"),
    refused("a text that is no string", {"text": 1}, "/text"),
    refused("metadata without a payload", message(section(), metadata={"event_type": "a"}), "/metadata"),
    refused(
        "metadata with a list",
        message(section(), metadata={"event_type": "a", "event_payload": []}),
        "/metadata/event_payload",
    ),
)
CHARTS_AND_TABLES = (
    refused("a chart of an unknown type", message(chart({"type": "donut", "segments": []})), "chart/type"),
    refused(
        "a chart without a title", message({"type": "data_visualization", "chart": pie()["chart"]}), "/blocks/0"
    ),
    refused("lines without axes", message(chart({"type": "line", "series": [series()]})), "chart"),
    refused("an empty slice", message(pie(1, 0)), "chart/segments/1/value"),
    refused(
        "a slice in words",
        message(chart({"type": "pie", "segments": [{"label": "A", "value": "1"}]})),
        "chart/segments/0/value",
    ),
    refused("two series of one name", message(lines(series("A"), series("A"))), "chart/series/1/name"),
    refused("a point too few", message(lines(series("A", "A"))), "chart/series/0/data"),
    refused("a point twice", message(lines(series("A", "A", "A"))), "chart/series/0/data"),
    refused("a point of no category", message(lines(series("A"), series("B", "A", "C"))), "chart/series/1/data"),
    refused(
        "a long label", message(lines(series("A", "A" * 21), categories=["A"])), "chart/series/0/data/0/label"
    ),
    refused(
        "a category twice",
        message(lines(series("A", "A", "A"), categories=["A", "A"])),
        "chart/axis_config/categories/1",
    ),
    refused("rows of different widths", message(data_table([cell(), cell()], [cell()])), "rows/1"),
    refused("rich text in the header", message(data_table([rich()], [cell()])), "rows/0/0/type"),
    refused(
        "a data table without a caption",
        message({"type": "data_table", "rows": [[cell()], [cell()]]}),
        "/blocks/0",
    ),
    refused(
        "a header column that is not there",
        message(data_table(row_header_column_index=1)),
        "row_header_column_index",
    ),
    refused(
        "a number without its text",
        message(data_table([cell()], [{"type": "raw_number", "value": 1}])),
        "rows/1/0",
    ),
    refused("an empty cell", message(data_table([cell()], [cell("")])), "rows/1/0/text"),
    refused("a number of words", message(data_table([cell()], [{**number(), "value": "1"}])), "rows/1/0/value"),
    refused("column settings on a data table", message(data_table(column_settings=[])), "/blocks/0"),
    refused("an unknown alignment", message(table(column_settings=[{"align": "top"}])), "column_settings/0/align"),
)
