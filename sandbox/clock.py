"""The workspace's clock: real time plus an offset that only grows."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LATEST = 32_503_680_000.0


def is_zone(name: str) -> bool:
    """Tell whether a time zone such as Europe/Stockholm exists."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
    return True


@dataclass(slots=True)
class Clock:
    """Times are epoch seconds; words such as *tomorrow 08:00* are read in `zone`."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Stockholm"))
    offset: float = 0.0
    _last_stamp: int = 0
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> float:
        """Return the current time."""
        return time.time() + self.offset

    def local(self) -> datetime:
        """Return the current time in the workspace's zone."""
        return datetime.fromtimestamp(self.now(), self.zone)

    def stamp(self) -> str:
        """Return a new ts: unique and increasing microseconds."""
        self._last_stamp = max(self._last_stamp + 1, int(self.now() * 1_000_000))
        return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"

    def reserve_until(self, ts: str) -> None:
        """Let new stamps be later than that of a loaded message."""
        self._last_stamp = max(self._last_stamp, int(ts.replace(".", "")))

    def move_to(self, epoch: float) -> None:
        """Move forward; ValueError for the past and after the year 3000."""
        if not self.now() <= epoch <= LATEST:
            raise ValueError("the clock only moves forward, and to the year 3000 at most")
        self.offset = epoch - time.time()
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def wait_moved(self, seconds: float) -> None:
        """Wait until the clock is moved, at most that many real seconds."""
        try:
            await asyncio.wait_for(self._moved.wait(), seconds)
        except TimeoutError:
            return

    def parse(self, text: str) -> float:
        """Parse an ISO 8601 time, or `tomorrow`, `next monday` … with an optional time (08:00) to an epoch."""
        words = text.strip().lower().removeprefix("next ").split()
        if words and words[0] in (*WEEKDAYS, "tomorrow"):
            return self._day(words[0], time_of_day.fromisoformat(words[1]) if words[1:] else time_of_day(8))
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).timestamp()

    def _day(self, word: str, hour: time_of_day) -> float:
        now = self.local()
        days = 1 if word == "tomorrow" else (WEEKDAYS.index(word) - now.weekday()) % 7
        moment = datetime.combine(now.date() + timedelta(days=days), hour, self.zone)
        return (moment if moment > now else moment + timedelta(days=7)).timestamp()
