"""The table of block elements: their fields, their limits, their surfaces, and which block takes which."""

import re
from collections.abc import Iterable
from dataclasses import replace

from sandbox.rules import rich_text
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
from sandbox.rules.shapes import Items, Kinds, OnlyIn, Shape
from sandbox.rules.values import Chars, Choice, Flag, Whole
from sandbox.rules.within import (
    find_initial_option,
    find_initial_options,
    order_lengths,
    order_numbers,
    require_one_image,
    require_one_list_of_options,
    require_real_date,
)

MODAL: frozenset[Surface] = frozenset({"modal"})
NUMBER = Chars(pattern=re.compile(r"-?[0-9]+(\.[0-9]+)?"))

ACTION: Fields = {"action_id": ID, "confirm": CONFIRM}
FOCUS: Fields = {"focus_on_load": Flag()}
MENU: Fields = {**ACTION, **FOCUS, "placeholder": plain(150)}
MULTI: Fields = {**MENU, "max_selected_items": Whole(1)}
TYPED: Fields = {"action_id": ID, **FOCUS, "placeholder": plain(150), "dispatch_action_config": DISPATCH}
LISTED: Fields = {"options": Items(OPTION, 1, 100), "option_groups": Items(OPTION_GROUP, 1, 100)}
SUGGESTED: Fields = {"min_query_length": Whole(0)}
CONVERSATIONS: Fields = {"default_to_current_conversation": Flag(), "filter": FILTER}

FEEDBACK = Shape(must={"text": plain(75), "value": Chars(2000)}, may={"accessibility_label": Chars(75)})

ELEMENTS: dict[str, Shape] = {
    "image": Shape(
        must={"alt_text": Chars(2000)},
        may={"image_url": WEB_URL, "slack_file": SLACK_FILE},
        also=(require_one_image,),
    ),
    "button": Shape(
        must={"text": plain(75)},
        may={**ACTION, "url": URL, "value": Chars(2000), "style": STYLE, "accessibility_label": Chars(75)},
    ),
    "icon_button": Shape(
        must={"icon": Choice(("trash",)), "text": plain(75)},
        may={
            **ACTION,
            "value": Chars(2000),
            "accessibility_label": Chars(75),
            "visible_to_user_ids": Items(USER, 1, 10),
        },
    ),
    "feedback_buttons": Shape(
        must={"positive_button": FEEDBACK, "negative_button": FEEDBACK}, may={"action_id": ID}
    ),
    "overflow": Shape(must={"options": Items(LINK_OPTION, 1, 5)}, may=ACTION),
    "checkboxes": Shape(
        must={"options": Items(RICH_OPTION, 1, 10)},
        may={**ACTION, **FOCUS, "initial_options": Items(RICH_OPTION)},
        also=(find_initial_options,),
    ),
    "radio_buttons": Shape(
        must={"options": Items(RICH_OPTION, 1, 10)},
        may={**ACTION, **FOCUS, "initial_option": RICH_OPTION},
        also=(find_initial_option,),
    ),
    "static_select": Shape(
        may={**MENU, **LISTED, "initial_option": OPTION},
        also=(require_one_list_of_options, find_initial_option),
    ),
    "multi_static_select": Shape(
        may={**MULTI, **LISTED, "initial_options": Items(OPTION)},
        also=(require_one_list_of_options, find_initial_options),
    ),
    "external_select": Shape(may={**MENU, **SUGGESTED, "initial_option": OPTION}),
    "multi_external_select": Shape(may={**MULTI, **SUGGESTED, "initial_options": Items(OPTION)}),
    "users_select": Shape(may={**MENU, "initial_user": USER}),
    "multi_users_select": Shape(may={**MULTI, "initial_users": Items(USER)}),
    "conversations_select": Shape(may={**MENU, **CONVERSATIONS, "initial_conversation": CONVERSATION}),
    "multi_conversations_select": Shape(
        may={**MULTI, **CONVERSATIONS, "initial_conversations": Items(CONVERSATION)}
    ),
    "channels_select": Shape(may={**MENU, "initial_channel": CHANNEL}),
    "multi_channels_select": Shape(may={**MULTI, "initial_channels": Items(CHANNEL)}),
    "datepicker": Shape(
        may={**MENU, "initial_date": Chars(pattern=re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))},
        also=(require_real_date,),
    ),
    "timepicker": Shape(
        may={
            **MENU,
            "initial_time": Chars(pattern=re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")),
            "timezone": Chars(pattern=re.compile(r"[A-Z][A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")),
        },
    ),
    "datetimepicker": Shape(
        may={**ACTION, **FOCUS, "initial_date_time": Whole(1_000_000_000, 9_999_999_999)},
        surfaces=frozenset({"message", "modal"}),
    ),
    "plain_text_input": Shape(
        may={
            **TYPED,
            "initial_value": Chars(3000, low=0),
            "multiline": Flag(),
            "min_length": Whole(0, 3000),
            "max_length": Whole(1, 3000),
        },
        also=(order_lengths,),
    ),
    "number_input": Shape(
        must={"is_decimal_allowed": Flag()},
        may={**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        also=(order_numbers,),
        surfaces=MODAL,
    ),
    "email_text_input": Shape(may={**TYPED, "initial_value": Chars(low=0)}, surfaces=MODAL),
    "url_text_input": Shape(may={**TYPED, "initial_value": Chars(low=0)}, surfaces=MODAL),
    "rich_text_input": Shape(
        may={
            **TYPED,
            "initial_value": Kinds({"rich_text": rich_text.CELL}),
            "min_lines": Whole(1, 100),
            "max_lines": Whole(1, 100),
        },
        surfaces=frozenset({"modal", "home"}),
    ),
    "file_input": Shape(
        may={"action_id": ID, "filetypes": Items(Chars()), "max_files": Whole(1, 10)}, surfaces=MODAL
    ),
}

BUTTONS = ("button", "overflow")
CHOICES = ("checkboxes", "radio_buttons", "datepicker", "timepicker")
MENUS = tuple(name for name in ELEMENTS if name.endswith("_select"))
FIELDS = tuple(name for name in ELEMENTS if name.endswith("_input"))


def one_of(names: Iterable[str]) -> dict[str, Shape]:
    return {name: ELEMENTS[name] for name in names}


def with_response_url(name: str) -> Shape:
    """Only a menu in an input block of a modal can ask for response URLs."""
    shape = ELEMENTS[name]
    return replace(shape, may={**shape.may, "response_url_enabled": OnlyIn(MODAL, Flag())})


IN_CONTEXT = Kinds({"image": ELEMENTS["image"], "plain_text": plain_shape(3000), "mrkdwn": mrkdwn_shape(3000)})
IN_CONTEXT_ACTIONS = Kinds(one_of(("icon_button", "feedback_buttons")))
IN_CARD = Kinds(one_of(("button",)))
IN_SECTION = Kinds(one_of(("image", *BUTTONS, *CHOICES, *MENUS)))
IN_ACTIONS = Kinds(one_of((*BUTTONS, *CHOICES, "datetimepicker", *MENUS)))
IN_INPUT = Kinds(
    one_of((*CHOICES, "datetimepicker", *MENUS, *FIELDS))
    | {name: with_response_url(name) for name in ("conversations_select", "channels_select")}
)
