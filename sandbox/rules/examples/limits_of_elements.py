"""The limits of elements, options and confirmations."""

from sandbox.rules.examples.parts import (
    Limits,
    Piece,
    button,
    confirm,
    element,
    element_limit,
    entry,
    message,
    modal,
    option,
    options,
    plain,
    section,
    url,
    x,
)

OPTION = "accessory/options/0"
SPOKEN = "accessibility_label"


def in_section(piece: Piece) -> Piece:
    return message(section(accessory=piece))


def grouped(label: str = "Text", size: int = 1) -> Piece:
    return modal(entry(element("static_select", option_groups=groups(1, label, size))))


def select(**more: object) -> Piece:
    return element("static_select", **({"options": options(1)} | more))


def groups(count: int, label: str = "Text", size: int = 1) -> list[Piece]:
    return [{"label": plain(label), "options": options(size)} for _ in range(count)]


def confirming(**more: object) -> Piece:
    return in_section(button(confirm=confirm(**more)))


def an_option(**more: str | Piece) -> Piece:
    return in_section(select(options=[{**option(), **more}]))


ELEMENTS: Limits = (
    ("action id", "accessory/action_id", 255, lambda n: in_section(button(action_id=x(n)))),
    ("button text", "accessory/text/text", 75, lambda n: in_section(button(text=plain(x(n))))),
    ("button value", "accessory/value", 2000, lambda n: in_section(button(value=x(n)))),
    ("button address", "accessory/url", 3000, lambda n: in_section(button(url=url(n)))),
    ("button description", f"accessory/{SPOKEN}", 75, lambda n: in_section(button(**{SPOKEN: x(n)}))),
    ("confirm title", "accessory/confirm/title/text", 100, lambda n: confirming(title=plain(x(n)))),
    ("confirm text", "accessory/confirm/text/text", 300, lambda n: confirming(text=plain(x(n)))),
    ("confirm yes", "accessory/confirm/confirm/text", 30, lambda n: confirming(confirm=plain(x(n)))),
    ("confirm no", "accessory/confirm/deny/text", 30, lambda n: confirming(deny=plain(x(n)))),
    ("overflow options", "accessory/options", 5, lambda n: in_section(element("overflow", options=options(n)))),
    ("checkboxes", "accessory/options", 10, lambda n: in_section(element("checkboxes", options=options(n)))),
    ("radio buttons", "accessory/options", 10, lambda n: in_section(element("radio_buttons", options=options(n)))),
    ("select options", "accessory/options", 100, lambda n: in_section(select(options=options(n)))),
    element_limit("option groups", 100, "multi_static_select", "option_groups", groups),
    ("options of a group", "element/option_groups/0/options", 100, lambda n: grouped(size=n)),
    ("group label", "element/option_groups/0/label/text", 75, lambda n: grouped(x(n))),
    ("option text", f"{OPTION}/text/text", 75, lambda n: an_option(text=plain(x(n)))),
    ("option value", f"{OPTION}/value", 150, lambda n: an_option(value=x(n))),
    ("option description", f"{OPTION}/description/text", 75, lambda n: an_option(description=plain(x(n)))),
    ("placeholder", "accessory/placeholder/text", 150, lambda n: in_section(select(placeholder=plain(x(n))))),
)
