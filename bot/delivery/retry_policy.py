"""How long delivery waits, and how often it tries."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RetryPolicy:
    """Waits in seconds and counts of attempts."""

    call: float = 10.0
    """For one call of Slack."""
    lease: float = 120.0
    """For which a claimed message is this process's to post."""
    reconcile_after: float = 60.0
    """From an uncertain outcome until the conversation is read."""
    margin: float = 10_800.0
    """How long before the uncertain attempt the conversation is read from: the database's clock may be ahead of
    Slack's, by two hours where Swedish summer time was taken for UTC."""
    message_interval: float = 1.0
    """Between messages in a conversation."""
    outage: float = 15.0
    """Between attempts while Slack does not answer."""
    backoff: tuple[float, ...] = (2.0, 5.0, 15.0, 30.0, 60.0)
    """After each failure; one more failure makes the message a dead letter."""
    most_uncertain_attempts: int = 60
    """Uncertain attempts until the message is a dead letter."""
    readings: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 30.0, 30.0)
    """After each failed reading of the conversation; one more makes the message a dead letter."""
    idle: float = 15.0
    """The longest sleep: other processes' messages do not wake this one."""
    sharing: float = 2.0
    """From sharing a file until it is looked up: Slack shows it only once it has been scanned."""
