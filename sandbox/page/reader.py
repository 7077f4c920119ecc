"""The person who looks at the page: language, time zone, and the names behind ids."""

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
    """What rendering needs to know; the names and addresses are None for an unknown id."""

    language: Language = "sv"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Stockholm"))
    user_name: Callable[[str], str | None] = _unknown
    channel_name: Callable[[str], str | None] = _unknown
    file_url: Callable[[str], str | None] = _unknown
    me: str = ""

    def local(self, epoch: float) -> datetime:
        """That instant (epoch seconds) on the reader's wall clock; one in milliseconds is the last there is."""
        return datetime.fromtimestamp(max(0, min(epoch, LATEST)), self.zone)

    def epoch(self, text: str) -> float:
        """The instant of such a time without a zone on the reader's wall clock; ValueError when it is none."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).timestamp()

    def say(self, key: str, **facts: object) -> str:
        """The page's own words under that key."""
        return say(self.language, key, **facts)

    def count_of(self, key: str, count: int) -> str:
        """The page's own words for that many of something."""
        return count_of(self.language, key, count)
