"""Define rich text: sections, lists, quotes, preformatted parts and their leaves."""

import re

from sandbox.rules.objects import CHANNEL, URL, USER
from sandbox.rules.rule import Fields
from sandbox.rules.structures import Array, Object, TaggedUnion
from sandbox.rules.values import Boolean, Enum, Integer, String

STYLE = Object(
    may={
        name: Boolean()
        for name in ("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink")
    }
)
STYLED: Fields = {"style": STYLE}
BORDER = Integer(0, 1)

LEAF = TaggedUnion(
    {
        "text": Object(must={"text": String()}, may=STYLED),
        "link": Object(must={"url": URL}, may={"text": String(), "unsafe": Boolean(), **STYLED}),
        "user": Object(must={"user_id": USER}, may=STYLED),
        "usergroup": Object(must={"usergroup_id": String(pattern=re.compile(r"S[A-Z0-9]+"))}, may=STYLED),
        "team": Object(must={"team_id": String(pattern=re.compile(r"T[A-Z0-9]+"))}, may=STYLED),
        "channel": Object(must={"channel_id": CHANNEL}, may=STYLED),
        "emoji": Object(must={"name": String()}, may={"skin_tone": Integer(1, 6), "unicode": String(), **STYLED}),
        "broadcast": Object(must={"range": Enum(("here", "channel", "everyone"))}, may=STYLED),
        "color": Object(must={"value": String(pattern=re.compile(r"#?[0-9A-Fa-f]{6}"))}, may=STYLED),
        "date": Object(
            must={"timestamp": Integer(0), "format": String()}, may={"url": URL, "fallback": String(), **STYLED}
        ),
    }
)
LEAVES = Array(LEAF, low=0)
SECTION = Object(must={"elements": LEAVES})

PART = TaggedUnion(
    {
        "rich_text_section": SECTION,
        "rich_text_list": Object(
            must={
                "style": Enum(("bullet", "ordered")),
                "elements": Array(TaggedUnion({"rich_text_section": SECTION})),
            },
            may={"indent": Integer(0, 8), "offset": Integer(0), "border": BORDER},
        ),
        "rich_text_quote": Object(must={"elements": LEAVES}, may={"border": BORDER}),
        "rich_text_preformatted": Object(must={"elements": LEAVES}, may={"border": BORDER, "language": String()}),
    }
)
PARTS = Array(PART, low=0)
CELL = Object(must={"elements": PARTS})
