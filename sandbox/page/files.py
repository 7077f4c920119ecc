"""Files in messages: pictures in place, others as something to fetch."""

from sandbox.page.markup import Html, element, escape
from sandbox.page.reader import Reader
from sandbox.page.static_blocks import is_here, render_image
from sandbox.records import Json


def render_file(file: Json, reader: Reader) -> Html:
    """A file of a message; one that does not lie on this machine is only named."""
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
    """So many bytes in the unit that reads best."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
