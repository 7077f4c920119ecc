"""mrkdwn becomes the HTML that Slack would show, and nothing else becomes HTML."""

from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.page.mrkdwn import render_mrkdwn, render_plain
from sandbox.page.reader import Reader

NAMES = {"U1": "Ada Påhitt", "U2": "<b>Bo</b>"}
READER = Reader(user_name=NAMES.get, channel_name={"C1": "allmänt"}.get, me="U1")
TAGS = {"div", "br", "strong", "em", "s", "code", "pre", "blockquote", "a", "span", "time"}


def shown(source: str) -> str:
    return render_mrkdwn(source, READER).removeprefix('<div class="para">').removesuffix("</div>")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*fet*", "<strong>fet</strong>"),
        ("_kursiv_", "<em>kursiv</em>"),
        ("~struken~", "<s>struken</s>"),
        ("*_båda_*", "<strong><em>båda</em></strong>"),
        ("`*kod*`", "<code>*kod*</code>"),
        ("en *två* tre", "en <strong>två</strong> tre"),
        ("(*inom*), slut", "(<strong>inom</strong>), slut"),
        ("rad\nrad", "rad<br>rad"),
        (":tada: :finns-inte:", "🎉 :finns-inte:"),
        ("kl 22:30:15", "kl 22:30:15"),
        ("a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"),
    ],
)
def test_marks(source: str, html: str) -> None:
    assert shown(source) == html


@pytest.mark.parametrize(
    "source", ["a*b*c", "snake_case_name", "* fet *", "**", "2*3*4", "*öppen", "_", "`", "```öppen"]
)
def test_what_only_looks_like_marks_is_left(source: str) -> None:
    assert shown(source) == source


@pytest.mark.parametrize("source", ["<|>", "<@>", "<!>", "<#|>", "<!date^>", "<!date^1>"])
def test_empty_control_sequences_break_nothing(source: str) -> None:
    assert_harmless(shown(source))


def test_links() -> None:
    assert shown("<https://a.se/x_y|här>") == (
        '<a href="https://a.se/x_y" target="_blank" rel="noopener noreferrer">här</a>'
    )
    assert 'href="https://a.se/?b=1&amp;c=2"' in shown("se https://a.se/?b=1&amp;c=2.")
    assert shown("se https://a.se.").endswith("</a>.")
    assert 'href="mailto:a@b.se"' in shown("<mailto:a@b.se|a@b.se>")


def test_a_link_inside_bold() -> None:
    assert shown("*se <https://a.se/_x_|planen>*").startswith('<strong>se <a href="https://a.se/_x_"')


def test_mentions() -> None:
    assert shown("<@U1>") == '<span class="mention mention-me">@Ada Påhitt</span>'
    assert shown("<@U9>") == '<span class="mention">@U9</span>'
    assert shown("<#C1>") == '<span class="mention">#allmänt</span>'
    assert shown("<!channel>") == '<span class="mention">@channel</span>'
    assert shown("<!subteam^S1|@natten>") == '<span class="mention">@natten</span>'


def test_dates_in_the_readers_zone_and_language() -> None:
    source = "<!date^1795417200^{date_long} kl {time}|sedan>"
    assert shown(source) == '<time title="sedan">måndag 23 november 2026 kl 08:00</time>'
    abroad = Reader(language="en", zone=ZoneInfo("Europe/London"))
    assert "Monday, November 23, 2026 kl 07:00" in render_mrkdwn(source, abroad)
    assert shown("<!date^x^{date}|sedan>") == "sedan"
    assert 'href="https://a.se"' in shown("<!date^1795417200^{date_num}^https://a.se|x>")


def test_quotes_and_code_blocks() -> None:
    assert render_mrkdwn("&gt; ett\n> två\ntre", READER) == (
        '<blockquote><div class="para">ett<br>två</div></blockquote><div class="para">tre</div>'
    )
    assert render_mrkdwn("före\n```\na *b* <c>\n```", READER) == (
        '<div class="para">före</div><pre tabindex="0">a *b* &lt;c&gt;</pre>'
    )


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<javascript:alert(1)|klicka>",
        "<JaVaScRiPt:alert(1)|klicka>",
        "<data:text/html,x|klicka>",
        '<https://a.se/"onmouseover="alert(1)|x>',
        "<https://a.se|<img src=x onerror=alert(1)>>",
        "<@U2>",
        '<!date^1^{date}^javascript:alert(1)|"><script>>',
        "```</pre><script>alert(1)</script>```",
        "`</code><script>`",
        '<!subteam^S|"><img onerror=x>>',
        "&amp;lt;script&amp;gt;",
    ],
)
def test_hostile_text_stays_text(source: str) -> None:
    assert_harmless(render_mrkdwn(source, READER))


@given(st.text(alphabet="<>&;\"'*_~`|:@#!^/ \nahrefjsonclik=U1htps.", max_size=80))
def test_no_text_ever_makes_markup_of_its_own(source: str) -> None:
    assert_harmless(render_mrkdwn(source, READER))
    assert_harmless(render_plain(source))


def test_plain_text_has_no_marks() -> None:
    assert render_plain("*a*\n<b> :tada:") == "*a*<br>&lt;b&gt; 🎉"
    assert render_plain(":tada:", emoji=False) == ":tada:"


def assert_harmless(html: str) -> None:
    """Only our own tags, no event handlers, only safe addresses."""
    found = Tags()
    found.feed(html)
    found.close()
    assert set(found.tags) <= TAGS
    for name, value in found.attributes:
        assert name in {"class", "href", "target", "rel", "title", "tabindex"}
        assert name != "href" or (value or "").lower().startswith(("http://", "https://", "mailto:", "tel:"))


class Tags(HTMLParser):
    """Collects what a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_the_words_of_a_link_may_be_formatted_but_hold_no_other_link() -> None:
    html = render_mrkdwn("<https://a.se|*fet* _lutad_ :wave: https://b.se>", Reader())
    assert "<strong>fet</strong> <em>lutad</em> 👋 https://b.se</a>" in html
    assert html.count("<a ") == 1
