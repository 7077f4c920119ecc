"""Convert options, people and channels to entries of a select, and back."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.page.mrkdwn import decode, with_emoji
from sandbox.page.window import Window
from sandbox.records import Channel, Json
from sandbox.workspace import BOT

Entry = dict[str, Any]
"""key, text, and maybe description and group."""


@dataclass
class Options:
    """The options of a select element; `known` maps every key shown so far to its option or id."""

    element: Json
    window: Window
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return static, external, users, conversations or channels."""
        return str(self.element["type"].removeprefix("multi_").removesuffix("_select"))

    @property
    def multiple(self) -> bool:
        """Tell whether several options may be chosen."""
        return str(self.element["type"]).startswith("multi_")

    def entries(self) -> list[Entry]:
        """List the entries shown before anything is typed."""
        if self.kind == "users":
            return [self._entry(person.id) for person in self.window.workspace.humans if not person.deleted]
        if self.kind in {"conversations", "channels"}:
            return [self._entry(each.id) for each in self._conversations()]
        return self.listed(self.element.get("option_groups") or self.element.get("options") or [])

    def _conversations(self) -> list[Channel]:
        """List the channels that the person sees, and for conversations the app's direct message, as filtered."""
        filtered = self.element.get("filter") or {}
        kinds = filtered.get("include") or ["public", "private", "im"]
        kinds = ["public"] if self.kind == "channels" else kinds
        channels = [each for each in self.window.workspace.channels.values() if not each.is_direct]
        shown = [each for each in channels if not each.archived and self._passes_filter(each, kinds)]
        talks = self.kind == "conversations" and "im" in kinds and not filtered.get("exclude_bot_users")
        return [*shown, self.window.workspace.im(self.window.user)] if talks else shown

    def _passes_filter(self, channel: Channel, kinds: list[str]) -> bool:
        outside = channel.shared_with and (self.element.get("filter") or {}).get(
            "exclude_external_shared_channels"
        )
        known = not channel.is_private or self.window.user in channel.members
        return bool(known and not outside and ("private" if channel.is_private else "public") in kinds)

    def listed(self, given: list[Json]) -> list[Entry]:
        """Convert options or option groups to entries."""
        entries = []
        for each in given:
            if "options" in each:
                group = words(each["label"])
                entries += [{**self._entry(option), "group": group} for option in each["options"]]
            else:
                entries.append(self._entry(each))
        return entries

    def chosen(self, value: Any) -> list[Entry]:
        """Convert the current value to entries."""
        several = value if self.multiple else [value]
        return [self._entry(each) for each in several or [] if each]

    def value_of(self, keys: list[str]) -> Any:
        """Convert keys to one option or id, or a list of them."""
        values = [self.known[key] for key in keys if key in self.known]
        return values if self.multiple else (values[0] if values else None)

    def _entry(self, given: Json | str) -> Entry:
        if isinstance(given, str):
            self.known[given] = given
            return {"key": given, "text": self._name_of(given)}
        key = str(given["value"])
        self.known[key] = given
        entry = {"key": key, "text": words(given["text"])}
        return {**entry, "description": words(given["description"])} if given.get("description") else entry

    def _name_of(self, key: str) -> str:
        reader = self.window.reader
        place = self.window.workspace.channels.get(key)
        if place and place.is_direct:
            return reader.user_name(BOT if place.user == self.window.user else str(place.user)) or key
        return f"# {place.name}" if place else (reader.user_name(key) or key)


def words(text: Json) -> str:
    """Return the text of a text object without markup."""
    return with_emoji(decode(str(text["text"])))
