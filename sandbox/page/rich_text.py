"""Render rich_text blocks as safe HTML."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from sandbox.page.dates import slack_date
from sandbox.page.markup import BREAK, Html, element, escape, join
from sandbox.page.mrkdwn import channel_mention, emoji_by_name, link, mention, user_mention
from sandbox.page.reader import Reader

_STYLES = {"code": "code", "bold": "strong", "italic": "em", "strike": "s", "underline": "u"}


def render_rich_text(block: dict[str, Any], reader: Reader) -> Html:
    """Render sections, nested lists, quotes and preformatted text."""
    groups = groupby(block.get("elements", []), key=lambda part: part.get("type") == "rich_text_list")
    return join(
        _lists([*parts], reader) if are_lists else join(_part(part, reader) for part in parts)
        for are_lists, parts in groups
    )


def _part(part: dict[str, Any], reader: Reader) -> Html:
    content = _inlines(part, reader)
    if part.get("type") == "rich_text_preformatted":
        return element("pre", content, tabindex="0")
    if part.get("type") == "rich_text_quote":
        return element("blockquote", content)
    return element("div", content, class_="para")


def _lists(parts: list[dict[str, Any]], reader: Reader) -> Html:
    return join(_list(part, reader) for part in parts)


def _list(part: dict[str, Any], reader: Reader) -> Html:
    items = [element("li", _inlines(item, reader)) for item in part.get("elements", [])]
    tag = "ol" if part.get("style") == "ordered" else "ul"
    start = str(int(part["offset"]) + 1) if tag == "ol" and part.get("offset") else None
    return element(tag, *items, class_=f"indent-{min(int(part.get('indent', 0)), 8)}", start=start)


def _inlines(part: dict[str, Any], reader: Reader) -> Html:
    return join(_inline(piece, reader) for piece in part.get("elements", []))


def _inline(piece: dict[str, Any], reader: Reader) -> Html:
    content = _LEAVES.get(piece.get("type", ""), _unknown)(piece, reader)
    for style, tag in _STYLES.items():
        if (piece.get("style") or {}).get(style):
            content = element(tag, content)
    return content


def _text(piece: dict[str, Any], _reader: Reader) -> Html:
    return join((escape(line) for line in str(piece.get("text", "")).split("\n")), BREAK)


def _unknown(piece: dict[str, Any], _reader: Reader) -> Html:
    return escape(str(piece.get("text") or piece.get("fallback") or ""))


def _emoji(piece: dict[str, Any], _reader: Reader) -> Html:
    return escape(emoji_by_name(str(piece.get("name", ""))))


def _date(piece: dict[str, Any], reader: Reader) -> Html:
    shown = escape(slack_date(piece.get("timestamp") or 0, str(piece.get("format", "")), reader))
    return link(piece["url"], shown) if piece.get("url") else element("time", shown)


_LEAVES: dict[str, Callable[[dict[str, Any], Reader], Html]] = {
    "text": _text,
    "link": lambda piece, _: link(str(piece["url"]), escape(piece["text"]) if piece.get("text") else None),
    "user": lambda piece, reader: user_mention(str(piece["user_id"]), reader),
    "channel": lambda piece, reader: channel_mention(str(piece["channel_id"]), reader),
    "usergroup": lambda piece, _: mention("@", str(piece["usergroup_id"])),
    "broadcast": lambda piece, _: mention("@", str(piece["range"])),
    "emoji": _emoji,
    "date": _date,
    "color": lambda piece, _: element("code", escape(str(piece.get("value", "")))),
}
