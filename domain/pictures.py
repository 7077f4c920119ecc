"""Define the situational picture of one ISO week, as it was seen when it was taken."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from domain.own_categories import DEFAULT, Heading
from domain.signals import Expected, Level, Signal
from domain.week_counts import WEEKS_DRAWN, InProblem, LateReport, WeekCounts
from domain.week_details import WeekDetails
from domain.weeks import Week

WEEKS_OF_PLACES = 4
"""Places are looked at over so many weeks, of which the last is the picture's."""


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

    @property
    def is_thin(self) -> bool:
        """Whether fewer than half the partners were heard from."""
        return 2 * self.heard < self.partners


@dataclass(frozen=True)
class Silence:
    """A partner that was not heard from about a week, nor about the `weeks` that end with it, thirteen at most.

    `heard` if it was in the twelve weeks before: what is expected is expected with its reports. `areas` are those
    of its incidents then, the one with most first, as far as the picture's reader may see them.
    """

    partner: str
    weeks: int = 1
    heard: bool = False
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """What coordinators make of a week in their own words, the last wording `by` one of them; '' for none.

    `version` counts the wordings; `edited_at` is when this one was written, if that was after the posting.
    """

    text: str = ""
    version: int = 0
    by: str | None = None
    edited_at: datetime | None = None


NO_ASSESSMENT = Assessment()


class PicturePart(StrEnum):
    """What stands in a picture's thread, in this order."""

    FIGURES = "figures"
    FIRST_AREA = "area-1"
    SECOND_AREA = "area-2"
    THIRD_AREA = "area-3"
    TIMES = "times"
    HEAT = "heat"
    PLAN = "plan"
    REPORTS = "reports"


@dataclass(frozen=True)
class LeftOut:
    """What a coordinator left out of a picture, by its key (`domain.omissions`), and the level of a series.

    `thin` of the part that tells who reported, where fewer than half the partners did.
    """

    key: str
    level: Level | None = None
    thin: bool = False


@dataclass(frozen=True)
class RepeatedPlace:
    """A place where it happened again: incidents in the week, in the seven days that had most, and in four weeks.

    `near` more of the same headings happened within seven days of one of them, elsewhere in the area. Pictures of
    earlier versions know the week alone: there, the last three are 0. Some lack the place's row id too.
    """

    place: str
    area: str
    number: int
    place_id: int | None = field(default=None, compare=False)
    in_seven_days: int = 0
    in_four_weeks: int = 0
    near: int = 0


@dataclass(frozen=True)
class PlanLine:
    """An action in the plan; `due` is when it is or was to be followed up, or its deadline once it is done.

    `owner` is a Slack id, '' in pictures of earlier versions.
    """

    number: int
    title: str
    unit: str
    due: date
    owner: str = ""


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
    that no picture was posted of) are the marks of a picture that came after its time, and so is `held`, of one
    that a coordinator held. `headings` are those of
    categories that were called otherwise than by default. `signals` judge each series, strongest first; of an
    area's picture those of the area, as judged among all. `totals` judges all incidents together and `areas` those
    of each area. Pictures of earlier versions have none. A `shared` one counts what all may see, others what their
    reader may. `silences` are those of the partners, of an area's picture of those that reported there before.
    `usually_late` is how many incidents come in after a picture, on average; 0 where nobody knows yet.
    `area_ids` are the areas by the names that they had. It holds nothing of what was `left_out` but which partners
    are silent, which bears on the verdict and is not told then.
    """

    week: Week
    taken_at: datetime
    is_open: bool
    counts: WeekCounts
    area: str = ""
    coverage: Coverage | None = None
    silences: tuple[Silence, ...] = ()
    places: tuple[RepeatedPlace, ...] = ()
    late_reports: tuple[LateReport, ...] = ()
    plan: Plan | None = None
    late: bool = False
    held: bool = False
    skipped: tuple[Week, ...] = ()
    headings: tuple[Heading, ...] = ()
    details: WeekDetails = field(default_factory=WeekDetails)
    signals: tuple[Signal, ...] = ()
    totals: Signal | None = None
    areas: tuple[Signal, ...] = ()
    shared: bool = True
    usually_late: int = 0
    area_ids: dict[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    def area_key(self, name: str) -> int | str:
        """Return the row id of an area that the picture names, which outlives the name; the name where unknown."""
        return self.area_ids.get(name, name)

    @property
    def flags(self) -> tuple[Signal, ...]:
        """The series that stand out, strongest first."""
        return tuple(each for each in self.signals if each.level == "flag")

    @property
    def watched(self) -> tuple[Signal, ...]:
        """The series that may be on their way to stand out, or rise slowly, strongest first."""
        return tuple(each for each in self.signals if each.raised and each.level != "flag")

    @cached_property
    def expected(self) -> dict[tuple[str, str], Expected]:
        """What was expected of each series that could be judged, by area and heading."""
        return {(each.area, each.group): each.expected for each in self.signals if each.expected}

    def problems_of(self, signal: Signal) -> tuple[InProblem, ...]:
        """The problems that incidents of the series belong to, most incidents first."""
        rows = (row for row in self.counts.rows if (row.area, row.group) == (signal.area, signal.group))
        return next((row.problems for row in rows), ())

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The twelve weeks that are drawn, earliest first."""
        return self.week.previous(WEEKS_DRAWN - 1).range(self.week)

    def heading(self, group: str, language: str) -> str:
        """Name in 'sv' or 'en' the heading of that key, as it was called when the picture was taken."""
        named = {each.group: each for each in self.headings}
        return (named.get(group) or DEFAULT.headings[group]).name(language)
