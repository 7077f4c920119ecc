"""Define every block: its fields, their limits, and the surfaces where it exists."""

from sandbox.rules import data, rich_text
from sandbox.rules.elements import (
    ELEMENTS,
    IN_ACTIONS,
    IN_CARD,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from sandbox.rules.object_checks import (
    refuse_dispatch_of_files,
    refuse_two_icons,
    require_any,
    require_collapsible,
    require_one_image,
)
from sandbox.rules.objects import HTTPS, ICON, ID, SLACK_FILE, WEB_URL, plain, text
from sandbox.rules.rule import Fields
from sandbox.rules.structures import Array, Object, TaggedUnion
from sandbox.rules.values import Boolean, Enum, Integer, String

BLOCK_ID: Fields = {"block_id": ID}

SIMPLE: dict[str, Object] = {
    "section": Object(
        may={
            "text": text(3000),
            "fields": Array(text(2000), 1, 10),
            "accessory": IN_SECTION,
            "expand": Boolean(),
            **BLOCK_ID,
        },
        also=(require_any("text", "fields"),),
    ),
    "divider": Object(may=BLOCK_ID),
    "header": Object(must={"text": plain(150)}, may={"level": Integer(1, 4), **BLOCK_ID}),
    "context": Object(must={"elements": Array(IN_CONTEXT, 1, 10)}, may=BLOCK_ID),
    "actions": Object(must={"elements": Array(IN_ACTIONS, 1, 25)}, may=BLOCK_ID),
    "image": Object(
        must={"alt_text": String(2000)},
        may={"image_url": WEB_URL, "slack_file": SLACK_FILE, "title": plain(2000), **BLOCK_ID},
        also=(require_one_image,),
    ),
    "table": data.TABLE,
    "video": Object(
        must={
            "alt_text": String(2000),
            "title": plain(199),
            "video_url": String(3000, pattern=HTTPS),
            "thumbnail_url": WEB_URL,
        },
        may={
            "title_url": String(2000, pattern=HTTPS),
            "author_name": String(49),
            "provider_name": String(49),
            "provider_icon_url": String(2000, pattern=HTTPS),
            "description": plain(199),
            **BLOCK_ID,
        },
    ),
}

IMAGE = TaggedUnion({"image": ELEMENTS["image"]})
CARD = Object(
    may={
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": TaggedUnion({"icon": Object(must={"name": ICON})}),
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": Array(IN_CARD, 1, 3),
        **BLOCK_ID,
    },
    also=(require_any("hero_image", "title", "actions", "body"), refuse_two_icons),
    surfaces=frozenset({"message", "home"}),
    new=True,
)

OTHERS: dict[str, Object] = {
    "input": Object(
        must={"label": plain(2000), "element": IN_INPUT},
        may={"hint": plain(2000), "optional": Boolean(), "dispatch_action": Boolean(), **BLOCK_ID},
        also=(refuse_dispatch_of_files,),
    ),
    "rich_text": Object(must={"elements": rich_text.PARTS}, may=BLOCK_ID),
    "markdown": Object(must={"text": String(12000)}, may=BLOCK_ID, surfaces=frozenset({"message"})),
    "data_table": data.DATA_TABLE,
    "data_visualization": data.DATA_VISUALIZATION,
    "card": CARD,
    "carousel": Object(
        must={"elements": Array(TaggedUnion({"card": CARD}), 1, 10)},
        may=BLOCK_ID,
        surfaces=frozenset({"message", "home"}),
        new=True,
    ),
    "context_actions": Object(
        must={"elements": Array(IN_CONTEXT_ACTIONS, 1, 5)}, may=BLOCK_ID, surfaces=frozenset({"message"})
    ),
    "alert": Object(
        must={"text": text(200)},
        may={"level": Enum(("default", "info", "warning", "error", "success")), **BLOCK_ID},
        surfaces=frozenset({"modal"}),
        new=True,
    ),
    "container": Object(
        must={"child_blocks": Array(TaggedUnion(SIMPLE), 1, 10)},
        may={
            "title": plain(150),
            "rich_text_title": TaggedUnion({"rich_text": rich_text.CELL}),
            "subtitle": text(150),
            "icon": IMAGE,
            "width": Enum(("narrow", "standard", "wide", "full")),
            "is_collapsible": Boolean(),
            "default_collapsed": Boolean(),
            "has_header_divider": Boolean(),
            **BLOCK_ID,
        },
        also=(require_any("title", "rich_text_title"), require_collapsible),
        surfaces=frozenset({"message"}),
        new=True,
    ),
}

BLOCK = TaggedUnion(SIMPLE | OTHERS)
