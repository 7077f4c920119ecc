"""Define the Swedish and English words for days, parts of the day and numbers, as typed without accents."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

Value = TypeVar("Value")


def spread(table: Mapping[str, Value]) -> dict[str, Value]:
    """Make one entry for each of the names in a key, which a comma parts: `natt, natten`."""
    return {name: value for names, value in table.items() for name in names.split(", ")}


def numbered(names: str, first: int = 0) -> dict[str, int]:
    """Number the names; those between two commas have the same number."""
    return {name: number for number, same in enumerate(names.split(", "), first) for name in same.split()}


class DayPeriod(NamedTuple):
    """A part of the day.

    `hour` stands for it when no time is said; a time whose hour is in `later` means twelve hours later (ten in the
    evening); `spills` says that its small hours belong to the date after the one named; it has begun from `begins`
    and its hours are from `first` to `last`, perhaps over midnight.
    """

    hour: int
    later: range = range(0)
    spills: bool = False
    begins: int = 0
    first: int = 0
    last: int = 24

    def holds(self, minutes: int) -> bool:
        """Tell whether a time of day can be in it."""
        hour = minutes // 60 % 24
        return self.first <= hour <= self.last or hour + 24 <= self.last


SMALL_HOURS = DayPeriod(2, range(9, 12), spills=True, begins=21, first=18, last=32)
NIGHT = DayPeriod(22, range(6, 12), spills=True, begins=21, first=18, last=32)
MIDNIGHT = DayPeriod(0, spills=True, begins=21, first=18, last=32)
MORNING = DayPeriod(8, begins=5, first=3, last=11)
FORENOON = DayPeriod(10, begins=8, first=6, last=12)
MIDDAY = DayPeriod(12, range(1, 3), begins=11, first=10, last=15)
AFTERNOON = DayPeriod(15, range(1, 7), begins=12, first=11, last=19)
EVENING = DayPeriod(20, range(4, 12), spills=True, begins=17, first=16, last=25)

PARTS = spread(
    {
        "natt, natten": SMALL_HOURS,
        "night": NIGHT,
        "midnatt, midnight": MIDNIGHT,
        "morgon, morgonen, morse, morning": MORNING,
        "formiddag, formiddagen, fm, forenoon": FORENOON,
        "lunch, lunchen, lunchtid, noon, lunchtime": MIDDAY,
        "eftermiddag, eftermiddagen, em, afternoon": AFTERNOON,
        "kvall, kvallen, kvallstid, evening, kvallningen": EVENING,
    }
)
DAY_PHRASES: dict[str, tuple[int, DayPeriod | None]] = spread(
    {
        "i forrgar, iforrgar, forrgar, the day before yesterday, day before yesterday": (-2, None),
        "i gar, igar, yesterday, gardagen, gardagens": (-1, None),
        "i dag, idag, today": (0, None),
        "i morgon, imorgon, tomorrow": (1, None),
        "i natt, inatt": (0, SMALL_HOURS),
        "i morse, imorse, this morning": (0, MORNING),
        "i formiddag, iformiddag, i formiddags, iformiddags": (0, FORENOON),
        "i eftermiddag, ieftermiddag, i eftermiddags, ieftermiddags, this afternoon": (0, AFTERNOON),
        "i kvall, ikvall, tonight, this evening": (0, EVENING),
        "last night": (-1, NIGHT),
        "igarkvall, last evening": (-1, EVENING),
    }
)
"""Days from today, and the part of the day that lies in the words themselves."""

SWEDISH_WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: n for names in (SWEDISH_WEEKDAYS, ENGLISH_WEEKDAYS) for n, name in enumerate(names)}
SHORT_WEEKDAYS = numbered(
    "man mon, tis tue tues, ons wed weds, tors tor thu thur thurs, fre fri, lor lord sat, son sond sun"
)
HOURS = numbered(
    "ett one, tva two, tre three, fyra four, fem five, sex six, sju seven, atta eight, nio nine, tio ten,"
    " elva eleven, tolv twelve",
    first=1,
)
NUMBERS: dict[str, float] = HOURS | spread(
    {"en, a, an": 1, "en halv, half a, half an": 0.5, "en och en halv, halvannan, one and a half": 1.5}
)
UNITS = spread(
    {
        "minut, minuter, min, minute, minutes, mins": ("minutes", 1),
        "kvart, kvartar": ("minutes", 15),
        "halvtimme, halvtimma, half hour": ("minutes", 30),
        "timme, timma, timmar, tim, h, hour, hours, hrs": ("minutes", 60),
        "dag, dagar, dygn, day, days": ("days", 1),
        "vecka, veckor, week, weeks": ("days", 7),
        "manad, manader, month, months": ("months", 1),
    }
)
"""The argument of relativedelta, and how many of those a unit is."""
MONTH_NUMBERS = numbered(
    "jan january januari, feb february februari, mar march mars, apr april, may maj, jun june juni, jul july juli,"
    " aug august augusti, sep sept september, oct october okt oktober, nov november, dec december",
    first=1,
)
