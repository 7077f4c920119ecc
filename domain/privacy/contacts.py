"""Find e-mail addresses and phone numbers in free text.

Addresses also where at and dot are spelled out or stand apart; Swedish numbers by the numbering plan's groups,
foreign ones by their country's rules.
"""

import re
from collections.abc import Iterator

from domain.normalized_text import search_before
from domain.privacy.findings import Finding, FindingKind, findings_of

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
# area codes of the Swedish numbering plan after their 0, without those that belong to nobody (020, 077)
_THREE = r"1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90"
_FOUR = (
    r"12[0-35]|14[0-4]|15[0-25-9]|17[13-6]|22[0-7]|24[013678]|25[0138]|27[018]|28[01]|29[0-57]|30[0-4]|32[0125]"
    r"|34[056]|37[0-2]|38[0-3]|39[023]|41[013-8]|43[0135]|45[14-79]|47[0124-9]|48[0156]|49[0-689]|50[0-6]|51[0-5]"
    r"|52[0-68]|53[0-4]|55[0-5]|56[0345]|57[013]|58[0-79]|59[01]|61[1-3]|62[0-4]|64[02-57]|65[0-37]|66[0-3]|67[0-2]"
    r"|68[0247]|69[0-356]|91[0-68]|92\d|93[02-5]|94[0-3]|95[0-4]|96[01]|97[0135-8]|98[01]"
)
_ZERO = r"0(?<![0-9].)(?<![0-9][-/.].)"
_FIVE = r"\d{3}[ .]\d{2}|\d{2}[ .]\d{3}"
_SIX = r"\d{2}[ -]\d{2}[ -]\d{2}|\d{2}\.\d{2}\.\d{2}|\d{3}[ .]\d{3}"
_SEVEN = r"\d{3} {1,2}\d{2} {1,2}\d{2}|\d{3}\.\d{2}\.\d{2}|\d{3}-\d{2}-\d{2}|\d{3}[ .-]\d{4}"
_EIGHT = r"\d{3} {1,2}\d{3} {1,2}\d{2}|\d{3}\.\d{3}\.\d{2}|\d{3}-\d{3}-\d{2}|\d{4}[ .]\d{4}|\d{4} \d{2} \d{2}"
_STOCKHOLM_SIX = r"\d{2}[ -]\d{2}[ -]\d{2}|\d{3} \d{3}"
_AFTER_AREA = r"\)?(?: {0,2}[-/]{1,2} {0,2}| {1,3})"
_AFTER = rf"(?:{_AFTER_AREA}|\.)"
_LANDLINE = re.compile(
    rf"{_ZERO}(?:8(?:{_AFTER}(?:{_EIGHT}|{_SEVEN})|{_AFTER_AREA}(?:{_STOCKHOLM_SIX}|\d{{6,8}}))"
    rf"|(?:{_THREE}){_AFTER}(?:{_SEVEN}|{_SIX}|{_FIVE}|\d{{5,7}})"
    rf"|(?:{_FOUR}){_AFTER}(?:{_SIX}|{_FIVE}|\d{{5,6}}))(?!\d)"
)
_UNBROKEN_LANDLINE = re.compile(rf"{_ZERO}(?:8\d{{7,8}}|(?:{_THREE})\d{{6,7}}|(?:{_FOUR})\d{{5,6}})(?![-/]?\d)")
_DATE = re.compile(r"\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])")
_CASE = re.compile(
    r"\b(?:dnr|diarie(?:nr|nummer)|ärende(?:t|nr|nummer)?|case|ref|referens|id)\W{0,3}$", re.IGNORECASE
)
_BREAK = r"[ .,/()-]{1,4}"
_MOBILE = re.compile(
    rf"0(?<![0-9].)7[02369](?:\d{{7}}|{_BREAK}\d(?:[ .-]{{0,2}}\d){{6}}"
    rf"|\d{_BREAK}(?:\d{{2}}[ .-]{{1,2}}\d{{2}}[ .-]{{1,2}}\d{{2}}|\d{{3}}[ .-]{{1,2}}\d{{3}}|\d{{6}}))(?!\d)"
)
_SWEDISH_ABROAD = re.compile(
    r"(?:\+|00(?<![0-9]..))[ (]?46\)?[ -]?(?:\(0\))?(?:[ ./()-]{0,3}\d){7,10}(?!\d)"
    r"|467(?<![0-9]...)[02369]\d{7}(?!\d)"
)
_FOREIGN = re.compile(
    r"(?:\+(?<![0-9].)|00(?<![0-9A-Z]..)(?<![0-9][:.,/-]..))[ (]?(?!46)[1-9](?:[ ./()-]{0,3}\d){6,14}(?!\d)"
)
_FIGURES = re.compile(r"\D+")
_LAST_GROUP = re.compile(r"[ ./()-]+\d+$")
_LINE_BREAKS = str.maketrans("\r\n", "  ")


def find_email_addresses(text: str) -> Iterator[Finding]:
    """Find every e-mail address in plain text; the word *at* counts only before a dot that is spelled out."""
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


def find_phone_numbers(text: str) -> Iterator[Finding]:
    """Find every phone number that can be a person's in plain text: Swedish in any usual grouping, or foreign."""
    line = text.translate(_LINE_BREAKS)
    yield from findings_of(FindingKind.PHONE, line, _MOBILE, _SWEDISH_ABROAD, _LANDLINE)
    for found in _UNBROKEN_LANDLINE.finditer(line):
        if not _DATE.match(found[0]) and not search_before(_CASE, line, found.start(), 20):
            yield Finding(FindingKind.PHONE, *found.span())
    for found in _FOREIGN.finditer(line):
        if number := _foreign_number(found[0]):
            yield Finding(FindingKind.PHONE, found.start(), found.start() + len(number))


def _foreign_number(written: str) -> str | None:
    """What of the figures is a number somewhere: without the last groups where they belong to something else."""
    for _ in range(4):
        if _is_number(written):
            return written
        if not (last := _LAST_GROUP.search(written)):
            break
        written = written[: last.start()]
    return None


def _is_number(written: str) -> bool:
    """Whether it is a number in its country; after `+` one of a length that there is suffices."""
    figures = _FIGURES.sub("", written.replace("(0)", ""))
    import phonenumbers  # noqa: PLC0415 (start-up time: it brings the numbering plans of all countries)

    try:
        number = phonenumbers.parse("+" + (figures if written.startswith("+") else figures[2:]))
    except phonenumbers.NumberParseException:
        return False
    if written.startswith("+"):
        reason = phonenumbers.is_possible_number_with_reason(number)
        return reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return phonenumbers.is_valid_number(number)
