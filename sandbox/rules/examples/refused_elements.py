"""Refused: elements with missing, unknown or conflicting fields."""

from sandbox.rules.examples.example import refused
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

ELEMENTS = (
    refused("a button without text", message(actions({"type": "button"})), "elements/0"),
    refused("mrkdwn on a button", message(actions(button(text=mrkdwn()))), "elements/0/text/type"),
    refused("a button of an unknown style", message(actions(button(style="warning"))), "elements/0/style"),
    refused("an address without a scheme", message(actions(button(url="example.org"))), "elements/0/url"),
    refused(
        "a confirmation without a no",
        message(actions(button(confirm={**confirm(), "deny": "No"}))),
        "elements/0/confirm/deny",
    ),
    refused("an empty action id", message(actions(button(action_id=""))), "elements/0/action_id"),
    refused(
        "a type on an option",
        message(actions(element("overflow", options=[option(type="option")]))),
        "elements/0/options/0",
    ),
    refused(
        "a first choice with other emoji",
        message(
            actions(
                element(
                    "static_select", options=[option(text={**plain(), "emoji": False})], initial_option=option()
                )
            )
        ),
        "elements/0/initial_option",
    ),
    refused(
        "an option without a value",
        message(actions(element("overflow", options=[{"text": plain()}]))),
        "elements/0/options/0",
    ),
    refused(
        "mrkdwn in a menu",
        message(actions(element("static_select", options=[{"text": mrkdwn(), "value": "a"}]))),
        "elements/0/options/0/text/type",
    ),
    refused(
        "an address on a menu's option",
        message(actions(element("static_select", options=[option(url="https://example.org")]))),
        "elements/0/options/0",
    ),
    refused(
        "a menu with options and groups",
        message(
            actions(
                element(
                    "static_select", options=options(1), option_groups=[{"label": plain(), "options": options(1)}]
                )
            )
        ),
        "elements/0",
    ),
    refused("a menu without options", message(actions(element("static_select"))), "elements/0"),
    refused(
        "a first choice that is no option",
        message(actions(element("static_select", options=options(1), initial_option=option()))),
        "elements/0/initial_option",
    ),
    refused(
        "first choices, one of which is no option",
        modal(entry(element("checkboxes", options=options(2), initial_options=[*options(1), option()]))),
        "element/initial_options/1",
    ),
    refused(
        "a radio button that is not there",
        modal(entry(element("radio_buttons", options=options(2), initial_option=option()))),
        "element/initial_option",
    ),
    refused(
        "a person by name",
        message(actions(element("users_select", initial_user="anna"))),
        "elements/0/initial_user",
    ),
    refused("an empty filter", message(actions(element("conversations_select", filter={}))), "elements/0/filter"),
    refused(
        "an unknown kind of conversation",
        message(actions(element("conversations_select", filter={"include": ["dm"]}))),
        "elements/0/filter/include/0",
    ),
    refused(
        "response URLs outside an input",
        modal(section(accessory=element("channels_select", response_url_enabled=True))),
        "accessory",
    ),
    refused(
        "response URLs on a home tab",
        home(entry(element("channels_select", response_url_enabled=True))),
        "element/response_url_enabled",
    ),
    refused(
        "a date in another order",
        message(actions(element("datepicker", initial_date="24/12/2026"))),
        "elements/0/initial_date",
    ),
    refused(
        "a date that does not exist",
        message(actions(element("datepicker", initial_date="2026-02-30"))),
        "elements/0/initial_date",
    ),
    refused(
        "a time past midnight",
        message(actions(element("timepicker", initial_time="24:00"))),
        "elements/0/initial_time",
    ),
    refused(
        "a time zone by its offset",
        message(actions(element("timepicker", timezone="+01:00"))),
        "elements/0/timezone",
    ),
    refused(
        "an instant in milliseconds",
        message(actions(element("datetimepicker", initial_date_time=1_790_000_000_000))),
        "elements/0/initial_date_time",
    ),
    refused(
        "a shortest answer above the longest",
        modal(entry(element("plain_text_input", min_length=9, max_length=8))),
        "element/min_length",
    ),
    refused("numbers of an unsaid kind", modal(entry(element("number_input"))), "element"),
    refused(
        "a number as a number",
        modal(entry(element("number_input", is_decimal_allowed=False, min_value=1))),
        "element/min_value",
    ),
    refused(
        "a smallest number above the largest",
        modal(entry(element("number_input", is_decimal_allowed=True, min_value="10", max_value="9.5"))),
        "element/min_value",
    ),
    refused(
        "an unknown moment of dispatch",
        modal(entry(element("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_blur"]}))),
        "element/dispatch_action_config/trigger_actions_on/0",
    ),
    refused("files that dispatch", modal(entry(element("file_input"), dispatch_action=True)), "element/type"),
    refused("two fields in focus", modal(entry(FOCUSED), entry(FOCUSED)), "/blocks/1/element/focus_on_load"),
)
