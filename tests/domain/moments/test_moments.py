import unicodedata
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.moments import Moment, read_moment

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2026, 11, 23, 10, 0, 42, tzinfo=STOCKHOLM)
NIGHT = datetime(2026, 11, 21, 0, 30, tzinfo=STOCKHOLM)
instants = st.integers(1577836800, 2240611200).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
neutral = st.sampled_from(
    ["klotter", "Mantorp", "väg 32", "ungdomar", "E4", "Storgatan 14", "buss 530", "vid stationen", ""]
)


def find_moment(words: str, now: datetime, zone: ZoneInfo) -> Moment | None:
    return read_moment(words, now, zone).moment


def told(words: str, now: datetime = MONDAY) -> str | None:
    """The local minute that the words tell, with a question mark when it is a guess."""
    moment = find_moment(words, now, STOCKHOLM)
    return moment and f"{moment.instant.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}{'?' * moment.uncertain}"


def rest(words: str, now: datetime = MONDAY) -> str:
    """What is left of the words when those that told the moment are cut out."""
    moment = find_moment(words, now, STOCKHOLM)
    for start, end in reversed(moment.spans if moment else ()):
        words = words[:start] + words[end:]
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("igår 22:30", "2026-11-22 22:30"),
        ("igår kväll", "2026-11-22 20:00?"),
        ("i går förmiddag", "2026-11-22 10:00?"),
        ("igår vid lunch", "2026-11-22 12:00?"),
        ("igår eftermiddag", "2026-11-22 15:00?"),
        ("igår kväll 10", "2026-11-22 22:00"),
        ("igår kväll 10:30", "2026-11-22 22:30"),
        ("igår kl 10.30 på kvällen", "2026-11-22 22:30"),
        ("i fredags kväll", "2026-11-20 20:00?"),
        ("på fredagskvällen", "2026-11-20 20:00?"),
        ("i fredags", "2026-11-20 12:00?"),
        ("lordags", "2026-11-21 12:00?"),
        ("fredagen", "2026-11-20 12:00?"),
        ("förra fredagen", "2026-11-20 12:00?"),
        ("i måndags", "2026-11-16 12:00?"),
        ("måndag", "2026-11-23 10:00?"),
        ("måndag 8:00", "2026-11-23 08:00"),
        ("måndag 18:00", "2026-11-16 18:00"),
        ("i förrgår", "2026-11-21 12:00?"),
        ("i natt", "2026-11-23 02:00?"),
        ("i natt 23:30", "2026-11-22 23:30"),
        ("i natt 01:15", "2026-11-23 01:15"),
        ("i lördags natt", "2026-11-22 02:00?"),
        ("i lördags natt 23:30", "2026-11-21 23:30"),
        ("natten till lördagen", "2026-11-21 02:00?"),
        ("natten mellan fredag och lördag kl 3", "2026-11-21 03:00"),
        ("i morse", "2026-11-23 08:00?"),
        ("ikväll", "2026-11-23 10:00?"),
        ("idag", "2026-11-23 10:00?"),
        ("idag 8", "2026-11-23 08:00"),
        ("nyss", "2026-11-23 10:00"),
        ("för en stund sedan", "2026-11-23 10:00?"),
        ("för 2 timmar sedan", "2026-11-23 08:00"),
        ("för 1,5 timme sen", "2026-11-23 08:30"),
        ("för en halvtimme sedan", "2026-11-23 09:30"),
        ("för en kvart sedan", "2026-11-23 09:45"),
        ("för tre dagar sedan kl 22", "2026-11-20 22:00"),
        ("för en vecka sedan", "2026-11-16 12:00?"),
        ("kl 14", "2026-11-22 14:00"),
        ("kl. 14.30", "2026-11-22 14:30"),
        ("klockan 9", "2026-11-23 09:00"),
        ("klockan nio", "2026-11-23 09:00"),
        ("kl 2230", "2026-11-22 22:30"),
        ("22:30", "2026-11-22 22:30"),
        ("22.30", "2026-11-22 22:30"),
        ("09:59", "2026-11-23 09:59"),
        ("vid 22-tiden igår", "2026-11-22 22:00?"),
        ("igår runt kl 22", "2026-11-22 22:00?"),
        ("halv elva i fredags kväll", "2026-11-20 22:30?"),
        ("igår kvart över 9", "2026-11-22 09:15?"),
        ("strax efter 22 igår", "2026-11-22 22:00?"),
        ("8.30 idag", "2026-11-23 08:30"),
        ("8 på kvällen", "2026-11-22 20:00"),
        ("igårkväll", "2026-11-22 20:00?"),
        ("sent igår kväll", "2026-11-22 20:00?"),
        ("igår em", "2026-11-22 15:00?"),
        ("igår 24:00", "2026-11-23 00:00"),
        ("2026-11-20 23:15", "2026-11-20 23:15"),
        ("2026-11-20T23:15", "2026-11-20 23:15"),
        ("20/11", "2026-11-20 12:00?"),
        ("20/11-25 14.00", "2025-11-20 14:00"),
        ("20/12", "2026-12-20 12:00?"),
        ("25/12", "2025-12-25 12:00?"),
        ("20.11.2026 kl 8", "2026-11-20 08:00"),
        ("20 november", "2026-11-20 12:00?"),
        ("den 20 november kl 8", "2026-11-20 08:00"),
        ("fredag den 20 november", "2026-11-20 12:00?"),
        ("den 3:e okt 2025", "2025-10-03 12:00?"),
        ("29 februari", "2024-02-29 12:00?"),
        ("yesterday 10pm", "2026-11-22 22:00"),
        ("yesterday at 10", "2026-11-22 10:00"),
        ("last friday evening", "2026-11-20 20:00?"),
        ("friday", "2026-11-20 12:00?"),
        ("friday night", "2026-11-20 22:00?"),
        ("last night", "2026-11-22 22:00?"),
        ("last night 2am", "2026-11-23 02:00"),
        ("this morning", "2026-11-23 08:00?"),
        ("tonight", "2026-11-23 10:00?"),
        ("2 hours ago", "2026-11-23 08:00"),
        ("half an hour ago", "2026-11-23 09:30"),
        ("just now", "2026-11-23 10:00"),
        ("the day before yesterday at 12 p.m.", "2026-11-21 12:00"),
        ("nov 20 11pm", "2026-11-20 23:00"),
        ("november 20th, 2025", "2025-11-20 12:00?"),
        ("igar kvall", "2026-11-22 20:00?"),
        ("IGÅR 22:30", "2026-11-22 22:30"),
        ("igår\N{NO-BREAK SPACE}kl\N{NO-BREAK SPACE}٢٢:٣٠", "2026-11-22 22:30"),
    ],
)
def test_a_time_is_understood_in_either_language(words: str, expected: str) -> None:
    assert told(words) == expected
    assert rest(f"klotter {words}, Mantorp") == "klotter , Mantorp"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ikväll", "2026-11-20 20:00?"),
        ("i natt", "2026-11-21 00:30?"),
        ("i morse", "2026-11-20 08:00?"),
        ("23:50", "2026-11-20 23:50"),
        ("i fredags kväll", "2026-11-20 20:00?"),
        ("fredag 23:50", "2026-11-20 23:50"),
    ],
)
def test_after_midnight_the_evening_is_the_one_just_over(words: str, expected: str) -> None:
    assert told(words, NIGHT) == expected


