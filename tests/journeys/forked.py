"""`trygg` and the local Slack, each in a process of its own, forked from one that has loaded every library.

To load them takes two seconds of processor, which a journey would spend at each start and each tick. The console
script itself is run by `tests/bot/cli`, and beside other bots by `test_replicas.py`.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Literal, Protocol

_CONTEXT = multiprocessing.get_context("forkserver")
_LOADED = [
    *("bot.running", "bot.cli.app", "bot.cli.tick_command", "commands.registry", "storage.schema"),
    *("sandbox.__main__", __name__),
]
Program = Literal["trygg", "sandbox"]


class RunningProcess(Protocol):
    """What a process that was started can be asked and told, as of `subprocess.Popen`."""

    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...


class ForkedProgram:
    """A program with those arguments; what it prints and logs is added to the files `out` and `err`."""

    def __init__(
        self,
        program: Program,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        *,
        out: Path,
        err: Path,
    ) -> None:
        _CONTEXT.set_forkserver_preload(_LOADED)
        told = (program, list(arguments), dict(environment), folder, out, err)
        self._process = _CONTEXT.Process(target=_become, args=told)
        self._process.start()

    def send_signal(self, sig: int) -> None:
        """Send a signal, unless it has ended."""
        assert self._process.pid
        if self.poll() is None:
            os.kill(self._process.pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def poll(self) -> int | None:
        """Tell its exit code; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and tell its exit code."""
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise TimeoutExpired("a forked program", timeout or 0)
        return code


def _become(
    program: Program, arguments: list[str], environment: dict[str, str], folder: Path, out: Path, err: Path
) -> None:
    from bot.cli import app  # noqa: PLC0415 (the tests that only name this file need not load it)
    from sandbox import __main__ as sandbox  # noqa: PLC0415 (the same)

    for number, file in ((1, out), (2, err)):
        with file.open("ab") as stream:
            os.dup2(stream.fileno(), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [program, *arguments]
    (app if program == "trygg" else sandbox).main()
