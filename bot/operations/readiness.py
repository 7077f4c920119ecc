"""Find out whether the bot can work now, and what is missing if it cannot."""

from collections.abc import Callable, Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot.operations.pulse import Pulse
from storage.database import Database
from storage.outbox_state import read_outbox_state

LATE = 300.0
"""Seconds that a due message may wait before something is wrong."""
TICK = 60.0
"""Seconds that may pass without a look at what is due."""


def find_missing(database: Database, is_connected: Callable[[], bool], pulse: Pulse) -> Iterator[str]:
    """List what keeps the bot from working, a few words each; empty when it is ready."""
    if not is_connected():
        yield "no connection to Slack"
    tick = pulse.ages().get("tick")
    if tick is not None and tick > TICK:
        yield f"nothing looked at what is due for {tick:.0f} s"
    try:
        with database.transaction(reading=True) as session:
            late = read_outbox_state(session).late
    except SQLAlchemyError:
        yield "no database"
        return
    if late > LATE:
        yield f"a message is {late:.0f} s late"
