"""What someone may have meant who typed a word that no command knows: `ändra 141` for `rätta 141`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from commands.request import Request
from commands.vocabulary.blocks import Button, Message, short_message
from domain.category_matches import find_categories
from domain.names import fold
from domain.spelling import LEAST_FOR_ONE, edit_distance
from domain.typed_input import read_typed_number

_SYNONYMS = {
    ("incident", "mine"): "mitt, mina rapporter, mina händelser, my reports, my incidents",
    ("incident", "list"): "alla händelser, alla, historik, lista alla, all incidents, history, list all",
    ("incident", "show"): "se, öppna, läs, titta, hämta, display, view, open, see, read, get",
    ("incident", "correct"): "ändra, redigera, korrigera, uppdatera, justera, komplettera, edit, change, update, fix, amend, modify",
    ("incident", "withdraw"): "ta bort, radera, ångra, stryk, makulera, återkalla, dra tillbaka, avbryt, ta tillbaka, delete, remove, undo, cancel, retract, take back",
    ("incident", "none"): "ingenting, inget att rapportera, inget nytt, inget hänt, inget särskilt, allt lugnt, lugnt, nothing, nothing to report, no incidents, no report, all quiet, all calm",
    ("action", "add"): "lägg till, skapa, ny åtgärd, registrera, new, create, new action",
    ("action", "mine"): "mitt, mina åtgärder, my actions",
    ("action", "list"): "alla, alla åtgärder, lista alla, översikt, all, all actions, list all",
    ("action", "show"): "se, öppna, läs, titta, display, view, open, see, read",
    ("action", "report"): "följ upp, uppföljning, uppdatera, rapport, notera, ändra, update, follow up, progress, edit, change",
    ("action", "done"): "avsluta, färdig, slutförd, stäng, klart, utförd, complete, completed, finish, finished, close",
    ("action", "postpone"): "senarelägg, skjut fram, förläng, skjut på, delay, move, reschedule, extend, defer",
    ("action", "hand"): "överlämna, lämna över, ge, byt ägare, tilldela, assign, transfer, hand over, reassign, give",
    ("situation", "export"): "excel, csv, statistik, fil, ladda ner, spara, download, statistics, file, save",
    ("trygg", "setup"): "inställningar, konfigurera, konfiguration, ställ in, settings, configure, configuration, config",
    ("trygg", "partners"): "parter, partner, organisationer, samverkansparter, organisations, organizations",
    ("trygg", "areas"): "område, orter, ort, area, districts",
    ("trygg", "members"): "medlem, personer, användare, folk, behörigheter, member, people, users",
    ("trygg", "status"): "hälsa, drift, kontroll, försenat, health, overdue",
    ("trygg", "more"): "allt, alla, allting, kommandon, all, everything, commands",
}  # fmt: skip


@dataclass(frozen=True)
class OwnWords:
    """The English name of a sub-command, every word that it answers to, and whether it takes a number."""

    name: str
    words: tuple[str, ...]
    takes_number: bool


@dataclass(frozen=True)
class NearMiss:
    """The sub-command that was probably meant, by its English name, and the number typed after it, or ''."""

    name: str
    number: str


def find_near_miss(command: str, words: str, known: Sequence[OwnWords], *, free: bool) -> NearMiss | None:
    """Find what was meant by words that no sub-command of `command` answers to, if they resemble one of them.

    By a synonym, or but for a mistake or two in spelling. Nothing more than a number may follow: that is a sentence.
    Where any words are `free` to be typed, a word that tells of an incident is no mistake.
    """
    typed = fold(words.strip().strip(".!"))
    for own in known:
        for word in _folded(command, own):
            if (rest := _rest_after(typed, word)) is not None and (near := _taken(own, rest)):
                return near
    if free and find_categories(words).hits:
        return None
    return min(_misspelt(command, typed, known), key=lambda each: each[0], default=(0, None))[1]


@cache
def _folded(command: str, own: OwnWords) -> tuple[str, ...]:
    """Every word for a sub-command, its synonyms by their length before its own."""
    return tuple(map(fold, (*_synonyms(command, own.name), *own.words)))


def _synonyms(command: str, name: str) -> list[str]:
    written = _SYNONYMS.get((command, name), "")
    return sorted(written.split(", ") if written else [], key=len, reverse=True)


def _rest_after(typed: str, word: str) -> str | None:
    if typed == word:
        return ""
    return typed.removeprefix(f"{word} ").strip() if typed.startswith(f"{word} ") else None


def _taken(own: OwnWords, rest: str) -> NearMiss | None:
    number = read_typed_number(rest)
    fits = not rest or (own.takes_number and number)
    return NearMiss(own.name, number) if fits else None


def _misspelt(command: str, typed: str, known: Sequence[OwnWords]) -> Iterator[tuple[int, NearMiss]]:
    """The sub-commands that are some letters away, with how many."""
    first, _, rest = typed.partition(" ")
    for own in known:
        for word in _folded(command, own):
            most = 1 if len(word) < 6 else 2
            mistakes = edit_distance(first, word, most)
            near = _taken(own, rest)
            if near and 0 < mistakes <= most and len(first) >= LEAST_FOR_ONE:
                yield mistakes, near


def did_you_mean(command: str, meant: str, request: Request) -> Message:
    """Build the question, with a button that does it and, for a report, one that takes the words as its text."""
    row = [Button("meant.command", meant[0].upper() + meant[1:], f"{command} {meant}", style="primary")]
    if command == "incident":
        row.append(Button("meant.text", request.reader.say("meant-text"), request.words.strip()))
    words = request.reader.rich("meant-question", command=request.reader.command(command), meant=meant)
    return short_message(words, *row)
