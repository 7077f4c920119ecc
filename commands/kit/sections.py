"""Lines of text put into as few sections as hold them."""

from collections.abc import Iterable

from commands.vocabulary.blocks import LONGEST_SECTION, Block, section
from commands.vocabulary.text import Mrkdwn, clip, escape, join


def pack(lines: Iterable[Mrkdwn]) -> list[Block]:
    """Lines in as few sections as hold them."""
    packed: list[list[Mrkdwn]] = []
    for line in lines:
        if not packed or len(join([*packed[-1], line])) > LONGEST_SECTION:
            packed.append([])
        packed[-1].append(line)
    return [section(join(group)) for group in packed]


def quote(words: str) -> Mrkdwn:
    """People's words as a quotation; too long for Fluent, which takes 2,500 characters at most."""
    lines = escape(words).splitlines()
    return Mrkdwn(clip("\n".join(f"> {line}" for line in lines), LONGEST_SECTION))
