"""Everything that people can type, press, submit or be sent, and who answers: read it to know what there is."""

from commands.answers import Answer, Reply
from commands.asks import Ask
from commands.routes import Command, Handler, Renderer, command_lines
from commands.vocabulary.blocks import Message, header, section
from commands.vocabulary.text import join
from storage.store import Store


def _overview(ask: Ask, _store: Store) -> Answer:
    title = ask.reader.say("help-overview")
    parts = [join(command_lines(command, ask.reader)) for command in COMMANDS]
    return Reply(Message(f"{title}\n" + "\n".join(parts), (header(title), *(section(part) for part in parts))))


COMMANDS: tuple[Command, ...] = (Command("trygg", "trygg", _overview),)

BUTTONS: dict[str, Handler] = {}

FORMS: dict[str, Handler] = {}

TYPE_AHEADS: dict[str, Handler] = {}

MESSAGES: dict[str, Renderer] = {}