@pytest.mark.parametrize(
    "words",
    [
        "imorgon 10",
        "på fredag kväll",
        "2027-01-01",
        "next friday",
        "20 december",
    ],
)
def test_a_date_said_outright_may_lie_ahead(words: str) -> None:
    moment = find_moment(words, MONDAY, STOCKHOLM)
    assert moment
    assert moment.instant > MONDAY


@pytest.mark.parametrize(
    "words",
    [
        "",
        "väg 32",
        "E4",
        "12 stycken",
        "3 ungdomar",
        "Storgatan 14",
        "Storgatan 14/2",
        "buss 530",
        "linje 22",
        "nr 12:5",
        "nr 12:50",
        "rum 10.15",
        "18-åring",
        "5000-K123456-26",
        "KS 2026/123",
        "dnr 2026-11-203",
        "lag (2023:196)",
        "12.50 kr",
        "1.50 m",
        "10.30 %",
        "25:00",
        "192.168.10.20",
        "öppet 24/7",
        "3/4 av rutorna",
        "31/2",
        "2026-13-01",
        "varje fredag kväll",
        "every friday at noon",
        "mondays",
        "fredagsmys",
        "i dagsläget",
        "en kväll",
        "timmar sedan",
        "för länge sedan",
        "nu",
        "i maj",
    ],
)
def test_figures_and_habits_are_no_times(words: str) -> None:
    assert find_moment(words, MONDAY, STOCKHOLM) is None


