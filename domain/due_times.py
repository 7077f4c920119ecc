"""Compute when what comes weekly falls due: a weekday and a local time, as instants across changes of clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Protocol, Self
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.weeks import Week
from domain.workdays import A_DAY, working_day_after, working_day_before

GRACE = timedelta(minutes=15)


class HasWeeklyTime(Protocol):
    """What a workspace's settings say: ISO weekday 1–7, local 'HH:MM', IANA name of the zone."""

    digest_weekday: int
    digest_time: str
    timezone: str


@dataclass(frozen=True)
class WeeklyTime:
    """One local time a week; a time that the clocks jump over is moved on, one that comes twice is the first."""

    weekday: int
    clock: time
    zone: ZoneInfo

    @classmethod
    def of(cls, workspace: HasWeeklyTime) -> Self:
        """Make it of a workspace's settings; ValueError or KeyError when one is no time or no zone."""
        clock = time.fromisoformat(workspace.digest_time)
        return cls(workspace.digest_weekday, clock, ZoneInfo(workspace.timezone))

    def in_week(self, week: Week) -> datetime:
        """Return the instant (UTC) in an ISO week."""
        return self._on(self._day_in(week), self.clock)

    def at_or_after(self, moment: datetime) -> datetime:
        """Return the first instant (UTC) that is not before the aware moment."""
        week = self._week_of(moment).previous()
        while (due := self.in_week(week)) < moment:
            week = week.next()
        return due

    def after(self, moment: datetime) -> datetime:
        """Return the first instant (UTC) after the aware moment."""
        return self.at_or_after(moment + timedelta.resolution)

    def due_of(self, week: Week) -> datetime:
        """Return when (UTC) the picture of that week is due."""
        return self.in_week(week.next())

    def held_until(self, week: Week) -> datetime:
        """Return when (UTC) that week's picture goes out though it is held: at its time, one working day later."""
        return self._on(working_day_after(self._day_of(self.due_of(week)) + A_DAY), self.clock)

    def ahead_of(self, week: Week, hour: int) -> datetime:
        """Return when (UTC) coordinators hear of that week's picture: at the hour of the working day before."""
        return self._on(working_day_before(self._day_of(self.due_of(week)) - A_DAY), time(hour))

    def closed_week(self, due: datetime) -> Week:
        """Return the week that a picture due then is about: the one before the week of that local day."""
        return self._week_of(due).previous()

    def _day_in(self, week: Week) -> date:
        return week.monday + timedelta(days=self.weekday - 1)

    def _week_of(self, moment: datetime) -> Week:
        return Week.of(self._day_of(moment))

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _on(self, day: date, clock: time) -> datetime:
        return resolve_imaginary(datetime.combine(day, clock, self.zone)).astimezone(UTC)


@dataclass(frozen=True)
class WorkdayTime(WeeklyTime):
    """One local time a week; a day off moves to the working day before it in that week, else to the next one."""

    def _day_in(self, week: Week) -> date:
        before = working_day_before(super()._day_in(week))
        return before if before >= week.monday else working_day_after(week.monday)


@dataclass(frozen=True)
class Post:
    """A picture to post: of which week, late or not, for which weeks none was posted."""

    week: Week
    late: bool
    skipped: tuple[Week, ...]


def settle(workspace: HasWeeklyTime, due: datetime, now: datetime) -> Post:
    """Choose what to post when `due` has come: of several missed weeks only the last, marked late."""
    weekly = WeeklyTime.of(workspace)
    missed = [due, *takewhile(lambda instant: instant <= now, _following(weekly, due))]
    weeks = sorted({weekly.closed_week(instant) for instant in missed})
    late = len(weeks) > 1 or now - missed[-1] > GRACE
    return Post(weeks[-1], late, tuple(weeks[:-1]))


def _following(weekly: WeeklyTime, due: datetime) -> Iterator[datetime]:
    while True:
        due = weekly.after(due)
        yield due
