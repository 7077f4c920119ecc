"""Trouble that lasts is told when it begins, and then ever more seldom, instead of each time that it is met."""

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
    """A kind of error that is met again and again; times in seconds on our clock."""

    since: float
    last: float
    say_at: float
    pause: float = FIRST_PAUSE
    times: int = 0


class ThrottledErrorLog:
    """Logs `event` with each kind of error that is met, and `event` with '_over' when all is well; thread-safe.

    A kind is an error and what it is about. It is told again after a minute, two, four … at most an hour; not met
    for two minutes, it begins anew.
    """

    def __init__(self, event: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._event = event
        self._over = f"{event}_over"
        self._clock = clock
        self._lock = threading.Lock()
        self._spells: dict[tuple[str, ...], _Spell] = {}

    def meet(self, error: BaseException, **about: str) -> None:
        """Tell of an error and what it is about, unless its like has been told just now."""
        told = describe_error(error)
        with self._lock:
            spell = self._note((told["error"], told.get("code", ""), *about.values()), self._clock())
            if spell.last < spell.say_at:
                return
            spell.say_at = spell.last + spell.pause
            spell.pause = min(2 * spell.pause, LONGEST_PAUSE)
        log.warning(self._event, **about, **told, times=spell.times, seconds=round(spell.last - spell.since))

    def be_over(self) -> None:
        """Tell that it works again, if it did not."""
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
