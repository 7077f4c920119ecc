"""Times on the page are in the reader's words and zone."""

from zoneinfo import ZoneInfo

import pytest

from sandbox.page.dates import clock_time, date_and_time, day_heading, slack_date
from sandbox.page.reader import Reader
from sandbox.page.rich_text import render_rich_text

MONDAY = 1795417200.0  # 2026-11-23 08:00 in Stockholm
ENGLISH = Reader(language="en", zone=ZoneInfo("Europe/London"))


def test_in_swedish() -> None:
    assert clock_time(MONDAY, Reader()) == "08:00"
    assert day_heading(MONDAY, Reader()) == "måndag 23 november"
    assert date_and_time(MONDAY, Reader()) == "mån 23 nov. 2026 08:00"


def test_in_english_elsewhere() -> None:
    assert clock_time(MONDAY, ENGLISH) == "07:00"
    assert day_heading(MONDAY, ENGLISH) == "Monday, November 23"


def test_slacks_tokens() -> None:
    shown = {
        "{date_num}": "2026-11-23",
        "{date}": "23 november 2026",
        "{date_short_pretty}": "23 nov. 2026",
        "{date_long}": "måndag 23 november 2026",
        "{time_secs}": "08:00:00",
        "{okänd}": "{okänd}",
    }
    assert {token: slack_date(MONDAY, token, Reader()) for token in shown} == shown


@pytest.mark.parametrize("epoch", [1795417200000, 10**400, 1e300, -1.0])
def test_a_moment_out_of_reach_does_not_take_the_page_away(epoch: float) -> None:
    assert slack_date(epoch, "{date_num}", Reader()) in {"3000-01-01", "1970-01-01"}
    piece = {"type": "date", "timestamp": epoch, "format": "{date_num}"}
    section = {"type": "rich_text_section", "elements": [piece]}
    assert "-01-01" in str(render_rich_text({"type": "rich_text", "elements": [section]}, Reader()))
