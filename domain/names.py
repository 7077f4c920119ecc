"""Compare names without regard to case, accents or the number of blanks, and tidy what was typed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_DASH = re.compile(r"\s+[-–—]\s+")
_MARKS = " -–—:;,"
# Soft hyphen, zero-width signs, marks of direction, byte order mark, the fillers that look like nothing, and tags.
_INVISIBLE = (
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0,
    *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
)  # fmt: skip
# Control characters, halves of characters, and what is no character; no database takes them all.
_NO_TEXT = (
    *range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0),
    *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
)  # fmt: skip
_LINE_ENDS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_LEGIBLE = {**dict.fromkeys((*_INVISIBLE, *_NO_TEXT)), 0x09: "\t", 0x0D: "\r", **_LINE_ENDS}
_LONE_RETURN = re.compile(r"\r(?!\n)")
# Emojis are put together by it; elsewhere it hides.
_JOINER = re.compile("\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")


def fold(name: str) -> str:
    """Fold a name as it is searched for: lower case, without accents (å → a, ö → o), single blanks."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(without_accents(name.casefold()).split())


def without_accents(text: str) -> str:
    """Take the accents off the letters: é becomes e, å becomes a."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def tidy(name: str) -> str:
    """Tidy a name as it is shown: outer blanks gone, inner ones single, nothing in it that cannot be seen."""
    return " ".join(without_invisible(name).split())


def without_invisible(text: str) -> str:
    """Clean text as everything that comes in is kept: nothing hides in it, and ends of lines are such.

    Control characters, halves of characters, signs without width and those that turn the direction of reading go.
    """
    if text.isascii() and text.isprintable():
        return text
    return _JOINER.sub("", _LONE_RETURN.sub("\n", text.translate(_LEGIBLE)))


def is_name(name: str) -> bool:
    """Tell whether there is anything in it to call it by: a letter or a digit."""
    return any(sign.isalnum() for sign in name)


def bare(name: str) -> str:
    """Return the tidy name without the dashes and stops around it; '' where nothing else was typed."""
    return tidy(name).strip(_MARKS)


def unit_title(partner: str, unit: str) -> str:
    """Write 'Bostadsbolaget Eken – Fastighet'; a partner's only unit may bear the partner's own name."""
    return partner if unit == partner else f"{partner} – {unit}"


def read_unit(title: str) -> tuple[str, str]:
    """Read the names of partner and unit that someone typed; the partner's own name where no unit is told.

    Signs that part names in the coordinators' list and in exports become blanks; around a name, they go, as
    do dashes. Both are '' where nothing remains.
    """
    partner, _, unit = re.sub(rf"{_DASH.pattern}|:\s", "\n", bare(title), count=1).partition("\n")
    unit = bare(re.sub("[:;,]", " ", unit))
    name = bare(re.sub("[:;]", " ", partner)) or unit
    return name, unit or name


def short_names(names: Iterable[str]) -> dict[str, str]:
    """List further names, folded, each with the one whole name that it can stand for.

    What follows a dash is a name by itself (`Lundby` for `Mjölby – Lundby`), the dash may be typed in any way, and
    what stands in brackets can be left out. None that is another's whole name, or that could stand for several.
    """
    whole = {fold(name): name for name in names}
    meant: dict[str, set[str]] = defaultdict(set)
    for name in whole.values():
        for short in _shorter(name):
            meant[fold(short)].add(name)
    return {short: min(one) for short, one in meant.items() if short and len(one) == 1 and short not in whole}


def _shorter(name: str) -> Iterator[str]:
    for called in (name, _BRACKETED.sub("", name)):
        yield called
        head, *tail = _DASH.split(called, maxsplit=1)
        for end in tail:
            yield from (end, f"{head} {end}", f"{head} - {end}", f"{head} – {end}")
