"""A process that is killed at a given step of its work: what it leaves behind is what a crash leaves."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Literal

from sqlalchemy import Engine, event

Step = Literal["commit", "before_cursor_execute"]


def is_killed_at(step: Step, nth: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own that is killed just before its nth commit or statement.

    Whether it was: False when the work came to its end before that. The work opens its own database. Raises
    AssertionError when the work fails by itself.
    """
    process = os.fork()
    if not process:
        _work_until(step, nth, work)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code in (0, -signal.SIGKILL), "the work failed before it could be killed"
    return code != 0


def _work_until(step: Step, nth: int, work: Callable[[], object]) -> None:
    steps = iter(range(1, 10_000))

    def count(*_about: object) -> None:
        if next(steps) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        event.listen(Engine, step, count)
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 (a child must never go on as the test that it was forked from)
        traceback.print_exc()
        os._exit(1)
