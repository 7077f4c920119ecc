"""What the parts of a picture have in common: how weeks, times and ranges are named, and lists that end."""

from collections.abc import Sequence

from commands.kit.sections import pack
from commands.reader import Reader
from commands.vocabulary.blocks import Block
from commands.vocabulary.text import Mrkdwn, escape
from domain.drift import Drift
from domain.periods import PeriodKind, TimeSpan
from domain.signals import Expected
from domain.week_details import PartOfDay
from domain.weeks import Week

MORE_IN_LIST = "situation-more"
_TIMES = {
    PartOfDay.NIGHT: "situation-time-night",
    PartOfDay.MORNING: "situation-time-morning",
    PartOfDay.AFTERNOON: "situation-time-afternoon",
    PartOfDay.EVENING: "situation-time-evening",
}


def name_week(week: Week, beside: Week) -> str:
    """Write '47', or '53 (2026)' beside a week of another year."""
    return f"{week.number}" if week.year == beside.year else f"{week.number} ({week.year})"


def name_period(period: TimeSpan, reader: Reader) -> str:
    """Write 'november 2026', 'kvartal 4 2026', '2026' or 'vecka 47 2026'."""
    if isinstance(period, Week):
        return reader.say("look-back-week", number=str(period.number), year=str(period.year))
    match period.kind:
        case PeriodKind.MONTH:
            return reader.month(period.first)
        case PeriodKind.QUARTER:
            return reader.say("look-back-quarter", number=str(period.number), year=str(period.year))
        case PeriodKind.YEAR:
            return str(period.year)


def expected_range(expected: Expected | Drift) -> str:
    """Write '0–2', or '1' where no other number was expected."""
    return str(expected.low) if expected.low == expected.high else f"{expected.low}–{expected.high}"


def time_of_week(weekday: int, part: PartOfDay, reader: Reader) -> str:
    """Write 'fredag kväll' or 'natten mot lördag'."""
    return reader.say(_TIMES[part], weekday=reader.weekday(weekday))


def in_sentence(name: str) -> str:
    """Write a name as inside a sentence: in lower case, unless it is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def capital(words: str) -> str:
    """Write words as at the beginning of a line."""
    return words[:1].upper() + words[1:]


def list_part(heading: str, lines: Sequence[Mrkdwn], most: int, reader: Reader) -> list[Block]:
    """Build a bold heading with at most `most` lines and how many more there are; nothing without lines."""
    if not lines:
        return []
    shown = [Mrkdwn(f"• {line}") for line in lines[:most]]
    if len(lines) > most:
        shown.append(reader.rich(MORE_IN_LIST, number=len(lines) - most))
    return pack([Mrkdwn(f"*{escape(heading)}*"), *shown])
