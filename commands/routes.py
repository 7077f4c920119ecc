"""The ways in, with the deed that each is for; how a slash command finds its route, and how it explains itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from commands.examples import Examples
from commands.near_misses import NearMiss, OwnWords, did_you_mean, find_near_miss
from commands.reader import Reader, command_name
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Message, context, header, section
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.names import fold
from domain.refusals import Refusal
from domain.roles import Deed
from storage.store import Store

Handler = Callable[[Request, Store], Response]
HELP_WORDS = ("help", "hjalp")
LEAST_SENTENCE = 3
"""So many words tell of something, where they are no number."""
MOST_NAMED = 5
_NUMBER_FIRST = re.compile(r"\W*(?:\w+\W+)?\d")


class InteractionKind(StrEnum):
    """The ways in which people turn to the bot."""

    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    TYPING = "typing"
    HOME = "home"
    WORDS = "words"
    SHORTCUT = "shortcut"


@dataclass(frozen=True)
class Route:
    """One way in, the handler that answers, and the deed that the asker's role must allow before it is called.

    What `stores` something is done once however often Slack sends it; the rest is read, in a transaction that
    writes nothing. Forms always store. One that is `repeatable` does nothing more when it is called again: so a
    repetition is answered as the first time.
    """

    kind: InteractionKind
    name: str
    handler: Handler
    needs: Deed
    stores: bool = False
    repeatable: bool = False

    @property
    def writes(self) -> bool:
        """Whether its handler may write."""
        return self.stores or self.kind is InteractionKind.FORM

    @property
    def once(self) -> bool:
        """Whether a repetition is not to reach its handler."""
        return self.writes and not self.repeatable

    def answer(self, request: Request, store: Store) -> Response:
        """Call the handler; raises Refusal for someone whose role does not allow it."""
        check_role(self.needs, request, store)
        return self.handler(request, store)


@dataclass(frozen=True)
class Shortcut:
    """A shortcut of the app, which opens a form: from anywhere, or of a message, whose words its handler gets.

    `label` and `told` are the keys of what Slack shows of it.
    """

    name: str
    label: str
    told: str
    handler: Handler
    needs: Deed
    of_message: bool = False

    @property
    def route(self) -> Route:
        """Its way in."""
        return Route(InteractionKind.SHORTCUT, self.name, self.handler, self.needs)


def check_role(needs: Deed, request: Request, store: Store) -> None:
    """Raise Refusal, which names those who may or who can change that, unless the asker's role allows the deed."""
    if request.viewer.may(needs):
        return
    names = [person.name for person in store.people.coordinators() if person.name]
    people = request.reader.list(names[:MOST_NAMED])
    if request.viewer.unknown_team:
        raise Refusal("team-unknown", people=people) if names else Refusal("team-unknown-none")
    if needs is Deed.COORDINATE:
        raise Refusal("coordinators-only", people=people) if names else Refusal("coordinators-none")
    raise Refusal("reader-refused", people=people) if names else Refusal("reader-refused-none")


def _nothing(_words: str) -> bool:
    return False


@dataclass(frozen=True)
class SubCommand:
    """A word after a command: English and Swedish, what it takes (a kind of Examples), and who answers.

    `shown_en` and `shown_sv` are the words of its button where they are others: people are shown these, and may
    type either. What `stores` something is done once, as a route is. Words that `knows` finds to be what it takes
    need no word before them. Those that `follows` finds to belong to it may stand after it though it takes none.
    """

    en: str
    sv: str
    handler: Handler
    needs: Deed
    stores: bool = False
    takes: str = ""
    knows: Callable[[str], bool] = _nothing
    follows: Callable[[str], bool] = _nothing
    shown_en: str = ""
    shown_sv: str = ""

    def words(self, language: str) -> list[str]:
        """List what people may type in 'sv' or 'en', the one that they are shown first."""
        words = (self.shown_en, self.en) if language == "en" else (self.shown_sv, self.sv)
        return [word for word in words if word]

    def usages(self, language: str, examples: Examples) -> list[str]:
        """['visa 12'], ['skjut upp 12', 'flytta 12']."""
        taken = examples.of_kind(self.takes, language)
        return [f"{word} {taken}".rstrip() for word in self.words(language)]

    def rest_of(self, typed: str) -> str | None:
        """Find what stands after its own words, with or without dots and rings; None without its own words."""
        for own in (*self.words("sv"), *self.words("en")):
            length = len(own.split())
            words = typed.split(None, length)
            if fold(" ".join(words[:length])) == fold(own):
                return "".join(words[length:]).strip()
        return None

    def ends_with(self, words: str) -> bool:
        """Tell whether these words after its own are no more of a sentence than it takes."""
        if self.takes == "N":
            return len(words.split()) < LEAST_SENTENCE or bool(_NUMBER_FIRST.match(words))
        return not words or bool(self.takes) or self.follows(words)


