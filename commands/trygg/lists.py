"""`/trygg areas` and `/trygg partners`: lists that a coordinator edits as text, one line for each."""

from collections.abc import Sequence
from itertools import chain

from commands.answers import Answer, Nothing, OpenForm
from commands.asks import Ask, need_coordinator
from commands.reader import Reader
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.forms import Field, View, lines, modal
from domain.incidents import LONGEST_NAME
from domain.names import fold, tidy
from domain.refusals import Refusal, refuse_form
from storage.store import Store

ROOM = 2_500
MOST_PARTS = 20


def open_areas(ask: Ask, store: Store) -> Answer:
    """Show the areas in a form; raises Refusal for others than coordinators."""
    need_coordinator(ask)
    names = [area.name for area in store.geography.areas()]
    return OpenForm(_list_form("trygg.areas", "areas", names, ask.reader))


def save_areas(ask: Ask, store: Store) -> Answer:
    """Keep the areas in the order written; those taken out are retired, never removed."""
    need_coordinator(ask)
    names = _read_lines(ask)
    store.geography.keep_areas(list(dict.fromkeys(names)))
    return Nothing()


def open_partners(ask: Ask, store: Store) -> Answer:
    """Show the partners with their units in a form; raises Refusal for others than coordinators."""
    need_coordinator(ask)
    written = [_partner_line(name, units) for name, units in store.partnership.overview()]
    return OpenForm(_list_form("trygg.partners", "partners", written, ask.reader))


def save_partners(ask: Ask, store: Store) -> Answer:
    """Keep the partners and units written; those taken out are retired, never removed."""
    need_coordinator(ask)
    store.partnership.keep_partners([_read_partner(written) for written in _read_lines(ask)])
    return Nothing()


def _partner_line(name: str, units: Sequence[str]) -> str:
    return f"{name}: {', '.join(units)}" if units else name


def _read_partner(written: str) -> tuple[str, list[str]]:
    name, _, units = written.partition(":")
    return tidy(name), [tidy(unit) for unit in units.split(",") if unit.strip()]


def _read_lines(ask: Ask) -> list[str]:
    parts = [name for name in ask.fields if name.startswith("lines")]
    written = {part: [tidy(each) for each in ask.text(part).splitlines() if each.strip()] for part in parts}
    refuse_form(
        {
            part: Refusal("list-line-too-long", line=each[:40], most=LONGEST_NAME)
            for part, every in written.items()
            for each in every
            if any(len(piece) > LONGEST_NAME for piece in each.replace(":", ",").split(","))
        }
    )
    names = list(chain.from_iterable(written.values()))
    if not names:
        refuse_form({parts[0]: Refusal("list-empty")})
    return list({fold(name): name for name in names}.values())


def _list_form(route: str, topic: str, written: Sequence[str], reader: Reader) -> View:
    titles = {"areas": "areas-title", "partners": "partners-title"}
    intros = {"areas": "areas-intro", "partners": "partners-intro"}
    labels = {"areas": "areas-label", "partners": "partners-label"}
    inputs: list[Block] = [
        lines(Field(f"lines{number}", reader.say(labels[topic]), optional=number > 0), part)
        for number, part in enumerate(_in_parts(written))
    ]
    blocks = [section(reader.rich(intros[topic])), *inputs]
    return modal(
        route,
        reader.say(titles[topic]),
        blocks,
        close=reader.say("button-cancel"),
        submit=reader.say("button-save"),
    )


def _in_parts(written: Sequence[str]) -> list[str]:
    """The lines in parts that each fit into one text field with room to add."""
    parts = [""]
    for each in written:
        if len(parts[-1]) + len(each) > ROOM and len(parts) < MOST_PARTS:
            parts.append("")
        parts[-1] += each + "\n"
    return parts
