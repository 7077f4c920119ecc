"""The limits of options and initial options in each kind of menu."""

from sandbox.rules.examples.parts import (
    Limits,
    Piece,
    element,
    element_limit,
    entry,
    message,
    modal,
    option,
    plain,
    section,
    url,
    x,
)


def overflowing(**more: object) -> Piece:
    return message(section(accessory=element("overflow", options=[{**option(), **more}])))


def ticking(**more: object) -> Piece:
    return modal(entry(element("checkboxes", options=[{**option(), **more}])))


def including(kinds: list[str]) -> Piece:
    return modal(entry(element("conversations_select", filter={"include": kinds})))


def first_options(count: int) -> list[Piece]:
    return [option()] * count


KINDS = ["im", "mpim", "private", "public", "im"]
CHOICE = "initial_options"
OPTION = "accessory/options/0"
TICK = "element/options/0"
OPTIONS: Limits = (
    ("overflow text", f"{OPTION}/text/text", 75, lambda n: overflowing(text=plain(x(n)))),
    ("overflow value", f"{OPTION}/value", 150, lambda n: overflowing(value=x(n))),
    ("overflow description", f"{OPTION}/description/text", 75, lambda n: overflowing(description=plain(x(n)))),
    ("overflow address", f"{OPTION}/url", 3000, lambda n: overflowing(url=url(n))),
    ("checkbox text", f"{TICK}/text/text", 75, lambda n: ticking(text=plain(x(n)))),
    ("checkbox value", f"{TICK}/value", 150, lambda n: ticking(value=x(n))),
    ("checkbox description", f"{TICK}/description/text", 75, lambda n: ticking(description=plain(x(n)))),
    ("kinds of conversations", "element/filter/include", 4, lambda n: including(KINDS[:n])),
)
CHOSEN: Limits = (
    ("kinds of conversations", "element/filter/include", 1, lambda n: including(["im"] * n)),
    element_limit("chosen people", 1, "multi_users_select", "initial_users", lambda n: ["U0001"] * n),
    element_limit("chosen channels", 1, "multi_channels_select", "initial_channels", lambda n: ["C0001"] * n),
    element_limit(
        "chosen conversations", 1, "multi_conversations_select", "initial_conversations", lambda n: ["C0001"] * n
    ),
    element_limit("chosen options of a menu", 1, "multi_static_select", CHOICE, first_options, options=[option()]),
    element_limit("chosen options of a type-ahead", 1, "multi_external_select", CHOICE, first_options),
    element_limit("chosen checkboxes", 1, "checkboxes", CHOICE, first_options, options=[option()]),
    element_limit("letters before a type-ahead", 0, "external_select", "min_query_length"),
    element_limit("chosen items", 1, "multi_users_select", "max_selected_items"),
)
