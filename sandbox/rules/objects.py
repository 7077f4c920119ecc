"""Define the composition objects: texts, options, confirmations, filters, files."""

import re
from functools import cache

from sandbox.rules.object_checks import require_any, require_exactly_one
from sandbox.rules.structures import Array, Object, TaggedUnion
from sandbox.rules.values import Boolean, Enum, String

ID = String(255)
URL = String(3000, pattern=re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"))
WEB_URL = String(3000, pattern=re.compile(r"https?://\S+"))
HTTPS = re.compile(r"https://\S+")
ICON = String(pattern=re.compile(r"[a-z]+(-[a-z]+)*"))
USER = String(pattern=re.compile(r"[UW][A-Z0-9]+"))
CHANNEL = String(pattern=re.compile(r"[CG][A-Z0-9]+"))
CONVERSATION = String(pattern=re.compile(r"[CDGUW][A-Z0-9]+"))
FILE = String(pattern=re.compile(r"F[A-Z0-9]+"))
STYLE = Enum(("primary", "danger"))


@cache
def plain_shape(high: int) -> Object:
    return Object(must={"text": String(high)}, may={"emoji": Boolean()})


@cache
def mrkdwn_shape(high: int) -> Object:
    return Object(must={"text": String(high)}, may={"verbatim": Boolean()})


@cache
def plain(high: int) -> TaggedUnion:
    """Build the rule of a text object that must be plain_text."""
    return TaggedUnion({"plain_text": plain_shape(high)})


@cache
def text(high: int) -> TaggedUnion:
    """Build the rule of a text object, plain_text or mrkdwn."""
    return TaggedUnion({"plain_text": plain_shape(high), "mrkdwn": mrkdwn_shape(high)})


VALUE = String(150)
OPTION = Object(must={"text": plain(75), "value": VALUE}, may={"description": plain(75)})
RICH_OPTION = Object(must={"text": text(75), "value": VALUE}, may={"description": text(75)})
LINK_OPTION = Object(
    must={"text": plain(75)},
    may={"value": VALUE, "description": plain(75), "url": URL},
    also=(require_any("value", "url"),),
)
OPTION_GROUP = Object(must={"label": plain(75), "options": Array(OPTION, 1, 100)})

CONFIRM = Object(
    must={"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)}, may={"style": STYLE}
)
DISPATCH = Object(must={"trigger_actions_on": Array(Enum(("on_enter_pressed", "on_character_entered")), 1, 2)})
FILTER = Object(
    may={
        "include": Array(Enum(("im", "mpim", "private", "public")), 1, 4),
        "exclude_external_shared_channels": Boolean(),
        "exclude_bot_users": Boolean(),
    },
    also=(require_any("include", "exclude_external_shared_channels", "exclude_bot_users"),),
)
SLACK_FILE = Object(may={"id": FILE, "url": URL}, also=(require_exactly_one("id", "url"),))
