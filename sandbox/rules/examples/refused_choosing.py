"""Refused: buttons, menus, pickers and fields that are at odds with themselves."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import (
    actions,
    button,
    confirm,
    element,
    entry,
    home,
    message,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    section,
)

FOCUSED = element("plain_text_input", focus_on_load=True)

CHOOSING = (
    Example("a button without text", message(actions({"type": "button"})), "/blocks/0/elements/0"),
    Example("mrkdwn on a button", message(actions(button(text=mrkdwn()))), "/blocks/0/elements/0/text/type"),
    Example(
        "a button of an unknown style", message(actions(button(style="warning"))), "/blocks/0/elements/0/style"
    ),
    Example(
        "an address without a scheme", message(actions(button(url="example.org"))), "/blocks/0/elements/0/url"
    ),
    Example(
        "a confirmation without a no",
        message(actions(button(confirm={**confirm(), "deny": "No"}))),
        "/blocks/0/elements/0/confirm/deny",
    ),
    Example("an empty action id", message(actions(button(action_id=""))), "/blocks/0/elements/0/action_id"),
    Example(
        "a type on an option",
        message(actions(element("overflow", options=[option(type="option")]))),
        "/blocks/0/elements/0/options/0",
    ),
    Example(
        "a first choice with other emoji",
        message(
            actions(
                element(
                    "static_select",
                    options=[option(text={**plain(), "emoji": False})],
                    initial_option=option(),
                )
            )
        ),
        "/blocks/0/elements/0/initial_option",
    ),
    Example(
        "an option without a value",
        message(actions(element("overflow", options=[{"text": plain()}]))),
        "/blocks/0/elements/0/options/0",
    ),
    Example(
        "mrkdwn in a menu",
        message(actions(element("static_select", options=[{"text": mrkdwn(), "value": "a"}]))),
        "/blocks/0/elements/0/options/0/text/type",
    ),
    Example(
        "an address on a menu's option",
        message(actions(element("static_select", options=[option(url="https://example.org")]))),
        "/blocks/0/elements/0/options/0",
    ),
    Example(
        "a menu with options and groups",
        message(
            actions(
                element(
                    "static_select", options=options(1), option_groups=[{"label": plain(), "options": options(1)}]
                )
            )
        ),
        "/blocks/0/elements/0",
    ),
    Example("a menu without options", message(actions(element("static_select"))), "/blocks/0/elements/0"),
    Example(
        "a first choice that is no option",
        message(actions(element("static_select", options=options(1), initial_option=option()))),
        "/blocks/0/elements/0/initial_option",
    ),
    Example(
        "first choices, one of which is no option",
        modal(entry(element("checkboxes", options=options(2), initial_options=[*options(1), option()]))),
        "/blocks/0/element/initial_options/1",
    ),
    Example(
        "a radio button that is not there",
        modal(entry(element("radio_buttons", options=options(2), initial_option=option()))),
        "/blocks/0/element/initial_option",
    ),
    Example(
        "a person by name",
        message(actions(element("users_select", initial_user="anna"))),
        "/blocks/0/elements/0/initial_user",
    ),
    Example(
        "an empty filter",
        message(actions(element("conversations_select", filter={}))),
        "/blocks/0/elements/0/filter",
    ),
    Example(
        "an unknown kind of conversation",
        message(actions(element("conversations_select", filter={"include": ["dm"]}))),
        "/blocks/0/elements/0/filter/include/0",
    ),
    Example(
        "response URLs outside an input",
        modal(section(accessory=element("channels_select", response_url_enabled=True))),
        "/blocks/0/accessory",
    ),
    Example(
        "response URLs on a home tab",
        home(entry(element("channels_select", response_url_enabled=True))),
        "/blocks/0/element/response_url_enabled",
    ),
    Example(
        "a date in another order",
        message(actions(element("datepicker", initial_date="24/12/2026"))),
        "/blocks/0/elements/0/initial_date",
    ),
    Example(
        "a date that does not exist",
        message(actions(element("datepicker", initial_date="2026-02-30"))),
        "/blocks/0/elements/0/initial_date",
    ),
    Example(
        "a time past midnight",
        message(actions(element("timepicker", initial_time="24:00"))),
        "/blocks/0/elements/0/initial_time",
    ),
    Example(
        "a time zone by its offset",
        message(actions(element("timepicker", timezone="+01:00"))),
        "/blocks/0/elements/0/timezone",
    ),
    Example(
        "an instant in milliseconds",
        message(actions(element("datetimepicker", initial_date_time=1_790_000_000_000))),
        "/blocks/0/elements/0/initial_date_time",
    ),
    Example(
        "a shortest answer above the longest",
        modal(entry(element("plain_text_input", min_length=9, max_length=8))),
        "/blocks/0/element/min_length",
    ),
    Example("numbers of an unsaid kind", modal(entry(element("number_input"))), "/blocks/0/element"),
    Example(
        "a number as a number",
        modal(entry(element("number_input", is_decimal_allowed=False, min_value=1))),
        "/blocks/0/element/min_value",
    ),
    Example(
        "a smallest number above the largest",
        modal(entry(element("number_input", is_decimal_allowed=True, min_value="10", max_value="9.5"))),
        "/blocks/0/element/min_value",
    ),
    Example(
        "an unknown moment of dispatch",
        modal(entry(element("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_blur"]}))),
        "/blocks/0/element/dispatch_action_config/trigger_actions_on/0",
    ),
    Example(
        "files that dispatch", modal(entry(element("file_input"), dispatch_action=True)), "/blocks/0/element/type"
    ),
    Example("two fields in focus", modal(entry(FOCUSED), entry(FOCUSED)), "/blocks/1/element/focus_on_load"),
)
