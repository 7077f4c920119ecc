"""Slack's options, people and channels as entries of a list to choose from, and back again."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.page.mrkdwn import decode, with_emoji
from sandbox.page.window import Window
from sandbox.records import Channel, Json
from sandbox.workspace import BOT

Entry = dict[str, Any]
"""What the list shows: key, text, and perhaps description and group."""


@dataclass
class Options:
    """What a select element offers; `known` remembers what every key that was ever shown stands for."""

    element: Json
    window: Window
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """static, external, users, conversations or channels."""
        return str(self.element["type"].removeprefix("multi_").removesuffix("_select"))

    @property
    def multiple(self) -> bool:
        """Whether several may be chosen."""
        return str(self.element["type"]).startswith("multi_")

    def entries(self) -> list[Entry]:
        """What is there before anything is typed."""
        if self.kind == "users":
            return [self._entry(person.id) for person in self.window.workspace.humans if not person.deleted]
        if self.kind in {"conversations", "channels"}:
            return [self._entry(each.id) for each in self._places()]
        return self.listed(self.element.get("option_groups") or self.element.get("options") or [])

    def _places(self) -> list[Channel]:
        """The channels that the person may see, and for conversations the own one with the app, unless filtered"""
        filtered = self.element.get("filter") or {}
        kinds = filtered.get("include") or ["public", "private", "im"]
        kinds = ["public"] if self.kind == "channels" else kinds
        channels = [each for each in self.window.workspace.channels.values() if not each.is_direct]
        shown = [each for each in channels if not each.archived and self._fits(each, kinds)]
        talks = self.kind == "conversations" and "im" in kinds and not filtered.get("exclude_bot_users")
        return [*shown, self.window.workspace.im(self.window.user)] if talks else shown

    def _fits(self, channel: Channel, kinds: list[str]) -> bool:
        outside = channel.shared_with and (self.element.get("filter") or {}).get(
            "exclude_external_shared_channels"
        )
        known = not channel.is_private or self.window.user in channel.members
        return bool(known and not outside and ("private" if channel.is_private else "public") in kinds)

    def listed(self, given: list[Json]) -> list[Entry]:
        """Entries for options or option groups."""
        entries = []
        for each in given:
            if "options" in each:
                group = words(each["label"])
                entries += [{**self._entry(option), "group": group} for option in each["options"]]
            else:
                entries.append(self._entry(each))
        return entries

    def chosen(self, value: Any) -> list[Entry]:
        """Entries for what stands in the element."""
        several = value if self.multiple else [value]
        return [self._entry(each) for each in several or [] if each]

    def value_of(self, keys: list[str]) -> Any:
        """What the keys stand for: one option or id, or a list of them."""
        values = [self.known[key] for key in keys if key in self.known]
        return values if self.multiple else (values[0] if values else None)

    def _entry(self, given: Json | str) -> Entry:
        if isinstance(given, str):
            self.known[given] = given
            return {"key": given, "text": self._named(given)}
        key = str(given["value"])
        self.known[key] = given
        entry = {"key": key, "text": words(given["text"])}
        return {**entry, "description": words(given["description"])} if given.get("description") else entry

    def _named(self, key: str) -> str:
        reader = self.window.reader
        place = self.window.workspace.channels.get(key)
        if place and place.is_direct:
            return reader.user_name(BOT if place.user == self.window.user else str(place.user)) or key
        return f"# {place.name}" if place else (reader.user_name(key) or key)


def words(text: Json) -> str:
    """The words of a text object where no markup can be shown."""
    return with_emoji(decode(str(text["text"])))
