"""Define the exceptions of the local Slack.

LookupError
└── NotFoundError   unknown person, channel, message or view
ValueError
└── StateError      unusable state file
SlackError          refusal with an error name of Slack's
DeliveryError       the app did not answer
"""

from typing import Any


class NotFoundError(LookupError):
    """Report an unknown person, channel, message or view."""


class StateError(ValueError):
    """Report an unusable state file: what is wrong, and where."""


class SlackError(Exception):
    """Refuse a call with Slack's own error name; `facts` are further fields of the answer."""

    def __init__(self, error: str, **facts: Any) -> None:
        super().__init__(error)
        self.error = error
        self.facts = facts


class DeliveryError(Exception):
    """Report that the app did not answer; `reason` is Slack's word for people, such as operation_timeout.

    `retry_reason` is Slack's word for the app when the event is sent again, empty when it is not.
    """

    def __init__(self, reason: str, retry_reason: str = "unknown_error") -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_reason = retry_reason
