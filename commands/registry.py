"""Everything that people can type, press, submit or be sent, and who answers: read it to know what there is."""

from commands.answers import Answer, Reply
from commands.asks import Ask
from commands.routes import Command, Handler, Renderer, SubCommand, command_lines
from commands.situation.asking import show_area, show_week, show_week_so_far
from commands.situation.digest import render_digest
from commands.vocabulary.blocks import Message, header, section
from commands.vocabulary.text import join
from storage.store import Store


def _overview(ask: Ask, _store: Store) -> Answer:
    title = ask.reader.say("help-overview")
    parts = [join(command_lines(command, ask.reader)) for command in COMMANDS]
    return Reply(Message(f"{title}\n" + "\n".join(parts), (header(title), *(section(part) for part in parts))))


COMMANDS: tuple[Command, ...] = (
    Command(
        "situation",
        "lagesbild",
        show_week_so_far,
        (
            SubCommand("week", "vecka", show_week, takes="2026-W47"),
            SubCommand("area", "omrade", show_area, takes="X"),
        ),
    ),
    Command("trygg", "trygg", _overview),
)

BUTTONS: dict[str, Handler] = {
    "situation.week": show_week_so_far,
}

FORMS: dict[str, Handler] = {}

TYPE_AHEADS: dict[str, Handler] = {}

MESSAGES: dict[str, Renderer] = {
    "digest": render_digest,
}
