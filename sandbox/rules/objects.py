"""The composition objects: texts, options, confirmations, filters, files."""

import re
from functools import cache

from sandbox.rules.shapes import Items, Kinds, Shape
from sandbox.rules.values import Chars, Choice, Flag
from sandbox.rules.within import require_one_file, require_one_filter, require_value_or_url

ID = Chars(255)
URL = Chars(3000, pattern=re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"))
WEB_URL = Chars(3000, pattern=re.compile(r"https?://\S+"))
HTTPS = re.compile(r"https://\S+")
ICON = Chars(pattern=re.compile(r"[a-z]+(-[a-z]+)*"))
USER = Chars(pattern=re.compile(r"[UW][A-Z0-9]+"))
CHANNEL = Chars(pattern=re.compile(r"[CG][A-Z0-9]+"))
CONVERSATION = Chars(pattern=re.compile(r"[CDGUW][A-Z0-9]+"))
FILE = Chars(pattern=re.compile(r"F[A-Z0-9]+"))
STYLE = Choice(("primary", "danger"))


@cache
def plain_shape(high: int) -> Shape:
    return Shape(must={"text": Chars(high)}, may={"emoji": Flag()})


@cache
def mrkdwn_shape(high: int) -> Shape:
    return Shape(must={"text": Chars(high)}, may={"verbatim": Flag()})


@cache
def plain(high: int) -> Kinds:
    """A place for plain text only."""
    return Kinds({"plain_text": plain_shape(high)})


@cache
def text(high: int) -> Kinds:
    """A place for plain text or mrkdwn."""
    return Kinds({"plain_text": plain_shape(high), "mrkdwn": mrkdwn_shape(high)})


VALUE = Chars(150)
OPTION = Shape(must={"text": plain(75), "value": VALUE}, may={"description": plain(75)})
RICH_OPTION = Shape(must={"text": text(75), "value": VALUE}, may={"description": text(75)})
LINK_OPTION = Shape(
    must={"text": plain(75)},
    may={"value": VALUE, "description": plain(75), "url": URL},
    also=(require_value_or_url,),
)
OPTION_GROUP = Shape(must={"label": plain(75), "options": Items(OPTION, 1, 100)})

CONFIRM = Shape(
    must={"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    may={"style": STYLE},
)
DISPATCH = Shape(
    must={"trigger_actions_on": Items(Choice(("on_enter_pressed", "on_character_entered")), 1, 2)},
)
FILTER = Shape(
    may={
        "include": Items(Choice(("im", "mpim", "private", "public")), 1, 4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    },
    also=(require_one_filter,),
)
SLACK_FILE = Shape(may={"id": FILE, "url": URL}, also=(require_one_file,))
