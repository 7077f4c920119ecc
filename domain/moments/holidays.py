"""Recognize the days that have a name of their own: `nyårsafton`, `midsommarafton`, `Christmas Eve`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.easter import easter

from domain.moments.pieces import Day, first_found
from domain.moments.words import spread
from domain.moments.written_dates import A_SLIP
from domain.normalized_text import one_of, single_blanks

YearsDay = Callable[[int], date]


def _on(month: int, day: int) -> YearsDay:
    return lambda year: date(year, month, day)


def _easter(days: int) -> YearsDay:
    return lambda year: easter(year) + timedelta(days=days)


def _first(weekday: int, month: int, day: int) -> YearsDay:
    """The first such day of the week from that date on."""
    return lambda year: date(year, month, day) + timedelta(days=(weekday - date(year, month, day).weekday()) % 7)


_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
HOLIDAYS = spread(
    {
        "nyarsafton, nyarsaftonen, new year's eve, new years eve": _on(12, 31),
        "nyarsdagen, nyarsdag, new year's day, new years day": _on(1, 1),
        "trettondagsafton, trettonafton": _on(1, 5),
        "trettondagen, trettondedag jul, trettondag jul, epiphany": _on(1, 6),
        "tjugondag knut, knutdagen": _on(1, 13),
        "alla hjartans dag, valentine's day, valentines day": _on(2, 14),
        "skartorsdag, skartorsdagen, maundy thursday": _easter(-3),
        "langfredag, langfredagen, good friday": _easter(-2),
        "paskafton, paskaftonen, easter saturday": _easter(-1),
        "paskdagen, easter sunday, easter day": _easter(0),
        "annandag pask, annandagen pask, easter monday": _easter(1),
        "valborg, valborgsmassoafton, valborgsmassoaftonen, sista april, walpurgis night": _on(4, 30),
        "forsta maj, may day": _on(5, 1),
        "kristi himmelsfardsdag, kristi himmelsfard, ascension day": _easter(39),
        "pingstafton, whitsun eve": _easter(48),
        "pingstdagen, whit sunday": _easter(49),
        "nationaldagen, sveriges nationaldag, the national day": _on(6, 6),
        "midsommarafton, midsommaraftonen, midsummer's eve, midsummers eve, midsummer eve": _first(_FRIDAY, 6, 19),
        "midsommardagen, midsummer's day, midsummer day": _first(_SATURDAY, 6, 20),
        "halloween": _on(10, 31),
        "allhelgonaafton": _first(_FRIDAY, 10, 30),
        "alla helgons dag, allhelgona, all saints' day, all saints day": _first(_SATURDAY, 10, 31),
        "forsta advent, first advent": _first(_SUNDAY, 11, 27),
        "lucia, luciadagen, st lucia": _on(12, 13),
        "lilla julafton": _on(12, 23),
        "julafton, julaftonen, christmas eve": _on(12, 24),
        "juldagen, christmas day": _on(12, 25),
        "annandag jul, annandagen, annandagen jul, boxing day": _on(12, 26),
    }
)
_NAMED = re.compile(
    rf"(?<![\w-])(?:pa\s+|on\s+)?(?P<name>{one_of(HOLIDAYS)})(?![\w-])(?:,?\s+(?P<year>20\d\d)\b(?![:.]\d))?"
)


def find_holidays(text: str, today: date) -> Iterator[Day]:
    """Every day with a name of its own in the plain text; without a year the latest that has come.

    It is doubtful where the next one is so near that it may be meant.
    """
    for found in first_found(text, _NAMED):
        on = HOLIDAYS[single_blanks(found["name"])]
        if found["year"]:
            yield Day(*found.span(), on(int(found["year"])), calendar=True)
            continue
        past = next(day for year in (today.year, today.year - 1) if (day := on(year)) <= today)
        coming = next(day for year in (today.year, today.year + 1) if (day := on(year)) > today)
        yield Day(*found.span(), past, calendar=True, doubtful=coming <= today + A_SLIP)
