"""Refused: blocks that are built wrongly."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import (
    actions,
    button,
    container,
    element,
    entry,
    message,
    modal,
    mrkdwn,
    plain,
    rich,
    section,
)

IMAGE = {"image_url": "https://example.org/a.png", "alt_text": "A"}
ALERT = {"type": "alert", "text": plain()}

BUILDING = (
    Example("a block of an unknown type", message({"type": "sektion"}), "/blocks/0/type"),
    Example("a block without a type", message({"text": plain()}), "/blocks/0"),
    Example("a block whose type is no string", message({"type": 1}), "/blocks/0/type"),
    Example("a block that is a string", message("section"), "/blocks/0"),
    Example("blocks that are an object", {"text": "Text", "blocks": section()}, "/blocks"),
    Example("a field that does not exist", message(section(colour="red")), "/blocks/0"),
    Example("a section without text and fields", message({"type": "section"}), "/blocks/0"),
    Example("a bare string for a text", message(section(text="Text")), "/blocks/0/text"),
    Example(
        "a text of an unknown type", message(section(text={"type": "html", "text": "x"})), "/blocks/0/text/type"
    ),
    Example("null for an accessory", message(section(accessory=None)), "/blocks/0/accessory"),
    Example("mrkdwn in a header", message({"type": "header", "text": mrkdwn()}), "/blocks/0/text/type"),
    Example("a header without text", message({"type": "header"}), "/blocks/0"),
    Example("emoji in mrkdwn", message(section(text={**mrkdwn(), "emoji": True})), "/blocks/0/text"),
    Example(
        "a button in a context", message({"type": "context", "elements": [button()]}), "/blocks/0/elements/0/type"
    ),
    Example("an input among actions", message(actions(element("plain_text_input"))), "/blocks/0/elements/0/type"),
    Example("a picture among actions", message(actions(element("image", **IMAGE))), "/blocks/0/elements/0/type"),
    Example(
        "a date and time beside text",
        message(section(accessory=element("datetimepicker"))),
        "/blocks/0/accessory/type",
    ),
    Example("a button as an input", modal(entry(button())), "/blocks/0/element/type"),
    Example("an input without an element", modal({"type": "input", "label": plain()}), "/blocks/0"),
    Example("mrkdwn for a label", modal(entry(label=mrkdwn())), "/blocks/0/label/type"),
    Example("a string for a flag", modal(entry(optional="true")), "/blocks/0/optional"),
    Example("a picture without an address", message({"type": "image", "alt_text": "A"}), "/blocks/0"),
    Example(
        "a picture from two places", message({"type": "image", **IMAGE, "slack_file": {"id": "F1"}}), "/blocks/0"
    ),
    Example(
        "a file named twice",
        message({"type": "image", "alt_text": "A", "slack_file": {"id": "F1", "url": "https://example.org"}}),
        "/blocks/0/slack_file",
    ),
    Example(
        "a file by its name",
        message({"type": "image", "alt_text": "A", "slack_file": {"id": "a.png"}}),
        "/blocks/0/slack_file/id",
    ),
    Example(
        "a picture from disk",
        message({"type": "image", "image_url": "a.png", "alt_text": "A"}),
        "/blocks/0/image_url",
    ),
    Example(
        "a rich text of unknown parts",
        message({"type": "rich_text", "elements": [section()]}),
        "/blocks/0/elements/0/type",
    ),
    Example(
        "an unknown leaf of rich text",
        message(rich({"type": "bold", "text": "x"})),
        "/blocks/0/elements/0/elements/0/type",
    ),
    Example("a block id twice", message(section(block_id="a"), section(block_id="a")), "/blocks/1/block_id"),
    Example(
        "a block id again in a container",
        message(section(block_id="a"), container(section(block_id="a"))),
        "/blocks/1/child_blocks/0/block_id",
    ),
    Example(
        "an action id twice in a block",
        message(actions(button(action_id="a"), button(action_id="a"))),
        "/blocks/0/elements/1/action_id",
    ),
    Example(
        "an action id in two blocks",
        message(section(accessory=button(action_id="a")), actions(button(action_id="a"))),
        "/blocks/1/elements/0/action_id",
    ),
    Example("a container in a container", message(container(container())), "/blocks/0/child_blocks/0/type"),
    Example(
        "a container without a title", message({"type": "container", "child_blocks": [section()]}), "/blocks/0"
    ),
    Example(
        "a collapsed container that cannot be",
        message(container(default_collapsed=True)),
        "/blocks/0/default_collapsed",
    ),
    Example("an alert of an unknown level", modal({**ALERT, "level": "danger"}), "/blocks/0/level"),
)
