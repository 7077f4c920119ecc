"""Build small valid pieces of Block Kit for the examples."""

from collections.abc import Callable
from typing import Any

Piece = dict[str, Any]
Limit = tuple[str, str, int, Callable[[int], Piece]]
Limits = tuple[Limit, ...]
"""Name, JSON pointer (relative to the first block unless it starts with /), limit, and builder of any size."""


def x(count: int) -> str:
    return "x" * count


def url(count: int) -> str:
    return "https://example.org/".ljust(count, "x")


def plain(words: str = "Text") -> Piece:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str = "*Text*") -> Piece:
    return {"type": "mrkdwn", "text": words}


def option(value: str = "a", **more: object) -> Piece:
    return {"text": plain(), "value": value, **more}


def options(count: int) -> list[Piece]:
    return [option(f"value {number}") for number in range(count)]


def button(**more: object) -> Piece:
    return {"type": "button", "text": plain(), **more}


def element(kind: str, **more: object) -> Piece:
    return {"type": kind, **more}


def confirm(**more: object) -> Piece:
    return {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain(), **more}


def section(**more: object) -> Piece:
    return {"type": "section", **({"text": mrkdwn()} | more)}


def actions(*elements: Piece, **more: object) -> Piece:
    return {"type": "actions", "elements": list(elements or (button(),)), **more}


def context(*elements: Piece) -> Piece:
    return {"type": "context", "elements": list(elements)}


def entry(field: Piece | None = None, **more: object) -> Piece:
    """Make an input block."""
    return {"type": "input", "label": plain(), "element": field or element("plain_text_input"), **more}


def rich(*leaves: Piece, **more: object) -> Piece:
    part = {"type": "rich_text_section", "elements": list(leaves or ({"type": "text", "text": "Text"},))}
    return {"type": "rich_text", "elements": [part], **more}


def heading(**more: object) -> Piece:
    return {"type": "header", "text": plain(), **more}


def video(**more: object) -> Piece:
    named = {"video_url": "https://example.org/v", "thumbnail_url": "https://example.org/t.png"}
    return {"type": "video", "alt_text": "A video", "title": plain(), **named, **more}


def card(**more: object) -> Piece:
    return {"type": "card", "title": mrkdwn(), **more}


def carousel(*cards: Piece) -> Piece:
    return {"type": "carousel", "elements": list(cards or (card(),))}


def context_actions(*elements: Piece) -> Piece:
    return {"type": "context_actions", "elements": list(elements or (feedback(),))}


def feedback(**more: object) -> Piece:
    return {"type": "feedback_buttons", "positive_button": opinion(), "negative_button": opinion("bad"), **more}


def opinion(value: str = "good", **more: object) -> Piece:
    return {"text": plain(), "value": value, **more}


def icon_button(**more: object) -> Piece:
    return {"type": "icon_button", "icon": "trash", "text": plain(), **more}


def container(*children: Piece, **more: object) -> Piece:
    return {"type": "container", "child_blocks": list(children or (section(),)), **({"title": plain()} | more)}


def cell(words: str = "Text") -> Piece:
    return {"type": "raw_text", "text": words}


def number(value: float = 1) -> Piece:
    return {"type": "raw_number", "value": value, "text": str(value)}


def table(*rows: list[Piece], **more: object) -> Piece:
    return {"type": "table", "rows": list(rows or ([cell()],)), **more}


def data_table(*rows: list[Piece], **more: object) -> Piece:
    return {"type": "data_table", "caption": "Caption", "rows": list(rows or ([cell()], [number()])), **more}


def series(name: str = "Series", *labels: str) -> Piece:
    return {"name": name, "data": [{"label": label, "value": 1} for label in labels or ("A", "B")]}


def lines(*several: Piece, categories: list[str] | None = None, kind: str = "line", **axes: object) -> Piece:
    axis_config = {"categories": categories or ["A", "B"], **axes}
    return chart({"type": kind, "series": list(several or (series(),)), "axis_config": axis_config})


def pie(*values: float) -> Piece:
    return chart({"type": "pie", "segments": [{"label": "A", "value": value} for value in values or (1, 2)]})


def chart(content: Piece, title: str = "Title") -> Piece:
    return {"type": "data_visualization", "title": title, "chart": content}


def message(*blocks: object, **more: object) -> Piece:
    return {"text": "Text", "blocks": list(blocks), **more}


def modal(*blocks: object, **more: object) -> Piece:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks or (section(),)), **more}


def home(*blocks: object, **more: object) -> Piece:
    return {"type": "home", "blocks": list(blocks or (section(),)), **more}


def element_limit(
    name: str, limit: int, kind: str, field: str, value: Callable[[int], object] = int, **more: object
) -> Limit:
    """Limit a field of an element in a form; `value` makes the field's value of a size."""
    return name, f"element/{field}", limit, lambda n: modal(entry(element(kind, **{field: value(n)}, **more)))
