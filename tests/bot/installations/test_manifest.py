"""The manifest against what Slack's manifest schema says, and its scopes against every call in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

import bot
import preview
from bot.installations.app import EVENTS, EVENTS_OF_INSTALLATIONS, SCOPES
from bot.installations.manifest import build_manifest
from commands.examples import Examples
from commands.reader import Reader
from commands.registry import COMMANDS, ROUTES
from commands.routes import InteractionKind
from sandbox.manifest import Manifest

LANGUAGES = ("sv", "en")
CALLS: dict[str, set[str]] = {
    "api_call": set(),  # blocks.validate, for `trygg check --views`
    "apps_connections_open": set(),  # the app's own token, with connections:write
    "auth_revoke": set(),
    "auth_test": set(),
    "chat_delete": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_join": {"channels:join"},
    "conversations_open": {"im:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "files_completeUploadExternal": {"files:write"},
    "files_delete": {"files:write"},
    "files_getUploadURLExternal": {"files:write"},
    "files_info": {"files:read"},
    "oauth_v2_access": set(),  # with the app's own secret
    "pins_add": {"pins:write"},
    "users_info": {"users:read"},
    "users_list": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
EVENTS_NEED = {
    "app_home_opened": set(),
    "message.im": {"im:history"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}


def manifest(language: str) -> dict[str, Any]:
    return build_manifest(Reader(language, ZoneInfo("Europe/Stockholm")))


@pytest.fixture(params=LANGUAGES)
def built(request: pytest.FixtureRequest) -> dict[str, Any]:
    return manifest(request.param)


def test_it_has_only_what_slack_knows(built: dict[str, Any]) -> None:
    assert set(built) == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert set(built["display_information"]) <= {"name", "description", "background_color", "long_description"}
    assert set(built["features"]) == {"app_home", "bot_user", "shortcuts", "slash_commands"}
    assert set(built["features"]["app_home"]) == {
        "home_tab_enabled",
        "messages_tab_enabled",
        "messages_tab_read_only_enabled",
    }
    assert set(built["features"]["bot_user"]) == {"display_name", "always_online"}
    assert set(built["oauth_config"]) == {"scopes"}
    assert set(built["settings"]) == {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    }


def test_it_keeps_slacks_limits(built: dict[str, Any]) -> None:
    shown = built["display_information"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert len(built["features"]["bot_user"]["display_name"]) <= 80
    commands = built["features"]["slash_commands"]
    assert 1 <= len(commands) <= 50
    assert len({each["command"] for each in commands}) == len(commands)
    for each in commands:
        assert set(each) <= {"command", "description", "usage_hint", "should_escape"}
        assert re.fullmatch(r"/[a-z0-9_-]{1,31}", each["command"])
        assert 1 <= len(each["description"]) <= 2_000
        assert 1 <= len(each["usage_hint"]) <= 1_000


def test_its_shortcuts_keep_slacks_limits(built: dict[str, Any]) -> None:
    shortcuts = built["features"]["shortcuts"]
    assert len({each["callback_id"] for each in shortcuts}) == len(shortcuts) <= 10
    for each in shortcuts:
        assert set(each) == {"name", "type", "callback_id", "description"}
        assert 1 <= len(each["name"]) <= 24
        assert 1 <= len(each["description"]) <= 150
        assert (InteractionKind.SHORTCUT, each["callback_id"]) in ROUTES


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", {"global": "Rapportera", "message": "Rapportera detta"}),
        ("en", {"global": "Report", "message": "Report this"}),
    ],
)
def test_it_names_the_shortcuts_in_the_language(language: str, names: dict[str, str]) -> None:
    assert {each["type"]: each["name"] for each in manifest(language)["features"]["shortcuts"]} == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_commands_that_there_are_in_the_language(language: str) -> None:
    commands = manifest(language)["features"]["slash_commands"]
    assert [each["command"] for each in commands] == [command.name(language) for command in COMMANDS]
    for each, command in zip(commands, COMMANDS, strict=True):
        for sub in command.subs:
            assert sub.usages(language, Examples())[0] in each["usage_hint"]


def test_the_local_slack_takes_it(built: dict[str, Any]) -> None:
    read = Manifest(built)
    assert read.socket_mode
    assert read.interactive
    assert read.home_tab
    assert read.app_name == "Trygg"
    assert {each.type for each in read.shortcuts} == {"global", "message"}
    assert all(read.wants(event) for event in EVENTS)


def test_an_app_that_workspaces_install_is_told_where_and_hears_of_its_end() -> None:
    public = build_manifest(Reader("sv", ZoneInfo("Europe/Stockholm")), "https://trygg.example.se")
    assert public["oauth_config"]["redirect_urls"] == ["https://trygg.example.se/slack/oauth_redirect"]
    assert set(public["settings"]["event_subscriptions"]["bot_events"]) == {*EVENTS, *EVENTS_OF_INSTALLATIONS}
    assert public["oauth_config"]["scopes"] == manifest("sv")["oauth_config"]["scopes"]


def calls_in(tree: ast.AST) -> Iterator[str]:
    """Every attribute that is a method of Slack's Web API."""
    methods = {name for name in dir(WebClient) if "_" in name and not name.startswith("_")} - {
        "base_url",
        "api_call",
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in methods | {"api_call"}:
            yield node.attr


def test_every_call_has_its_scope_and_every_scope_its_call() -> None:
    files = [file for room in (bot, preview) for file in Path(room.__file__).parent.rglob("*.py")]
    called = {name for file in files for name in calls_in(ast.parse(file.read_text(encoding="utf-8")))}
    assert called == set(CALLS)
    needed = {"commands"}.union(*CALLS.values(), *(EVENTS_NEED[event] for event in EVENTS))
    assert needed == set(SCOPES)
    assert manifest("sv")["oauth_config"]["scopes"]["bot"] == sorted(needed)
