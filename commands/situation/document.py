"""A picture as pages to print: the finding first, then charts, figures, places, the plan and who reported."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from commands.reader import Reader
from commands.situation.drawn import PictureCharts
from commands.situation.findings import MOST_FLAGS, flag_line, late_line, say_expected, verdict_line, watch_line
from commands.situation.left_out import left_out_lines
from commands.situation.lists import coverage_line, coverage_lines, late_lines, place_line, plan_lists
from commands.situation.outside import OutsideFigures
from commands.situation.sheets import FigureRow, names_of, rows_of
from commands.situation.times import gravity_lines
from commands.situation.words import expected_range, in_sentence
from commands.vocabulary.text import Mrkdwn, plain
from domain.omissions import part_key
from domain.pictures import Assessment, PicturePart, Plan, SituationalPicture
from domain.signals import Signal
from exports.documents import Bullets, Document, Paragraph, Part, SectionTitle, Table, Tile, Tiles


@dataclass(frozen=True)
class PictureDocument:
    """Composes the pages of one picture: `title` and `counted` stand in its message too."""

    picture: SituationalPicture
    charts: PictureCharts
    reader: Reader
    title: str
    counted: str
    made_at: datetime

    def compose(self, assessment: Assessment) -> Document:
        """Compose all that is told of a picture to those who may see it."""
        picture, left_out = self.picture, {each.key for each in self.picture.left_out}
        parts = {part: tell() for part, tell in self._parts().items() if part_key(part) not in left_out}
        return self._document(
            *self._findings(),
            *_assessed(assessment, self.reader),
            *([self._tiles()] if picture.counts.now else []),
            *chain.from_iterable(parts.values()),
        )

    def _parts(self) -> dict[PicturePart, Callable[[], Iterable[Part]]]:
        """The parts that a coordinator may leave out, in the order of the pages."""
        return {
            PicturePart.FIGURES: self._tell_figures,
            PicturePart.TIMES: self._tell_times,
            PicturePart.PLAN: self._tell_plan,
            PicturePart.REPORTS: self._tell_reports,
        }

    def _tell_figures(self) -> Iterator[Part]:
        yield from chain(self.charts.weeks(), self.charts.areas())
        yield from self._figures([row for row in rows_of(self.picture) if row.now])

    def _tell_times(self) -> Iterator[Part]:
        picture, reader = self.picture, self.reader
        yield from self.charts.times()
        yield from _listed(reader.say("situation-places"), [place_line(one, reader) for one in picture.places])
        if number := picture.counts.now:
            yield from _listed(reader.say("situation-gravity"), gravity_lines(picture.details, number, reader))

    def _tell_plan(self) -> Iterator[Part]:
        lists = plan_lists(_without_owners(self.picture.plan), self.reader)
        return chain.from_iterable(_listed(*each) for each in lists)

    def _tell_reports(self) -> Iterator[Part]:
        picture, reader = self.picture, self.reader
        yield from _listed(reader.say("situation-document-coverage"), coverage_lines(picture, reader))
        yield from _listed(reader.say("situation-late-reports"), late_lines(picture, reader))

    def compose_outside(self, shown: OutsideFigures) -> Document:
        """Compose the figures that may leave the workspace, and nothing that points at fewer."""
        say, week = self.reader.say, str(self.picture.week.number)
        if not shown.can_be_shown:
            return self._document(Paragraph(say("situation-document-too-few", week=week), "lead"))
        of_all = shown.is_of_all
        charts = [
            *(self.charts.total() if of_all and shown.total() else []),
            *(self.charts.areas(shown.series) if of_all else []),
            *(self.charts.times(shown.times) if of_all and shown.times.total else []),
        ]
        return self._document(
            *(Paragraph(self._flag(flag), "lead") for flag in shown.flags()),
            *([Tiles((self._tile_of_all(),))] if of_all else []),
            *charts,
            *self._figures(list(shown.rows())),
            *(Paragraph(plain(line), "note") for line in left_out_lines(self.picture, self.reader)),
            Paragraph(say("situation-document-outside"), "note"),
        )

    def _document(self, *parts: Part) -> Document:
        days = self.reader.span(self.picture.week.monday, self.picture.week.sunday)
        taken = self.reader.say("situation-reckoned-area", moment=self.reader.moment(self.picture.taken_at))
        told = f"{days} · {taken}"
        page = self.reader.say("situation-document-page")
        note = Paragraph(self.counted, "note")
        return Document(
            self.title, self.reader.language, self.made_at, (*parts, note), told, f"Trygg · {self.title}", page
        )

    def _findings(self) -> Iterator[Part]:
        picture, reader = self.picture, self.reader
        flags = [flag_line(flag, picture, reader) for flag in picture.flags[:MOST_FLAGS]]
        verdict = verdict_line(picture, reader)
        lines = [*watch_line(picture, reader), *late_line(picture, reader), *coverage_line(picture, reader)]
        lines += left_out_lines(picture, reader)
        yield from (Paragraph(plain(line), "lead") for line in flags or [verdict])
        yield from (Paragraph(plain(line)) for line in ([verdict, *lines] if flags else lines))

    def _flag(self, flag: Signal) -> str:
        group = in_sentence(self.picture.heading(flag.group, self.reader.language))
        known = {"area": flag.area, "group": group, "number": flag.now}
        return self.reader.say("situation-flag", **known, expected=say_expected(flag, self.reader))

    def _tile_of_all(self) -> Tile:
        totals, now, say = self.picture.totals, self.picture.counts.now, self.reader.say
        beside = ""
        if totals and totals.expected and not self.picture.is_open:
            beside = say("situation-document-expected", expected=expected_range(totals.expected))
        return Tile(self.reader.number(now), say("situation-document-events", number=now), beside)

    def _tiles(self) -> Tiles:
        picture, coverage, say = self.picture, self.picture.coverage, self.reader.say
        tiles = [self._tile_of_all()]
        if coverage and coverage.partners:
            heard = say("situation-document-heard", heard=coverage.heard, partners=coverage.partners)
            tiles.append(Tile(heard, say("situation-document-partners")))
        tiles.append(Tile(str(len(picture.flags)), say("situation-document-flags")))
        if picture.plan:
            overdue = len(picture.plan.overdue)
            tiles.append(Tile(str(overdue), say("situation-document-overdue", number=overdue)))
        return Tiles(tuple(tiles))

    def _figures(self, rows: list[FigureRow]) -> Iterator[Part]:
        if not rows:
            yield Paragraph(self.reader.say("situation-document-empty"))
            return
        say = self.reader.say
        keys = ("situation-column-area", "situation-column-category", "situation-export-number")
        head = (*(say(key) for key in keys), say("situation-drawn-expected-areas"))
        yield SectionTitle(say("situation-table", week=str(self.picture.week.number)))
        yield Table(head, tuple(self._cells(row) for row in rows), (2, 3))

    def _cells(self, row: FigureRow) -> tuple[str, ...]:
        now = self.reader.say("situation-export-hidden") if row.now is None else self.reader.number(row.now)
        expected = expected_range(row.expected) if row.expected else "–"
        return *names_of(row, self.picture, self.reader), now, expected


def _assessed(assessment: Assessment, reader: Reader) -> list[Part]:
    """The coordinators' words, a paragraph for each of theirs."""
    paragraphs = [Paragraph(line) for line in assessment.text.splitlines() if line.strip()]
    return [SectionTitle(reader.say("situation-assessment")), *paragraphs] if paragraphs else []


def _listed(heading: str, lines: list[Mrkdwn]) -> list[Part]:
    return [SectionTitle(heading), Bullets(tuple(map(plain, lines)))] if lines else []


def _without_owners(plan: Plan | None) -> Plan | None:
    """The plan by units alone: on paper, a Slack id is nobody."""
    if plan is None:
        return None
    return replace(plan, overdue=tuple(replace(line, owner="") for line in plan.overdue))
