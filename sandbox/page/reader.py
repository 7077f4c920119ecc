"""Hold what rendering needs to know of the person who looks at the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.clock import LATEST
from sandbox.page.texts import Language, count_of, say


def _unknown(_id: str) -> str | None:
    return None


@dataclass(frozen=True)
class Reader:
    """Language, time zone and lookups by id, which return None for an unknown id."""

    language: Language = "sv"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Stockholm"))
    user_name: Callable[[str], str | None] = _unknown
    channel_name: Callable[[str], str | None] = _unknown
    file_url: Callable[[str], str | None] = _unknown
    me: str = ""

    def local(self, epoch: float) -> datetime:
        """Convert epoch seconds to the reader's time zone; clamp to the years 1970 to 3000."""
        return datetime.fromtimestamp(max(0, min(epoch, LATEST)), self.zone)

    def epoch(self, text: str) -> float:
        """Convert an ISO 8601 time in the reader's time zone to epoch seconds; ValueError if invalid."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).timestamp()

    def say(self, key: str, **facts: object) -> str:
        """Return a text of the page in the reader's language."""
        return say(self.language, key, **facts)

    def count_of(self, key: str, count: int) -> str:
        """Return the singular or plural text for a count."""
        return count_of(self.language, key, count)
