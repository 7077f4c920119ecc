"""Payloads as Slack sends them for everything that Trygg shows, and the same with something wrong in them."""

import copy
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from commands.reader import Reader
from commands.registry import COMMANDS, SHORTCUTS
from preview.filling import WAYS, fill, inputs_of
from preview.rehearsal import Rehearsal
from preview.sample import BOSS, CHANNEL, TEAM
from preview.walk import Walk
from sandbox.elements import STATE_FIELDS
from storage.database import Database
from tests.conftest import STOCKHOLM

Json = dict[str, Any]
MOST_ALIKE = 2
FROM = {
    "team": {"id": TEAM, "domain": "x"},
    "user": {"id": BOSS, "team_id": TEAM},
    "api_app_id": "A1",
}
FROM |= {"token": "t", "enterprise": None, "is_enterprise_install": False, "trigger_id": "1.2.3"}
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 7, 10**40, 1.5, float("nan"), "", " ", "x", "<!channel>", "U1> <!here>", "\0", "\ud83d",
    "\u202e", "å" * 3_001, "2026-02-30", "25:61", "[", [], [[]], [None], {}, {"id": None}, {"id": 7},
    {"value": []}, [{}], ["U1", 2], {"type": "event_callback"},
)  # fmt: skip


def payloads(database: Database, url: str) -> Iterator[Json]:
    """One payload for each command, form, button and list that a walk through Trygg meets, and for each event.

    `url` is where responses go; one where nobody answers would be tried again and again.
    """
    walk = Walk(Rehearsal(database, BOSS, Reader("sv", STOCKHOLM)))
    views = [each for each in walk.shown() if each.argument in ("view", "message")]
    made = [*_commands(url), *_events(), *_shortcuts()]
    for shown in views:
        made += _of_view(shown.payload, url)
    alike = Counter[str]()
    for payload in made:
        alike[kind := _kind(payload)] += 1
        if alike[kind] <= MOST_ALIKE:
            yield payload


def _kind(payload: Json) -> str:
    names = (payload.get(key) for key in ("type", "command", "text", "action_id", "callback_id"))
    pressed = [each["action_id"] for each in payload.get("actions", ())]
    deeper = (pressed, payload.get("view", {}).get("callback_id"))
    return f"{[*names]} {deeper} {payload.get('event', {}).get('type')}"


def _commands(url: str) -> Iterator[Json]:
    words = ("", "1", "klotter Stationen igår 22:30", *(sub.sv for each in COMMANDS for sub in each.subs))
    for command in COMMANDS:
        for line in words:
            yield {
                "command": f"/{command.sv}", "text": line, "team_id": TEAM, "user_id": BOSS, "channel_id": CHANNEL,
                "trigger_id": "1.2.3", "response_url": url, "team_domain": "x", "token": "t",
            }  # fmt: skip


def _shortcuts() -> Iterator[Json]:
    message = {"type": "message", "user": "U9", "text": "klotter <@U9> vid <https://x.se|Stationen>", "ts": "1.2"}
    place = {"channel": {"id": CHANNEL, "name": "x"}, "message": message, "message_ts": "1.2"}
    for shortcut in SHORTCUTS:
        kind = {"type": "message_action", **place} if shortcut.of_message else {"type": "shortcut"}
        yield {**FROM, "callback_id": shortcut.name, "action_ts": "1.1", **kind}


def _events() -> Iterator[Json]:
    member = {"id": "U9", "team_id": TEAM, "locale": "sv-SE", "deleted": False, "profile": {"display_name": "Sju"}}
    message = {"type": "message", "channel": "D1", "channel_type": "im", "user": BOSS, "text": "hej", "ts": "1.2"}
    for event in (
        {"type": "app_home_opened", "user": BOSS, "tab": "home", "channel": "D1", "view": None},
        {"type": "team_join", "user": member},
        {"type": "user_change", "user": member},
        message,
    ):
        yield {
            "type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event": event, "event_id": "Ev1",
            "authorizations": [{"team_id": TEAM, "enterprise_id": None, "user_id": "UBOT", "is_bot": True}],
        }  # fmt: skip


def _of_view(view: Json, url: str) -> Iterator[Json]:
    fields = {way: fill(view, way, lambda _route, _letters: ["1"]) for way in WAYS} if "type" in view else {}
    told = {**view, "id": "V1", "team_id": TEAM, "hash": "1.a", "app_installed_team_id": TEAM}
    for filled in fields.values():
        values = {
            block["block_id"]: _state(block["element"], filled[block["block_id"]]) for block in inputs_of(view)
        }
        source = {"view": told | {"state": {"values": values}}}
        if "submit" in view:
            yield {**FROM, "type": "view_submission", **source}
        yield from _of_elements(view, source)
    if not fields:
        yield from _of_elements(view, {"channel": {"id": CHANNEL}, "message": view, "response_url": url})


def _of_elements(view: Json, source: Json) -> Iterator[Json]:
    for block in view.get("blocks", ()):
        for element in (*block.get("elements", ()), block.get("accessory") or block.get("element") or {}):
            about = {"block_id": block.get("block_id", "b"), "action_id": element.get("action_id")}
            if element.get("type") == "external_select":
                yield {**FROM, "type": "block_suggestion", **about, "value": "st", **source}
            elif element.get("type") == "button" or block.get("dispatch_action"):
                action = about | {"type": element["type"], "value": element.get("value", ""), "action_ts": "1.1"}
                yield {**FROM, "type": "block_actions", "actions": [action], **source}


def _state(element: Json, value: Any) -> Json:
    key = STATE_FIELDS[element["type"]].key
    shown: Any = value
    if key == "selected_option":
        shown = {"text": {"type": "plain_text", "text": "x"}, "value": value} if value else None
    elif key == "selected_options":
        shown = [{"text": {"type": "plain_text", "text": "x"}, "value": each} for each in value or ()]
    return {element["action_id"]: {"type": element["type"], key: shown}}


def mutated(payload: Json, chance: random.Random) -> Json:
    """The payload with one to three things wrong: a key dropped, a value of another kind, parts exchanged."""
    changed = copy.deepcopy(payload)
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(_places(changed))
        holder, key = chance.choice(places)
        match chance.choice(("drop", "junk", "junk", "swap", "deep", "more")):
            case "drop":
                del holder[key]
            case "junk":
                holder[key] = copy.deepcopy(chance.choice(JUNK))
            case "swap":
                other, theirs = chance.choice(places)
                holder[key] = copy.deepcopy(other[theirs])
            case "deep":
                for _ in range(chance.choice((1, 20, 150))):
                    holder[key] = chance.choice(([holder[key]], {"event": holder[key]}))
            case "more":
                places[0][0][chance.choice(("event", "view", "actions", "type", "user", "payload"))] = holder[key]
    return changed


def _places(inside: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(inside) if isinstance(inside, dict) else range(len(inside))
    for key in keys:
        yield inside, key
        if isinstance(inside[key], dict | list):
            yield from _places(inside[key])
