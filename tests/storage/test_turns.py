"""Writers in one process follow each other without a pause, and give up in time."""

import threading
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy.exc import OperationalError

from storage.troubles import will_pass
from storage.turns import Turns
from tests.conftest import open_sqlite


def test_the_next_one_is_woken_when_the_turn_is_free() -> None:
    turns, held, taken = Turns(10), threading.Event(), threading.Event()
    released: list[float] = []

    def wait_for_it() -> None:
        held.wait(10)
        with turns.take():
            released.append(monotonic())
        taken.set()

    waiting = threading.Thread(target=wait_for_it)
    waiting.start()
    with turns.take():
        held.set()
        assert not taken.wait(0.05)
        before = monotonic()
    assert taken.wait(10)
    waiting.join()
    assert released[0] >= before


def test_who_waits_too_long_hears_that_it_will_pass() -> None:
    turns = Turns(0.05)
    with turns.take(), pytest.raises(OperationalError) as refused, turns.take():
        pass
    assert will_pass(refused.value)


def test_one_that_failed_leaves_the_turn_to_the_next() -> None:
    turns = Turns(0.05)
    with pytest.raises(KeyError), turns.take():
        raise KeyError
    with turns.take():
        pass


def test_a_second_writer_begins_when_the_first_has_committed(tmp_path: Path) -> None:
    database, begun = open_sqlite(tmp_path / "trygg.db"), threading.Event()

    def write() -> None:
        with database.transaction():
            begun.set()

    second = threading.Thread(target=write)
    with database.transaction():
        second.start()
        assert not begun.wait(0.1)
    assert begun.wait(10)
    second.join()
    database.close()
