"""Five weeks as they may be – quiet, normal, with one rise, with many, chaotic – and what is posted of them.

`python -m tests.commands.situation.described_weeks` writes the words of each in both languages to `golden/`: read
them before you commit them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.reader import Reader
from commands.situation.parts import part_message
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.block_fallbacks import simplify
from commands.vocabulary.blocks import Block, Message
from domain.judgements import judge_all
from domain.pictures import Coverage, PicturePart, Plan, PlanLine, RepeatedPlace, Silence, SituationalPicture
from domain.signals import Series
from domain.week_counts import Count, InProblem, LateReport, WeekCounts
from domain.week_details import Gathering, NamedCount, PartOfDay, TimeCount, WeekDetails
from domain.weeks import Week

GOLDEN = Path(__file__).parent / "golden"
READERS = {language: Reader(language, ZoneInfo("Europe/Stockholm")) for language in ("sv", "en")}
WEEK = Week(2026, 47)
PARTNERS = ("Bostadsbolaget Påhittet", "Låtsasskolan", "Mjölby kommun (exempel)", "Polisen (exempel)")
USUAL = {
    ("Mjölby – Centrum", "damage"): (2, 3, 1, 2, 4, 2, 1, 3, 2, 2, 3, 1),
    ("Mjölby – Centrum", "theft"): (1, 0, 1, 2, 0, 1, 1, 0, 2, 1, 0, 1),
    ("Mjölby – Lundby", "unsafe"): (1, 1, 0, 1, 2, 0, 1, 1, 0, 1, 0, 1),
    ("Mantorp", "traffic"): (2, 2, 3, 1, 2, 4, 2, 3, 1, 2, 2, 3),
    ("Skänninge", "damage"): (0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0),
    ("Skänninge", "gathering"): (1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1),
    ("Väderstad", "unsafe"): (0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1),
}
"""Incidents in the twelve weeks before, by area and category."""
STREETS = "Mjölby kommun (exempel) – Gata och park"
PLAN = Plan(
    date(2026, 11, 29),
    done=(
        PlanLine(4, "Röjt sly vid bron", "Mjölby kommun (exempel) – Gata och park", date(2026, 11, 20), "U0LEO"),
    ),
    due=(PlanLine(12, "Lys upp tunneln", "Mjölby kommun (exempel) – Gata och park", date(2026, 11, 25), "U0LEO"),),
)
LATE_PLAN = replace(
    PLAN,
    overdue=(
        PlanLine(7, "Flytta bänkarna vid stationen", "Tågbolaget Exempelspår", date(2026, 11, 12), "U0TORE"),
        PlanLine(9, "Vuxna på skolgården på rasterna", "Låtsasskolan – Högstadiet", date(2026, 11, 18), "U0RUT"),
    ),
)


def _picture(now: tuple[int, ...], **told: object) -> SituationalPicture:
    """Make the picture of a week with so many incidents in each of the usual series."""
    series = [
        Series(*of, past, (True,) * 12, number) for (of, past), number in zip(USUAL.items(), now, strict=True)
    ]
    judged = judge_all(series)
    rows = [
        Count(one.area, one.group, one.now, one.history[-1], sum(one.history), numbers=(*one.history[1:], one.now))
        for one in series
    ]
    totals = [sum(week) for week in zip(*(one.history for one in series), strict=True)]
    known: dict[str, object] = {
        "coverage": Coverage(PARTNERS[:3], PARTNERS[3:]),
        "plan": PLAN,
        "details": WeekDetails(severities=(NamedCount("low", sum(now)),), police_reports=()),
    }
    return SituationalPicture(
        week=WEEK,
        taken_at=datetime(2026, 11, 23, 7, 0, tzinfo=UTC),
        is_open=False,
        counts=WeekCounts(tuple(sorted(rows, key=lambda row: (-row.now, row.area))), 12, (*totals[1:], sum(now))),
        signals=judged.signals,
        totals=judged.totals,
        areas=judged.areas,
        **(known | told),  # type: ignore[arg-type]
    )


def _one_rise() -> SituationalPicture:
    rise = _picture(
        (2, 1, 1, 2, 7, 1, 0),
        places=(RepeatedPlace("Stationen", "Skänninge", 5, 17),),
        coverage=Coverage(PARTNERS[:3], (), PARTNERS[3:]),
        silences=(Silence(PARTNERS[3], 1, heard=True, areas=("Mantorp", "Skänninge")),),
        plan=LATE_PLAN,
        usually_late=2,
        details=WeekDetails(
            times=(
                TimeCount(5, PartOfDay.EVENING, 8),
                TimeCount(6, PartOfDay.NIGHT, 4),
                TimeCount(1, PartOfDay.MORNING, 2),
            ),
            severities=(NamedCount("low", 9), NamedCount("medium", 4), NamedCount("high", 1)),
            police_reports=(NamedCount("yes", 6), NamedCount("unknown", 8)),
            gatherings=(Gathering("Skänninge", "damage", "Stationen", 5, PartOfDay.EVENING),),
        ),
    )
    rows = tuple(replace(row, problems=(InProblem(4, 3),)) if row.now == 7 else row for row in rise.counts.rows)
    return replace(rise, counts=replace(rise.counts, rows=rows))


DESCRIBED = {
    "quiet": _picture(
        (0, 0, 0, 0, 0, 0, 0),
        coverage=Coverage(PARTNERS[:1], PARTNERS[1:3], PARTNERS[3:]),
        silences=(Silence(PARTNERS[3], 4, heard=True, areas=("Mantorp", "Skänninge")),),
    ),
    "normal": _picture((2, 1, 1, 2, 0, 1, 0)),
    "one_rise": _one_rise(),
    "many": _picture((9, 1, 6, 2, 7, 8, 5), plan=LATE_PLAN),
    "chaotic": replace(
        _picture((25, 9, 14, 18, 21, 12, 9), coverage=Coverage(PARTNERS[:1], (), PARTNERS[1:]), plan=LATE_PLAN),
        late=True,
        silences=(
            Silence(PARTNERS[1], 1, heard=True, areas=("Mjölby – Lundby",)),
            Silence(PARTNERS[2], 2, heard=True, areas=("Mjölby – Centrum", "Mantorp")),
            Silence(PARTNERS[3], 13),
        ),
        skipped=(Week(2026, 45), Week(2026, 46)),
        late_reports=(LateReport(Week(2026, 44), "Mantorp", "traffic", 4),),
    ),
}


def tell(name: str, language: str) -> str:
    """Write all that is posted of a described week: its message, then each reply in the thread."""
    picture, reader = DESCRIBED[name], READERS[language]
    replies = [part_message(part, picture, reader) for part in PicturePart]
    messages = [picture_message(picture, Showing.POSTED, reader), *filter(None, replies)]
    return "\n\n---\n\n".join(_words(message) for message in messages) + "\n"


def _words(message: Message) -> str:
    return "\n".join(line for block in simplify(message, "text").blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if "text" in block:
        button = block.get("accessory", {}).get("text", {}).get("text")
        yield block["text"]["text"] + (f" [{button}]" if button else "")
    for element in block.get("elements", ()):
        words = element["text"] if isinstance(element["text"], str) else element["text"]["text"]
        yield f"[{words}]" if element["type"] == "button" else words


def main() -> None:
    """Write every described week in both languages."""
    GOLDEN.mkdir(exist_ok=True)
    for name in DESCRIBED:
        for language in READERS:
            (GOLDEN / f"{name}.{language}.txt").write_text(tell(name, language), encoding="utf-8")


if __name__ == "__main__":
    main()
