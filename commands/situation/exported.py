"""What is exported of a picture: its sheets, its pages, and the message that carries one file of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.kit.area_marks import AreaMarks
from commands.reader import Reader
from commands.situation.asking import Wanted, picture_of_all
from commands.situation.document import PictureDocument
from commands.situation.drawn import PictureCharts
from commands.situation.left_out import left_out_lines
from commands.situation.outside import OutsideFigures
from commands.situation.picture import Showing, counted, picture_title
from commands.situation.sheets import csv_of, figures_sheet, places_sheet, rows_of, times_sheet, with_notes
from commands.vocabulary.blocks import Attachment, Message
from commands.vocabulary.text import Mrkdwn, join, plain
from domain.file_kinds import FileKind
from domain.messages import Export
from domain.pictures import NO_ASSESSMENT, Assessment, SituationalPicture
from exports.documents import Document
from exports.drawing import DrawingFailed, draw_pdf
from exports.tables import Sheet
from exports.workbooks import workbook_bytes
from services.pictures import PictureBuilder
from storage.store import Store
from storage.tables import Area

_LINES = {
    FileKind.PDF: "situation-export-line-pdf",
    FileKind.XLSX: "situation-export-line-xlsx",
    FileKind.CSV: "situation-export-line-csv",
}


@dataclass(frozen=True)
class ExportedPicture:
    """A picture, why it is shown, and what may be shown of it `outside` where it leaves the workspace."""

    picture: SituationalPicture
    showing: Showing
    title: str
    marks: AreaMarks
    assessment: Assessment
    reader: Reader
    outside: OutsideFigures | None = None

    @classmethod
    def of(cls, wanted: Wanted, builder: PictureBuilder, reader: Reader, *, outside: bool) -> "ExportedPicture":
        """Take the picture that is wanted; what leaves the workspace is decided for the whole one."""
        picture, showing = wanted.picture(builder)
        title = picture_title(picture, reader, builder.today)
        again, store = showing is Showing.AGAIN, builder.store
        assessment = store.preparations.assessment(wanted.week) if again else NO_ASSESSMENT
        shown = None
        if outside:
            picture, showing = picture_of_all(wanted.week, builder), Showing.SAMPLE
            shown = OutsideFigures.of(picture, _names_of(wanted.area, picture, store))
        return cls(picture, showing, title, AreaMarks.of(store), assessment, reader, shown)

    @property
    def counted(self) -> Mrkdwn:
        """Whose incidents are counted."""
        return counted(self.showing, self.reader)

    def message(self, payload: Export) -> Message:
        """Write the file that was asked for, with a line above it; a workbook where no page can be drawn."""
        try:
            return self._message(payload.file, payload.asked_at)
        except DrawingFailed as failed:
            return self._message(FileKind.XLSX, payload.asked_at, undrawn=failed.why)

    def _message(self, kind: FileKind, asked_at: datetime, undrawn: str = "") -> Message:
        reader = self.reader
        told = [reader.rich("situation-export-undrawn")] if undrawn else []
        words = join([*told, reader.rich(_LINES[kind], title=self.title), self.counted, *self._about_small()], " ")
        stamp = f"{reader.local(asked_at):%Y%m%d-%H%M%S}"
        key = "situation-export-file-outside" if self.outside else "situation-export-file"
        name = reader.say(key, week=str(self.picture.week), asked=stamp, ending=kind.value)
        return Message(words, file=Attachment(name, self._content(kind, asked_at)), undrawn=undrawn)

    def _about_small(self) -> list[Mrkdwn]:
        """That small numbers are hidden, or that there are no others, and what coordinators left out."""
        if self.outside is None:
            return []
        if self.outside.can_be_shown:
            return [self.reader.rich("situation-document-outside"), *self._left_out()]
        return [self.reader.rich("situation-document-too-few", week=str(self.picture.week.number))]

    def _content(self, kind: FileKind, asked_at: datetime) -> bytes:
        match kind:
            case FileKind.PDF:
                return draw_pdf(self.document(asked_at))
            case FileKind.XLSX:
                return workbook_bytes(self.sheets())
            case FileKind.CSV:
                return csv_of(self.sheets()[0], self.reader)

    def sheets(self) -> Sequence[Sheet]:
        """Compose the sheets of a workbook, the figures first."""
        if self.outside:
            rows = list(self.outside.rows()) if self.outside.can_be_shown else []
            return [with_notes(figures_sheet(self.picture, rows, self.reader), map(plain, self._left_out()))]
        return [
            figures_sheet(self.picture, rows_of(self.picture), self.reader),
            times_sheet(self.picture, self.reader),
            places_sheet(self.picture, self.reader),
        ]

    def _left_out(self) -> list[Mrkdwn]:
        return list(left_out_lines(self.picture, self.reader))

    def document(self, made_at: datetime) -> Document:
        """Compose the pages."""
        charts = PictureCharts(self.picture, self.reader, self.marks)
        pages = PictureDocument(self.picture, charts, self.reader, self.title, plain(self.counted), made_at)
        return pages.compose_outside(self.outside) if self.outside else pages.compose(self.assessment)


def _names_of(area: Area | None, picture: SituationalPicture, store: Store) -> Collection[str] | None:
    """What a picture calls an area and those that lie in it, which may have been renamed since; None for all."""
    if area is None:
        return None
    rows = store.geography.areas_within([area.id])
    now = {each.name for each in store.geography.areas_of(rows)}
    return {name for name, row in picture.area_ids.items() if row in rows} or now
