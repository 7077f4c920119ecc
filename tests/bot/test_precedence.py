"""Deliveries let interactions go first, but not for ever."""

import threading
from time import monotonic

from bot.precedence import LONGEST, LULL, Precedence


def test_nobody_waits_when_nobody_is_served() -> None:
    precedence = Precedence()
    before = monotonic()
    precedence.give_way()
    assert monotonic() - before < LULL


def test_a_delivery_waits_until_the_last_interaction_has_been_answered() -> None:
    precedence, answered, went = Precedence(), threading.Event(), threading.Event()

    def deliver() -> None:
        precedence.give_way()
        assert answered.is_set()
        went.set()

    with precedence.serving():
        with precedence.serving():
            threading.Thread(target=deliver).start()
            assert not went.wait(LULL * 3)
        assert not went.wait(LULL * 3)
        answered.set()
    assert went.wait(10)


def test_a_delivery_does_not_wait_for_ever() -> None:
    precedence = Precedence()
    with precedence.serving():
        before = monotonic()
        precedence.give_way()
        assert LONGEST <= monotonic() - before < LONGEST + 1
