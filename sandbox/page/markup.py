"""Build HTML with everything escaped that people wrote."""

import html
from collections.abc import Iterable
from typing import NewType

Html = NewType("Html", str)

EMPTY = Html("")
BREAK = Html("<br>")
_VOID = frozenset({"br", "hr", "img"})


def escape(words: str) -> Html:
    """Escape text for content and quoted attributes."""
    return Html(html.escape(words))


def join(parts: Iterable[Html], between: Html = EMPTY) -> Html:
    """Join pieces of HTML."""
    return Html(between.join(parts))


def element(tag: str, *content: Html, **attributes: str | bool | None) -> Html:
    """Render an element; `class_` and `aria_label` become `class` and `aria-label`, None and False are omitted."""
    opening = f"<{tag}{''.join(_attributes(attributes))}>"
    return Html(opening if tag in _VOID else f"{opening}{''.join(content)}</{tag}>")


def _attributes(attributes: dict[str, str | bool | None]) -> Iterable[str]:
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if value is True:
            yield f" {name}"
        elif value not in (None, False):
            yield f' {name}="{html.escape(str(value))}"'
