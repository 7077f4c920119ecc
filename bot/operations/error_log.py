"""Log a repeated error at once, then after 1, 2, 4 … at most 60 minutes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.operations.log import describe_error, log

FIRST_PAUSE = 60.0
LONGEST_PAUSE = 3_600.0
FORGOTTEN = 120.0


@dataclass
class _Spell:
    """A repeated error; times in seconds on a monotonic clock."""

    since: float
    last: float
    say_at: float
    pause: float = FIRST_PAUSE
    times: int = 0


class ThrottledErrorLog:
    """Logs `event` for each kind of error, and `event` with '_over' when it has passed; thread-safe.

    A kind is an error and what it is about. It is logged again after a minute, two, four … at most an hour; absent
    for two minutes, it starts again.
    """

    def __init__(self, event: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._event = event
        self._over = f"{event}_over"
        self._clock = clock
        self._lock = threading.Lock()
        self._spells: dict[tuple[str, ...], _Spell] = {}

    def meet(self, error: BaseException, **about: str) -> None:
        """Log an error and what it is about, unless the same was logged recently."""
        told = describe_error(error)
        with self._lock:
            spell = self._note((told["error"], told.get("code", ""), *about.values()), self._clock())
            if spell.last < spell.say_at:
                return
            spell.say_at = spell.last + spell.pause
            spell.pause = min(2 * spell.pause, LONGEST_PAUSE)
        log.warning(self._event, **about, **told, times=spell.times, seconds=round(spell.last - spell.since))

    def be_over(self) -> None:
        """Log that it works again, if it did not."""
        with self._lock:
            spells, self._spells = list(self._spells.values()), {}
        if spells:
            lasted = self._clock() - min(spell.since for spell in spells)
            log.info(self._over, times=sum(spell.times for spell in spells), seconds=round(lasted))

    def _note(self, kind: tuple[str, ...], now: float) -> _Spell:
        spell = self._spells.get(kind)
        if spell is None or now - spell.last > FORGOTTEN:
            spell = self._spells[kind] = _Spell(since=now, last=now, say_at=now)
        spell.last = now
        spell.times += 1
        return spell
