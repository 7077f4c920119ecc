"""The table of blocks: their fields, their limits, and the surfaces they exist on."""

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
from sandbox.rules.objects import HTTPS, ICON, ID, SLACK_FILE, WEB_URL, plain, text
from sandbox.rules.rule import Fields
from sandbox.rules.shapes import Items, Kinds, Shape
from sandbox.rules.values import Chars, Choice, Flag, Whole
from sandbox.rules.within import (
    refuse_dispatch_of_files,
    refuse_two_icons,
    require_card_content,
    require_collapsible,
    require_one_image,
    require_text_or_fields,
    require_title,
)

BLOCK_ID: Fields = {"block_id": ID}

SIMPLE: dict[str, Shape] = {
    "section": Shape(
        may={
            "text": text(3000),
            "fields": Items(text(2000), 1, 10),
            "accessory": IN_SECTION,
            "expand": Flag(),
            **BLOCK_ID,
        },
        also=(require_text_or_fields,),
    ),
    "divider": Shape(may=BLOCK_ID),
    "header": Shape(must={"text": plain(150)}, may={"level": Whole(1, 4), **BLOCK_ID}),
    "context": Shape(must={"elements": Items(IN_CONTEXT, 1, 10)}, may=BLOCK_ID),
    "actions": Shape(must={"elements": Items(IN_ACTIONS, 1, 25)}, may=BLOCK_ID),
    "image": Shape(
        must={"alt_text": Chars(2000)},
        may={"image_url": WEB_URL, "slack_file": SLACK_FILE, "title": plain(2000), **BLOCK_ID},
        also=(require_one_image,),
    ),
    "table": data.TABLE,
    "video": Shape(
        must={
            "alt_text": Chars(2000),
            "title": plain(199),
            "video_url": Chars(3000, pattern=HTTPS),
            "thumbnail_url": WEB_URL,
        },
        may={
            "title_url": Chars(2000, pattern=HTTPS),
            "author_name": Chars(49),
            "provider_name": Chars(49),
            "provider_icon_url": Chars(2000, pattern=HTTPS),
            "description": plain(199),
            **BLOCK_ID,
        },
    ),
}

IMAGE = Kinds({"image": ELEMENTS["image"]})
CARD = Shape(
    may={
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": Kinds({"icon": Shape(must={"name": ICON})}),
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": Items(IN_CARD, 1, 3),
        **BLOCK_ID,
    },
    also=(require_card_content, refuse_two_icons),
    surfaces=frozenset({"message", "home"}),
    new=True,
)

OTHERS: dict[str, Shape] = {
    "input": Shape(
        must={"label": plain(2000), "element": IN_INPUT},
        may={"hint": plain(2000), "optional": Flag(), "dispatch_action": Flag(), **BLOCK_ID},
        also=(refuse_dispatch_of_files,),
    ),
    "rich_text": Shape(must={"elements": rich_text.PARTS}, may=BLOCK_ID),
    "markdown": Shape(must={"text": Chars(12000)}, may=BLOCK_ID, surfaces=frozenset({"message"})),
    "data_table": data.DATA_TABLE,
    "data_visualization": data.DATA_VISUALIZATION,
    "card": CARD,
    "carousel": Shape(
        must={"elements": Items(Kinds({"card": CARD}), 1, 10)},
        may=BLOCK_ID,
        surfaces=frozenset({"message", "home"}),
        new=True,
    ),
    "context_actions": Shape(
        must={"elements": Items(IN_CONTEXT_ACTIONS, 1, 5)}, may=BLOCK_ID, surfaces=frozenset({"message"})
    ),
    "alert": Shape(
        must={"text": text(200)},
        may={"level": Choice(("default", "info", "warning", "error", "success")), **BLOCK_ID},
        surfaces=frozenset({"modal"}),
        new=True,
    ),
    "container": Shape(
        must={"child_blocks": Items(Kinds(SIMPLE), 1, 10)},
        may={
            "title": plain(150),
            "rich_text_title": Kinds({"rich_text": rich_text.CELL}),
            "subtitle": text(150),
            "icon": IMAGE,
            "width": Choice(("narrow", "standard", "wide", "full")),
            "is_collapsible": Flag(),
            "default_collapsed": Flag(),
            "has_header_divider": Flag(),
            **BLOCK_ID,
        },
        also=(require_title, require_collapsible),
        surfaces=frozenset({"message"}),
        new=True,
    ),
}

BLOCK = Kinds(SIMPLE | OTHERS)
