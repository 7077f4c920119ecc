"""Build the Slack app manifest of this version: only commands and shortcuts that work, and the least scopes."""

from typing import Any

from bot.installations.app import EVENTS, EVENTS_OF_INSTALLATIONS, REDIRECT, SCOPES
from commands.examples import Examples
from commands.reader import Reader
from commands.registry import COMMANDS, SHORTCUTS
from commands.routes import Command, Shortcut, usages_of


def build_manifest(reader: Reader, public_url: str = "") -> dict[str, Any]:
    """Build the manifest in the reader's language, with the commands by their names in it.

    With the address of the bot, of an app that workspaces install by OAuth.
    """
    say = reader.say
    events = sorted((*EVENTS, *EVENTS_OF_INSTALLATIONS)) if public_url else list(EVENTS)
    redirects = {"redirect_urls": [f"{public_url}{REDIRECT}"]} if public_url else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Trygg",
            "description": say("manifest-description"),
            "background_color": "#1d3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Trygg", "always_online": True},
            "shortcuts": [_shortcut(shortcut, reader) for shortcut in SHORTCUTS],
            "slash_commands": [_slash_command(command, reader) for command in COMMANDS],
        },
        "oauth_config": {**redirects, "scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": events},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(shortcut: Shortcut, reader: Reader) -> dict[str, str]:
    return {
        "name": reader.say(shortcut.label),
        "type": "message" if shortcut.of_message else "global",
        "callback_id": shortcut.name,
        "description": reader.say(shortcut.told),
    }


def _slash_command(command: Command, reader: Reader) -> dict[str, Any]:
    usages = usages_of(command, reader.language, Examples())
    if command.free is not None:
        usages.insert(0, reader.say(f"help-{command.en}-word", **Examples().facts()))
    entry: dict[str, Any] = {
        "command": reader.command(command.en),
        "description": reader.say(f"help-{command.en}"),
        "should_escape": False,
    }
    return entry | ({"usage_hint": " | ".join(usages)} if usages else {})