@dataclass(frozen=True)
class Command:
    """A slash command in English and Swedish. `bare` answers without text, `free` text that is no sub-command."""

    en: str
    sv: str
    bare: Handler
    needs: Deed
    subs: tuple[SubCommand, ...] = ()
    free: Handler | None = None

    def name(self, language: str) -> str:
        """Write '/handelse' or '/incident'."""
        return command_name(self.en, language)

    def routes(self) -> list[Route]:
        """List the route without text and that of each sub-command: 'incident', 'incident show'."""
        return [self._route(self.bare, self.needs), *map(self._sub_route, self.subs)]

    def _sub_route(self, sub: SubCommand) -> Route:
        return replace(self._route(sub.handler, sub.needs, sub.en), stores=sub.stores)

    def _route(self, handler: Handler, needs: Deed = Deed.LOOK, word: str = "") -> Route:
        return Route(InteractionKind.COMMAND, f"{self.en} {word}".rstrip(), handler, needs)

    def find(self, words: str) -> tuple[Route, str]:
        """Find the route that the words take, and what is left of them.

        Where they fit none, the route helps, asks which was meant, or refuses. The word of a sub-command begins a
        sentence when more follows than it takes: `inget ljus vid stationen` is a report.
        """
        word = fold(words.strip().partition(" ")[0])
        if not word:
            return self._route(self.bare, self.needs), words
        if word in HELP_WORDS and (self.free is None or len(words.split()) < LEAST_SENTENCE):
            return self._route(partial(_show_help, self)), words
        for sub in self.subs:
            rest = sub.rest_of(words)
            if rest is not None and (self.free is None or sub.ends_with(rest)):
                return self._sub_route(sub), rest
        return self._find_unnamed(words), words

    def _find_unnamed(self, words: str) -> Route:
        known = next((sub for sub in self.subs if sub.knows(words)), None)
        if known is not None:
            return self._sub_route(known)
        if near := _find_near_miss(self, words):
            return self._route(partial(_ask_what_was_meant, self, near))
        return self._route(self.free, self.needs) if self.free else self._route(partial(_refuse_unknown, self))


def _show_help(command: Command, request: Request, store: Store) -> Response:
    return Reply(describe(command, request.reader, Examples.of(request, store)))


def _refuse_unknown(command: Command, request: Request, store: Store) -> Response:
    reader = request.reader
    known = ", ".join(f"`{usage}`" for usage in usages_of(command, reader.language, Examples.of(request, store)))
    raise Refusal("unknown-sub-command", command=reader.command(command.en), known=known)


def _find_near_miss(command: Command, words: str) -> NearMiss | None:
    known = [
        OwnWords(sub.en, (*sub.words("sv"), *sub.words("en")), takes_number=sub.takes == "N")
        for sub in command.subs
    ]
    return find_near_miss(command.en, words, known, free=command.free is not None)


def _ask_what_was_meant(command: Command, near: NearMiss, request: Request, store: Store) -> Response:
    sub = next(each for each in command.subs if each.en == near.name)
    check_role(sub.needs, request, store)
    word = sub.words(request.reader.language)[0]
    return Reply(did_you_mean(command.en, f"{word} {near.number}".rstrip(), request))


def usages_of(command: Command, language: str, examples: Examples) -> list[str]:
    """Write 'visa 12', 'skjut upp 12 (flytta)': each sub-command as typed, a further word in brackets."""
    return [
        " ".join([sub.usages(language, examples)[0], *(f"({word})" for word in sub.words(language)[1:])])
        for sub in command.subs
    ]


def describe(command: Command, reader: Reader, examples: Examples) -> Message:
    """Build the message that tells what a command does and which words it takes."""
    lines = command_lines(command, reader, examples)
    title, dotted = reader.say("help-title", command=reader.command(command.en)), reader.dotted(command.en)
    spelling = [context(reader.rich("help-without-dots", command=reader.command(command.en), dotted=dotted))]
    blocks = (header(title), section(join(lines)), *(spelling if dotted else ()))
    return Message(f"{title}\n" + "\n".join(lines), blocks)


def command_lines(command: Command, reader: Reader, examples: Examples) -> list[Mrkdwn]:
    """Write one line for the bare command and one for each sub-command, in the reader's language."""
    name, facts = reader.command(command.en), examples.facts()
    lines = [Mrkdwn(f"`{name}` – {reader.rich(f'help-{command.en}')}")]
    if command.free is not None:
        word = reader.rich(f"help-{command.en}-word", **facts)
        lines.append(Mrkdwn(f"`{name} {word}` – {reader.rich(f'help-{command.en}-free', **facts)}"))
    for sub in command.subs:
        typed = [escape(usage) for usage in sub.usages(reader.language, examples)]
        shown = " · ".join([f"`{name} {typed[0]}`", *(f"`{other}`" for other in typed[1:])])
        lines.append(Mrkdwn(f"{shown} – {reader.rich(f'help-{command.en}-{sub.en}', **facts)}"))
    return lines
