"""Render blocks without interactive elements, and files, as safe HTML."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from markdown_it import MarkdownIt

from sandbox.page.markup import EMPTY, Html, element, escape, join
from sandbox.page.mrkdwn import render_mrkdwn, render_plain
from sandbox.page.reader import Reader
from sandbox.page.rich_text import render_rich_text
from sandbox.page.tables import render_table, render_wide
from sandbox.records import Json

Block = dict[str, Any]

_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")
)
_TABLE = re.compile("<table>.*?</table>", re.DOTALL)
_HERE = {"127.0.0.1", "localhost"}


def render_text(text: dict[str, Any], reader: Reader) -> Html:
    """Render a text object, mrkdwn or plain_text."""
    if text.get("type") == "mrkdwn":
        return render_mrkdwn(str(text["text"]), reader)
    return render_plain(str(text["text"]), emoji=text.get("emoji", True))


def render_words(block: Block, reader: Reader) -> Html:
    """Render a section's text and fields without its accessory."""
    text = element("div", render_text(block["text"], reader), class_="text") if block.get("text") else EMPTY
    fields = [element("div", render_text(field, reader)) for field in block.get("fields") or ()]
    return Html(text + (element("div", *fields, class_="section-fields") if fields else EMPTY))


def render_image(image: Block, reader: Reader) -> Html:
    """Render an image of this machine; one from elsewhere is described, never fetched."""
    kept = image.get("slack_file") or {}
    url = str(image.get("image_url") or kept.get("url") or reader.file_url(str(kept.get("id"))) or "")
    alt = str(image.get("alt_text", ""))
    if is_here(url):
        return element("img", src=url, alt=alt, loading="lazy")
    elsewhere = reader.say("picture_elsewhere", host=_split(url).hostname or url[:60])
    words = element("b", escape(alt)), element("small", escape(elsewhere))
    return element("span", *words, class_="picture-elsewhere", role="img", aria_label=alt)


def is_here(url: str) -> bool:
    """Tell whether an address is on this machine: a path or a loopback host."""
    parts = _split(url)
    if not parts.scheme and not parts.netloc:
        return url.startswith("/")
    return parts.scheme in {"http", "https"} and parts.hostname in _HERE


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("unreadable", "", "", "", "")


def _image(block: Block, reader: Reader) -> Html:
    title = block.get("title")
    caption = element("figcaption", render_text(title, reader)) if title else EMPTY
    return element("figure", caption, render_image(block, reader))


def _video(block: Block, reader: Reader) -> Html:
    """Render a video's title, description and link; it is never fetched."""
    title = element("b", render_text(block["title"], reader))
    address = str(block.get("title_url") or block["video_url"])
    linked = element("a", title, href=address, target="_blank", rel="noopener noreferrer")
    maker = " · ".join(str(block[key]) for key in ("author_name", "provider_name") if key in block)
    about = block.get("description")
    rest = (escape(maker), render_text(about, reader) if about else EMPTY, escape(block["alt_text"]))
    return element("div", linked, *(element("div", each) for each in rest if each), class_="text video")


def _context(block: Block, reader: Reader) -> Html:
    return join(
        render_image(part, reader)
        if part.get("type") == "image"
        else element("div", render_text(part, reader), class_="text")
        for part in block["elements"]
    )


def _alert(block: Block, reader: Reader) -> Html:
    return element("div", render_text(block["text"], reader), class_="text")


def _markdown(block: Block, reader: Reader) -> Html:
    html = _MARKDOWN.render(str(block["text"])).replace("<a ", '<a target="_blank" rel="noopener noreferrer" ')
    return Html(_TABLE.sub(lambda table: render_wide(Html(table[0]), reader.say("table"), reader), html))


STATIC_RENDERERS: dict[str, Callable[[Block, Reader], Html]] = {
    "header": lambda block, reader: element(f"h{block.get('level', 1) + 1}", render_text(block["text"], reader)),
    "video": _video,
    "divider": lambda _block, _reader: element("hr"),
    "context": _context,
    "image": _image,
    "alert": _alert,
    "markdown": _markdown,
    "rich_text": render_rich_text,
    "table": render_table,
}


def is_static(block: Block) -> bool:
    """Tell whether a block has no interactive elements."""
    return block["type"] in STATIC_RENDERERS or (block["type"] == "section" and not block.get("accessory"))


def render_static(block: Block, reader: Reader) -> Html:
    """Render a block without interactive elements."""
    render = render_words if block["type"] == "section" else STATIC_RENDERERS[block["type"]]
    return render(block, reader)


def block_classes(block: Block) -> str:
    """Return the CSS classes of a block: its type, and for an alert its level."""
    level = f" alert-{block.get('level') or 'default'}" if block["type"] == "alert" else ""
    return f"kit kit-{block['type']}{level}"


def render_file(file: Json, reader: Reader) -> Html:
    """Render a file of a message; one that is not on this machine is only named."""
    name = str(file.get("title") or file.get("name") or file.get("id"))
    url = str(file.get("url_private") or "")
    if str(file.get("mimetype", "")).startswith("image/"):
        picture = render_image({"image_url": url, "alt_text": file.get("alt_txt") or name}, reader)
        return element("figure", element("figcaption", escape(name)), picture)
    kind = element(
        "span", escape(str(file.get("filetype") or "?")[:4].upper()), class_="file-kind", aria_hidden="true"
    )
    words = element(
        "span", element("b", escape(name)), element("small", escape(size_of(int(file.get("size") or 0))))
    )
    if not is_here(url):
        return element("span", kind, words, class_="file")
    return element("a", kind, words, href=url, class_="file", download=str(file.get("name") or name))


def size_of(count: int) -> str:
    """Format a size in bytes, kB or MB."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
