"""Generate the demo's incidents: three months with a weekly rhythm and one real rise around Skänninge station."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.sample_people import HOUSING, MUNICIPALITY, PEOPLE, POLICE, SCHOOL, TRAINS, WALKERS, Character
from domain.weeks import A_WEEK, Week

WEEKS = 13
RISE_WEEKS = 3


@dataclass(frozen=True)
class Habit:
    """A recurring incident: how often a week on average, where, when in the week, and who reports it."""

    weekly: float
    category: str
    area: str
    place: str
    weekdays: tuple[int, ...]
    hour: int
    partner: str
    texts: tuple[str, ...]
    severity: str | None = None

    @property
    def reporter(self) -> Character:
        """Choose who reports it."""
        return next(person for person in PEOPLE if person.partner == self.partner)


@dataclass(frozen=True)
class Happening:
    """One sample incident; `at` and `told` are local and aware."""

    at: datetime
    told: datetime
    habit: Habit
    text: str


WEEKEND = (4, 4, 5, 5, 6)
SCHOOLDAYS = (0, 1, 2, 3, 4)
ANY = (0, 1, 2, 3, 4, 5, 6)

HABITS = (
    Habit(
        1.6,
        "damage.graffiti",
        "Mjölby – Centrum",
        "Biblioteket",
        WEEKEND,
        23,
        HOUSING,
        ("Klotter på baksidan, cirka två meter.", "Nytt klotter över det sanerade."),
    ),
    Habit(
        0.9,
        "damage.glass",
        "Mjölby – Lundby",
        "Lundbyskolan",
        WEEKEND,
        22,
        SCHOOL,
        ("Två rutor krossade vid matsalen.", "Ruta i entrédörren sprucken."),
    ),
    Habit(
        1.2,
        "gathering",
        "Mjölby – Resecentrum",
        "Väntsalen",
        (3, 4, 5),
        21,
        TRAINS,
        ("Större samling, hög ljudnivå. Resenärer valde att vänta utomhus.",),
    ),
    Habit(
        1.8,
        "traffic.reckless",
        "Mantorp",
        "Centrumparkeringen",
        WEEKEND,
        21,
        WALKERS,
        ("Flera fordon kör sladdande varv på parkeringen.", "Mopeder kör fort mellan bilarna."),
        "medium",
    ),
    Habit(
        1.1,
        "traffic.music",
        "Mantorp",
        "Centrumparkeringen",
        WEEKEND,
        22,
        HOUSING,
        ("Hög musik till efter midnatt, boende störs.",),
    ),
    Habit(
        0.8,
        "unsafe.lighting",
        "Mjölby – Lundby",
        "Parkeringsdäcket",
        SCHOOLDAYS,
        7,
        MUNICIPALITY,
        ("Tre lampor trasiga på nedre planet.", "Mörkt vid trappan."),
    ),
    Habit(
        0.7,
        "theft.shoplifting",
        "Mjölby – Centrum",
        "Gallerian",
        SCHOOLDAYS,
        15,
        POLICE,
        ("Butik meddelar ökat svinn.",),
    ),
    Habit(0.6, "theft", "Mjölby – Resecentrum", "Cykelgaraget", ANY, 17, TRAINS, ("Två cyklar borta.",)),
    Habit(
        0.5, "drugs", "Mjölby – Centrum", "Stortorget", (4, 5), 23, POLICE, ("Misstänkt bruk, ingripande gjort.",)
    ),
    Habit(
        0.5, "unsafe.litter", "Väderstad", "Idrottsplatsen", (0,), 8, MUNICIPALITY, ("Mycket skräp efter helgen.",)
    ),
    Habit(
        0.4,
        "staff",
        "Mjölby – Lundby",
        "Lekparken",
        SCHOOLDAYS,
        14,
        HOUSING,
        ("Otrevligt bemötande vid felanmälan.",),
    ),
    Habit(0.7, "gathering", "Skänninge", "Stationen", WEEKEND, 20, TRAINS, ("Ungdomar samlas vid perrongen.",)),
    Habit(0.4, "damage.graffiti", "Skänninge", "Stora torget", WEEKEND, 22, HOUSING, ("Klotter på bänkar.",)),
)

RISE = (
    Habit(
        4.0,
        "gathering",
        "Skänninge",
        "Stationen",
        WEEKEND,
        20,
        TRAINS,
        ("Stor samling på perrongen, resenärer känner sig otrygga.", "Samling från eftermiddagen och framåt."),
        "medium",
    ),
    Habit(
        2.0,
        "violence",
        "Skänninge",
        "Stationen",
        (4, 5),
        22,
        POLICE,
        ("Bråk mellan två sällskap, ordningsvakt tillkallad.",),
        "high",
    ),
    Habit(2.0, "damage", "Skänninge", "Stationen", WEEKEND, 23, TRAINS, ("Väntkuren sönderslagen.",), "medium"),
)


def tell(begun: datetime, until: datetime, zone: ZoneInfo) -> list[Happening]:
    """Generate everything reported before the aware moment `until`, in order, in a demo that `begun` then.

    The same demo always generates the same; it ends after as many weeks as there were before.
    """
    chance = random.Random(2026)  # noqa: S311 (a story, not a secret)
    first = Week.of(begun.astimezone(zone).date()).monday - WEEKS * A_WEEK
    happenings = [
        happening
        for number in range(2 * WEEKS + 1)
        for habit in (*HABITS, *(RISE if number >= WEEKS - RISE_WEEKS else ()))
        for happening in _in_week(first + number * A_WEEK, habit, chance, zone)
    ]
    return sorted((each for each in happenings if each.told <= until), key=lambda each: each.told)


def _in_week(monday: date, habit: Habit, chance: random.Random, zone: ZoneInfo) -> Iterator[Happening]:
    for _ in range(_how_many(habit.weekly, chance)):
        day = monday + timedelta(days=chance.choice(habit.weekdays))
        at = datetime.combine(day, time(habit.hour, chance.randrange(60)), zone)
        yield Happening(at, at + timedelta(minutes=chance.randrange(5, 600)), habit, chance.choice(habit.texts))


def _how_many(weekly: float, chance: random.Random) -> int:
    """Draw a count that is `weekly` on average: the arrivals of a Poisson process within one week."""
    count, passed = 0, chance.expovariate(weekly)
    while passed < 1:
        count, passed = count + 1, passed + chance.expovariate(weekly)
    return count
