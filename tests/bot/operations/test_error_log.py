import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.operations.error_log import ThrottledErrorLog

Told = Callable[[], list[dict[str, Any]]]


class Hand:
    """A clock that is turned by hand."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def trouble(hand: Hand) -> ThrottledErrorLog:
    return ThrottledErrorLog("pump_stands", hand)


@pytest.fixture
def told(logs: Callable[[], str]) -> Told:
    """Every event so far."""
    return lambda: [json.loads(line) for line in logs().splitlines()]


def meet_each_second(trouble: ThrottledErrorLog, hand: Hand, seconds: int) -> None:
    for _ in range(seconds):
        trouble.meet(OSError("hemligt"))
        hand.now += 1


def test_it_is_told_when_it_begins_and_with_growing_pauses(
    trouble: ThrottledErrorLog, hand: Hand, told: Told
) -> None:
    meet_each_second(trouble, hand, 1_000)
    assert [each["seconds"] for each in told()] == [0, 60, 180, 420, 900]
    assert [each["times"] for each in told()] == [1, 61, 181, 421, 901]
    assert {(each["event"], each["error"], each["level"]) for each in told()} == {
        ("pump_stands", "OSError", "warning")
    }


def test_the_longest_pause_is_an_hour(trouble: ThrottledErrorLog, hand: Hand, told: Told) -> None:
    for _ in range(24 * 60):
        trouble.meet(OSError())
        hand.now += 60
    assert 24 <= len(told()) <= 31


def test_that_it_is_over_is_told_once(trouble: ThrottledErrorLog, hand: Hand, told: Told) -> None:
    trouble.be_over()
    assert told() == []
    meet_each_second(trouble, hand, 10)
    trouble.be_over()
    trouble.be_over()
    assert [each["event"] for each in told()] == ["pump_stands", "pump_stands_over"]
    assert (told()[1]["times"], told()[1]["seconds"], told()[1]["level"]) == (10, 10, "info")
    meet_each_second(trouble, hand, 1)
    assert told()[2]["event"] == "pump_stands"


def test_what_has_not_been_met_for_two_minutes_begins_anew(
    trouble: ThrottledErrorLog, hand: Hand, told: Told
) -> None:
    meet_each_second(trouble, hand, 10)
    hand.now += 130
    meet_each_second(trouble, hand, 10)
    assert [(each["times"], each["seconds"]) for each in told()] == [(1, 0), (1, 0)]


def test_kinds_that_take_turns_are_told_once_each(trouble: ThrottledErrorLog, hand: Hand, told: Told) -> None:
    for _ in range(20):
        trouble.meet(OSError())
        trouble.meet(LookupError())
        hand.now += 1
    assert [each["error"] for each in told()] == ["OSError", "LookupError"]


def test_what_it_is_about_is_told_and_told_apart(trouble: ThrottledErrorLog, told: Told) -> None:
    for workspace in ("T1", "T2", "T1"):
        trouble.meet(OSError("hemligt"), workspace=workspace)
    assert [event["workspace"] for event in told()] == ["T1", "T2"]
