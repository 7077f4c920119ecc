"""Days of the week and hours of the day, as a list is narrowed by them: `fredag kväll`, `helger`, `kl 18–24`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.remaining_text import Span

DAYS_IN_WEEK, HOURS_IN_DAY = 7, 24
Hours = tuple[int, int]
"""From the one hour on until the other; over midnight where the second is not later. The day is then the first."""


@dataclass(frozen=True)
class TimesOfWeek:
    """Some days, by their ISO numbers, and some hours of the day; none means all."""

    days: tuple[int, ...] = ()
    hours: tuple[Hours, ...] = ()

    def __bool__(self) -> bool:
        """Whether they leave anything out."""
        return bool(self.days or self.hours)

    def __or__(self, other: "TimesOfWeek") -> "TimesOfWeek":
        """Return the days of both and the hours of both."""
        hours = dict.fromkeys((*self.hours, *other.hours))
        return TimesOfWeek(tuple(sorted({*self.days, *other.days})), tuple(hours))

    def hours_of_week(self) -> frozenset[int]:
        """Return the hours of the week that are meant, 0–167 from Monday 00:00; nothing where all are."""
        if not self:
            return frozenset()
        days = self.days or range(1, DAYS_IN_WEEK + 1)
        spans = self.hours or ((0, HOURS_IN_DAY),)
        return frozenset(hour for day in days for span in spans for hour in _hours_of_week(day, span))


ALWAYS = TimesOfWeek()


def _hours_of_week(day: int, span: Hours) -> Iterator[int]:
    first, last = span
    midnight = (day - 1) * HOURS_IN_DAY
    for hour in range(first, last if last > first else last + HOURS_IN_DAY):
        yield (midnight + hour) % (DAYS_IN_WEEK * HOURS_IN_DAY)


_SWEDISH = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {
    "natt, natten, nätter, nätterna, night, nights": (22, 6),
    "morgon, morgonen, morgnar, morning, mornings": (6, 10),
    "förmiddag, förmiddagen, förmiddagar": (8, 12),
    "eftermiddag, eftermiddagen, eftermiddagar, afternoon, afternoons": (12, 18),
    "kväll, kvällen, kvällar, kvällstid, evening, evenings": (18, 24),
    "dagtid, daytime": (6, 18),
}
_HOURS = {part: hours for names, hours in _PARTS.items() for part in names.split(", ")}
_ENDINGS = ("", "en", "ar", "arna", "s")


def times_by_name() -> dict[str, TimesOfWeek]:
    """Map the days and the parts of the day by what they are called, together too: `fredagskväll`."""
    named = {part: TimesOfWeek(hours=(hours,)) for part, hours in _HOURS.items()}
    named |= {"vardag": _WEEKDAYS, "vardagar": _WEEKDAYS, "weekday": _WEEKDAYS, "weekdays": _WEEKDAYS}
    named |= dict.fromkeys(("helg", "helgen", "helger", "helgerna", "weekend", "weekends"), _WEEKEND)
    for number, (sv, en) in enumerate(zip(_SWEDISH, _ENGLISH, strict=True), 1):
        named |= dict.fromkeys((*(f"{sv}{ending}" for ending in _ENDINGS), en, f"{en}s"), TimesOfWeek((number,)))
        named |= {f"{sv}s{part}": TimesOfWeek((number,), (hours,)) for part, hours in _HOURS.items()}
    return named


_WEEKDAYS = TimesOfWeek((1, 2, 3, 4, 5))
_WEEKEND = TimesOfWeek((6, 7))
_HOUR = r"(?:[01]?\d|2[0-4])"
_O_CLOCK = r"(?:kl(?:ockan)?\b\.?\s*)"
_FULL = r"(?:[:.]00)?"
_FROM_TO = re.compile(
    rf"(?<![\w:.,/-])(?P<lead>(?:mellan|between|från|from)\s+)?(?P<clock>{_O_CLOCK})?(?P<first>{_HOUR}){_FULL}"
    rf"\s*(?:(?P<dash>[-–—])|\b(?:till|to|och|and)\b)\s*{_O_CLOCK}?(?P<last>{_HOUR}){_FULL}(?![\w:/-]|[.,]\d)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"(?<![\w-])(?P<side>efter|after|från|from|före|before)\s+{_O_CLOCK}?(?P<hour>{_HOUR}){_FULL}(?![\w:/-]|[.,]\d)",
    re.IGNORECASE,
)
_AT = re.compile(rf"(?<!\w){_O_CLOCK}(?P<hour>{_HOUR}){_FULL}(?![\w:/-]|[.,]\d)", re.IGNORECASE)
_BEFORE = ("före", "before")


def find_hours(words: str) -> tuple[TimesOfWeek, list[Span]]:
    """Find the hours that the words tell in figures, whole ones, and where: `kl 18–24`, `efter kl 22`, `kl 14`."""
    found: list[tuple[Hours, Span]] = []
    for hours, span in (*_from_to(words), *_open(words), *_at(words)):
        if not any(span[0] < end and start < span[1] for _, (start, end) in found):
            found.append((hours, span))
    return TimesOfWeek(hours=tuple(hours for hours, _ in found)), [span for _, span in found]


def _from_to(words: str) -> Iterator[tuple[Hours, Span]]:
    for each in _FROM_TO.finditer(words):
        first, last = int(each["first"]) % HOURS_IN_DAY, int(each["last"])
        told = each["dash"] or each["lead"] or each["clock"]
        if told and first != last % HOURS_IN_DAY:
            yield (first, last), each.span()


def _open(words: str) -> Iterator[tuple[Hours, Span]]:
    for each in _OPEN.finditer(words):
        hour, before = int(each["hour"]), each["side"].casefold() in _BEFORE
        if 0 < hour < HOURS_IN_DAY:
            yield (0, hour) if before else (hour, HOURS_IN_DAY), each.span()


def _at(words: str) -> Iterator[tuple[Hours, Span]]:
    for each in _AT.finditer(words):
        hour = int(each["hour"]) % HOURS_IN_DAY
        yield (hour, hour + 1), each.span()
