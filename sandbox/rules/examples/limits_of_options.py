"""The limits of options, each kind of menu having its own, and of what is chosen beforehand."""

from sandbox.rules.examples.limit import Limits, url, x
from sandbox.rules.examples.parts import Piece, element, entry, message, modal, option, plain, section


def overflowing(**more: object) -> Piece:
    return message(section(accessory=element("overflow", options=[{**option(), **more}])))


def ticking(**more: object) -> Piece:
    return modal(entry(element("checkboxes", options=[{**option(), **more}])))


def chosen(kind: str, field: str, value: object, **more: object) -> Piece:
    """A menu in a form with something chosen beforehand."""
    return modal(entry(element(kind, **{field: value}, **more)))


OPTION = "/blocks/0/accessory/options/0"
TICK = "/blocks/0/element/options/0"
OPTIONS: Limits = (
    ("overflow text", f"{OPTION}/text/text", 75, lambda n: overflowing(text=plain(x(n)))),
    ("overflow value", f"{OPTION}/value", 150, lambda n: overflowing(value=x(n))),
    ("overflow description", f"{OPTION}/description/text", 75, lambda n: overflowing(description=plain(x(n)))),
    ("overflow address", f"{OPTION}/url", 3000, lambda n: overflowing(url=url(n))),
    ("checkbox text", f"{TICK}/text/text", 75, lambda n: ticking(text=plain(x(n)))),
    ("checkbox value", f"{TICK}/value", 150, lambda n: ticking(value=x(n))),
    ("checkbox description", f"{TICK}/description/text", 75, lambda n: ticking(description=plain(x(n)))),
    (
        "kinds of conversations",
        "/blocks/0/element/filter/include",
        4,
        lambda n: chosen(
            "conversations_select", "filter", {"include": ["im", "mpim", "private", "public", "im"][:n]}
        ),
    ),
)
CHOSEN: Limits = (
    (
        "kinds of conversations",
        "/blocks/0/element/filter/include",
        1,
        lambda n: chosen("conversations_select", "filter", {"include": ["im"] * n}),
    ),
    (
        "chosen people",
        "/blocks/0/element/initial_users",
        1,
        lambda n: chosen("multi_users_select", "initial_users", ["U0001"] * n),
    ),
    (
        "chosen channels",
        "/blocks/0/element/initial_channels",
        1,
        lambda n: chosen("multi_channels_select", "initial_channels", ["C0001"] * n),
    ),
    (
        "chosen conversations",
        "/blocks/0/element/initial_conversations",
        1,
        lambda n: chosen("multi_conversations_select", "initial_conversations", ["C0001"] * n),
    ),
    (
        "chosen options of a menu",
        "/blocks/0/element/initial_options",
        1,
        lambda n: chosen("multi_static_select", "initial_options", [option()] * n, options=[option()]),
    ),
    (
        "chosen options of a type-ahead",
        "/blocks/0/element/initial_options",
        1,
        lambda n: chosen("multi_external_select", "initial_options", [option()] * n),
    ),
    (
        "chosen checkboxes",
        "/blocks/0/element/initial_options",
        1,
        lambda n: chosen("checkboxes", "initial_options", [option()] * n, options=[option()]),
    ),
    (
        "letters before a type-ahead",
        "/blocks/0/element/min_query_length",
        0,
        lambda n: chosen("external_select", "min_query_length", n),
    ),
    (
        "chosen items",
        "/blocks/0/element/max_selected_items",
        1,
        lambda n: chosen("multi_users_select", "max_selected_items", n),
    ),
)
