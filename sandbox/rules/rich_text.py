"""Rich text: sections, lists, quotes and preformatted parts, and what may stand in them."""

import re

from sandbox.rules.objects import CHANNEL, URL, USER
from sandbox.rules.rule import Fields
from sandbox.rules.shapes import Items, Kinds, Shape
from sandbox.rules.values import Chars, Choice, Flag, Whole

STYLE = Shape(
    may={
        name: Flag()
        for name in ("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink")
    }
)
STYLED: Fields = {"style": STYLE}
BORDER = Whole(0, 1)

LEAF = Kinds(
    {
        "text": Shape(must={"text": Chars()}, may=STYLED),
        "link": Shape(must={"url": URL}, may={"text": Chars(), "unsafe": Flag(), **STYLED}),
        "user": Shape(must={"user_id": USER}, may=STYLED),
        "usergroup": Shape(must={"usergroup_id": Chars(pattern=re.compile(r"S[A-Z0-9]+"))}, may=STYLED),
        "team": Shape(must={"team_id": Chars(pattern=re.compile(r"T[A-Z0-9]+"))}, may=STYLED),
        "channel": Shape(must={"channel_id": CHANNEL}, may=STYLED),
        "emoji": Shape(must={"name": Chars()}, may={"skin_tone": Whole(1, 6), "unicode": Chars(), **STYLED}),
        "broadcast": Shape(must={"range": Choice(("here", "channel", "everyone"))}, may=STYLED),
        "color": Shape(must={"value": Chars(pattern=re.compile(r"#?[0-9A-Fa-f]{6}"))}, may=STYLED),
        "date": Shape(
            must={"timestamp": Whole(0), "format": Chars()},
            may={"url": URL, "fallback": Chars(), **STYLED},
        ),
    }
)
LEAVES = Items(LEAF, low=0)
SECTION = Shape(must={"elements": LEAVES})

PART = Kinds(
    {
        "rich_text_section": SECTION,
        "rich_text_list": Shape(
            must={
                "style": Choice(("bullet", "ordered")),
                "elements": Items(Kinds({"rich_text_section": SECTION})),
            },
            may={"indent": Whole(0, 8), "offset": Whole(0), "border": BORDER},
        ),
        "rich_text_quote": Shape(must={"elements": LEAVES}, may={"border": BORDER}),
        "rich_text_preformatted": Shape(must={"elements": LEAVES}, may={"border": BORDER, "language": Chars()}),
    }
)
PARTS = Items(PART, low=0)
CELL = Shape(must={"elements": PARTS})
