"""Render Slack's mrkdwn as safe HTML."""

import re
from collections.abc import Callable
from itertools import groupby

from sandbox.page.dates import slack_date
from sandbox.page.emoji import EMOJI
from sandbox.page.markup import BREAK, EMPTY, Html, element, escape, join
from sandbox.page.reader import Reader

_TOKEN = re.compile(
    r"""
      `(?P<code>[^`\n]+)`
    | <(?P<angle>[^<>\n]+)>
    | :(?P<emoji>[a-z0-9_+'-]{1,40}):
    | (?<![\w*])\*(?!\s)(?P<bold>(?:<[^<>\n]*>|[^*<\n])+?)(?<!\s)\*(?![\w*])
    | (?<![\w_])_(?!\s)(?P<italic>(?:<[^<>\n]*>|[^_<\n])+?)(?<!\s)_(?![\w_])
    | (?<![\w~])~(?!\s)(?P<strike>(?:<[^<>\n]*>|[^~<\n])+?)(?<!\s)~(?![\w~])
    | (?P<url>https?://[^\s<>|]*[^\s<>|.,;:!?'")*_~])
    """,
    re.VERBOSE,
)
_SAFE_URL = re.compile(r"(https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
_EMOJI_NAME = re.compile(r":([a-z0-9_+'-]{1,40}):")
_QUOTE = re.compile(r"(&gt;|>)\s?")
_EVERYONE = {"channel", "here", "everyone"}
_WRAPPERS = {"bold": "strong", "italic": "em", "strike": "s"}


def render_mrkdwn(source: str, reader: Reader) -> Html:
    """Render a mrkdwn text; everything but Slack's own markup is escaped."""
    parts = source.split("```")
    if len(parts) % 2 == 0:
        parts[-2:] = ["```".join(parts[-2:])]
    pieces = [_pre(part) if index % 2 else _lines(part, reader) for index, part in enumerate(parts)]
    return join(pieces)


def render_plain(source: str, *, emoji: bool = True) -> Html:
    """Render a plain_text with its line breaks and, unless turned off, its emoji."""
    lines = [escape(with_emoji(line) if emoji else line) for line in decode(source).split("\n")]
    return join(lines, BREAK)


def link(url: str, label: Html | None = None) -> Html:
    """Render a link, or only its label when the address is not safe."""
    shown = label or escape(url)
    if not is_safe_url(url):
        return shown
    return element("a", shown, href=url, target="_blank", rel="noopener noreferrer")


def mention(sign: str, name: str, *, me: bool = False) -> Html:
    """Render a highlighted name such as '@Ada' or '#allmänt'."""
    return element("span", escape(f"{sign}{name}"), class_="mention mention-me" if me else "mention")


def user_mention(user: str, reader: Reader) -> Html:
    """Render `<@U…>` with the person's name if it is known."""
    return mention("@", reader.user_name(user) or user, me=user == reader.me)


def channel_mention(channel: str, reader: Reader) -> Html:
    """Render `<#C…>` with the channel's name if it is known."""
    return mention("#", reader.channel_name(channel) or channel)


def emoji_by_name(name: str) -> str:
    """Return the emoji of that name, or `:name:` if it is unknown."""
    return EMOJI.get(name, f":{name}:")


def with_emoji(words: str) -> str:
    """Replace emoji names by characters."""
    return _EMOJI_NAME.sub(lambda found: emoji_by_name(found[1]), words)


def is_safe_url(url: str) -> bool:
    """Accept http, https, mailto and tel."""
    return _SAFE_URL.fullmatch(url) is not None


def decode(words: str) -> str:
    """Undo Slack's three escapes: &amp;, &lt; and &gt;."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _pre(words: str) -> Html:
    return element("pre", escape(decode(words.strip("\n"))), tabindex="0")


def _lines(words: str, reader: Reader) -> Html:
    groups = groupby(words.strip("\n").split("\n"), key=lambda line: bool(_QUOTE.match(line)))
    return join([_group([*lines], reader, quoted=quoted) for quoted, lines in groups]) if words.strip() else EMPTY


def _group(lines: list[str], reader: Reader, *, quoted: bool) -> Html:
    if quoted:
        return element(
            "blockquote", _group([_QUOTE.sub("", line, count=1) for line in lines], reader, quoted=False)
        )
    return element("div", join((_inline(line, reader) for line in lines), BREAK), class_="para")


def _inline(words: str, reader: Reader, *, links: bool = True) -> Html:
    pieces, end = [], 0
    for found in _TOKEN.finditer(words):
        pieces += [escape(decode(words[end : found.start()])), _token(found, reader, links=links)]
        end = found.end()
    return join([*pieces, escape(decode(words[end:]))])


def _token(found: re.Match[str], reader: Reader, *, links: bool) -> Html:
    kind = found.lastgroup or ""
    words = found[kind]
    if kind in _WRAPPERS:
        return element(_WRAPPERS[kind], _inline(words, reader, links=links))
    if kind == "url" and not links:
        return escape(decode(words))
    return _LEAVES[kind](words, reader)


def _angle(words: str, reader: Reader) -> Html:
    target, _, label = words.partition("|")
    control = _CONTROLS.get(target[:1])
    if control:
        return control(target[1:], decode(label), reader)
    if not is_safe_url(target):
        return escape(decode(f"<{words}>"))
    return link(decode(target), _inline(label, reader, links=False) if label else None)


def _special(target: str, label: str, reader: Reader) -> Html:
    name, *rest = target.split("^")
    if name in _EVERYONE:
        return mention("@", name)
    if name == "date" and len(rest) >= 2:
        return _date(rest, label, reader)
    return mention("", label or f"!{name}")


def _date(parts: list[str], label: str, reader: Reader) -> Html:
    seconds, template, *url = parts
    if not re.fullmatch(r"\d{1,10}", seconds):
        return escape(label or seconds)
    shown = escape(slack_date(int(seconds), decode(template), reader))
    return link(decode(url[0]), shown) if url else element("time", shown, title=label or None)


_CONTROLS: dict[str, Callable[[str, str, Reader], Html]] = {
    "@": lambda target, _label, reader: user_mention(target, reader),
    "#": lambda target, _label, reader: channel_mention(target, reader),
    "!": _special,
}
_LEAVES: dict[str, Callable[[str, Reader], Html]] = {
    "code": lambda words, _reader: element("code", escape(decode(words))),
    "angle": _angle,
    "emoji": lambda words, _reader: escape(emoji_by_name(words)),
    "url": lambda words, _reader: link(decode(words)),
}
