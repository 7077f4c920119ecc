"""How long delivery waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RetryPolicy:
    """All in seconds, but for the counts.

    `call`: one call of Slack. `lease`: how long a message is ours to post. `reconcile_after`: from an uncertain
    outcome until the conversation is read; from `margin` before the attempt, as the database's clock may be ahead
    of Slack's, by two hours where Swedish summer time was taken for UTC. `message_interval`: between messages in a
    conversation. `outage`: between tries while Slack does not answer. `backoff`: after each clear failure; the
    one after the last parks the message. `most_doubts`: uncertain attempts before it is parked. `readings`: after
    each failed reading of the conversation, likewise. `idle`: the longest sleep, as other processes' messages do
    not wake us. `sharing`: from a shared file until it is looked up, as Slack shows it only once it has been
    looked through.
    """

    call: float = 10.0
    lease: float = 120.0
    reconcile_after: float = 60.0
    margin: float = 10_800.0
    message_interval: float = 1.0
    outage: float = 15.0
    backoff: tuple[float, ...] = (2.0, 5.0, 15.0, 30.0, 60.0)
    most_doubts: int = 60
    readings: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 30.0, 30.0)
    idle: float = 15.0
    sharing: float = 2.0
