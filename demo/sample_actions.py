"""Define the demo's action plan: measures whose follow-ups fall around next Monday."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.actions import NewAction
from domain.rhythms import Rhythm

EIGHT = time(8)


@dataclass(frozen=True)
class Measure:
    """One action; `deadline` is in days from next Monday, `begun` in days before today.

    `progress` was reported at each past follow-up; `done` means done two days ago.
    """

    title: str
    description: str
    owner: str
    unit: str
    area: str
    deadline: int
    begun: int
    rhythm: Rhythm = Rhythm.NONE
    progress: str = "Går som planerat."
    done: bool = False


MEASURES = (
    Measure(
        "Rondering vid Skänninge station fredag och lördag kväll",
        "Två ordningsvakter 19–01. Tågbolaget och polisen stämmer av varje måndag.",
        "U0TORE",
        "Stationer",
        "Skänninge",
        3,
        12,
        Rhythm.WEEKLY,
    ),
    Measure(
        "Fler fordonskontroller på Centrumparkeringen",
        "Kontroller två kvällar i veckan, olika tider.",
        "U0PAUL",
        "Lokalpolisområdet",
        "Mantorp",
        7,
        30,
        Rhythm.FORTNIGHTLY,
    ),
    Measure(
        "Byt belysningen på Parkeringsdäckets nedre plan",
        "LED med rörelsestyrning. Hör med boende efteråt.",
        "U0LEO",
        "Gata och park",
        "Mjölby – Lundby",
        0,
        40,
    ),
    Measure(
        "Klottersanering inom 24 timmar vid Biblioteket",
        "Fastighetsskötseln sanerar, foto före och efter.",
        "U0VERA",
        "Fastighetsskötsel",
        "Mjölby – Centrum",
        14,
        20,
    ),
    Measure(
        "Vuxna på skolgården på rasterna",
        "Två vuxna i gul väst, varje rast.",
        "U0RUT",
        "Högstadiet",
        "Mjölby – Lundby",
        -3,
        60,
    ),
    Measure(
        "Samtal med hyresgäster om hög musik",
        "Talk with tenants around the car park.",
        "U0ELLA",
        "Uthyrning",
        "Mantorp",
        1,
        10,
    ),
    Measure(
        "Öppen fritidsgård lördagar i Skänninge",
        "Prova till årsskiftet, räkna besökare.",
        "U0SARA",
        "Fritidsgårdar",
        "Skänninge",
        24,
        8,
        Rhythm.FORTNIGHTLY,
    ),
    Measure(
        "Nya lås på källardörrarna i kvarteret Påhittet",
        "Alla trapphus, nycklar kvitteras ut.",
        "U0VERA",
        "Fastighetsskötsel",
        "Mjölby – Centrum",
        -4,
        35,
        done=True,
    ),
)


def next_monday(now: datetime) -> date:
    """Find the first Monday 08:00 after the local, aware `now`; early on a Monday that is the same day."""
    monday = now.date() + timedelta(days=-now.weekday() % 7)
    begun = datetime.combine(monday, EIGHT, now.tzinfo) <= now
    return monday + timedelta(weeks=1) if begun else monday


def last_monday(now: datetime) -> datetime:
    """Find the latest Monday 08:00 that was not after the local, aware `now`."""
    return datetime.combine(next_monday(now) - timedelta(weeks=1), EIGHT, now.tzinfo)


def as_action(measure: Measure, now: datetime, area: int | None, unit: int | None) -> NewAction:
    """Make the action, its days counted from the local, aware moment `now`."""
    return NewAction(
        title=measure.title,
        description=measure.description,
        owner=measure.owner,
        start=now.date() - timedelta(days=measure.begun),
        deadline=next_monday(now) + timedelta(days=measure.deadline),
        area=area,
        unit=unit,
        rhythm=measure.rhythm,
    )
