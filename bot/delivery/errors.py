"""Why a message was not posted, by what that says about whether Slack took it."""


class Fault(Exception):
    """Something kept a message from being posted, or from being known to be; `why` is a short word, never text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Refused(Fault):
    """Slack said no: it was not taken. `why` is Slack's own word."""


class Limited(Fault):
    """Slack asked us to come back in `seconds`: it was not taken."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


class Unreachable(Fault):
    """Slack did not answer before anything was posted: it was not taken."""


class Doubtful(Fault):
    """The answer to the posting did not come, or cannot be read: it may have been taken or not."""


class Unreadable(Fault):
    """Whether it was taken cannot be found out, as the conversation cannot be read."""


class Gone(Fault):
    """The person's account has been deactivated: nobody would read it."""


class OutOfTime(Fault):
    """The lease or the time of this run ends before the posting could: it was not sent."""
