"""A situational picture as a message: what a phone's notification says, and the parts that one scrolls through."""

from datetime import date
from enum import Enum
from itertools import zip_longest

from commands.kit.sections import pack
from commands.reader import Reader
from commands.situation.assessment import assessment_line, assessment_part
from commands.situation.behind import behind_signal, behind_total
from commands.situation.findings import MOST_FLAGS, flag_lines, late_line, overdue_lines, verdict_line, watch_line
from commands.situation.left_out import left_out_lines
from commands.situation.lists import coverage_line
from commands.situation.parts import all_parts
from commands.situation.words import name_week
from commands.vocabulary.blocks import Block, Message, context, header, section
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.pictures import NO_ASSESSMENT, Assessment, SituationalPicture
from domain.weeks import Week

MOST_SKIPPED = 8


class Showing(Enum):
    """Why a picture is shown: posted to all, AHEAD of that, as a sample with its thread, shown again to
    one who asked, or taken for the one who asked, who may see what is for all or only what is their OWN."""

    POSTED = "posted"
    AHEAD = "ahead"
    SAMPLE = "sample"
    AGAIN = "again"
    ASKED = "asked"
    OWN = "own"

    @property
    def is_taken(self) -> bool:
        """Whether it is taken for the one who asked."""
        return self in (Showing.ASKED, Showing.OWN)

    @property
    def is_brief(self) -> bool:
        """Whether it is what stands in the channel, without what stands in its thread."""
        return self in (Showing.POSTED, Showing.AHEAD)


_COUNTED = {
    Showing.POSTED: "situation-counts-shared",
    Showing.AHEAD: "situation-counts-shared",
    Showing.SAMPLE: "situation-counts-shared",
    Showing.AGAIN: "situation-counts-shared",
    Showing.ASKED: "situation-counts-yours",
    Showing.OWN: "situation-counts-own",
}


def picture_message(
    picture: SituationalPicture,
    showing: Showing,
    reader: Reader,
    today: date | None = None,
    *,
    assessment: Assessment = NO_ASSESSMENT,
) -> Message:
    """Build what is posted of a picture, or all of it for one who asked; its text says what stands out.

    `today` is when it is shown, if that is not when it was taken; `assessment` what coordinators make of the week.
    """
    headline = picture_title(picture, reader, today)
    blocks: list[Block] = [
        header(headline),
        context(_about(picture, showing, reader)),
        *_flags(picture, reader),
        *pack(_calm_lines(picture, reader)),
        *(section(line) for line in _late_lines(picture, reader)),
        *assessment_part(assessment, reader),
        *_overdue(picture, reader),
        *(behind_total(picture, reader) if showing.is_brief or showing is Showing.SAMPLE else []),
        *([] if showing.is_brief else all_parts(picture, reader)),
        context(_below(picture, showing, reader)),
    ]
    return Message(_essentials(headline, picture, assessment, reader), tuple(blocks))


def _calm_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """What is on its way, how the rest of the week was, who was heard from, and what was left out."""
    return [
        *watch_line(picture, reader),
        join([verdict_line(picture, reader), *late_line(picture, reader)], " "),
        *coverage_line(picture, reader),
        *left_out_lines(picture, reader),
    ]


def _flags(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """What stands out, each with the button to its incidents, and how many more there are."""
    lines = flag_lines(picture, reader)
    ways = [behind_signal(flag, picture, reader) for flag in picture.flags[:MOST_FLAGS]]
    return [section(_bold_first(line), way) for line, way in zip_longest(lines, ways)]


def _overdue(picture: SituationalPicture, reader: Reader) -> list[Block]:
    lines = overdue_lines(picture, reader)
    return pack([Mrkdwn(f"*{escape(reader.say('situation-overdue'))}*"), *lines]) if lines else []


def _bold_first(line: Mrkdwn) -> Mrkdwn:
    """Make the line's first words bold, up to the colon after what stands out."""
    first, colon, rest = line.partition(": ")
    return Mrkdwn(f"*{first}:* {rest}") if colon else line


def _below(picture: SituationalPicture, showing: Showing, reader: Reader) -> Mrkdwn:
    whose = counted(showing, reader)
    in_thread = showing is Showing.POSTED and picture.counts.now > 0
    return join([reader.rich("situation-in-thread"), whose], " ") if in_thread else whose


def picture_title(picture: SituationalPicture, reader: Reader, today: date | None = None) -> str:
    """Write 'Lägesbild vecka 47', with the year when another has begun. `today` as above."""
    is_of_this_year = picture.week.year == Week.of(today or reader.local(picture.taken_at).date()).year
    week = f"{picture.week.number}" if is_of_this_year else f"{picture.week.number} {picture.week.year}"
    if picture.late or picture.held:
        return reader.say("situation-title-late", week=week)
    plain = reader.say("situation-title-open" if picture.is_open else "situation-title", week=week)
    return reader.say("situation-title-of-area", title=plain, area=picture.area) if picture.area else plain


def _late_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    lines = [reader.rich("situation-late")] if picture.late else []
    lines += [reader.rich("situation-held")] if picture.held else []
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


def counted(showing: Showing, reader: Reader) -> Mrkdwn:
    """Write whose incidents are counted: those that all may see, those that the asker may, or the asker's own."""
    return reader.rich(_COUNTED[showing])


def _essentials(headline: str, picture: SituationalPicture, assessment: Assessment, reader: Reader) -> Mrkdwn:
    overdue = len(picture.plan.overdue) if picture.plan else 0
    said = [
        escape(headline),
        *flag_lines(picture, reader),
        *_calm_lines(picture, reader),
        *_late_lines(picture, reader),
        *assessment_line(assessment, reader),
        *([reader.rich("situation-overdue-number", number=overdue)] if overdue else []),
    ]
    return join(said)
