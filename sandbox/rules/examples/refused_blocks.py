"""Refused: malformed blocks."""

from sandbox.rules.examples.example import refused
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

BLOCKS = (
    refused("a block of an unknown type", message({"type": "sektion"}), "type"),
    refused("a block without a type", message({"text": plain()}), "/blocks/0"),
    refused("a block whose type is no string", message({"type": 1}), "type"),
    refused("a block that is a string", message("section"), "/blocks/0"),
    refused("blocks that are an object", {"text": "Text", "blocks": section()}, "/blocks"),
    refused("a field that does not exist", message(section(colour="red")), "/blocks/0"),
    refused("a section without text and fields", message({"type": "section"}), "/blocks/0"),
    refused("a bare string for a text", message(section(text="Text")), "text"),
    refused("a text of an unknown type", message(section(text={"type": "html", "text": "x"})), "text/type"),
    refused("null for an accessory", message(section(accessory=None)), "accessory"),
    refused("mrkdwn in a header", message({"type": "header", "text": mrkdwn()}), "text/type"),
    refused("a header without text", message({"type": "header"}), "/blocks/0"),
    refused("emoji in mrkdwn", message(section(text={**mrkdwn(), "emoji": True})), "text"),
    refused("a button in a context", message({"type": "context", "elements": [button()]}), "elements/0/type"),
    refused("an input among actions", message(actions(element("plain_text_input"))), "elements/0/type"),
    refused("a picture among actions", message(actions(element("image", **IMAGE))), "elements/0/type"),
    refused(
        "a date and time beside text", message(section(accessory=element("datetimepicker"))), "accessory/type"
    ),
    refused("a button as an input", modal(entry(button())), "element/type"),
    refused("an input without an element", modal({"type": "input", "label": plain()}), "/blocks/0"),
    refused("mrkdwn for a label", modal(entry(label=mrkdwn())), "label/type"),
    refused("a string for a flag", modal(entry(optional="true")), "optional"),
    refused("a picture without an address", message({"type": "image", "alt_text": "A"}), "/blocks/0"),
    refused(
        "a picture from two places", message({"type": "image", **IMAGE, "slack_file": {"id": "F1"}}), "/blocks/0"
    ),
    refused(
        "a file named twice",
        message({"type": "image", "alt_text": "A", "slack_file": {"id": "F1", "url": "https://example.org"}}),
        "slack_file",
    ),
    refused(
        "a file by its name",
        message({"type": "image", "alt_text": "A", "slack_file": {"id": "a.png"}}),
        "slack_file/id",
    ),
    refused("a picture from disk", message({"type": "image", "image_url": "a.png", "alt_text": "A"}), "image_url"),
    refused(
        "a rich text of unknown parts", message({"type": "rich_text", "elements": [section()]}), "elements/0/type"
    ),
    refused(
        "an unknown leaf of rich text", message(rich({"type": "bold", "text": "x"})), "elements/0/elements/0/type"
    ),
    refused("a block id twice", message(section(block_id="a"), section(block_id="a")), "/blocks/1/block_id"),
    refused(
        "a block id again in a container",
        message(section(block_id="a"), container(section(block_id="a"))),
        "/blocks/1/child_blocks/0/block_id",
    ),
    refused(
        "an action id twice in a block",
        message(actions(button(action_id="a"), button(action_id="a"))),
        "elements/1/action_id",
    ),
    refused(
        "an action id twice on a card",
        message(carousel(card(actions=[button(action_id="a"), button(action_id="a")]))),
        "elements/0/actions/1/action_id",
    ),
    refused("a card of a subtitle alone", message({"type": "card", "subtitle": mrkdwn()}), "/blocks/0"),
    refused(
        "a card with two icons",
        message(card(icon=element("image", **IMAGE), slack_icon=element("icon", name="bot"))),
        "/blocks/0",
    ),
    refused(
        "an icon of Slack's with a blank",
        message(card(slack_icon=element("icon", name="eye open"))),
        "slack_icon/name",
    ),
    refused("a menu on a card", message(card(actions=[element("users_select")])), "actions/0/type"),
    refused("a section in a carousel", message(carousel(section())), "elements/0/type"),
    refused("a button among feedback", message(context_actions(button())), "elements/0/type"),
    refused(
        "an icon that there is none of", message(context_actions(icon_button(icon="star"))), "elements/0/icon"
    ),
    refused("a video from an open line", message(video(video_url="http://example.org")), "video_url"),
    refused("a level of a section", message(section(level=1)), "/blocks/0"),
    refused("a container in a container", message(container(container())), "child_blocks/0/type"),
    refused(
        "a container without a title", message({"type": "container", "child_blocks": [section()]}), "/blocks/0"
    ),
    refused(
        "a collapsed container that cannot be", message(container(default_collapsed=True)), "default_collapsed"
    ),
    refused("an alert of an unknown level", modal({**ALERT, "level": "danger"}), "level"),
)
