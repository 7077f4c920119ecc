"""The Swedish and English words for days, parts of the day and numbers, as typed without accents."""

from typing import NamedTuple


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
        """Whether a time of day can be in it."""
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

PARTS = {
    **dict.fromkeys(("natt", "natten"), SMALL_HOURS),
    **dict.fromkeys(("night",), NIGHT),
    **dict.fromkeys(("midnatt", "midnight"), MIDNIGHT),
    **dict.fromkeys(("morgon", "morgonen", "morse", "morning"), MORNING),
    **dict.fromkeys(("formiddag", "formiddagen", "fm", "forenoon"), FORENOON),
    **dict.fromkeys(("lunch", "lunchen", "lunchtid", "noon", "lunchtime"), MIDDAY),
    **dict.fromkeys(("eftermiddag", "eftermiddagen", "em", "afternoon"), AFTERNOON),
    **dict.fromkeys(("kvall", "kvallen", "kvallstid", "evening", "kvallningen"), EVENING),
}

# phrase → days from today, and the part of the day that lies in the words themselves
DAY_PHRASES: dict[str, tuple[int, DayPeriod | None]] = {
    **dict.fromkeys(("i forrgar", "forrgar", "the day before yesterday", "day before yesterday"), (-2, None)),
    **dict.fromkeys(("i gar", "yesterday", "gardagen", "gardagens"), (-1, None)),
    **dict.fromkeys(("i dag", "today"), (0, None)),
    **dict.fromkeys(("i morgon", "tomorrow"), (1, None)),
    **dict.fromkeys(("i natt",), (0, SMALL_HOURS)),
    **dict.fromkeys(("i morse", "this morning"), (0, MORNING)),
    **dict.fromkeys(("i formiddag", "i formiddags"), (0, FORENOON)),
    **dict.fromkeys(("i eftermiddag", "i eftermiddags", "this afternoon"), (0, AFTERNOON)),
    **dict.fromkeys(("i kvall", "tonight", "this evening"), (0, EVENING)),
    "last night": (-1, NIGHT),
    **dict.fromkeys(("igarkvall", "last evening"), (-1, EVENING)),
}
DAY_PHRASES |= {
    phrase.replace("i ", "i", 1): day for phrase, day in DAY_PHRASES.items() if phrase.startswith("i ")
}

SWEDISH_WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: n for names in (SWEDISH_WEEKDAYS, ENGLISH_WEEKDAYS) for n, name in enumerate(names)}
SHORT_WEEKDAYS = {
    name: n
    for names in (
        ("man", "tis", "ons", "tors", "fre", "lor", "son"),
        ("man", "tis", "ons", "tor", "fre", "lord", "sond"),
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        ("mon", "tues", "weds", "thur", "fri", "sat", "sun"),
        ("mon", "tues", "wed", "thurs", "fri", "sat", "sun"),
    )
    for n, name in enumerate(names)
}

_SWEDISH_NUMBERS = ["ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv"]
_ENGLISH_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
HOURS = {word: n for words in (_SWEDISH_NUMBERS, _ENGLISH_NUMBERS) for n, word in enumerate(words, 1)}
NUMBERS: dict[str, float] = {
    **HOURS,
    **dict.fromkeys(("en", "a", "an"), 1),
    **dict.fromkeys(("en halv", "half a", "half an"), 0.5),
    **dict.fromkeys(("en och en halv", "halvannan", "one and a half"), 1.5),
}

# unit → the argument of relativedelta, and how many of those it is
UNITS = {
    **dict.fromkeys(("minut", "minuter", "min", "minute", "minutes", "mins"), ("minutes", 1)),
    **dict.fromkeys(("kvart", "kvartar"), ("minutes", 15)),
    **dict.fromkeys(("halvtimme", "halvtimma", "half hour"), ("minutes", 30)),
    **dict.fromkeys(("timme", "timma", "timmar", "tim", "h", "hour", "hours", "hrs"), ("minutes", 60)),
    **dict.fromkeys(("dag", "dagar", "dygn", "day", "days"), ("days", 1)),
    **dict.fromkeys(("vecka", "veckor", "week", "weeks"), ("days", 7)),
    **dict.fromkeys(("manad", "manader", "month", "months"), ("months", 1)),
}

MONTHS = [
    ("jan", "january", "januari"),
    ("feb", "february", "februari"),
    ("mar", "march", "mars"),
    ("apr", "april"),
    ("may", "maj"),
    ("jun", "june", "juni"),
    ("jul", "july", "juli"),
    ("aug", "august", "augusti"),
    ("sep", "sept", "september"),
    ("oct", "october", "okt", "oktober"),
    ("nov", "november"),
    ("dec", "december"),
]
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
