"""A list of names that a coordinator edits as text, one line for each, in as many fields as it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from commands.privacy import TypedText, blocked, guard
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import OpenForm, Response
from commands.vocabulary.blocks import Block, section
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
    *before: Block,
    shown: str = "",
) -> View:
    """Build the form of lines below `before`; it remembers which list it showed.

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
        [*before, *inputs],
        close=say("button-cancel"),
        submit=say("button-save"),
        memory={"shown": shown or fingerprint_of(written)},
    )


def open_list(texts: ListTexts, written: Sequence[str], reader: Reader) -> Response:
    """Open the form below what there is to know of such a list."""
    return OpenForm(list_form(texts, written, reader, section(reader.rich(texts.intro))))


def guard_list(
    request: Request, store: Store, texts: ListTexts, lines: Sequence["WrittenLine"], now: Sequence[str]
) -> None:
    """Raise FormRedisplayed for a line that is new and may point at someone."""
    label, known = request.reader.say(texts.label), set(now)
    typed = [TypedText(line.field, label, line.words) for line in lines if line.words not in known]
    written, shown = [line.words for line in lines], str(request.memory.get("shown"))
    guard(request, store, typed, lambda: list_form(texts, written, request.reader, shown=shown))


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
    """Read the lines in order; raises FormRefused when there is none, when one of them holds personal data,
    or when the list is no longer the one that was shown."""
    positions = {name: at for name in request.fields if (at := _position(name)) is not None}
    fields = sorted(positions, key=lambda name: positions[name])
    if not fields:
        raise Refusal("unreadable")
    written = [(field, line) for field in fields for line in request.text(field).splitlines()]
    found = [WrittenLine(field, tidy(line)) for field, line in written if tidy(line)]
    errors = blocked(TypedText(line.field, "", line.words) for line in found)
    if not found:
        errors[fields[0]] = Refusal("list-empty")
    if request.memory.get("shown") != fingerprint_of(now):
        errors[fields[0]] = Refusal("list-changed")
    refuse_form(errors)
    return found


def _position(field: str) -> int | None:
    """Which of the fields it is; None for a field that is no part of the list."""
    return id_in(field.removeprefix(PART)) if field.startswith(PART) else None
