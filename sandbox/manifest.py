"""Read the app's manifest; without one everything is allowed and sent."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.records import Json


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command."""

    name: str
    description: str = ""
    usage_hint: str = ""
    url: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of type `message` or `global`."""

    name: str
    type: str
    callback_id: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`raw` is the installed JSON, or None when no manifest is installed."""

    raw: Json | None = None
    commands: tuple[Command, ...] = field(init=False)
    shortcuts: tuple[Shortcut, ...] = field(init=False)

    def __post_init__(self) -> None:
        listed = self.part("features", "slash_commands") or []
        object.__setattr__(self, "commands", tuple(map(_command, listed)))
        shortcuts = self.part("features", "shortcuts") or []
        object.__setattr__(self, "shortcuts", tuple(map(_shortcut, shortcuts)))

    def part(self, *path: str) -> Any:
        """Return the value at a path, or None."""
        found: Any = self.raw
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    @property
    def app_name(self) -> str:
        """Return the app's display name."""
        return str(self.part("features", "bot_user", "display_name") or self.description("name") or "Min app")

    def description(self, key: str) -> str:
        """Return a field of display_information."""
        return str(self.part("display_information", key) or "")

    @property
    def scopes(self) -> frozenset[str] | None:
        """Return the bot's granted scopes; None when all are granted."""
        return None if self.raw is None else frozenset(self.part("oauth_config", "scopes", "bot") or ())

    @property
    def socket_mode(self) -> bool:
        """Tell whether requests are sent over Socket Mode rather than HTTP."""
        return self.raw is None or bool(self.part("settings", "socket_mode_enabled"))

    @property
    def interactive(self) -> bool:
        """Tell whether interactivity is enabled."""
        return self.raw is None or bool(self.part("settings", "interactivity", "is_enabled"))

    @property
    def home_tab(self) -> bool:
        """Tell whether the app has a Home tab."""
        return self.raw is None or bool(self.part("features", "app_home", "home_tab_enabled"))

    def wants(self, event: str) -> bool:
        """Tell whether the app subscribes to a bot event."""
        return self.raw is None or event in (self.part("settings", "event_subscriptions", "bot_events") or ())

    def command(self, name: str) -> Command | None:
        """Find a command by name, with its slash; without a manifest every name exists."""
        known = {each.name: each for each in self.commands}
        return Command(name) if self.raw is None else known.get(name)

    def shortcut(self, name: str, kind: str) -> Shortcut | None:
        """Find a shortcut by callback_id or name; without a manifest every name exists."""
        fitting = (each for each in self.shortcuts if each.type == kind and name in (each.callback_id, each.name))
        return Shortcut(name, kind, name) if self.raw is None else next(fitting, None)


def _shortcut(raw: Json) -> Shortcut:
    named = (str(raw["name"]), str(raw["type"]), str(raw["callback_id"]))
    return Shortcut(*named, str(raw.get("description", "")))


def _command(raw: Json) -> Command:
    return Command(
        name=str(raw["command"]),
        description=str(raw.get("description", "")),
        usage_hint=str(raw.get("usage_hint", "")),
        url=str(raw.get("url", "")),
        should_escape=bool(raw.get("should_escape")),
    )
