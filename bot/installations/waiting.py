"""Wait for Slack at the start while it is away, saying so."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from bot.errors import StartError, StoppedError
from bot.installations.slack_calls import SLACK_TROUBLE, reason_of, will_pass
from bot.operations.log import log

PAUSE = 3.0
Answered = TypeVar("Answered")


def await_slack(
    call: Callable[[], Answered], setting: str, stopped: threading.Event, patience: float = float("inf")
) -> Answered:
    """Repeat the call until Slack responds, for at most `patience` seconds; returns what it returns.

    Raises StartError when Slack refuses what `setting` holds or patience has run out, StoppedError when stopped.
    """
    end = monotonic() + patience
    waiting = False
    while not stopped.is_set():
        try:
            return call()
        except SLACK_TROUBLE as error:
            reason = reason_of(error)
            if not will_pass(error):
                raise StartError(f"Slack refuses {setting}: {reason}") from None
        if monotonic() + PAUSE > end:
            raise StartError(f"Slack cannot be reached ({reason})")
        if not waiting:
            log.warning("waiting_for_slack", error=reason)
            waiting = True
        stopped.wait(PAUSE)
    raise StoppedError
