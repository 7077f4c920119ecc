"""Lines of text put into as few sections as hold them."""

from collections.abc import Iterable

from commands.vocabulary.blocks import LONGEST_SECTION, Block, join_lines, section
from commands.vocabulary.text import Mrkdwn, clip, escape


def pack(lines: Iterable[Mrkdwn]) -> list[Block]:
    """Put lines in as few sections as hold them."""
    return [section(Mrkdwn(text)) for text in join_lines(lines)]


def quote(words: str) -> Mrkdwn:
    """Write people's words as a quotation; too long for Fluent, which takes 2,500 characters at most."""
    lines = escape(words).splitlines()
    return Mrkdwn(clip("\n".join(f"> {line}" for line in lines), LONGEST_SECTION))
