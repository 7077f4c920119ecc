"""`trygg tick`: everything that is due at a time, done once."""

import threading
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.running import assemble
from bot.schedule.tick import run_tick
from bot.settings import Settings
from storage.store import Store


def tick_once(settings: Settings, moment: datetime | None) -> None:
    """Decide by `moment` (now when None; local to the workspace when naive) what is due, and deliver it."""
    bot = assemble(settings, system_clock, threading.Event())
    try:
        with bot.database.transaction() as session:
            workspace = bot.desk.open_workspace(Store(session, bot.identity.team))
        bot.directory.try_sync(bot.identity.team)
        run_tick(bot.database, bot.courier, _as_instant(moment, ZoneInfo(workspace.timezone)))
    finally:
        bot.database.close()


def _as_instant(moment: datetime | None, zone: ZoneInfo) -> datetime:
    if moment is None:
        return system_clock()
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return local.astimezone(UTC)
