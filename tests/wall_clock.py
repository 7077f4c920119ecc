"""A wall clock that is moved under running processes, by Debian's libfaketime; monotonic clocks run on, as they
do on a machine whose clock is set."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest


def _library() -> Path:
    """Skips the test where the library is missing; fails it if CI is set."""
    found = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if found is None:
        missing = "libfaketime is not installed here (Debian package: faketime)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return found


class WallClock:
    """The clock of every process that has `environment`: real time until it is set."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "wall-clock"
        self.environment = {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # of glibcs before 2.21; it makes waits many times slower
        }
        self._ahead = 0.0
        self.move(0.0)

    def set_to(self, moment: datetime) -> None:
        """Let it show that moment (aware) now."""
        self.move((moment - datetime.now(UTC)).total_seconds() - self._ahead)

    def move(self, seconds: float) -> None:
        """Move it forward, or back when negative, from one instant to the next."""
        self._ahead += seconds
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{self._ahead:+f}")
        beside.chmod(0o644)
        beside.replace(self._file)
