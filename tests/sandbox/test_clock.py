"""The workspace's clock goes forward only, and reads words in its own zone."""

import time
from datetime import UTC, datetime

import pytest

from sandbox.clock import Clock


def at(clock, text):
    return datetime.fromtimestamp(clock.parse(text), clock.zone)


@pytest.fixture
def clock():
    """A clock that stands somewhere on a Sunday afternoon in October 2099, before the hour changes."""
    made = Clock()
    made.move_to(datetime(2099, 10, 18, 12, tzinfo=UTC).timestamp())
    return made


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow", "2099-10-19T08:00+02:00"),
        ("Tomorrow 09:30", "2099-10-19T09:30+02:00"),
        ("next monday 08:00", "2099-10-19T08:00+02:00"),
        ("sunday", "2099-10-25T08:00+01:00"),
        ("sunday 23:00", "2099-10-18T23:00+02:00"),
        ("2099-12-24", "2099-12-24T00:00+01:00"),
        ("2099-12-24T10:00Z", "2099-12-24T11:00+01:00"),
    ],
)
def test_words_and_times_are_read_in_the_zone(clock, text, moment):
    assert at(clock, text) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("text", ["", "soon", "next year", "monday at eight", "2099-13-01"])
def test_what_is_no_time_is_refused(clock, text):
    with pytest.raises(ValueError, match=r"."):
        clock.parse(text)


def test_it_never_goes_back(clock):
    with pytest.raises(ValueError, match="forward"):
        clock.move_to(time.time())


def test_a_waiting_process_hears_of_the_move(sandbox):
    http = sandbox.client.http
    before = http.get("/clock").json()
    assert (
        http.get("/clock", params={"offset": before["offset"], "seconds": 0}).json()["offset"] == before["offset"]
    )
    sandbox.client.move_clock("tomorrow")
    after = http.get("/clock", params={"offset": before["offset"]}).json()
    assert after["now"] - before["now"] == pytest.approx(after["offset"], abs=60)
    assert http.post("/clock", json={"to": "yesterday"}).status_code == 400
    assert http.post("/clock", json={"to": 0}).status_code == 400
