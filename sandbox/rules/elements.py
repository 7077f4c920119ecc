"""Define every block element: its fields, limits and surfaces, and which block takes which."""

import re
from collections.abc import Iterable
from dataclasses import replace

from sandbox.rules import rich_text
from sandbox.rules.object_checks import (
    find_initial_option,
    find_initial_options,
    order_lengths,
    order_numbers,
    require_one_image,
    require_one_list_of_options,
    require_real_date,
)
from sandbox.rules.objects import (
    CHANNEL,
    CONFIRM,
    CONVERSATION,
    DISPATCH,
    FILTER,
    ID,
    LINK_OPTION,
    OPTION,
    OPTION_GROUP,
    RICH_OPTION,
    SLACK_FILE,
    STYLE,
    URL,
    USER,
    WEB_URL,
    mrkdwn_shape,
    plain,
    plain_shape,
)
from sandbox.rules.rule import Fields, Surface
from sandbox.rules.structures import Array, Object, OnlyOn, TaggedUnion
from sandbox.rules.values import Boolean, Enum, Integer, String

MODAL: frozenset[Surface] = frozenset({"modal"})
NUMBER = String(pattern=re.compile(r"-?[0-9]+(\.[0-9]+)?"))

ACTION: Fields = {"action_id": ID, "confirm": CONFIRM}
FOCUS: Fields = {"focus_on_load": Boolean()}
MENU: Fields = {**ACTION, **FOCUS, "placeholder": plain(150)}
MULTI: Fields = {**MENU, "max_selected_items": Integer(1)}
TYPED: Fields = {"action_id": ID, **FOCUS, "placeholder": plain(150), "dispatch_action_config": DISPATCH}
LISTED: Fields = {"options": Array(OPTION, 1, 100), "option_groups": Array(OPTION_GROUP, 1, 100)}
SUGGESTED: Fields = {"min_query_length": Integer(0)}
CONVERSATIONS: Fields = {"default_to_current_conversation": Boolean(), "filter": FILTER}

FEEDBACK = Object(must={"text": plain(75), "value": String(2000)}, may={"accessibility_label": String(75)})

