"""`/situation compare`: two times side by side, and whether they differ by more than chance."""

import re
from collections.abc import Iterator
from datetime import date

from commands.examples import Examples
from commands.kit.sections import pack
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.situation.figures import fit
from commands.situation.looking_back import (
    ROUTE,
    WantedPeriod,
    area_beside,
    check_begun,
    check_known,
    read_spans,
    year_before,
)
from commands.situation.picture import Showing, counted
from commands.situation.words import capital, name_period
from commands.vocabulary.blocks import Block, Button, Cell, Figure, Message, buttons, context, data_table, header
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.chance import CountKnown
from domain.look_back import Comparison
from domain.periods import Period, PeriodKind, TimeSpan
from domain.refusals import Refusal
from domain.weeks import Week
from services.look_back import LookBackBuilder
from storage.store import Store
from storage.tables import Area

_BETWEEN = re.compile(r"(?<!\w)(?:med|mot|jämfört|with|to|against|vs)\.?(?!\w)", re.IGNORECASE)


def show_comparison(request: Request, store: Store) -> Response:
    """Compare the time that is named with the same one of the year before, or two times; last month without any.

    Raises Refusal for times of unlike lengths, for one that has not begun and for other words.
    """
    builder = LookBackBuilder.of(store, request.viewer, request.now)
    named, rest = read_spans(request.words or request.value, builder.today)
    earlier, later = _two(named, Examples.of(request, store).quarter, builder.today)
    area = _area(rest, request, builder.today, store)
    check_known(later, builder)
    comparison = builder.compare(earlier, later, area)
    return Reply(_message(comparison, area, request), replace=bool(request.value))


def _two(named: list[TimeSpan], example: str, today: date) -> tuple[TimeSpan, TimeSpan]:
    """The earlier and the later of the two that are meant; `example` is a quarter."""
    spans = named or [Period.of(PeriodKind.MONTH, today).previous()]
    if len(spans) == 1:
        spans = [year_before(spans[0]), *spans]
    if len(spans) > 2 or spans[0] == spans[1]:
        raise Refusal("situation-compare-unknown", example=example)
    if _kind(spans[0]) != _kind(spans[1]):
        raise Refusal("situation-compare-unlike", example=f"{example} {_quarter_before(example)}")
    earlier, later = sorted(spans, key=_first)
    return _begun(earlier, today), _begun(later, today)


def _quarter_before(example: str) -> str:
    """Write the quarter before '2026-Q3'."""
    year, number = example.split("-Q")
    return str(Period(PeriodKind.QUARTER, int(year), int(number)).previous())


def _kind(span: TimeSpan) -> str:
    return "week" if isinstance(span, Week) else span.kind


def _first(span: TimeSpan) -> date:
    return span.monday if isinstance(span, Week) else span.first


def _begun(span: TimeSpan, today: date) -> TimeSpan:
    if isinstance(span, Period):
        return check_begun(span, today)
    if span.monday > today:
        raise Refusal("situation-week-to-come", example=str(Week.of(today)))
    return span


def _area(words: str, request: Request, today: date, store: Store) -> Area | None:
    rest = " ".join(_BETWEEN.sub(" ", words).split())
    try:
        return area_beside(rest, store, today) if rest else None
    except Refusal:
        raise Refusal("situation-compare-unknown", example=Examples.of(request, store).quarter) from None


def _message(comparison: Comparison, area: Area | None, request: Request) -> Message:
    reader = request.reader
    title = comparison_title(comparison, reader, area.name if area else "")
    lines = comparison_lines(comparison, reader)
    showing = Showing.ASKED if request.viewer.sees_open else Showing.OWN
    blocks = (
        header(title),
        *pack(lines),
        *_table(comparison, reader),
        context(counted(showing, reader)),
        *_further(comparison, area, reader),
    )
    return Message(join([escape(title), *lines]), blocks)


def comparison_title(comparison: Comparison, reader: Reader, area: str) -> str:
    """Write 'November 2026 jämfört med november 2025', and the area."""
    later, earlier = (name_period(span, reader) for span in (comparison.later, comparison.earlier))
    title = reader.say("look-back-compare-title", later=capital(later), earlier=earlier)
    return reader.say("situation-title-of-area", title=title, area=area) if area else title


def comparison_lines(comparison: Comparison, reader: Reader) -> list[Mrkdwn]:
    """Write both sums, and what the difference comes to."""
    sides = [
        _side(span, known, reader)
        for span, known in ((comparison.later, comparison.now), (comparison.earlier, comparison.then))
    ]
    later = capital(name_period(comparison.later, reader))
    return [join(sides, " "), reader.rich("look-back-change", change=comparison.change.value, later=later)]


def _side(span: TimeSpan, known: CountKnown, reader: Reader) -> Mrkdwn:
    key = "look-back-compare-side-open" if known.is_open else "look-back-compare-side"
    return reader.rich(key, period=capital(name_period(span, reader)), number=known.number)


def _table(comparison: Comparison, reader: Reader) -> list[Block]:
    """The counts of the later time, each beside that of the earlier, those that differ most at the top."""
    if not comparison.rows:
        return []
    rows = [_row(comparison, place, reader) for place in range(len(comparison.rows))]
    head = [reader.say("situation-column-series"), reader.say("look-back-column-before")]
    sums = [row.sides[1] for row in comparison.rows]
    return [data_table(reader.say("look-back-compare-table"), head, fit(rows, sums, reader=reader))]


def _row(comparison: Comparison, place: int, reader: Reader) -> list[Cell]:
    row = comparison.rows[place]
    group = comparison.heading(row.group, reader.language)
    before, now = (reader.number(number) for number in row.sides)
    return [reader.say("situation-series", area=row.area, group=group), Figure(row.sides[1], f"{now} ({before})")]


def _further(comparison: Comparison, area: Area | None, reader: Reader) -> Iterator[Block]:
    """The buttons to the picture of each of two periods."""
    spans = [span for span in (comparison.later, comparison.earlier) if isinstance(span, Period)]
    row = [
        Button(
            ROUTE,
            reader.say("look-back-compare-show", period=name_period(span, reader)),
            WantedPeriod(span, area).words(span),
        )
        for span in spans
    ]
    if row:
        yield buttons(*row)
