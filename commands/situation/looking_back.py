"""`/situation november`, `2026-Q3`, `2025 Centrum`: the picture of a month, quarter or year to the asker alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.situation.period_picture import period_message
from commands.vocabulary.blocks import Button, buttons
from domain.incident_filters import IncidentFilter, read_filter
from domain.periods import Period, PeriodKind, TimeSpan, find_periods
from domain.refusals import Refusal
from services.look_back import LookBackBuilder
from storage.store import Store
from storage.tables import Area

ROUTE = "situation.look_back"
EARLIEST = 2000
LONGER = {PeriodKind.MONTH: PeriodKind.QUARTER, PeriodKind.QUARTER: PeriodKind.YEAR}


@dataclass(frozen=True)
class WantedPeriod:
    """The period that is asked for, which has begun, and an area or all."""

    period: Period
    area: Area | None = None

    def words(self, period: Period) -> str:
        """What one would type for another period of the same area: '2026-Q3 Centrum'."""
        return f"{period} {self.area.name if self.area else ''}".rstrip()


def read_period(request: Request, store: Store) -> WantedPeriod | None:
    """Read the month, quarter or year that words or a button name, with an area; None where they name none.

    Raises Refusal for several, for one to come or before there was anything, and for other words beside it.
    """
    named, area = read_spans(request.words or request.value, request, store)
    if len(named) > 1:
        raise Refusal("situation-several-periods")
    if not named or not isinstance(named[0], Period):
        return None
    return WantedPeriod(check_begun(named[0], request.today), area)


def read_spans(words: str, request: Request, store: Store) -> tuple[list[TimeSpan], Area | None]:
    """Read all weeks and periods that words name, and the area; raises Refusal for other words beside a period.

    What is said of areas beside weeks, or of areas alone, is left to those who read weeks.
    """
    today = LookBackBuilder.of(store, request.viewer, request.now).today
    found, rest = find_periods(words, today)
    named = [each.named for each in found]
    rest = " ".join(re.sub(r";+", " ", rest).split())
    if not rest or not (len(named) > 1 or any(isinstance(each, Period) for each in named)):
        return named, None
    return named, area_beside(rest, store, today)


def area_beside(words: str, store: Store, today: date) -> Area | None:
    """Find the one area that words beside a period name, one out of use too; raises Refusal for other words."""
    geography = store.geography
    told, unknown = read_filter(words, geography.named_areas(), today, store.categories.known())
    if unknown and told == IncidentFilter() and (retired := geography.retired_area(unknown)):
        return retired
    if unknown or told != IncidentFilter(areas=told.areas[:1]):
        known = ", ".join(area.name for area in geography.areas()[:30])
        raise Refusal("situation-area-unknown", known=known)
    return geography.area(told.areas[0]) if told.areas else None


def check_begun(period: Period, today: date) -> Period:
    """Return the period; raises Refusal where it has not begun, or is from another time."""
    if period.first > today:
        raise Refusal("situation-week-to-come", example=str(Period.of(period.kind, today)))
    if period.year < EARLIEST:
        raise Refusal("situation-period-unknown", example=str(Period.of(PeriodKind.QUARTER, today)))
    return period


def show_pressed_period(request: Request, store: Store) -> Response:
    """Show the picture of the period that a button names; raises Refusal for what is none."""
    if wanted := read_period(request, store):
        return show_period(wanted, request, store)
    raise Refusal("unreadable")


def show_period(wanted: WantedPeriod, request: Request, store: Store) -> Response:
    """Show the picture of a period; raises Refusal where it ended before the first report."""
    builder = LookBackBuilder.of(store, request.viewer, request.now)
    check_known(wanted.period, builder)
    picture = builder.take(wanted.period, wanted.area)
    message = period_message(picture, request.reader, own=not request.viewer.sees_open)
    blocks = (*message.blocks, buttons(*_further(wanted, request)))
    return Reply(replace(message, blocks=blocks), replace=bool(request.value))


def check_known(period: TimeSpan, builder: LookBackBuilder) -> None:
    """Raise Refusal for a period that was over before the first report that the asker may see."""
    first = builder.first_day()
    if first is None:
        raise Refusal("situation-nothing-yet")
    if isinstance(period, Period) and period.last < first:
        example = str(Period.of(PeriodKind.MONTH, first))
        raise Refusal("situation-period-empty", first=first, example=example)


def _further(wanted: WantedPeriod, request: Request) -> Iterator[Button]:
    """The buttons to the period before, to the same one of the year before, and to the longer one around it."""
    period, reader = wanted.period, request.reader
    label = reader.say("look-back-button-before", kind=period.kind.value)
    yield Button(ROUTE, label, wanted.words(period.previous()))
    if period.year_before() != period.previous():
        label = reader.say("look-back-button-year-before")
        yield Button(ROUTE, label, wanted.words(period.year_before()))
    if longer := LONGER.get(period.kind):
        yield whole_button(Period.of(longer, period.first), wanted.area, reader)


def whole_button(period: Period, area: Area | None, reader: Reader) -> Button:
    """Make the button to the picture of a whole period, of the area or all."""
    label = reader.say("look-back-button-whole", kind=period.kind.value)
    return Button(ROUTE, label, WantedPeriod(period, area).words(period))
