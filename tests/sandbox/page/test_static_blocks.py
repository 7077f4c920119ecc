"""Blocks without controls: safe, and never fetching anything from elsewhere."""

import pytest

from sandbox.page.reader import Reader
from sandbox.page.static_blocks import block_classes, is_static, render_image, render_static

READER = Reader()


def plain(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text}


def test_section_with_text_and_fields() -> None:
    block = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*a*"},
        "fields": [plain("<b>"), {"type": "mrkdwn", "text": "_c_"}],
    }
    html = render_static(block, READER)
    assert "<strong>a</strong>" in html
    assert (
        '<div class="section-fields"><div>&lt;b&gt;</div><div><div class="para"><em>c</em></div></div></div>'
        in html
    )


def test_a_section_with_an_accessory_is_not_still() -> None:
    assert is_static({"type": "section", "text": plain("a")})
    assert not is_static({"type": "section", "text": plain("a"), "accessory": {"type": "button"}})
    assert not is_static({"type": "actions", "elements": []})


@pytest.mark.parametrize("url", ["http://127.0.0.1:8400/files/a.png", "/files/a.png", "http://localhost/a.png"])
def test_pictures_on_this_machine_are_shown(url: str) -> None:
    html = render_image({"image_url": url, "alt_text": 'en "karta"'}, READER)
    assert html == f'<img src="{url}" alt="en &quot;karta&quot;" loading="lazy">'


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "//example.org/a.png",
        "javascript:alert(1)",
        "http://127.0.0.1.evil.se/a",
        "http://[x",
    ],
)
def test_pictures_from_elsewhere_are_named_and_not_fetched(url: str) -> None:
    html = render_image({"image_url": url, "alt_text": "karta"}, READER)
    assert "<img" not in html
    assert 'aria-label="karta"' in html


def test_markdown_without_html_or_unsafe_links() -> None:
    source = (
        "## Rubrik\n<script>x</script> **fet** [a](javascript:alert(1)) [b](https://b.se) ![c](https://c.se/c.png)"
    )
    html = render_static({"type": "markdown", "text": source}, READER)
    assert "<h2>Rubrik</h2>" in html
    assert "<strong>fet</strong>" in html
    assert '<a target="_blank" rel="noopener noreferrer" href="https://b.se">b</a>' in html
    for harmful in ("<script", 'href="javascript', "<img"):
        assert harmful not in html


def test_an_alert_wears_its_level() -> None:
    assert block_classes({"type": "alert", "level": "warning"}) == "kit kit-alert alert-warning"
    assert block_classes({"type": "alert"}) == "kit kit-alert alert-default"
    assert block_classes({"type": "divider"}) == "kit kit-divider"
