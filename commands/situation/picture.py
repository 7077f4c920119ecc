"""A situational picture as a message: what a phone's notification says, and the parts that one scrolls through."""

from datetime import date
from enum import Enum

from commands.reader import Reader
from commands.situation.figures import chart, strongest, summary, table
from commands.situation.lists import coverage_part, coverage_sentence, late_part, places_part, plan_part
from commands.situation.words import name_week
from commands.vocabulary.blocks import Block, Message, context, header, section
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.pictures import SituationalPicture
from domain.weeks import Week

MOST_SKIPPED = 8


class Showing(Enum):
    """Why a picture is shown: posted to all, shown again to one who asked, or taken for the one who asked, who may
    see what is for all or only what is their OWN."""

    POSTED = "posted"
    AGAIN = "again"
    ASKED = "asked"
    OWN = "own"

    @property
    def is_taken(self) -> bool:
        """Whether it is taken for the one who asked."""
        return self in (Showing.ASKED, Showing.OWN)


_COUNTED = {
    Showing.POSTED: "situation-counts-shared",
    Showing.AGAIN: "situation-counts-shared",
    Showing.ASKED: "situation-counts-yours",
    Showing.OWN: "situation-counts-own",
}


def picture_message(
    picture: SituationalPicture, showing: Showing, reader: Reader, today: date | None = None
) -> Message:
    """Build the whole picture; its text says the essentials of the blocks.

    `today` is when it is shown, if that is not when it was taken.
    """
    headline = picture_title(picture, reader, today)
    blocks: list[Block] = [
        header(headline),
        *(section(line) for line in _late_lines(picture, reader)),
        context(_about(picture, showing, reader)),
        *coverage_part(picture, reader),
        section(_figures(picture, reader)),
        *table(picture, reader),
        *chart(picture, reader),
        *places_part(picture.places, reader),
        *plan_part(picture, reader),
        *late_part(picture, reader),
        context(counted(showing, reader)),
    ]
    return Message(_essentials(headline, picture, reader), tuple(blocks))


def picture_title(picture: SituationalPicture, reader: Reader, today: date | None = None) -> str:
    """Write 'Lägesbild vecka 47', with the year when another has begun. `today` as above."""
    is_of_this_year = picture.week.year == Week.of(today or reader.local(picture.taken_at).date()).year
    week = f"{picture.week.number}" if is_of_this_year else f"{picture.week.number} {picture.week.year}"
    if picture.late:
        return reader.say("situation-title-late", week=week)
    plain = reader.say("situation-title-open" if picture.is_open else "situation-title", week=week)
    return reader.say("situation-title-of-area", title=plain, area=picture.area) if picture.area else plain


def _late_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    lines = [reader.rich("situation-late")] if picture.late else []
    number = len(picture.skipped)
    if number > MOST_SKIPPED:
        first, last = str(picture.skipped[0]), str(picture.skipped[-1])
        lines.append(reader.rich("situation-skipped-many", number=number, first=first, last=last))
    elif picture.skipped:
        weeks = reader.list(name_week(week, picture.week) for week in picture.skipped)
        example = str(picture.skipped[0])
        lines.append(reader.rich("situation-skipped", number=number, weeks=weeks, example=example))
    return lines


def _about(picture: SituationalPicture, showing: Showing, reader: Reader) -> Mrkdwn:
    """The week's days, and when the figures were taken where that is not plain."""
    days = escape(reader.span(picture.week.monday, picture.week.sunday))
    moment = reader.moment(picture.taken_at)
    if showing is Showing.AGAIN:
        return join([days, reader.rich("situation-shown-again", moment=moment)], " · ")
    if picture.is_open:
        return join([days, reader.rich("situation-open", moment=moment)], " · ")
    if showing.is_taken:
        key = "situation-reckoned-area" if picture.area else "situation-reckoned-now"
        return join([days, reader.rich(key, moment=moment)], " · ")
    return days


def _figures(picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    lines = [Mrkdwn(f"• {line}") for line in strongest(picture, reader)]
    lead = [reader.rich("situation-most-lead")] if lines else []
    return join([Mrkdwn(f"*{summary(picture, reader)}*"), *lead, *lines])


def counted(showing: Showing, reader: Reader) -> Mrkdwn:
    """Write whose incidents are counted: those that all may see, those that the asker may, or the asker's own."""
    return reader.rich(_COUNTED[showing])


def _essentials(headline: str, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    overdue = len(picture.plan.overdue) if picture.plan else 0
    said = [
        escape(headline),
        *_late_lines(picture, reader),
        summary(picture, reader),
        *(reader.rich("situation-most", line=line) for line in strongest(picture, reader)[:1]),
        coverage_sentence(picture.coverage, reader) if picture.coverage else None,
        reader.rich("situation-overdue-number", number=overdue) if overdue else None,
    ]
    return join([line for line in said if line])
