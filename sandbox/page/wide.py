"""What may be wider than the page: a named part that scrolls sideways, and says so where there is more to see."""

from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.page.controls import tag, write
from sandbox.page.markup import Html, element, escape
from sandbox.page.reader import Reader

_HINT = {"class_": "wide-hint", "aria_hidden": "true"}


def render_wide(content: Html, name: str, reader: Reader) -> Html:
    """The content as such a part; page.js shows the hint and lets keys scroll it where it is too wide."""
    scrolled = element("div", content, class_="table-scroll", role="region", aria_label=name)
    return element("wide-part", scrolled, element("p", escape(reader.say("wide")), **_HINT))


@contextmanager
def wide_part(name: str, reader: Reader) -> Iterator[None]:
    """Build the content of such a part in the current place."""
    with tag("wide-part"):
        with tag("div", "table-scroll", role="region", aria_label=name):
            yield
        write(escape(reader.say("wide")), "p", "wide-hint", aria_hidden="true")
