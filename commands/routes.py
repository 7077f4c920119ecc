"""How a slash command finds its handler, and how it explains itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commands.answers import Answer, Reply
from commands.asks import Ask
from commands.reader import Reader, command_name
from commands.vocabulary.blocks import Message, header, section
from commands.vocabulary.text import Mrkdwn, join
from domain.names import fold
from domain.refusals import Refusal
from storage.store import Store

Handler = Callable[[Ask, Store], Answer]
Renderer = Callable[[Mapping[str, Any], Store, Reader], Message | None]
HELP_WORDS = ("help", "hjalp")


def _nothing(_words: str) -> bool:
    return False


@dataclass(frozen=True)
class SubCommand:
    """A word after a command: English and Swedish, what it takes ('N', 'text' or nothing), and who answers.

    Words that `knows` finds to be what it takes need not have the word before them. Those that `follows` finds to
    belong to it may stand after it though it takes nothing.
    """

    en: str
    sv: str
    handler: Handler
    takes: str = ""
    knows: Callable[[str], bool] = _nothing
    follows: Callable[[str], bool] = _nothing

    def usage(self, language: str) -> str:
        """'visa N'."""
        word = self.en if language == "en" else self.sv
        return f"{word} {self.takes}".rstrip()

    def begins(self, word: str) -> bool:
        """Whether a word, folded, is its own; people write it with or without dots and rings."""
        return word in (self.en, fold(self.sv))

    def ends_with(self, words: str) -> bool:
        """Whether these words after its own are no more of a sentence than it takes."""
        return not words or bool(self.takes) or self.follows(words)


@dataclass(frozen=True)
class Command:
    """A slash command in English and Swedish. `bare` answers without text, `free` text that is no sub-command."""

    en: str
    sv: str
    bare: Handler
    subs: tuple[SubCommand, ...] = ()
    free: Handler | None = None

    def name(self, language: str) -> str:
        """'/handelse' or '/incident'."""
        return command_name(self.en, language)


def answer_command(command: Command, ask: Ask, store: Store) -> Answer:
    """Let the right handler answer; raises Refusal for a sub-command that there is not.

    A word that takes nothing begins a sentence when more follows: `inget ljus vid stationen` is a report.
    """
    first, _, rest = ask.words.strip().partition(" ")
    word = fold(first)
    if not word:
        return command.bare(ask, store)
    if word in HELP_WORDS:
        return Reply(describe(command, ask.reader))
    for sub in command.subs:
        if sub.begins(word) and (command.free is None or sub.ends_with(rest.strip())):
            return sub.handler(replace(ask, words=rest.strip()), store)
    for sub in command.subs:
        if sub.knows(ask.words):
            return sub.handler(ask, store)
    if command.free is not None:
        return command.free(ask, store)
    raise Refusal(
        "unknown-sub-command",
        command=ask.reader.command(command.en),
        known=", ".join(sub.usage(ask.reader.language) for sub in command.subs),
    )


def describe(command: Command, reader: Reader) -> Message:
    """What a command does and which words it takes."""
    lines = command_lines(command, reader)
    title = reader.say("help-title", command=reader.command(command.en))
    return Message(f"{title}\n" + "\n".join(lines), (header(title), section(join(lines))))


def command_lines(command: Command, reader: Reader) -> list[Mrkdwn]:
    """One line for the bare command and one for each sub-command, in the reader's language."""
    name = reader.command(command.en)
    lines = [Mrkdwn(f"`{name}` – {reader.rich(f'help-{command.en}')}")]
    if command.free is not None:
        lines.append(
            Mrkdwn(f"`{name} {reader.say(f'help-{command.en}-word')}` – {reader.rich(f'help-{command.en}-free')}")
        )
    for sub in command.subs:
        explained = reader.rich(f"help-{command.en}-{sub.en}")
        lines.append(Mrkdwn(f"`{name} {sub.usage(reader.language)}` – {explained}"))
    return lines
