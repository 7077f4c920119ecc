"""Each limit of the tables from both sides: what is exactly at it, and what is one past it."""

from collections.abc import Iterator

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.limit import Limits, x
from sandbox.rules.examples.limits_of_blocks import BLOCKS
from sandbox.rules.examples.limits_of_data import DATA
from sandbox.rules.examples.limits_of_elements import ELEMENTS
from sandbox.rules.examples.limits_of_payloads import PAYLOADS
from sandbox.rules.examples.parts import (
    button,
    cell,
    chart,
    data_table,
    element,
    entry,
    message,
    modal,
    mrkdwn,
    options,
    pie,
    plain,
    section,
)

MOST = (*BLOCKS, *ELEMENTS, *DATA, *PAYLOADS)
LEAST: Limits = (
    ("section text", "/blocks/0/text/text", 1, lambda n: message(section(text=mrkdwn(x(n))))),
    (
        "context elements",
        "/blocks/0/elements",
        1,
        lambda n: message({"type": "context", "elements": [plain()] * n}),
    ),
    (
        "actions elements",
        "/blocks/0/elements",
        1,
        lambda n: message({"type": "actions", "elements": [button()] * n}),
    ),
    (
        "overflow options",
        "/blocks/0/accessory/options",
        1,
        lambda n: message(section(accessory=element("overflow", options=options(n)))),
    ),
    ("data table rows", "/blocks/0/rows", 2, lambda n: message({**data_table(), "rows": [[cell()]] * n})),
    ("data table page", "/blocks/0/page_size", 1, lambda n: message(data_table(page_size=n))),
    (
        "chosen items",
        "/blocks/0/element/max_selected_items",
        1,
        lambda n: modal(entry(element("multi_users_select", max_selected_items=n))),
    ),
    ("files", "/blocks/0/element/max_files", 1, lambda n: modal(entry(element("file_input", max_files=n)))),
    (
        "segments",
        "/blocks/0/chart/segments",
        1,
        lambda n: message(chart({"type": "pie", "segments": pie()["chart"]["segments"][:n]})),
    ),
    ("blocks of a home tab", "/blocks", 1, lambda n: {"type": "home", "blocks": [section()] * n}),
)


def both_sides() -> Iterator[Example]:
    for name, pointer, most, build in MOST:
        yield Example(f"{name}: {most}, the most", build(most))
        yield Example(f"{name}: {most + 1}, one too many", build(most + 1), pointer)
    for name, pointer, least, build in LEAST:
        yield Example(f"{name}: {least}, the least", build(least))
        yield Example(f"{name}: {least - 1}, one too few", build(least - 1), pointer)


LIMITS = tuple(both_sides())
