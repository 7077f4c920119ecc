"""Refused: blocks that are built wrongly."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import (
    actions,
    button,
    card,
    carousel,
    container,
    context_actions,
    element,
    entry,
    icon_button,
    message,
    modal,
    mrkdwn,
    plain,
    rich,
    section,
    video,
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
        "an action id twice on a card",
        message(carousel(card(actions=[button(action_id="a"), button(action_id="a")]))),
        "/blocks/0/elements/0/actions/1/action_id",
    ),
    Example("a card of a subtitle alone", message({"type": "card", "subtitle": mrkdwn()}), "/blocks/0"),
    Example(
        "a card with two icons",
        message(card(icon=element("image", **IMAGE), slack_icon=element("icon", name="bot"))),
        "/blocks/0",
    ),
    Example(
        "an icon of Slack's with a blank",
        message(card(slack_icon=element("icon", name="eye open"))),
        "/blocks/0/slack_icon/name",
    ),
    Example(
        "a menu on a card",
        message(card(actions=[element("users_select")])),
        "/blocks/0/actions/0/type",
    ),
    Example("a section in a carousel", message(carousel(section())), "/blocks/0/elements/0/type"),
    Example("a button among feedback", message(context_actions(button())), "/blocks/0/elements/0/type"),
    Example(
        "an icon that there is none of",
        message(context_actions(icon_button(icon="star"))),
        "/blocks/0/elements/0/icon",
    ),
    Example("a video from an open line", message(video(video_url="http://example.org")), "/blocks/0/video_url"),
    Example("a level of a section", message(section(level=1)), "/blocks/0"),
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
