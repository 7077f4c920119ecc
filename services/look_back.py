"""Build the picture of a month, quarter or year, of what one viewer may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from domain.look_back import (
    PERIODS_BEFORE,
    PartnerWeeks,
    PeriodCounts,
    PeriodCoverage,
    PeriodPicture,
    count_period,
)
from domain.periods import Period
from domain.sharing import Viewer
from domain.weeks import Week
from storage.look_back import Within
from storage.store import Store
from storage.tables import Area, Partner


@dataclass(frozen=True)
class LookBackBuilder:
    """Looks back at one moment, at what one viewer may see; days are local to `zone`."""

    store: Store
    viewer: Viewer
    now: datetime
    zone: ZoneInfo

    @classmethod
    def of(cls, store: Store, viewer: Viewer, now: datetime) -> Self:
        """Make a builder whose days are in the workspace's time zone."""
        return cls(store, viewer, now, ZoneInfo(store.workspace.settings().timezone))

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(self.zone).date()

    def first_day(self) -> date | None:
        """Find the day of the earliest incident that the viewer may see; None where there is none."""
        first = self.store.look_back.first_happened_at(self.viewer)
        return first.astimezone(self.zone).date() if first else None

    def take(self, period: Period, area: Area | None = None) -> PeriodPicture:
        """Build the picture of a period that has begun, of one area with what lies in it or of all."""
        within, queries = self._within(period, area), self.store.look_back
        return PeriodPicture(
            period=period,
            taken_at=self.now.astimezone(UTC),
            is_open=self.now < within.end,
            counts=self.count(period, area),
            area=area.name if area else "",
            coverage=self.cover(period),
            places=queries.places_within(within),
            details=queries.details_within(within, self.zone.key),
            outcome=queries.outcome_within(within),
            work=queries.work_within(within),
            headings=self.store.categories.known().changed_headings,
        )

    def count(self, period: Period, area: Area | None = None) -> PeriodCounts:
        """Count a period by area and heading, beside those before it."""
        periods = [period.previous(back) for back in range(PERIODS_BEFORE[period.kind], -1, -1)]
        bounds = [each.bounds(self.zone)[0] for each in (*periods, period.next())]
        counted = self.store.look_back.counts(bounds, self.viewer)
        told = {position for position, *_ in counted}
        first = self.store.look_back.first_report_at(self.viewer)
        known = [
            first is not None and first < self._first_week_ends(each) and (place in told or self._is_heard(each))
            for place, each in enumerate(periods)
        ]
        return count_period(counted, known, period.kind, within=self._names_within(area))

    def _first_week_ends(self, period: Period) -> datetime:
        """When the first week of a period is over: what begins later does not cover the whole of it."""
        return period.weeks()[0].bounds(self.zone)[1]

    def _is_heard(self, period: Period) -> bool:
        """Whether a period of which nothing is told was calm, as somebody was heard from in it."""
        coverage = self.cover(period)
        return coverage is not None and coverage.heard > 0

    def cover(self, period: Period) -> PeriodCoverage | None:
        """Tell in which weeks who was heard from, to those who may see what is for all."""
        weeks = [week for week in period.weeks() if week.monday <= self.today]
        if not self.viewer.sees_open or not weeks:
            return None
        within = Within(weeks[0].bounds(self.zone)[0], weeks[-1].bounds(self.zone)[1], self.viewer)
        heard = self.store.look_back.heard_in(within, weeks, self.zone.key)
        partners = self.store.look_back.confirmed_partners()
        return PeriodCoverage(
            weeks=len(weeks),
            heard=len({week for _, week in heard} & {str(week) for week in weeks}),
            partners=tuple(self._partner_weeks(each, weeks, heard) for each in partners),
        )

    def _partner_weeks(
        self, partner: Partner, weeks: Collection[Week], heard: Collection[tuple[int, str]]
    ) -> PartnerWeeks:
        told = [week for week in weeks if (partner.id, str(week)) in heard]
        joined = partner.joined_at
        there = [week for week in weeks if week in told or not joined or joined < week.bounds(self.zone)[1]]
        return PartnerWeeks(partner.name, len(told), len(there))

    def _within(self, period: Period, area: Area | None) -> Within:
        areas = self.store.geography.areas_within([area.id]) if area else ()
        return Within(*period.bounds(self.zone), self.viewer, tuple(areas))

    def _names_within(self, area: Area | None) -> set[str] | None:
        """The names of an area and of what lies in it, as counts tell them."""
        if area is None:
            return None
        geography = self.store.geography
        return {each.name for each in geography.areas_of(geography.areas_within([area.id]))}
