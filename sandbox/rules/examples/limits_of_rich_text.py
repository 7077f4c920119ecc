"""The limits of rich text: indentation, and strings that must not be empty."""

from sandbox.rules.examples.parts import Limits, Piece, element, message, rich, x


def listed(count: int = 1, **more: object) -> Piece:
    items = rich()["elements"] * count
    return message(
        {"type": "rich_text", "elements": [element("rich_text_list", style="bullet", elements=items, **more)]}
    )


def bordered(kind: str, **more: object) -> Piece:
    return message({"type": "rich_text", "elements": [element(kind, elements=[], **more)]})


def leaf(kind: str, **more: object) -> Piece:
    return message(rich(element(kind, **more)))


PART = "elements/0"
LEAF = "elements/0/elements/0"
RICH_TEXT: Limits = (
    ("list indent", f"{PART}/indent", 8, lambda n: listed(indent=n)),
    ("list border", f"{PART}/border", 1, lambda n: listed(border=n)),
    ("quote border", f"{PART}/border", 1, lambda n: bordered("rich_text_quote", border=n)),
    ("skin tone", f"{LEAF}/skin_tone", 6, lambda n: leaf("emoji", name="wave", skin_tone=n)),
)
LEAST_OF_RICH_TEXT: Limits = (
    ("list indent", f"{PART}/indent", 0, lambda n: listed(indent=n)),
    ("list offset", f"{PART}/offset", 0, lambda n: listed(offset=n)),
    ("list border", f"{PART}/border", 0, lambda n: listed(border=n)),
    ("list items", f"{PART}/elements", 1, listed),
    ("quote border", f"{PART}/border", 0, lambda n: bordered("rich_text_quote", border=n)),
    ("language of code", f"{PART}/language", 1, lambda n: bordered("rich_text_preformatted", language=x(n))),
    ("rich words", f"{LEAF}/text", 1, lambda n: leaf("text", text=x(n))),
    ("words of a link", f"{LEAF}/text", 1, lambda n: leaf("link", url="https://example.org", text=x(n))),
    ("emoji", f"{LEAF}/name", 1, lambda n: leaf("emoji", name=x(n))),
    ("emoji in Unicode", f"{LEAF}/unicode", 1, lambda n: leaf("emoji", name="wave", unicode=x(n))),
    ("skin tone", f"{LEAF}/skin_tone", 1, lambda n: leaf("emoji", name="wave", skin_tone=n)),
    ("timestamp", f"{LEAF}/timestamp", 0, lambda n: leaf("date", timestamp=n, format="{date}")),
    ("format of a date", f"{LEAF}/format", 1, lambda n: leaf("date", timestamp=1, format=x(n))),
    (
        "words for a date",
        f"{LEAF}/fallback",
        1,
        lambda n: leaf("date", timestamp=1, format="{date}", fallback=x(n)),
    ),
)
