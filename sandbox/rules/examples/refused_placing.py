"""Refused: what stands on the wrong surface, and views and messages that lack something."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import (
    card,
    carousel,
    container,
    context_actions,
    data_table,
    element,
    entry,
    home,
    lines,
    message,
    modal,
    mrkdwn,
    pie,
    plain,
    section,
    table,
)

MARKDOWN = {"type": "markdown", "text": "**Text**"}
ALERT = {"type": "alert", "text": plain()}

PLACING = (
    Example(
        "an input without a submit",
        {"type": "modal", "title": plain(), "blocks": [section(), entry()]},
        "/blocks/1/input",
    ),
    Example("a modal without a title", {"type": "modal", "blocks": [section()]}, ""),
    Example("mrkdwn for a title", modal(title=mrkdwn()), "/title/type"),
    Example("a close button on a home tab", home(close=plain()), ""),
    Example("a modal whose submit is switched off", modal(submit_disabled=True), ""),
    Example("a container on a home tab", home(container()), "/blocks/0/type"),
    Example("a card in a modal", modal(card()), "/blocks/0/type"),
    Example("a carousel in a modal", modal(carousel()), "/blocks/0/type"),
    Example("feedback on a home tab", home(context_actions()), "/blocks/0/type"),
    Example("a card in a container", message(container(card())), "/blocks/0/child_blocks/0/type"),
    Example("a view of an unknown type", {"type": "dialog", "blocks": [section()]}, "/type"),
    Example("a view without blocks", {"type": "home"}, ""),
    Example("an alert in a message", message(ALERT), "/blocks/0/type"),
    Example("an alert on a home tab", home(ALERT), "/blocks/0/type"),
    Example("an alert in a container", message(container(ALERT)), "/blocks/0/child_blocks/0/type"),
    Example("markdown in a modal", modal(MARKDOWN), "/blocks/0/type"),
    Example("a table in a modal", modal(table()), "/blocks/0/type"),
    Example("a data table in a modal", modal(data_table()), "/blocks/0/type"),
    Example("a container in a modal", modal(container()), "/blocks/0/type"),
    Example("a chart in a modal", modal(pie()), "/blocks/0/type"),
    Example("a chart on a home tab", home(lines()), "/blocks/0/type"),
    Example("files in a message", message(entry(element("file_input"))), "/blocks/0/element/type"),
    Example("files on a home tab", home(entry(element("file_input"))), "/blocks/0/element/type"),
    Example("a message without anything", {"text": ""}, "/text"),
    Example("a text that is no string", {"text": 1}, "/text"),
    Example("metadata without a payload", message(section(), metadata={"event_type": "a"}), "/metadata"),
    Example(
        "metadata with a list",
        message(section(), metadata={"event_type": "a", "event_payload": []}),
        "/metadata/event_payload",
    ),
)
