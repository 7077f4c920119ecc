"""The limits of elements, options and confirmations."""

from sandbox.rules.examples.limit import Limits, url, x
from sandbox.rules.examples.parts import (
    Piece,
    button,
    confirm,
    element,
    entry,
    message,
    modal,
    option,
    options,
    plain,
    section,
)


def in_section(piece: Piece) -> Piece:
    return message(section(accessory=piece))


def in_input(piece: Piece) -> Piece:
    return modal(entry(piece))


def select(**more: object) -> Piece:
    return element("static_select", **({"options": options(1)} | more))


def groups(count: int, label: str = "Text", size: int = 1) -> list[Piece]:
    return [{"label": plain(label), "options": options(size)} for _ in range(count)]


ELEMENTS: Limits = (
    ("action id", "/blocks/0/accessory/action_id", 255, lambda n: in_section(button(action_id=x(n)))),
    ("button text", "/blocks/0/accessory/text/text", 75, lambda n: in_section(button(text=plain(x(n))))),
    ("button value", "/blocks/0/accessory/value", 2000, lambda n: in_section(button(value=x(n)))),
    ("button address", "/blocks/0/accessory/url", 3000, lambda n: in_section(button(url=url(n)))),
    (
        "button description",
        "/blocks/0/accessory/accessibility_label",
        75,
        lambda n: in_section(button(accessibility_label=x(n))),
    ),
    (
        "confirm title",
        "/blocks/0/accessory/confirm/title/text",
        100,
        lambda n: in_section(button(confirm=confirm(title=plain(x(n))))),
    ),
    (
        "confirm text",
        "/blocks/0/accessory/confirm/text/text",
        300,
        lambda n: in_section(button(confirm=confirm(text=plain(x(n))))),
    ),
    (
        "confirm yes",
        "/blocks/0/accessory/confirm/confirm/text",
        30,
        lambda n: in_section(button(confirm=confirm(confirm=plain(x(n))))),
    ),
    (
        "confirm no",
        "/blocks/0/accessory/confirm/deny/text",
        30,
        lambda n: in_section(button(confirm=confirm(deny=plain(x(n))))),
    ),
    (
        "overflow options",
        "/blocks/0/accessory/options",
        5,
        lambda n: in_section(element("overflow", options=options(n))),
    ),
    (
        "checkboxes",
        "/blocks/0/accessory/options",
        10,
        lambda n: in_section(element("checkboxes", options=options(n))),
    ),
    (
        "radio buttons",
        "/blocks/0/accessory/options",
        10,
        lambda n: in_section(element("radio_buttons", options=options(n))),
    ),
    ("select options", "/blocks/0/accessory/options", 100, lambda n: in_section(select(options=options(n)))),
    (
        "option groups",
        "/blocks/0/element/option_groups",
        100,
        lambda n: in_input(element("multi_static_select", option_groups=groups(n))),
    ),
    (
        "options of a group",
        "/blocks/0/element/option_groups/0/options",
        100,
        lambda n: in_input(element("static_select", option_groups=groups(1, size=n))),
    ),
    (
        "group label",
        "/blocks/0/element/option_groups/0/label/text",
        75,
        lambda n: in_input(element("static_select", option_groups=groups(1, x(n)))),
    ),
    (
        "option text",
        "/blocks/0/accessory/options/0/text/text",
        75,
        lambda n: in_section(select(options=[option(text=plain(x(n)))])),
    ),
    (
        "option value",
        "/blocks/0/accessory/options/0/value",
        150,
        lambda n: in_section(select(options=[option(x(n))])),
    ),
    (
        "option description",
        "/blocks/0/accessory/options/0/description/text",
        75,
        lambda n: in_section(select(options=[option(description=plain(x(n)))])),
    ),
    (
        "placeholder",
        "/blocks/0/accessory/placeholder/text",
        150,
        lambda n: in_section(select(placeholder=plain(x(n)))),
    ),
)
