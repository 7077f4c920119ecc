"""A time of day beside what may be another day is never certain: habits, slips, ordinals, lists, the day after."""

import pytest

from tests.domain.moments.test_misreadings import fill, told


@pytest.mark.parametrize(
    "words",
    [
        "varje fredag 22:30",
        "på fredagar 22:30",
        "fredagar kl 22",
        "brukar vara vid 22:30 på fredagar",
        "every Friday 10pm",
        "Fridays 10pm",
        "samma dag 22:30",
        "samma kväll 22:30",
        "nästa dag 22:30",
        "dagen därpå 22:30",
        "följande natt 02:30",
        "the next day 10pm",
        "den första november 22:30",
        "den tjugonde november 22:30",
        "the first of November 22:30",
        "20 novmber 22:30",
        "31 novenber 22:30",
        "20 oktber kl 22:30",
        "i fredgas 22:30",
        "torsdan 22:30",
        "måndg 22:30",
        "last Thursdya 10pm",
        "20-11 22:30",
        "20-11 kl 22",
        "20th 22:30",
        "20:e 22:30",
        "20261120T2230",
        "22,30",
        "22h30",
        "förrförra fredagen 22:30",
        "i övergår 22:30",
        "två kvällar i rad 22:30",
        "tredje natten i rad 02:30",
        "pingst 22:30",
        "fars dag 22:30",
        "lönehelgen 22:30",
        "för tre nätter sedan 22:30",
        "a fortnight ago 10pm",
        "two nights ago 2am",
        "Friday before last 10pm",
    ],
)
def test_a_day_that_cannot_be_read_leaves_the_time_untold(words: str) -> None:
    assert told(f"klotter {words}") == "?"
    assert fill(f"klotter {words}").text == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20/11-22/11 22:30", "2026-11-20 22:30?"),
        ("20.11-21.11", "2026-11-26 20:11?"),
        ("20, 21 november 22:30", "2026-11-21 22:30?"),
        ("20 och 21 nov kl 22", "2026-11-21 22:00?"),
        ("kl 20, 21 november", "2026-11-21 20:00"),
        ("mellan 22 och 22:30 igår", "2026-11-26 22:30?"),
        ("between 10 and 11 pm yesterday", "2026-11-26 23:00?"),
        ("mellan 22:30 och 02 igår", "2026-11-26 22:30"),
        ("kl 22 30", "2026-11-26 22:30"),
        ("kl 22 30 igår", "2026-11-26 22:00?"),
        ("kl 22 30 ungdomar", "2026-11-26 22:00"),
    ],
)
def test_one_of_several_days_or_times_is_a_guess(words: str, expected: str) -> None:
    assert told(f"klotter {words}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("förra veckans torsdag 22:30", "2026-11-19 22:30"),
        ("torsdag förra veckan kl 22:30", "2026-11-19 22:30"),
        ("i torsdags förra veckan 22:30", "2026-11-19 22:30"),
        ("last week's Thursday 10pm", "2026-11-19 22:00"),
        ("Thursday last week 10pm", "2026-11-19 22:00"),
        ("förra veckans söndag 22:30", "2026-11-22 22:30"),
    ],
)
def test_a_day_of_last_week_is_of_the_week_before_this(words: str, expected: str) -> None:
    assert told(f"klotter {words}") == expected


@pytest.mark.parametrize(
    "words", ["för en och en halv timme sedan", "one and a half hours ago", "en och en halv timme sen"]
)
def test_one_and_a_half_hours_are_no_half_hour(words: str) -> None:
    assert told(f"klotter {words}") == "2026-11-27 12:30"


@pytest.mark.parametrize(
    "words", ["skala 1:50", "artikel 12.10", "jfr 18:10 i avtalet", "12:50 kr", "kostade 12,50 kr", "hål 12,50 m"]
)
def test_what_is_measured_or_numbered_is_no_time(words: str) -> None:
    assert told(f"klotter {words}") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3:e våningen igår 22:30", "2026-11-26 22:30"),
        ("2nd floor yesterday 10pm", "2026-11-26 22:00"),
        ("fotboll 3-2 igår 22:30", "2026-11-26 22:30"),
        ("10-12 ungdomar igår 22:30", "2026-11-26 22:30"),
        ("många människor sönder igår 22:30", "2026-11-26 22:30"),
        ("20 personer igår 22:30", "2026-11-26 22:30"),
        ("första maj 22:30", "2026-05-01 22:30"),
        ("under gårdagen 13:30", "2026-11-26 13:30"),
        ("gårdagens kväll 21:30", "2026-11-26 21:30"),
    ],
)
def test_what_only_resembles_a_day_casts_no_doubt(words: str, expected: str) -> None:
    assert told(f"klotter {words}") == expected
