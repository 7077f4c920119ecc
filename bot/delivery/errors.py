"""Why a message was not posted, by what that says about whether Slack took it."""


class DeliveryError(Exception):
    """Something kept a message from being posted, or from being known to be; `why` is a short word, never text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class DeliveryRefused(DeliveryError):
    """Slack said no: it was not taken. `why` is Slack's own word."""


class RateLimited(DeliveryError):
    """Slack asked us to come back in `seconds`: it was not taken."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


class SlackUnreachable(DeliveryError):
    """Slack did not answer before anything was posted: it was not taken."""


class OutcomeUncertain(DeliveryError):
    """The answer to the posting did not come, or cannot be read: it may have been taken or not."""


class ConversationUnreadable(DeliveryError):
    """Whether it was taken cannot be found out, as the conversation cannot be read."""


class ReceiverGone(DeliveryError):
    """The person's account has been deactivated: nobody would read it."""


class OutOfTime(DeliveryError):
    """The lease or the time of this run ends before the posting could: it was not sent."""
