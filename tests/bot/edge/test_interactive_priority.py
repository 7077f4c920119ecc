"""Deliveries let interactions go first, but not for ever."""

import threading
from time import monotonic

import pytest

from bot.edge.interactive_priority import LONGEST, LULL, InteractivePriority
from tests.stopwatch import Stopwatch


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gives way without need, or too early, does so for everyone to see."""
    monkeypatch.setattr("bot.edge.interactive_priority.LONGEST", 60.0)


@pytest.mark.usefixtures("patient")
def test_nobody_waits_when_nobody_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.edge.interactive_priority.LULL", 60.0)
    priority = InteractivePriority()
    with Stopwatch() as watch:
        priority.give_way()
    assert watch.seconds < 5


@pytest.mark.usefixtures("patient")
def test_a_delivery_waits_until_the_last_interaction_has_been_answered() -> None:
    priority, answered, went = InteractivePriority(), threading.Event(), threading.Event()

    def deliver() -> None:
        priority.give_way()
        assert answered.is_set()
        went.set()

    with priority.serving():
        with priority.serving():
            threading.Thread(target=deliver).start()
            assert not went.wait(LULL * 3)
        assert not went.wait(LULL * 3)
        answered.set()
    assert went.wait(60)


def test_a_delivery_does_not_wait_for_ever() -> None:
    priority = InteractivePriority()
    with priority.serving():
        before = monotonic()
        with Stopwatch() as watch:
            priority.give_way()
        assert monotonic() - before >= LONGEST
        assert watch.seconds < LONGEST + 1
