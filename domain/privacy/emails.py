"""E-mail addresses in free text, also where at and dot are spelled out or stand apart."""

import re
from collections.abc import Iterator

from domain.privacy.findings import Finding, FindingKind

_WORDS_FOR_AT = r"snabel[ -]?a|kanelbulle"
_AT = re.compile(
    rf"\s{{0,2}}(?:@|[(\[{{<*_-] ?(?:@|at|{_WORDS_FOR_AT}) ?[)\]}}>*_-])\s{{0,2}}"
    rf"|\s{{1,2}}(?:{_WORDS_FOR_AT})\s{{1,2}}|\s{{1,2}}(?P<weak>at)\s{{1,2}}",
    re.IGNORECASE,
)
_WORDS_FOR_DOT = r"dot|punkt|prick"
_SPELLED_DOT = rf"[ ]?[(\[{{<*_-] ?(?:\.|{_WORDS_FOR_DOT}) ?[)\]}}>*_-][ ]?| {{1,2}}(?:{_WORDS_FOR_DOT}) {{1,2}}"
_DOT = rf"(?:\.| \. ?|{_SPELLED_DOT})"
_LABEL = r"\w(?:\w|-(?=\w)){0,62}"
_TOP = r"[^\W\d_]{2,24}(?![\w-])"
_BEFORE_TOP = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}"
_HOST = re.compile(rf"{_BEFORE_TOP}{_DOT}{_TOP}", re.IGNORECASE)
_SPELLED_HOST = re.compile(rf"{_BEFORE_TOP}(?:{_SPELLED_DOT}){_TOP}", re.IGNORECASE)
_IN_MAILBOX = frozenset("_.+%'’-")
LONGEST_MAILBOX = 64


def find_email_addresses(text: str) -> Iterator[Finding]:
    """Every e-mail address in plain text; the English word *at* counts only before a dot that is spelled out."""
    for at in _AT.finditer(text):
        start = _mailbox_start(text, at.start())
        if start < at.start() and (host := (_SPELLED_HOST if at["weak"] else _HOST).match(text, at.end())):
            yield Finding(FindingKind.EMAIL, start, host.end())


def _mailbox_start(text: str, end: int) -> int:
    """Where what can be the name before the at begins; the end itself where there is none."""
    start = end
    while start > max(0, end - LONGEST_MAILBOX) and (text[start - 1].isalnum() or text[start - 1] in _IN_MAILBOX):
        start -= 1
    return start if any(map(str.isalnum, text[start:end])) else end
