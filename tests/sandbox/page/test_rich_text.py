"""rich_text blocks become the HTML that Slack would show."""

from typing import Any

from sandbox.page.reader import Reader
from sandbox.page.rich_text import render_rich_text

READER = Reader(user_name={"U1": "Ada"}.get, channel_name={"C1": "allmänt"}.get)


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style}


def section(*parts: dict[str, Any], kind: str = "rich_text_section", **more: Any) -> dict[str, Any]:
    return {"type": kind, "elements": list(parts), **more}


def shown(*parts: dict[str, Any]) -> str:
    return render_rich_text(section(*parts, kind="rich_text"), READER)


def test_styles_nest() -> None:
    html = shown(section(text("a", bold=True, italic=True), text(" b", code=True, strike=True)))
    assert html == '<div class="para"><em><strong>a</strong></em><s><code> b</code></s></div>'


def test_lists_with_order_indent_and_start() -> None:
    items = [section(text("ett")), section(text("två"))]
    html = shown(section(*items, kind="rich_text_list", style="ordered", indent=1, offset=2))
    assert html == '<ol class="indent-1" start="3"><li>ett</li><li>två</li></ol>'


def test_quotes_and_code() -> None:
    assert shown(section(text("a\nb"), kind="rich_text_quote")) == "<blockquote>a<br>b</blockquote>"
    assert shown(section(text("<x>"), kind="rich_text_preformatted")) == '<pre tabindex="0">&lt;x&gt;</pre>'


def test_references() -> None:
    html = shown(
        section(
            {"type": "user", "user_id": "U1"},
            {"type": "channel", "channel_id": "C1"},
            {"type": "broadcast", "range": "here"},
            {"type": "emoji", "name": "tada"},
            {"type": "date", "timestamp": 1795417200, "format": "{date_num} {time}"},
        )
    )
    for words in ("@Ada", "#allmänt", "@here", "🎉", "2026-11-23 08:00"):
        assert words in html


def test_links_are_followed_only_to_safe_places() -> None:
    assert 'href="https://a.se"' in shown(section({"type": "link", "url": "https://a.se", "text": "<a>"}))
    assert "&lt;a&gt;" in shown(section({"type": "link", "url": "https://a.se", "text": "<a>"}))
    assert "href" not in shown(section({"type": "link", "url": "javascript:alert(1)", "text": "a"}))


def test_an_unknown_part_is_its_words() -> None:
    assert shown(section({"type": "framtida", "text": "<ny>"})) == '<div class="para">&lt;ny&gt;</div>'
