from datetime import date, timedelta

import pytest

from domain.refusals import Refusal
from domain.typed_input import parse_days

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", ()),
        ("2026-12-01", (date(2026, 12, 1),)),
        ("2027-01-15, 2026-12-01", (date(2026, 12, 1), date(2027, 1, 15))),
        ("2026-12-01;2027-01-15\n2026-12-01 ", (date(2026, 12, 1), date(2027, 1, 15))),
    ],
)
def test_typed_days_are_read_in_order_and_once(typed: str, days: tuple[date, ...]) -> None:
    assert parse_days(typed, TODAY) == days


JOINED = [
    "2026-12-03 och 2026-12-10",
    "2026-12-03 and 2026-12-10",
    "3/12 och 10/12",
    "3/12 AND 10/12",
    "3/12 samt 10/12/2026",
    "03/12, och 10/12-2026",
    "3/12&10/12",
    "3.12 och 10.12",
    "3.12.2026, 10.12.",
    "3 dec, 10 dec",
    "3 december och 10 december 2026",
    "3dec 10dec",
    "den 3/12 och den 10:e december",
    "3 Dec and 10 Dec",
    "Dec 3, Dec 10",
    "December 3rd 2026, the 10th December",
    "Dec. 3 and 10/12",
]


@pytest.mark.parametrize("typed", JOINED)
def test_days_may_be_joined_by_a_word_and_be_without_a_year(typed: str) -> None:
    assert parse_days(typed, TODAY) == (date(2026, 12, 3), date(2026, 12, 10))


def test_several_days_are_joined_by_commas_and_a_last_word() -> None:
    assert [day.day for day in parse_days("3/12, 10/12 och 17/12", TODAY)] == [3, 10, 17]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20/11", date(2026, 11, 20)), ("19/11", date(2027, 11, 19)), ("1/1", date(2027, 1, 1))],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, day: date) -> None:
    assert parse_days(typed, TODAY) == (day,)


@pytest.mark.parametrize(
    "typed",
    [
        "-",
        "och",
        ",",
        "den",
        "december",
        "9" * 50,
        "3/12 eller 4/12",
        "3/12/26",
        "²/12",
        "2026-12-01 till 2027-01-15",
    ],
)
def test_anything_else_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_days(typed, TODAY)
    assert (refused.value.key, refused.value.facts) == ("action-days-unreadable", {})


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-13-01", "2026-13-01"),
        ("2026-02-30", "2026-02-30"),
        ("30/2", "30/2"),
        ("12/31", "12/31"),
        ("29/2", "29/2"),
        ("31 april", "31/4"),
        ("3/12/0000", "3/12/0000"),
    ],
)
def test_a_day_that_there_is_not_is_told_of(typed: str, day: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_days(typed, TODAY)
    assert (refused.value.key, refused.value.facts) == ("action-no-such-day", {"day": day})


def test_a_leap_day_is_the_next_one_where_that_year_has_it() -> None:
    assert parse_days("29/2", date(2027, 3, 1)) == (date(2028, 2, 29),)


def test_more_than_sixty_days_are_refused() -> None:
    days = ",".join((TODAY + timedelta(days=n)).isoformat() for n in range(61))
    with pytest.raises(Refusal, match="action-days-too-many"):
        parse_days(days, TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last", "day"),
    [
        ("29 februari", TODAY, date(2028, 6, 30), date(2028, 2, 29)),
        ("29/2", TODAY, date(2032, 1, 1), date(2028, 2, 29)),
        ("29 Feb", date(2028, 3, 1), date(2032, 6, 1), date(2032, 2, 29)),
        ("1/12", date(2027, 3, 1), date(2028, 3, 1), date(2027, 12, 1)),
        ("3 mars", TODAY, date(2029, 1, 1), date(2027, 3, 3)),
    ],
)
def test_a_day_without_a_year_is_the_first_between_start_and_deadline(
    typed: str, first: date, last: date, day: date
) -> None:
    assert parse_days(typed, first, last) == (day,)


def test_a_leap_day_that_no_year_before_the_deadline_has_is_told_of() -> None:
    with pytest.raises(Refusal, match="action-no-such-day"):
        parse_days("29 februari", TODAY, date(2027, 12, 31))