ELEMENTS: dict[str, Object] = {
    "image": Object(
        must={"alt_text": String(2000)},
        may={"image_url": WEB_URL, "slack_file": SLACK_FILE},
        also=(require_one_image,),
    ),
    "button": Object(
        must={"text": plain(75)},
        may={**ACTION, "url": URL, "value": String(2000), "style": STYLE, "accessibility_label": String(75)},
    ),
    "icon_button": Object(
        must={"icon": Enum(("trash",)), "text": plain(75)},
        may={
            **ACTION,
            "value": String(2000),
            "accessibility_label": String(75),
            "visible_to_user_ids": Array(USER, 1, 10),
        },
    ),
    "feedback_buttons": Object(
        must={"positive_button": FEEDBACK, "negative_button": FEEDBACK}, may={"action_id": ID}
    ),
    "overflow": Object(must={"options": Array(LINK_OPTION, 1, 5)}, may=ACTION),
    "checkboxes": Object(
        must={"options": Array(RICH_OPTION, 1, 10)},
        may={**ACTION, **FOCUS, "initial_options": Array(RICH_OPTION)},
        also=(find_initial_options,),
    ),
    "radio_buttons": Object(
        must={"options": Array(RICH_OPTION, 1, 10)},
        may={**ACTION, **FOCUS, "initial_option": RICH_OPTION},
        also=(find_initial_option,),
    ),
    "static_select": Object(
        may={**MENU, **LISTED, "initial_option": OPTION}, also=(require_one_list_of_options, find_initial_option)
    ),
    "multi_static_select": Object(
        may={**MULTI, **LISTED, "initial_options": Array(OPTION)},
        also=(require_one_list_of_options, find_initial_options),
    ),
    "external_select": Object(may={**MENU, **SUGGESTED, "initial_option": OPTION}),
    "multi_external_select": Object(may={**MULTI, **SUGGESTED, "initial_options": Array(OPTION)}),
    "users_select": Object(may={**MENU, "initial_user": USER}),
    "multi_users_select": Object(may={**MULTI, "initial_users": Array(USER)}),
    "conversations_select": Object(may={**MENU, **CONVERSATIONS, "initial_conversation": CONVERSATION}),
    "multi_conversations_select": Object(
        may={**MULTI, **CONVERSATIONS, "initial_conversations": Array(CONVERSATION)}
    ),
    "channels_select": Object(may={**MENU, "initial_channel": CHANNEL}),
    "multi_channels_select": Object(may={**MULTI, "initial_channels": Array(CHANNEL)}),
    "datepicker": Object(
        may={**MENU, "initial_date": String(pattern=re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))},
        also=(require_real_date,),
    ),
    "timepicker": Object(
        may={
            **MENU,
            "initial_time": String(pattern=re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")),
            "timezone": String(pattern=re.compile(r"[A-Z][A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")),
        }
    ),
    "datetimepicker": Object(
        may={**ACTION, **FOCUS, "initial_date_time": Integer(1_000_000_000, 9_999_999_999)},
        surfaces=frozenset({"message", "modal"}),
    ),
    "plain_text_input": Object(
        may={
            **TYPED,
            "initial_value": String(3000, low=0),
            "multiline": Boolean(),
            "min_length": Integer(0, 3000),
            "max_length": Integer(1, 3000),
        },
        also=(order_lengths,),
    ),
    "number_input": Object(
        must={"is_decimal_allowed": Boolean()},
        may={**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        also=(order_numbers,),
        surfaces=MODAL,
    ),
    "email_text_input": Object(may={**TYPED, "initial_value": String(low=0)}, surfaces=MODAL),
    "url_text_input": Object(may={**TYPED, "initial_value": String(low=0)}, surfaces=MODAL),
    "rich_text_input": Object(
        may={
            **TYPED,
            "initial_value": TaggedUnion({"rich_text": rich_text.CELL}),
            "min_lines": Integer(1, 100),
            "max_lines": Integer(1, 100),
        },
        surfaces=frozenset({"modal", "home"}),
    ),
    "file_input": Object(
        may={"action_id": ID, "filetypes": Array(String()), "max_files": Integer(1, 10)}, surfaces=MODAL
    ),
}

BUTTONS = ("button", "overflow")
CHOICES = ("checkboxes", "radio_buttons", "datepicker", "timepicker")
MENUS = tuple(name for name in ELEMENTS if name.endswith("_select"))
FIELDS = tuple(name for name in ELEMENTS if name.endswith("_input"))


def one_of(names: Iterable[str]) -> dict[str, Object]:
    return {name: ELEMENTS[name] for name in names}


def with_response_url(name: str) -> Object:
    """Add `response_url_enabled`, which exists only in an input block of a modal."""
    shape = ELEMENTS[name]
    return replace(shape, may={**shape.may, "response_url_enabled": OnlyOn(MODAL, Boolean())})


IN_CONTEXT = TaggedUnion(
    {"image": ELEMENTS["image"], "plain_text": plain_shape(3000), "mrkdwn": mrkdwn_shape(3000)}
)
IN_CONTEXT_ACTIONS = TaggedUnion(one_of(("icon_button", "feedback_buttons")))
IN_CARD = TaggedUnion(one_of(("button",)))
IN_SECTION = TaggedUnion(one_of(("image", *BUTTONS, *CHOICES, *MENUS)))
IN_ACTIONS = TaggedUnion(one_of((*BUTTONS, *CHOICES, "datetimepicker", *MENUS)))
IN_INPUT = TaggedUnion(
    one_of((*CHOICES, "datetimepicker", *MENUS, *FIELDS))
    | {name: with_response_url(name) for name in ("conversations_select", "channels_select")}
)
