"""`trygg tick`: do everything that is due at a time once."""

import threading
from datetime import UTC, datetime
from time import monotonic
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.installations.directory import Directory
from bot.running import assembled
from bot.schedule.jobs import run_tick
from bot.settings import Settings
from domain.written_times import read_written_time
from storage.store import Store

TIMEOUT_SECONDS = 80.0
FOR_SLACK = 20.0


def read_time(written: str) -> datetime:
    """Read the operator's time, naive without an offset; raises ValueError without a date and a time of day."""
    read = read_written_time(written)
    if read.clock is None:
        raise ValueError("a date alone is no time")
    return datetime.combine(read.day, read.clock, read.offset)


def tick_once(settings: Settings, moment: datetime | None) -> bool:
    """Enqueue what is due at `moment` (now when None; local to the workspaces when naive, by TIMEZONE where
    they differ), and deliver it.

    Ends within about 90 s; returns whether every job succeeded.
    """
    ends = monotonic() + TIMEOUT_SECONDS
    with assembled(settings, system_clock, threading.Event(), FOR_SLACK) as bot:
        directory, zones = Directory(bot.posting, bot.dispatcher), set[str]()
        for team in bot.clients.served():
            with bot.database.transaction() as session:
                zones.add(bot.dispatcher.open_workspace(Store(session, team)).timezone)
            directory.try_sync(team)
        now = _as_instant(moment, ZoneInfo(zones.pop()) if len(zones) == 1 else settings.zone)
        return run_tick(bot.database, bot.worker, now, ends - monotonic())


def _as_instant(moment: datetime | None, zone: ZoneInfo) -> datetime:
    if moment is None:
        return system_clock()
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return local.astimezone(UTC)
