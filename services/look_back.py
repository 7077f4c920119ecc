"""Build the picture of a month, quarter or year, of what one viewer may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date

from domain.chance import CountKnown, find_season, find_trend
from domain.look_back import (
    PERIODS_BEFORE,
    Comparison,
    PartnerWeeks,
    PeriodCounts,
    PeriodCoverage,
    PeriodPicture,
    compare_series,
    count_period,
)
from domain.periods import Period, PeriodKind, TimeSpan
from domain.weeks import Week
from services.viewpoint import Viewpoint
from storage.look_back import Within
from storage.tables import Area, Partner

MONTHS_FOLLOWED = 36


def _weeks(span: TimeSpan) -> tuple[Week, ...]:
    return (span,) if isinstance(span, Week) else span.weeks()


@dataclass(frozen=True)
class LookBackBuilder(Viewpoint):
    """Looks back at longer times."""

    def first_day(self) -> date | None:
        """Find the day of the earliest incident that the viewer may see; None where there is none."""
        first = self.store.look_back.first_happened_at(self.viewer)
        return first.astimezone(self.zone).date() if first else None

    def take(self, period: Period, area: Area | None = None) -> PeriodPicture:
        """Build the picture of a period that has begun, of one area with what lies in it or of all."""
        within, queries = self.within(period, area), self.store.look_back
        months = self.follow_months(period, area)
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
            trend=find_trend([number for _, number in months]),
            season=find_season([(month.number, number) for month, number in months]),
            headings=self.store.categories.known().changed_headings,
        )

    def count(self, period: Period, area: Area | None = None) -> PeriodCounts:
        """Count a period by area and heading, beside those before it."""
        periods = [period.previous(back) for back in range(PERIODS_BEFORE[period.kind], -1, -1)]
        bounds = [each.bounds(self.zone)[0] for each in (*periods, period.next())]
        counted = self.store.look_back.counts(bounds, self.viewer)
        told = {position for position, *_ in counted}
        known = [
            self.is_known(each) and (place in told or self._is_heard(each)) for place, each in enumerate(periods)
        ]
        return count_period(counted, known, period.kind, within=self._names_within(area))

    def _is_heard(self, period: Period) -> bool:
        """Whether a period of which nothing is told was calm, as somebody was heard from in it."""
        coverage = self.cover(period)
        return coverage is not None and coverage.heard > 0

    def follow_months(self, period: Period, area: Area | None = None) -> list[tuple[Period, int | None]]:
        """Count the 36 months up to the period's last one that is over; None where nobody reported or could."""
        this_month = Period.of(PeriodKind.MONTH, self.today)
        last = min(Period.of(PeriodKind.MONTH, period.last), this_month.previous(), key=lambda each: each.first)
        months = [last.previous(back) for back in range(MONTHS_FOLLOWED - 1, -1, -1)]
        bounds = [each.bounds(self.zone)[0] for each in (*months, last.next())]
        counted = self.store.look_back.totals(bounds, self.viewer, self._ids_within(area))
        return [
            (month, number if self.is_known(month) and (number or self._is_heard(month)) else None)
            for month, number in zip(months, counted, strict=True)
        ]

    def compare(self, earlier: TimeSpan, later: TimeSpan, area: Area | None = None) -> Comparison:
        """Count two spans of time side by side, by area and heading."""
        spans, areas = (earlier, later), self._ids_within(area)
        counted = [
            (side, where, category, number)
            for side, span in enumerate(spans)
            for _, where, category, number in self.store.look_back.counts(
                span.bounds(self.zone), self.viewer, areas
            )
        ]
        rows = compare_series(counted)
        then, now = (self._known(span, sum(row.sides[side] for row in rows)) for side, span in enumerate(spans))
        return Comparison(earlier, later, then, now, rows, self.store.categories.known().changed_headings)

    def _known(self, span: TimeSpan, number: int) -> CountKnown:
        coverage = self.cover(span)
        return CountKnown(
            number,
            is_open=self.now < span.bounds(self.zone)[1],
            is_known=self.is_known(span),
            is_thin=coverage is not None and coverage.is_thin,
        )

    def is_known(self, span: TimeSpan) -> bool:
        """Tell whether reports could be made through the whole of a span of time."""
        first = self.store.look_back.first_report_at(self.viewer)
        return first is not None and first < _weeks(span)[0].bounds(self.zone)[1]

    def cover(self, period: TimeSpan) -> PeriodCoverage | None:
        """Tell in which weeks who was heard from, to those who may see what is for all."""
        weeks = [week for week in _weeks(period) if week.monday <= self.today]
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

    def within(self, period: Period, area: Area | None = None) -> Within:
        """Say what is counted of a period."""
        return Within(*period.bounds(self.zone), self.viewer, self._ids_within(area))

    def _ids_within(self, area: Area | None) -> tuple[int, ...]:
        return self.store.geography.areas_within([area.id]) if area else ()

    def _names_within(self, area: Area | None) -> set[str] | None:
        """The names of an area and of what lies in it, as counts tell them."""
        if area is None:
            return None
        geography = self.store.geography
        return {each.name for each in geography.areas_of(geography.areas_within([area.id]))}
