"""The limits of the ordinary blocks."""

from sandbox.rules.examples.limit import Limits, url, x
from sandbox.rules.examples.parts import (
    actions,
    button,
    container,
    context,
    element,
    entry,
    message,
    modal,
    mrkdwn,
    options,
    plain,
    section,
)

BLOCKS: Limits = (
    ("section text", "/blocks/0/text/text", 3000, lambda n: message(section(text=mrkdwn(x(n))))),
    ("section fields", "/blocks/0/fields", 10, lambda n: message(section(fields=[mrkdwn()] * n))),
    ("section field text", "/blocks/0/fields/0/text", 2000, lambda n: message(section(fields=[plain(x(n))]))),
    ("header", "/blocks/0/text/text", 150, lambda n: message({"type": "header", "text": plain(x(n))})),
    (
        "context elements",
        "/blocks/0/elements",
        10,
        lambda n: message(context(*[mrkdwn()] * n)),
    ),
    ("actions elements", "/blocks/0/elements", 25, lambda n: message(actions(*[button()] * n))),
    ("block id", "/blocks/0/block_id", 255, lambda n: message(section(block_id=x(n)))),
    (
        "image description",
        "/blocks/0/alt_text",
        2000,
        lambda n: message({"type": "image", "image_url": url(30), "alt_text": x(n)}),
    ),
    (
        "image title",
        "/blocks/0/title/text",
        2000,
        lambda n: message({"type": "image", "image_url": url(30), "alt_text": "x", "title": plain(x(n))}),
    ),
    (
        "image address",
        "/blocks/0/image_url",
        3000,
        lambda n: message({"type": "image", "image_url": url(n), "alt_text": "x"}),
    ),
    ("input label", "/blocks/0/label/text", 2000, lambda n: modal(entry(label=plain(x(n))))),
    ("input hint", "/blocks/0/hint/text", 2000, lambda n: modal(entry(hint=plain(x(n))))),
    ("markdown", "/blocks/0/text", 12_000, lambda n: message({"type": "markdown", "text": x(n)})),
    (
        "markdown in all",
        "/blocks/1/text",
        12_000,
        lambda n: message({"type": "markdown", "text": x(9000)}, {"type": "markdown", "text": x(n - 9000)}),
    ),
    ("alert", "/blocks/0/text/text", 200, lambda n: modal({"type": "alert", "text": plain(x(n))})),
    ("container title", "/blocks/0/title/text", 150, lambda n: message(container(title=plain(x(n))))),
    ("container subtitle", "/blocks/0/subtitle/text", 150, lambda n: message(container(subtitle=mrkdwn(x(n))))),
    ("container children", "/blocks/0/child_blocks", 10, lambda n: message(container(*[section()] * n))),
    ("words of a context", "/blocks/0/elements/0/text", 3000, lambda n: message(context(mrkdwn(x(n))))),
    ("plain words of a context", "/blocks/0/elements/0/text", 3000, lambda n: message(context(plain(x(n))))),
    (
        "small picture's description",
        "/blocks/0/elements/0/alt_text",
        2000,
        lambda n: message(context(element("image", image_url=url(30), alt_text=x(n)))),
    ),
    (
        "address of a file",
        "/blocks/0/slack_file/url",
        3000,
        lambda n: message({"type": "image", "alt_text": "x", "slack_file": {"url": url(n)}}),
    ),
)
LEAST_OF_BLOCKS: Limits = (
    ("section text", "/blocks/0/text/text", 1, lambda n: message(section(text=mrkdwn(x(n))))),
    ("context elements", "/blocks/0/elements", 1, lambda n: message(context(*[plain()] * n))),
    (
        "actions elements",
        "/blocks/0/elements",
        1,
        lambda n: message({"type": "actions", "elements": [button()] * n}),
    ),
    (
        "container children",
        "/blocks/0/child_blocks",
        1,
        lambda n: message({**container(), "child_blocks": [section()] * n}),
    ),
    (
        "overflow options",
        "/blocks/0/accessory/options",
        1,
        lambda n: message(section(accessory=element("overflow", options=options(n)))),
    ),
)
