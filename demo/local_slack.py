"""Run the local Slack as a process, and follow its clock in the demo's bot."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from bot.errors import StartError

TIMEOUT_SECONDS = 10.0
Json = dict[str, Any]


@dataclass(frozen=True)
class LocalSlack:
    """The running process; `address` holds its page, API and tokens."""

    process: subprocess.Popen[str]
    address: dict[str, str]

    def end(self) -> None:
        """Kill it: it keeps nothing, and a graceful stop would wait for every open page."""
        self.process.kill()


@contextmanager
def local_slack(folder: Path, port: int, manifest: Json, state: Json) -> Iterator[LocalSlack]:
    """Start the local Slack, which stops with the block. Raises StartError when it fails to start."""
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    arguments = ["--port", str(port), "--manifest", "manifest.json", "--state", "state.json"]
    process = subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", "sandbox", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield LocalSlack(process, _read_address(process))
    finally:
        process.kill()
        process.wait(TIMEOUT_SECONDS)


def _read_address(process: subprocess.Popen[str]) -> dict[str, str]:
    told = process.stdout.readline() if process.stdout else ""
    try:
        address: dict[str, str] = json.loads(told)
    except ValueError:
        raise StartError("the local Slack did not start; its own words stand above") from None
    return address


@dataclass
class MovingClock:
    """The local Slack's time. Watches it from a thread; when someone has moved it, calls `on_moving` with both
    moments while it still is the earlier one here, and `on_moved` afterwards."""

    page: str
    on_moving: Callable[[datetime, datetime], None] = lambda _since, _to: None
    on_moved: Callable[[], None] = lambda: None
    _offset: float = 0.0
    _stopped: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> datetime:
        """Return the current time, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Follow the clock until the block ends."""
        with httpx.Client(base_url=self.page, timeout=TIMEOUT_SECONDS, trust_env=False) as slack:
            watcher = threading.Thread(target=self._watch, args=(slack,), name="clock", daemon=True)
            watcher.start()
            yield
            self._stopped.set()
            watcher.join(TIMEOUT_SECONDS)

    def _watch(self, slack: httpx.Client) -> None:
        while not self._stopped.is_set():
            try:
                told = slack.get("/clock", params={"offset": self._offset, "seconds": 2}).json()
            except httpx.HTTPError:
                self._stopped.wait(1)
                continue
            if told["offset"] != self._offset:
                self.on_moving(self(), datetime.now(UTC) + timedelta(seconds=told["offset"]))
                self._offset = told["offset"]
                self.on_moved()
