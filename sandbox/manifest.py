"""The app's manifest as the workspace reads it; without one, everything is allowed and passed on."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.records import Json


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command as the composer offers it."""

    name: str
    description: str = ""
    usage_hint: str = ""
    url: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One shortcut: of a message (`type` message), or from anywhere (global)."""

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
        """What stands at that path, or None."""
        found: Any = self.raw
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    @property
    def app_name(self) -> str:
        """The name people see on the app's messages."""
        return str(self.part("features", "bot_user", "display_name") or self.description("name") or "Min app")

    def description(self, key: str) -> str:
        """A line of display_information."""
        return str(self.part("display_information", key) or "")

    @property
    def scopes(self) -> frozenset[str] | None:
        """The bot's granted scopes; None when every scope counts as granted."""
        return None if self.raw is None else frozenset(self.part("oauth_config", "scopes", "bot") or ())

    @property
    def socket_mode(self) -> bool:
        """Whether requests go over Socket Mode rather than to request URLs."""
        return self.raw is None or bool(self.part("settings", "socket_mode_enabled"))

    @property
    def interactive(self) -> bool:
        """Whether buttons, forms and type-ahead reach the app."""
        return self.raw is None or bool(self.part("settings", "interactivity", "is_enabled"))

    @property
    def home_tab(self) -> bool:
        """Whether the app has a Home tab."""
        return self.raw is None or bool(self.part("features", "app_home", "home_tab_enabled"))

    def wants(self, event: str) -> bool:
        """Whether the app subscribes to that bot event."""
        return self.raw is None or event in (self.part("settings", "event_subscriptions", "bot_events") or ())

    def command(self, name: str) -> Command | None:
        """The command of that name (with its slash); without a manifest any name is one."""
        known = {each.name: each for each in self.commands}
        return Command(name) if self.raw is None else known.get(name)

    def shortcut(self, name: str, kind: str) -> Shortcut | None:
        """The shortcut of that callback_id or name, `global` or `message`; without a manifest any is one."""
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
