"""A process of which a thread is stuck is ended; one that is merely slow is not."""

import threading
from collections.abc import Callable

from bot.operations.health import EXIT_CODE, Pulse, guarded

Logs = Callable[[], str]


def test_a_stuck_thread_ends_the_process(logs: Logs) -> None:
    pulse, ended = Pulse(), threading.Event()
    codes: list[int] = []

    def end(code: int) -> None:
        codes.append(code)
        ended.set()

    pulse.beat("tick")
    with guarded(pulse, stuck=0.02, look=0.01, end=end):
        assert ended.wait(60)
    assert codes == [EXIT_CODE]
    assert '"threads": ["tick"]' in logs()
    assert "MainThread" in logs()


def test_a_thread_that_comes_round_is_left_alone(logs: Logs) -> None:
    pulse, codes = Pulse(), list[int]()
    with guarded(pulse, stuck=5, look=0.005, end=codes.append):
        for _ in range(20):
            pulse.beat("tick")
            threading.Event().wait(0.005)
    assert codes == []
    assert logs() == ""
