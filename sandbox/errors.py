"""What the workspace refuses, and what goes wrong on the way to the app."""

from typing import Any


class SlackError(Exception):
    """A refusal under Slack's own name for it; `facts` are the answer's further fields."""

    def __init__(self, error: str, **facts: Any) -> None:
        super().__init__(error)
        self.error = error
        self.facts = facts


class DeliveryError(Exception):
    """The app did not answer; `reason` is Slack's word: operation_timeout, dispatch_failed or http_error."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
