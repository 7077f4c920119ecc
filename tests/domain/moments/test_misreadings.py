"""What was once read as another time: what looks like a day and cannot be read never makes a certain moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.prefill import NamedArea, Prefill, prefill

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AFTERNOON = datetime(2026, 11, 27, 14, 0, tzinfo=STOCKHOLM)
EVENING = datetime(2026, 11, 27, 18, 30, tzinfo=STOCKHOLM)


def fill(words: str, now: datetime = AFTERNOON, areas: tuple[NamedArea, ...] = ()) -> Prefill:
    return prefill(words, now, STOCKHOLM, areas, ())


def told(words: str, now: datetime = AFTERNOON) -> str | None:
    """The local minute, with a question mark when it is a guess; '?' when a time is told that cannot be read."""
    filled = fill(words, now)
    if filled.moment is None:
        return "?" if filled.uncertain else None
    assert filled.moment.uncertain == filled.uncertain
    return f"{filled.moment.instant.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}{'?' * filled.uncertain}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20.11 22:30", "2026-11-20 22:30"),
        ("20.11.26 kl 22:30", "2026-11-20 22:30"),
        ("26-11-20 22:30", "2026-11-20 22:30"),
        ("20-nov-2026", "2026-11-20 12:00?"),
        ("2026/11/20", "2026-11-20 12:00?"),
        ("2026-1-5", "2026-01-05 12:00?"),
        ("2/3 22:30", "2026-03-02 22:30"),
        ("2/3 av muren", None),
        ("v 46 tors 22:30", "2026-11-12 22:30"),
        ("19–20/11 23:30", "2026-11-19 23:30"),
        ("19–20/11 02:30", "2026-11-20 02:30"),
        ("19–20/11", "2026-11-19 12:00?"),
        ("17–20/11 23:30", "?"),
        ("häromkvällen kl 22", "?"),
        ("nyårsafton 23:30", "2025-12-31 23:30"),
        ("julafton 23:30", "2025-12-24 23:30?"),
        ("2026-02-30 22:30", "?"),
        ("31/11 22:30", "?"),
        ("22:75 igår", "2026-11-26 12:00?"),
        ("natt mot söndag", "2026-11-22 02:00?"),
        ("natten mot lördagen den 21 november", "2026-11-21 02:00?"),
        ("natten till den 22 november kl 23:55", "2026-11-21 23:55"),
        ("fredagskvällen (20/11)", "2026-11-20 20:00?"),
        ("onsdag 5/11 22:30", "2026-11-05 22:30?"),
        ("i fredags eller i lördags 22:30", "?"),
        ("20 nov 2015 kl 8", "2015-11-20 08:00"),
        ("20 november 2015", "2026-11-20 20:15?"),
        ("10.11", "2026-11-27 10:11?"),
        ("igår 10.11", "2026-11-26 10:11"),
        ("25-11-26 22:30", "2025-11-26 22:30?"),
        ("den 20:e 22:30", "2026-11-20 22:30"),
        ("igår 08:15 vid muren 1912", "2026-11-26 08:15?"),
        ("24/7 22:30", "2026-07-24 22:30"),
        ("öppet 24/7 men bråk 22:30", "?"),
        ("paragraf 3:15 Nov 5 22:30", "2026-11-05 22:30"),
        ("20 nov 21 kl 22:30", "2021-11-20 22:30?"),
        ("21 nov 3 kl 22:30", "2026-11-21 22:30?"),
        ("igår 16.40 och 07.01", "2026-11-26 16:40?"),
        ("sedan igår 22:30", "2026-11-26 22:30?"),
        ("paragraf 3:15", None),
        ("AIK–MFF 2:10", None),
        ("fastigheten Mjölby 1:23", None),
        ("matchen slutade 2:15", None),
        ("slutade igår 22:15", "2026-11-26 22:15"),
    ],
)
def test_a_day_is_read_right_or_makes_the_moment_uncertain(words: str, expected: str | None) -> None:
    assert told(f"klotter {words}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fredag kväll", "2026-11-27 18:30?"),
        ("fredag förmiddag", "2026-11-27 10:00?"),
        ("idag fredag kl 19", "2026-11-27 18:30?"),
        ("idag torsdag kl 17", "2026-11-27 17:00?"),
        ("ikväll kl 21", "2026-11-27 18:30?"),
        ("fredag 19:00", "2026-11-20 19:00"),
        ("fredag natt", "2026-11-21 02:00?"),
        ("27/11 kl 19", "2026-11-27 19:00"),
    ],
)
def test_what_is_told_as_today_is_not_later_than_now(words: str, expected: str) -> None:
    assert told(f"klotter {words}", EVENING) == expected


def test_a_time_that_has_not_come_stays_in_the_text() -> None:
    assert fill("klotter idag fredag kl 19", EVENING).text == "kl 19"


def test_just_done_is_not_when_it_happened() -> None:
    filled = fill("Nyss tömd papperskorg brann igår kl 21")
    assert told("Nyss tömd papperskorg brann igår kl 21") == "2026-11-26 21:00"
    assert filled.text == "Nyss tömd papperskorg brann"


def test_a_time_in_four_figures_leaves_the_text() -> None:
    filled = fill("klotter IGÅR 2230")
    assert (told("klotter IGÅR 2230"), filled.text) == ("2026-11-26 22:30", "")


@pytest.mark.parametrize("words", ["klotter häromkvällen kl 22", "klotter 2026-02-30 22:30", "klotter vecka 46"])
def test_what_was_not_understood_stays_in_the_text(words: str) -> None:
    assert fill(words).text == words.removeprefix("klotter ")


AREAS = tuple(
    NamedArea(number, name)
    for number, name in enumerate(["Persön", "Gård", "Torget", "Skolan", "Norr", "Skänninge", "Hörn"], start=1)
)


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("En person har slagit sönder en ruta", None),
        ("Person slog sönder en ruta", None),
        ("EN PERSON SLOG SÖNDER EN RUTA", None),
        ("ruta sönder på en gård", None),
        ("klotter på torget", None),
        ("bråk utanför skolan", None),
        ("de sprang mot norr", None),
        ("i ett horn", None),
        ("klotter på Persön", 1),
        ("klotter på persön", 1),
        ("klotter på Gård", 2),
        ("klotter på Torget", 3),
        ("Torget: klotter", 3),
        ("bråk vid Skolan", 4),
        ("skadegorelse i SKANNINGE", 6),
        ("klotter i skanninge", 6),
    ],
)
def test_an_everyday_word_is_an_area_only_with_a_capital(words: str, area: int | None) -> None:
    assert fill(words, areas=AREAS).area == area


@pytest.mark.parametrize(
    "words",
    [
        "inga bråk i helgen",
        "inget klotter igår i Skänninge",
        "no fights last night",
        "varken bråk eller klotter",
        "det klottrades inte",
        "fire hydrant leaking",
        "traffic light out",
    ],
)
def test_what_is_denied_or_means_something_else_is_no_category_and_the_text_stays_whole(words: str) -> None:
    filled = fill(words, areas=AREAS)
    assert (filled.category, filled.text) == (None, words)


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("klottrade", "damage.graffiti"),
        ("krossades", "damage.glass"),
        ("rånad", "theft.robbery"),
        ("stal", "theft"),
        ("lampan trasig", "unsafe.lighting"),
        ("fyllebråk", "violence"),
        ("kör fort", "traffic.reckless"),
        ("skottlossning", "violence"),
        ("bråk, inget hot", "violence"),
        ("inget ljus", "unsafe.lighting"),
        ("lampan lyser inte", "unsafe.lighting"),
    ],
)
def test_verbs_and_compounds_tell_of_their_category(words: str, category: str) -> None:
    assert fill(words).category == category
