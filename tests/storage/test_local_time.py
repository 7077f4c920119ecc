"""An hour of the local day is told apart by the hour in UTC, whatever the zone and the season."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from storage.local_time import hour_of_week, hours_in_utc

ZONES = ("Europe/Stockholm", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "UTC")


@given(st.integers(0, 4_000_000_000), st.sampled_from(ZONES))
@example(1_783_122_300, "Europe/Stockholm")
def test_no_hour_is_left_out(second: int, zone: str) -> None:
    moment = datetime.fromtimestamp(second, UTC)
    local = moment.astimezone(ZoneInfo(zone))
    assert moment.hour in hours_in_utc(local.hour, zone)
    assert hour_of_week(moment.isoformat(" "), zone) == local.weekday() * 24 + local.hour


def test_most_hours_are_left_out() -> None:
    assert set(hours_in_utc(18, "Europe/Stockholm")) == {16, 17}
