"""Endpoints that steer the workspace itself: clock, faults, connections, state; and the response_urls."""

import asyncio
from contextlib import suppress
from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from sandbox.errors import SlackError, StateError
from sandbox.json_input import read_json
from sandbox.membership import leave_channels, welcome
from sandbox.messages import apply_response, ignored_fields
from sandbox.objects import user_json
from sandbox.people_api import CurrentRuntime
from sandbox.records import Json
from sandbox.state import dump_workspace, read_state, restore_workspace
from sandbox.state_records import add_person, add_team
from sandbox.workspace import BOT

router = APIRouter()
TOKEN_ERRORS = ("account_inactive", "token_revoked", "invalid_auth")


class Move(BaseModel):
    """An epoch, an ISO 8601 time, `tomorrow`, or a weekday such as `next monday 08:00`."""

    to: float | str


@router.post("/teams")
async def connect(raw: Json, runtime: CurrentRuntime) -> Json:
    """Add an organisation that channels may be shared with, as in a state file."""
    add_team(runtime.workspace, raw, "team")
    return {"ok": True}


@router.post("/people")
async def join(raw: Json, runtime: CurrentRuntime) -> Json:
    """Add a person, as in a state file; `channels` by id or name, unsaid for a member the first one."""
    workspace = runtime.workspace
    given = {name: value for name, value in raw.items() if name != "channels"}
    if given.get("id") in workspace.people:
        raise ValueError(f"{given['id']} is there already")
    outside = any(given.get(key) for key in ("is_restricted", "is_ultra_restricted", "team_id"))
    first = [] if outside else [next(iter(workspace.channels))]
    channels = [workspace.channel(str(each)) for each in raw.get("channels", first)]
    person = add_person(workspace, given, "person")
    welcome(workspace, runtime.events, person, channels)
    workspace.mark_changed()
    return {"ok": True, "user": user_json(workspace, person, locale=True)}


@router.get("/clock")
async def read_clock(runtime: CurrentRuntime, offset: float | None = None, seconds: float = 25) -> Json:
    """The time; with the `offset` one knows, waits until it is another, at most so many seconds."""
    clock = runtime.workspace.clock
    if offset == clock.offset:
        await clock.wait_moved(seconds)
    return {"now": clock.now(), "offset": clock.offset}


@router.post("/clock")
async def move_clock(move: Move, runtime: CurrentRuntime) -> Json:
    """Move the clock forward."""
    clock = runtime.workspace.clock
    clock.move_to(clock.parse(move.to) if isinstance(move.to, str) else move.to)
    runtime.workspace.mark_changed()
    return {"now": clock.now(), "offset": clock.offset}


@router.post("/faults")
async def order_trouble(raw: Json, runtime: CurrentRuntime) -> Json:
    """Order a fault, or set a switch."""
    runtime.workspace.faults.order(raw)
    return {"ok": True}


@router.delete("/faults")
async def clear_troubles(runtime: CurrentRuntime) -> Json:
    """A calm Slack again."""
    runtime.workspace.faults.clear()
    return {"ok": True}


@router.get("/sockets")
async def count_connections(runtime: CurrentRuntime, at_least: int = 0, seconds: float = 10) -> Json:
    """How many connections the app has; waits until there are `at_least` so many, at most so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while len(runtime.sockets.connections) < at_least:
                await runtime.workspace.wait_changed(runtime.workspace.version, seconds)
    return {"connections": len(runtime.sockets.connections)}


@router.post("/sockets/{reason}")
async def part_connections(reason: str, runtime: CurrentRuntime) -> Json:
    """Send every connection of the app's a `disconnect` for that reason."""
    if reason not in {"warning", "refresh_requested", "too_many_websockets", "link_disabled"}:
        raise ValueError(f"no reason to part: {reason}")
    await runtime.sockets.disconnect(reason)
    return {"ok": True}


@router.post("/app/{deed}")
async def steer_app(deed: str, runtime: CurrentRuntime, error: str = "account_inactive") -> Json:
    """`revoke` the bot's token, `uninstall` the app, or `install` it again; calls then end with that error."""
    if deed not in {"revoke", "uninstall", "install"} or error not in TOKEN_ERRORS:
        raise ValueError(f"revoke, uninstall or install; the error is one of {', '.join(TOKEN_ERRORS)}")
    if deed == "install":
        runtime.workspace.token_error = None
    elif not runtime.workspace.token_error:
        runtime.events.send("tokens_revoked", {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT]}})
        if deed == "uninstall":
            runtime.events.send("app_uninstalled", {"type": "app_uninstalled"})
            leave_channels(runtime.workspace, BOT)
        runtime.workspace.token_error = error
    runtime.workspace.mark_changed()
    return {"ok": True}


@router.get("/calls")
async def tell_calls(runtime: CurrentRuntime, name: str = "") -> Json:
    """The latest calls both ways, or those of one name, oldest first, with milliseconds and payloads."""
    return {"calls": [asdict(call) for call in runtime.workspace.calls if name in ("", call.name)]}


@router.get("/state")
async def tell_state(runtime: CurrentRuntime) -> Json:
    """The workspace as a state file."""
    return dump_workspace(runtime.workspace)


@router.post("/state")
async def put_state(request: Request, runtime: CurrentRuntime) -> Json:
    """Put a state file in place of all that is there; a wrong one is refused as Slack's methods do, with 200."""
    try:
        restore_workspace(runtime.workspace, read_state(await request.body()))
    except StateError as fault:
        return {"ok": False, "error": str(fault)}
    return {"ok": True}


@router.post("/response/{key}")
async def respond(key: str, request: Request, runtime: CurrentRuntime) -> Response:
    """What an app says through a response_url."""
    try:
        body = read_json(await request.body())
        link = runtime.workspace.interaction_tokens.redeem_response_url(key)
        apply_response(runtime.workspace, link, body if isinstance(body, dict) else {})
    except (SlackError, ValueError) as refusal:
        error = refusal.error if isinstance(refusal, SlackError) else "invalid_payload"
        runtime.workspace.log("in", "response_url", {}, {}, error=error)
        return Response(error, 404 if error.endswith("_url") else 400)
    runtime.workspace.log(
        "in", "response_url", body, {"warning": ignored_fields(body)} if ignored_fields(body) else {}
    )
    return Response("ok")
