"""How long it takes to draw the picture of a week: a page to print, and the chart that Slack cannot draw.

Run with `make bench`. The floor, in the same run, is a page with one line. The bar is half a second.
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from statistics import median
from time import perf_counter, process_time

from commands.kit.area_marks import AreaMarks
from commands.situation.document import PictureDocument
from commands.situation.drawn import PictureCharts
from commands.situation.outside import OutsideFigures
from domain.judgements import judge_all
from domain.own_categories import DEFAULT
from domain.pictures import NO_ASSESSMENT, SituationalPicture
from domain.signals import Series
from domain.week_counts import Count, WeekCounts
from domain.week_details import PartOfDay, TimeCount, WeekDetails
from exports.documents import Document, Paragraph
from exports.drawing import draw_pdf, draw_png
from tests.bench.acknowledgement import print_row
from tests.commands.situation.described_weeks import DESCRIBED, READERS

ROUNDS = 15
AREAS, INCIDENTS = 40, 500
READER = READERS["sv"]
MADE_AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
TURNS = count()


def largest() -> SituationalPicture:
    """A week of 500 incidents in 40 areas, with names as long as they may be."""
    areas = [f"Område {number} ".ljust(80, "å") for number in range(AREAS)]
    of = [(area, group) for area in areas for group in DEFAULT.headings][:INCIDENTS]
    series = [Series(*each, (1, 0, 1, 2) * 3, (True,) * 12, 1) for each in of]
    judged = judge_all(series)
    rows = tuple(Count(each.area, each.group, 1, 1, 12) for each in series)
    times = tuple(TimeCount(day, part, 1 + day) for day in range(1, 8) for part in PartOfDay)
    return replace(
        DESCRIBED["chaotic"],
        counts=WeekCounts(rows, 12, (INCIDENTS,) * 12),
        signals=judged.signals,
        totals=judged.totals,
        areas=judged.areas,
        details=WeekDetails(times=times),
    )


def charts_of(picture: SituationalPicture) -> PictureCharts:
    """The charts of a picture."""
    return PictureCharts(picture, READER, AreaMarks({}))


def pages_of(picture: SituationalPicture) -> PictureDocument:
    """The pages of a picture, with a title of their own, as typst keeps what it has drawn before."""
    return PictureDocument(picture, charts_of(picture), READER, f"Vecka {next(TURNS)}", "", MADE_AT)


def draw_page(picture: SituationalPicture) -> bytes:
    """Compose and draw all pages of a picture."""
    return draw_pdf(pages_of(picture).compose(NO_ASSESSMENT))


def draw_outside(picture: SituationalPicture) -> bytes:
    """Hide what is small, compose what is left and draw it."""
    return draw_pdf(pages_of(picture).compose_outside(OutsideFigures.of(picture)))


def draw_heat(picture: SituationalPicture) -> bytes:
    """Draw the times of the week."""
    (chart,) = charts_of(picture).times()
    return draw_png(replace(chart, title=f"Vecka {next(TURNS)}"), "sv")


def draw_floor() -> bytes:
    """Draw a page with one line."""
    line = Paragraph(f"Vecka {next(TURNS)}")
    return draw_pdf(Document("Vecka", "sv", MADE_AT, (line,)))


def spent(draw: Callable[[], bytes]) -> tuple[float, float]:
    """The first time in milliseconds by the clock is left out; medians by the clock and of processor time."""
    clock, used = [], []
    for _ in range(ROUNDS + 1):
        begun, worked = perf_counter(), process_time()
        draw()
        clock.append((perf_counter() - begun) * 1000)
        used.append((process_time() - worked) * 1000)
    return median(clock[1:]), median(used[1:])


def main() -> None:
    """Print the table."""
    begun = perf_counter()
    draw_floor()
    first = (perf_counter() - begun) * 1000
    week, large = DESCRIBED["one_rise"], largest()
    floor = spent(draw_floor)
    rows = {
        "a page with one line (the floor)": floor,
        "a week's pages": spent(lambda: draw_page(week)),
        f"{INCIDENTS} incidents in {AREAS} areas": spent(lambda: draw_page(large)),
        "the same without small counts": spent(lambda: draw_outside(large)),
        "the chart of a week's times": spent(lambda: draw_heat(large)),
    }
    print_row("drawn", "ms (median)", "ms of processor", "× the floor")
    print_row(*["---"] * 4)
    for name, (clock, used) in rows.items():
        print_row(name, f"{clock:.0f}", f"{used:.0f}", f"{used / floor[1]:.1f}")
    print(f"\nThe first page of a process, with typst and the font loaded: {first:.0f} ms")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
