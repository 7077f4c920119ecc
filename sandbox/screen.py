"""Read what a person sees at one moment, for PersonClient."""

from collections.abc import Iterable
from dataclasses import dataclass

from sandbox.locators import words_of
from sandbox.records import Json


@dataclass(frozen=True, slots=True)
class Screen:
    """What one person sees at one moment; messages, views and Home as Slack's JSON."""

    raw: Json

    @property
    def views(self) -> list[Json]:
        """Return the open modals, the top one last, each with `errors` and `notice`."""
        views: list[Json] = self.raw["views"]
        return views

    @property
    def home(self) -> Json | None:
        """Return the Home tab."""
        home: Json | None = self.raw["home"]
        return home

    @property
    def toasts(self) -> list[str]:
        """Return all toasts so far."""
        toasts: list[str] = self.raw["toasts"]
        return toasts

    def messages(self, channel: str = "") -> list[Json]:
        """Return the last 100 messages of a channel (id or name), of each direct message (`im`) or of all."""
        return oldest_first(message for each in self.places(channel) for message in each["messages"])

    def places(self, channel: str = "") -> list[Json]:
        """Return the channels of that id or name, the direct messages (`im`) or all."""
        key = channel.removeprefix("#")
        return [
            each for each in self.raw["channels"] if not key or key in (each["id"], each["name"], each["kind"])
        ]


def oldest_first(messages: Iterable[Json]) -> list[Json]:
    """Sort messages, oldest first."""
    return sorted(messages, key=lambda each: each["ts"])


def new_view(screen: Screen, before: set[str]) -> Json | None:
    """Return the top modal that was not open before."""
    return next((each for each in reversed(screen.views) if each["id"] not in before), None)


def find_newest(messages: list[Json], words: str) -> Json | None:
    """Find the newest message with that text."""
    return next((each for each in reversed(messages) if words in words_of(each)), None)


def describe_screen(screen: Screen) -> str:
    """Describe the screen for an error message."""
    texts = [words_of({"text": each["text"], "blocks": each["blocks"]})[:300] for each in screen.messages()[-3:]]
    forms = [words_of(each["title"]) for each in screen.views]
    return f"last messages: {texts}, forms: {forms}, toasts: {screen.toasts[-2:]}"
