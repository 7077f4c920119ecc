"""Errors of delivery, by what is known about whether Slack took the message."""


class DeliveryError(Exception):
    """A message was not posted, or is not known to be; `why` is a short code, never text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class DeliveryRefused(DeliveryError):
    """Slack refused it: not taken. `why` is Slack's error code."""


class RateLimited(DeliveryError):
    """Slack asked to wait for `seconds`: not taken."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


class SlackUnreachable(DeliveryError):
    """Slack did not respond before anything was posted: not taken."""


class OutcomeUncertain(DeliveryError):
    """The response to the post is missing or unreadable: taken or not."""


class ConversationUnreadable(DeliveryError):
    """The conversation cannot be read, so whether it was taken stays unknown."""


class ReceiverGone(DeliveryError):
    """The receiver's account is deactivated: nobody would read it."""


class OutOfTime(DeliveryError):
    """The lease or this run ends too soon for a call: not sent."""
