"""Checking is cheap enough to be done on every call."""

from timeit import repeat

from sandbox.rules import check_message
from sandbox.rules.examples.parts import button, message, section


def test_a_message_of_50_blocks_is_checked_in_milliseconds() -> None:
    blocks = (section(block_id=f"b{n}", accessory=button(action_id=f"a{n}", value=str(n))) for n in range(50))
    payload = message(*blocks)
    best = min(repeat(lambda: check_message(**payload), number=10, repeat=20)) / 10
    assert best < 0.005  # seconds; 0.0004 on a quiet core, with room for a crowded one
