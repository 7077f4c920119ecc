"""Define the situational picture of one ISO week, as it was seen when it was taken."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.own_categories import DEFAULT, Heading
from domain.signals import Signal
from domain.week_counts import WEEKS_DRAWN, LateReport, WeekCounts
from domain.weeks import Week

REPEATED = 2


@dataclass(frozen=True)
class Coverage:
    """Which partners reported, which else were heard from, and which were silent, by name.

    `nothing` are those of whom there is nothing to show: they said so, or what they reported is hidden here.
    `later` when there were none because all joined only after the week.
    """

    reported: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    later: bool = False

    @property
    def heard(self) -> int:
        """How many partners said anything."""
        return len(self.reported) + len(self.nothing)

    @property
    def partners(self) -> int:
        """How many partners there are."""
        return self.heard + len(self.silent)


@dataclass(frozen=True)
class RepeatedPlace:
    """A place with at least two incidents in the week."""

    place: str
    area: str
    number: int


@dataclass(frozen=True)
class PlanLine:
    """An action in the plan; `due` is when it is or was to be followed up, or its deadline once it is done."""

    number: int
    title: str
    unit: str
    due: date


@dataclass(frozen=True)
class Plan:
    """Actions done since the last picture, those to follow up from then `through` a day, and overdue ones."""

    through: date
    done: tuple[PlanLine, ...] = ()
    due: tuple[PlanLine, ...] = ()
    overdue: tuple[PlanLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SituationalPicture:
    """One week as it was seen at `taken_at`.

    `area` is set when only one area is counted; then, coverage and plan are None. `late` and `skipped` (weeks
    that no picture was posted of) are the marks of a picture that came after its time. `headings` are those of
    categories that were called otherwise than by default. `signals` are of all series, strongest first; of an
    area's picture those of the area, as judged among all. Pictures of earlier versions have none.
    """

    week: Week
    taken_at: datetime
    is_open: bool
    counts: WeekCounts
    area: str = ""
    coverage: Coverage | None = None
    places: tuple[RepeatedPlace, ...] = ()
    late_reports: tuple[LateReport, ...] = ()
    plan: Plan | None = None
    late: bool = False
    skipped: tuple[Week, ...] = ()
    headings: tuple[Heading, ...] = ()
    signals: tuple[Signal, ...] = ()

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The twelve weeks that are drawn, earliest first."""
        return self.week.previous(WEEKS_DRAWN - 1).range(self.week)

    def heading(self, group: str, language: str) -> str:
        """Name in 'sv' or 'en' the heading of that key, as it was called when the picture was taken."""
        named = {each.group: each for each in self.headings}
        return (named.get(group) or DEFAULT.headings[group]).name(language)
