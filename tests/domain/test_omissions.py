"""What is left out of a picture is in no part of it, and the picture knows that it is missing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.omissions import is_left_out, keys_offered, leave_out, part_key, part_of, series_key, series_of
from domain.pictures import Coverage, LeftOut, PicturePart, Plan, RepeatedPlace, SituationalPicture
from domain.signals import Expected, Signal
from domain.verdicts import Verdict, sum_up
from domain.week_counts import Count, LateReport, WeekCounts
from domain.week_details import Gathering, WeekDetails
from domain.weeks import Week

WEEK = Week(2026, 47)
PICTURE = SituationalPicture(
    week=WEEK,
    taken_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
    is_open=False,
    counts=WeekCounts(
        (Count("Skänninge", "damage", 7, 3, 9), Count("Mantorp", "threat", 3, 0, 2)), 12, (10,) * 12
    ),
    coverage=Coverage(("Kommunen",)),
    places=(RepeatedPlace("Stationen", "Skänninge", 4),),
    late_reports=(LateReport(WEEK.previous(), "Mantorp", "threat", 1),),
    plan=Plan(date(2026, 11, 29)),
    details=WeekDetails(gatherings=(Gathering("Skänninge", "damage", "Stationen"),)),
    signals=(
        Signal("Skänninge", "damage", 7, Expected(0, 2), "flag", 0.0001),
        Signal("Mantorp", "threat", 3, Expected(0, 3), "calm", 0.2),
        Signal("Lundby", "theft", 0, Expected(0, 2), "calm", 1.0),
    ),
    totals=Signal("", "", 10, Expected(5, 15), "calm", 0.4),
    area_ids={"Skänninge": 3, "Mantorp": 4, "Lundby": 5},
)
DAMAGE = series_key(3, "damage")


def test_a_series_that_is_left_out_is_told_nowhere_but_the_total_stays() -> None:
    picture = leave_out(PICTURE, [DAMAGE])
    assert picture.left_out == (LeftOut(DAMAGE, "flag"),)
    assert (picture.flags, [row.area for row in picture.counts.rows]) == ((), ["Mantorp"])
    assert (picture.counts.now, picture.totals) == (10, PICTURE.totals)


def test_a_week_is_not_called_as_expected_because_a_flag_was_left_out() -> None:
    assert sum_up(leave_out(PICTURE, [DAMAGE])) is Verdict.STANDS_OUT
    assert sum_up(leave_out(replace(PICTURE, signals=PICTURE.signals[1:]), [DAMAGE])) is Verdict.EXPECTED


def test_what_a_part_holds_is_told_in_the_first_message_neither() -> None:
    picture = leave_out(PICTURE, list(map(part_key, PicturePart)))
    assert [each.key for each in picture.left_out] == ["part|figures", "part|times", "part|plan", "part|reports"]
    assert all(is_left_out(picture, part) for part in PicturePart if part is not PicturePart.HEAT)
    assert (picture.plan, picture.coverage, picture.places, picture.counts.rows) == (None, None, (), ())
    assert picture.details.gathering("Skänninge", "damage").place == ""
    assert picture.flags == PICTURE.flags
    assert picture.late_reports == PICTURE.late_reports


def test_a_thin_week_is_no_calm_one_because_who_reported_was_left_out() -> None:
    thin = replace(
        PICTURE, signals=PICTURE.signals[1:], coverage=Coverage(("Kommunen",), silent=("Polisen", "Bo"))
    )
    picture = leave_out(thin, [part_key(PicturePart.REPORTS)])
    assert picture.coverage is None
    assert (sum_up(thin), sum_up(picture)) == (Verdict.THIN, Verdict.THIN)
    assert sum_up(leave_out(replace(thin, coverage=PICTURE.coverage), ["part|reports"])) is Verdict.EXPECTED


def test_no_figure_of_an_area_tells_which_series_was_left_out() -> None:
    areas = (
        Signal("Skänninge", "", 7, Expected(0, 2), "flag", 0.0001),
        Signal("Mantorp", "", 3, None, "calm", 0.2),
    )
    told = replace(PICTURE, areas=areas)
    assert leave_out(told, [DAMAGE]).areas == ()
    assert leave_out(told, ["part|plan"]).areas == areas


@pytest.mark.parametrize("key", ["", "part|none", "series|x|damage", "series|9|damage", "no key"])
def test_what_is_not_in_the_picture_is_not_left_out(key: str) -> None:
    assert leave_out(PICTURE, [key]) == PICTURE


def test_what_can_be_left_out_is_offered_and_its_key_is_read() -> None:
    parts = ("part|figures", "part|times", "part|plan", "part|reports")
    assert keys_offered(PICTURE) == (DAMAGE, series_key(4, "threat"), *parts)
    assert series_of(DAMAGE) == (3, "damage")
    assert part_of("part|times") is PicturePart.TIMES
    assert (series_of("part|times"), part_of(DAMAGE)) == (None, None)
