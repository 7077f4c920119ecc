"""The limits of whole messages and views."""

import json

from sandbox.rules.examples.parts import Limits, Piece, home, message, modal, mrkdwn, plain, section, x


def view_of(size: int) -> Piece:
    """Make a modal of that many bytes."""
    view = modal(*(section(text=mrkdwn(x(2440))) for _ in range(99)), section(text=mrkdwn("")))
    view["blocks"][-1]["text"]["text"] = x(size - len(json.dumps(view, separators=(",", ":"))))
    return view


PAYLOADS: Limits = (
    ("blocks of a message", "/blocks", 50, lambda n: message(*[section()] * n)),
    ("blocks of a modal", "/blocks", 100, lambda n: modal(*[section()] * n)),
    ("blocks of a home tab", "/blocks", 100, lambda n: home(*[section()] * n)),
    ("modal title", "/title/text", 24, lambda n: modal(title=plain(x(n)))),
    ("home title", "/title/text", 24, lambda n: home(title=plain(x(n)))),
    ("modal submit", "/submit/text", 24, lambda n: modal(submit=plain(x(n)))),
    ("modal close", "/close/text", 24, lambda n: modal(close=plain(x(n)))),
    ("private metadata", "/private_metadata", 3000, lambda n: modal(private_metadata=x(n))),
    ("callback id", "/callback_id", 255, lambda n: home(callback_id=x(n))),
    ("external id", "/external_id", 255, lambda n: modal(external_id=x(n))),
    ("bytes of a view", "", 250_000, view_of),
    ("text", "/text", 40_000, lambda n: {"text": x(n)}),
    (
        "event type",
        "/metadata/event_type",
        255,
        lambda n: message(section(), metadata={"event_type": x(n), "event_payload": {}}),
    ),
)
LEAST_OF_PAYLOADS: Limits = (
    ("blocks of a modal", "/blocks", 1, lambda n: {**modal(), "blocks": [section()] * n}),
    ("blocks of a home tab", "/blocks", 1, lambda n: {**home(), "blocks": [section()] * n}),
)