@pytest.mark.parametrize(
    ("words", "expected", "left"),
    [
        ("klotter 22:30 stationen Mjölby i fredags", "2026-11-20 22:30", "klotter stationen Mjölby"),
        ("igår 3 ungdomar", "2026-11-22 12:00?", "3 ungdomar"),
        ("igår 2 inbrott", "2026-11-22 12:00?", "2 inbrott"),
        ("igår 22 inbrott", "2026-11-22 22:00", "inbrott"),
        ("igår 14-åringar", "2026-11-22 12:00?", "14-åringar"),
        ("nov 20, 8 ungdomar", "2026-11-20 12:00?", ", 8 ungdomar"),
        ("22:30–23:15 igår", "2026-11-22 22:30", "22:30–23:15"),
        ("mellan 22:30 och 23:15 igår", "2026-11-22 22:30", "mellan 22:30 och 23:15"),
        ("mellan kl 14 och 16 igår", "2026-11-22 14:00", "mellan kl 14 och 16"),
        ("buss 22 igår", "2026-11-22 12:00?", "buss 22"),
        ("klottret från i fredags sågs idag 8:15", "2026-11-23 08:15?", "klottret från i fredags sågs"),
        ("i fredags, på kvällen", "2026-11-20 20:00?", ""),
        ("på kvällen klottrades det, i fredags", "2026-11-20 20:00?", "klottrades det,"),
        ("för 2 timmar sedan, anmält 9:30", "2026-11-23 08:00", ", anmält 9:30"),
    ],
)
def test_what_does_not_tell_the_time_is_left(words: str, expected: str, left: str) -> None:
    assert told(words) == expected
    assert rest(words) == left


def test_an_hour_that_was_skipped_is_an_hour_on_and_one_that_came_twice_is_the_first() -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    skipped = find_moment("2026-03-29 02:30", now, STOCKHOLM)
    twice = find_moment("2026-10-25 02:30", now, STOCKHOLM)
    assert skipped
    assert skipped.instant == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert twice
    assert twice.instant == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(instants, st.integers(0, 5000), clocks, neutral, neutral, st.booleans())
def test_date_and_time_are_found_apart_and_in_either_order(
    now: datetime, age: int, clock: time, before: str, between: str, time_first: bool
) -> None:
    day = now.astimezone(STOCKHOLM).date() - timedelta(days=age + 1)
    pieces = [f"{day}", f"{clock:%H:%M}"]
    first, last = reversed(pieces) if time_first else pieces
    moment = find_moment(f"{before} {first} {between} {last}", now, STOCKHOLM)
    assert moment
    assert not moment.uncertain
    local = moment.instant.astimezone(STOCKHOLM).replace(tzinfo=None)
    expected = datetime.combine(day, clock)
    assert local - expected in {timedelta(), timedelta(hours=1)}


@given(instants, clocks)
def test_a_time_alone_is_within_the_day_that_was(now: datetime, clock: time) -> None:
    moment = find_moment(f"{clock:%H:%M}", now, STOCKHOLM)
    assert moment
    assert now - timedelta(hours=25) <= moment.instant <= now


PAST = [
    "igår",
    "i natt",
    "ikväll",
    "i morse",
    "idag",
    "i fredags",
    "lördag natt",
    "förra tisdagen",
    "nyss",
    "last night",
]


@given(instants, st.sampled_from(PAST))
def test_what_is_told_as_past_is_never_ahead(now: datetime, words: str) -> None:
    moment = find_moment(words, now, STOCKHOLM)
    assert moment
    assert moment.instant.tzinfo is UTC
    assert now - timedelta(days=8) < moment.instant <= now


@given(instants, st.lists(neutral, min_size=1))
def test_neutral_words_tell_nothing(now: datetime, words: list[str]) -> None:
    assert find_moment(" ".join(words), now, STOCKHOLM) is None


SPOKEN = [
    "igår",
    "kväll",
    "i fredags",
    "20/11",
    "22:30",
    "kl",
    "14",
    "för",
    "2",
    "timmar",
    "sedan",
    "natten",
    "till",
    "lördag",
    "-",
]
spoken = st.lists(st.sampled_from(SPOKEN)).map(" ".join)


@given(st.text() | spoken, instants)
def test_any_text_gives_spans_in_order_within_it(words: str, now: datetime) -> None:
    moment = find_moment(words, now, STOCKHOLM)
    if moment:
        edges = [edge for span in moment.spans for edge in span]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(words) for edge in edges)


@given(st.sampled_from(PAST), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_how_the_letters_are_made_does_not_matter(words: str, form: str, upper: bool) -> None:
    typed = unicodedata.normalize(form, words.upper() if upper else words)
    assert told(f"Mantorp {typed} klotter") == told(words)
    assert rest(f"Mantorp {typed} klotter") == "Mantorp klotter"
