"""What the workspace refuses, and what goes wrong on the way to the app."""

from typing import Any


class SlackError(Exception):
    """A refusal under Slack's own name for it; `facts` are the answer's further fields."""

    def __init__(self, error: str, **facts: Any) -> None:
        super().__init__(error)
        self.error = error
        self.facts = facts


class DeliveryError(Exception):
    """The app did not answer; `reason` is Slack's word for the person, such as operation_timeout.

    `retry_reason` is its word for the app when an event comes again, empty when the app wants none again.
    """

    def __init__(self, reason: str, retry_reason: str = "unknown_error") -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_reason = retry_reason
