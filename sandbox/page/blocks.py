"""Build every type of block as elements of the page."""

from collections.abc import Callable
from typing import Any

from nicegui.elements.echart import EChart

from sandbox.page.bound_element import BoundElement
from sandbox.page.charts import chart_legend, chart_options, chart_rows, chart_summary
from sandbox.page.controls import tag, write
from sandbox.page.data_table import DataTable
from sandbox.page.fields import FIELDS, build_field, is_group
from sandbox.page.markup import EMPTY, Html, element, escape, join
from sandbox.page.reader import Reader
from sandbox.page.rich_text import render_rich_text
from sandbox.page.static_blocks import (
    block_classes,
    is_static,
    render_image,
    render_static,
    render_text,
    render_words,
)
from sandbox.page.surface import Surface
from sandbox.page.tables import render_rows, render_wide, wide_part

Block = dict[str, Any]


def build_block(block: Block, surface: Surface) -> None:
    """Build the content of a block in the current parent element."""
    if is_static(block):
        write(render_static(block, surface.reader), classes="still")
    else:
        _BUILDERS.get(block["type"], _unknown)(block, surface)


def _unknown(block: Block, surface: Surface) -> None:
    write(escape(surface.reader.say("unknown_block", kind=block["type"])), classes="unknown")


def _element(block: Block, part: dict[str, Any], surface: Surface) -> None:
    if part["type"] in FIELDS:
        build_field(BoundElement(surface, block["block_id"], part))
    elif part["type"] == "image":
        write(render_image(part, surface.reader), classes="accessory-image")
    else:
        _unknown(part, surface)


def _section(block: Block, surface: Surface) -> None:
    write(render_words(block, surface.reader), classes="section-words")
    with tag("div", "accessory"):
        _element(block, block["accessory"], surface)


def _actions(block: Block, surface: Surface) -> None:
    for part in block["elements"]:
        _element(block, part, surface)


def _input(block: Block, surface: Surface) -> None:
    reader, key, part = surface.reader, block["block_id"], block["element"]
    error, hint = surface.errors.get(key), block.get("hint")
    ids = {name: surface.control_id(key, name) for name in ("label", "hint", "error")}
    described = [ids[name] for name, there in (("hint", hint), ("error", error)) if there]
    field = BoundElement(
        surface,
        key,
        part,
        presses=bool(block.get("dispatch_action")),
        in_form=True,
        required=not block.get("optional"),
        describedby=" ".join(described) or None,
        labelledby=ids["label"],
    )
    _label(block, field)
    build_field(field) if part["type"] in FIELDS else _unknown(part, surface)
    if hint:
        write(render_text(hint, reader), "p", "hint", id=ids["hint"])
    if error:
        write(escape(error), "p", "field-error", id=ids["error"])


def _label(block: Block, field: BoundElement) -> None:
    reader = field.surface.reader
    words = render_text(block["label"], reader)
    group = is_group(field.element)
    label = element("span" if group else "label", words, id=field.labelledby, for_=None if group else field.id)
    mark = (
        element("span", escape("*"), class_="required", aria_hidden="true")
        if field.required
        else element("span", escape(reader.say("optional")), class_="optional")
    )
    write(Html(label + mark), classes="label-line")


def _container(block: Block, surface: Surface) -> None:
    folds = bool(block.get("is_collapsible"))
    opened = {"open": True} if folds and not block.get("default_collapsed") else {}
    with tag("details" if folds else "section", "container-box", **opened):
        divided = "container-head divided" if block.get("has_header_divider") else "container-head"
        write(_container_head(block, surface), "summary" if folds else "div", divided)
        with tag("div", "container-body blocks"):
            for child in block["child_blocks"]:
                with tag("div", block_classes(child)):
                    build_block(child, surface)


def _container_head(block: Block, surface: Surface) -> Html:
    reader, rich = surface.reader, block.get("rich_text_title")
    icon = render_image(block["icon"], reader) if block.get("icon") else EMPTY
    named = render_text(block["title"], reader) if block.get("title") else EMPTY
    title = render_rich_text(rich, reader) if rich else named
    about = element("small", render_text(block["subtitle"], reader)) if block.get("subtitle") else EMPTY
    return Html(icon + element("span", element("b", title), about, class_="container-title"))


def _card(block: Block, surface: Surface) -> None:
    """Build a card: image, icon and titles, body, buttons and subtext."""
    with tag("section", "container-box card"):
        if "hero_image" in block:
            write(render_image(block["hero_image"], surface.reader), classes="card-hero")
        if block.keys() & {"icon", "title", "subtitle"}:
            write(_container_head(block, surface), classes="container-head")
        with tag("div", "card-body"):
            if "body" in block:
                write(render_text(block["body"], surface.reader), classes="text")
            with tag("div", "kit-actions"):
                for button in block.get("actions", ()):
                    _element(block, button, surface)
            if "subtext" in block:
                write(element("small", render_text(block["subtext"], surface.reader)), classes="text")


def _carousel(block: Block, surface: Surface) -> None:
    with wide_part(surface.reader.say("cards"), surface.reader), tag("div", "cards"):
        for card in block["elements"]:
            with tag("div", block_classes(card)):
                build_block(card, surface)


def _data_table(block: Block, surface: Surface) -> None:
    DataTable(block, surface.reader)


def _chart(block: Block, surface: Surface) -> None:
    title, chart, reader = str(block["title"]), block["chart"], surface.reader
    with tag("figure", "chart"):
        write(escape(title), "figcaption")
        summary = chart_summary(title, chart, reader.language)
        drawing = EChart(chart_options(chart), renderer="svg").classes("chart-drawing")
        drawing.props.update({"role": "img", "aria-label": summary})
        write(_legend(chart), "ul", "legend")
        with tag("details", "figures"):
            write(escape(reader.say("show_figures")), "summary")
            write(render_wide(_figures(chart_rows(chart), reader), reader.say("figures_of", title=title), reader))


def _legend(chart: dict[str, Any]) -> Html:
    return join(element("li", escape(name), style=f"--tone: {colour}") for colour, name in chart_legend(chart))


def _figures(rows: list[list[str]], reader: Reader) -> Html:
    header, *rest = rows
    head = (
        element("th", escape(cell), scope="col", class_="right" if column else "left")
        for column, cell in enumerate(header)
    )
    cells = [[{"text": name}, *({"type": "raw_number", "text": text} for text in texts)] for name, *texts in rest]
    body = element("tbody", render_rows(cells, 0, reader))
    return element("table", element("thead", element("tr", *head)), body, class_="table")


_BUILDERS: dict[str, Callable[[Block, Surface], None]] = {
    "section": _section,
    "actions": _actions,
    "input": _input,
    "container": _container,
    "card": _card,
    "carousel": _carousel,
    "context_actions": _actions,
    "data_table": _data_table,
    "data_visualization": _chart,
}
