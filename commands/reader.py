"""Write texts in the reader's language, dates and times in the reader's language and zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_interval, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from commands.text_bundle import TextBundle
from commands.vocabulary.text import Mrkdwn, clip, escape

LANGUAGES = ("sv", "en")
SWEDISH_COMMANDS = {"incident": "handelse", "situation": "lagesbild", "action": "atgard", "trygg": "trygg"}
DOTTED = {"incident": "händelse", "situation": "lägesbild", "action": "åtgärd"}
"""What people type at first: Slack takes no dots and rings in a command."""
LONGEST_FACT = 2_500
"""More characters in one place of a text Fluent refuses."""

_TEXTS = Path(__file__).parent / "texts"


@cache
def texts(language: str, names: str) -> TextBundle:
    """Load the texts in 'sv' or 'en', with the commands by their names in `names`."""
    return TextBundle(language, _TEXTS / language, {"COMMAND": lambda command: command_name(str(command), names)})


def command_name(command: str, language: str) -> str:
    """Name a slash command, given by its English name, in 'sv' or 'en'."""
    return "/" + (command if language == "en" else SWEDISH_COMMANDS.get(command, command))


def language_of(locale: str | None, otherwise: str) -> str:
    """Choose the language for someone whose Slack locale is an IETF tag or unknown."""
    if not locale:
        return otherwise
    return "sv" if locale.lower().startswith("sv") else "en"


@lru_cache(1_000)
def _number(figure: float, language: str) -> str:
    """Write a figure; a picture writes hundreds, of which most are the same."""
    return str(format_decimal(figure, "#,##0.#", locale=language))


@dataclass(frozen=True)
class Reader:
    """A person who reads 'sv' or 'en' in a time zone; `names` is the language of the commands' names."""

    language: str
    zone: ZoneInfo
    names: str = ""

    def command(self, command: str) -> str:
        """Name the slash command as it is installed: '/handelse' for 'incident'."""
        return command_name(command, self.names or self.language)

    def dotted(self, command: str) -> str:
        """Spell the command as Swedish does and Slack cannot: '/händelse'; '' where there is no difference."""
        is_swedish = (self.names or self.language) == "sv"
        return f"/{DOTTED[command]}" if is_swedish and command in DOTTED else ""

    def say(self, key: str, **facts: Any) -> str:
        """Write the text `key` for plain-text fields; raises LookupError when it or one of its facts is missing.

        Facts that are too long are cut.
        """
        fitting = {
            name: clip(fact, LONGEST_FACT) if isinstance(fact, str) else fact for name, fact in facts.items()
        }
        return texts(self.language, self.names or self.language).format(key, fitting)

    def rich(self, key: str, **facts: Any) -> Mrkdwn:
        """Write the text `key` for mrkdwn fields, with everything that people wrote escaped."""
        safe = {
            name: escape(fact) if isinstance(fact, str) and not isinstance(fact, Mrkdwn) else fact
            for name, fact in facts.items()
        }
        return Mrkdwn(self.say(key, **safe))

    def local(self, instant: datetime) -> datetime:
        """Convert the aware instant to local time."""
        return instant.astimezone(self.zone)

    def day(self, day: date) -> str:
        """Write 'måndag 23 november' or 'Monday, November 23'."""
        return str(
            format_date(day, "EEEE, MMMM d" if self.language == "en" else "EEEE d MMMM", locale=self.language)
        )

    def short_day(self, day: date) -> str:
        """Write 'mån 23 nov.' or 'Mon, Nov 23'."""
        return str(format_date(day, "EEE, MMM d" if self.language == "en" else "EEE d MMM", locale=self.language))

    def full_day(self, day: date) -> str:
        """Write '23 november 2026' or 'November 23, 2026'."""
        return str(format_date(day, "long", locale=self.language))

    def month(self, day: date) -> str:
        """Write the month of the day: 'november 2026' or 'November 2026'."""
        return str(format_date(day, "LLLL y", locale=self.language))

    def span(self, first: date, last: date) -> str:
        """Write '16–22 nov. 2026', from one day to another."""
        return str(format_interval(first, last, "yMMMd", locale=self.language))

    def moment(self, instant: datetime) -> str:
        """Write the day and time of an aware instant, local: 'sön 22 nov. 22:30'."""
        local = self.local(instant)
        return f"{self.short_day(local.date())} {self.clock(instant)}"

    def full_moment(self, instant: datetime) -> str:
        """Write the day with its year, and the time, of an aware instant, local: '22 november 2026 22:30'."""
        return f"{self.full_day(self.local(instant).date())} {self.clock(instant)}"

    def clock(self, instant: datetime) -> str:
        """Write the local time: '22:30'."""
        return str(format_time(self.local(instant), "HH:mm", locale=self.language))

    def number(self, figure: float) -> str:
        """Write a figure with at most one decimal: '1,8' or '1.8'."""
        return _number(figure, self.language)

    def list(self, items: Iterable[str]) -> str:
        """Write a list: 'Centrum, Lundby och Mantorp'."""
        return str(format_list(list(items), locale=self.language))

    def weekday(self, number: int) -> str:
        """Name the ISO weekday 1–7."""
        return str(format_datetime(datetime(2024, 1, number), "EEEE", locale=self.language))  # noqa: DTZ001 (a calendar page)
