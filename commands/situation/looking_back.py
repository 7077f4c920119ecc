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
from domain.weeks import Week
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
    today = LookBackBuilder.of(store, request.viewer, request.now).today
    named, rest = read_spans(request.words or request.value, today)
    if len(named) > 1:
        raise Refusal("situation-several-periods", example=" ".join(map(str, named[:2])))
    if not named or not isinstance(named[0], Period):
        return None
    return WantedPeriod(check_begun(named[0], today), area_beside(rest, store, today))


def read_spans(words: str, today: date) -> tuple[list[TimeSpan], str]:
    """Read all weeks and periods that words name, and the other words; raises Refusal for what is not clear."""
    found, rest = find_periods(words, today)
    return [each.named for each in found], " ".join(re.sub(r";+", " ", rest).split())


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
        raise Refusal("situation-period-to-come", example=str(Period.of(period.kind, today)))
    if period.year < EARLIEST:
        raise Refusal("situation-period-unknown", example=str(Period.of(PeriodKind.QUARTER, today)))
    return period


def year_before(span: TimeSpan) -> TimeSpan:
    """Return the same span of the year before; raises Refusal for a week 53 that this one lacks."""
    if isinstance(span, Period):
        return span.year_before()
    try:
        return Week(span.year - 1, span.number)
    except ValueError:
        raise Refusal("situation-no-week-53", year=str(span.year - 1), example=f"{span.year - 1}-W52") from None


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
    if longer := LONGER.get(period.kind):
        yield whole_button(Period.of(longer, period.first), wanted.area, reader)
    label = reader.say("look-back-button-before", kind=period.kind.value)
    yield Button(ROUTE, label, wanted.words(period.previous()))
    if period.year_before() != period.previous():
        label = reader.say("look-back-button-year-before")
        yield Button(ROUTE, label, wanted.words(period.year_before()))
    yield Button("situation.compare", reader.say("look-back-button-compare"), wanted.words(period))
    if period.kind is not PeriodKind.MONTH:
        yield Button("situation.print", reader.say("look-back-button-print"), wanted.words(period))
    if period.kind is PeriodKind.QUARTER and wanted.area is None:
        yield Button("situation.priorities", reader.say("priorities-button"), str(period))


def whole_button(period: Period, area: Area | None, reader: Reader) -> Button:
    """Make the button to the picture of a whole period, of the area or all."""
    label = reader.say("look-back-button-whole", kind=period.kind.value)
    return Button(ROUTE, label, WantedPeriod(period, area).words(period))
