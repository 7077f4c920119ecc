"""What the parts of a picture have in common: how weeks are named, and lists that do not grow without end."""

from collections.abc import Sequence

from commands.kit.sections import pack
from commands.reader import Reader
from commands.vocabulary.blocks import Block
from commands.vocabulary.text import Mrkdwn, escape
from domain.weeks import Week


def name_week(week: Week, beside: Week) -> str:
    """Write '47', or '53 (2026)' beside a week of another year."""
    return f"{week.number}" if week.year == beside.year else f"{week.number} ({week.year})"


def list_part(heading: str, lines: Sequence[Mrkdwn], most: int, reader: Reader) -> list[Block]:
    """Build a bold heading with at most `most` lines and how many more there are; nothing without lines."""
    if not lines:
        return []
    shown = [Mrkdwn(f"• {line}") for line in lines[:most]]
    if len(lines) > most:
        shown.append(reader.rich("situation-more", number=len(lines) - most))
    return pack([Mrkdwn(f"*{escape(heading)}*"), *shown])
