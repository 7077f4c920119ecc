"""A list of names that a coordinator edits as text, one line for each, in as many fields as it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from commands.privacy import FreeText, PrivacyWarning, blocked, warning_for
from commands.reader import Reader
from commands.request import Request, id_in
from commands.vocabulary.blocks import section
from commands.vocabulary.forms import Field, View, lines, modal
from domain.names import tidy
from domain.refusals import Refusal, refuse_form
from storage.store import Store

ROOM = 2_500
MOST_PARTS = 20
PART = "lines"


@dataclass(frozen=True)
class ListTexts:
    """A list's form, and the keys of its title, introduction and label."""

    route: str
    title: str
    intro: str
    label: str


def list_form(
    texts: ListTexts,
    written: Sequence[str],
    reader: Reader,
    *,
    shown: str = "",
    warning: PrivacyWarning | None = None,
) -> View:
    """The lines in fields that each have room for more; the form remembers which list it showed.

    `shown` is the mark of that list where it is not the one `written`.
    """
    say = reader.say
    inputs = [
        lines(Field(f"{PART}{number}", say(texts.label), optional=number > 0), part)
        for number, part in enumerate(_in_parts(written))
    ]
    return modal(
        texts.route,
        say(texts.title),
        [warning.block if warning else section(reader.rich(texts.intro)), *inputs],
        close=say("button-cancel"),
        submit=warning.submit if warning else say("button-save"),
        memory={"shown": shown or fingerprint_of(written), "warned": warning.marks if warning else ()},
    )


def warned_form(
    request: Request, store: Store, texts: ListTexts, lines: Sequence["WrittenLine"], now: Sequence[str]
) -> View | None:
    """The form once more when a line that is new may point at someone, and the asker has not been told yet."""
    label, known = request.reader.say(texts.label), set(now)
    warning = warning_for(
        request, store, *(FreeText(line.field, label, line.words) for line in lines if line.words not in known)
    )
    if warning is None:
        return None
    written = [line.words for line in lines]
    return list_form(texts, written, request.reader, shown=str(request.memory.get("shown")), warning=warning)


def fingerprint_of(written: Sequence[str]) -> str:
    """By which one list is told from another."""
    return blake2b("\n".join(written).encode(), digest_size=8).hexdigest()


def _in_parts(written: Sequence[str]) -> list[str]:
    parts = [""]
    for each in written:
        if len(parts[-1]) + len(each) > ROOM and len(parts) < MOST_PARTS:
            parts.append("")
        parts[-1] += each + "\n"
    return parts


@dataclass(frozen=True)
class WrittenLine:
    """One line that is not empty, and the field it stands in."""

    field: str
    words: str


def read_lines(request: Request, now: Sequence[str]) -> list[WrittenLine]:
    """The lines from first to last; raises FormRefused when there is none, when one of them holds personal data,
    or when the list is no longer the one that was shown."""
    positions = {name: at for name in request.fields if (at := _position(name)) is not None}
    fields = sorted(positions, key=lambda name: positions[name])
    if not fields:
        raise Refusal("unreadable")
    written = [(field, line) for field in fields for line in request.text(field).splitlines()]
    found = [WrittenLine(field, tidy(line)) for field, line in written if tidy(line)]
    errors = blocked(FreeText(line.field, "", line.words) for line in found)
    if not found:
        errors[fields[0]] = Refusal("list-empty")
    if request.memory.get("shown") != fingerprint_of(now):
        errors[fields[0]] = Refusal("list-changed")
    refuse_form(errors)
    return found


def _position(field: str) -> int | None:
    """Which of the fields it is; None for a field that is no part of the list."""
    return id_in(field.removeprefix(PART)) if field.startswith(PART) else None
