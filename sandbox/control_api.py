"""Endpoints that control the workspace: clock, faults, connections, app, state; and response_urls."""

import asyncio
from contextlib import suppress
from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from sandbox.errors import SlackError, StateError
from sandbox.installation import install_again, revoke_token, uninstall
from sandbox.json_input import read_json
from sandbox.membership import join_workspace
from sandbox.messages import apply_response, ignored_fields
from sandbox.objects import user_json
from sandbox.people_api import CurrentRuntime
from sandbox.records import Json
from sandbox.state import dump_workspace, read_state, restore_workspace
from sandbox.state_records import add_team

router = APIRouter()
CREDENTIALS = ("client_id", "client_secret", "signing_secret")
TOKEN_ERRORS = ("account_inactive", "token_revoked", "invalid_auth")


class Move(BaseModel):
    """An epoch, an ISO 8601 time, `tomorrow`, or a weekday such as `next monday 08:00`."""

    to: float | str


@router.post("/teams")
async def create_team(raw: Json, runtime: CurrentRuntime) -> Json:
    """Add an organisation, as in a state file."""
    add_team(runtime.workspace, raw, "team")
    return {"ok": True}


@router.post("/people")
async def join(raw: Json, runtime: CurrentRuntime) -> Json:
    """Add a person, as in a state file, to the workspace and to `channels`."""
    person = join_workspace(runtime.workspace, runtime.events, raw)
    return {"ok": True, "user": user_json(runtime.workspace, person, locale=True)}


@router.get("/clock")
async def read_clock(runtime: CurrentRuntime, offset: float | None = None, seconds: float = 25) -> Json:
    """Return the time; with the known `offset`, wait until it changes, at most that many seconds."""
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
async def inject_fault(raw: Json, runtime: CurrentRuntime) -> Json:
    """Plan a fault or set switches."""
    runtime.workspace.faults.order(raw)
    return {"ok": True}


@router.delete("/faults")
async def clear_faults(runtime: CurrentRuntime) -> Json:
    """Remove all faults and reset the switches."""
    runtime.workspace.faults.clear()
    return {"ok": True}


@router.get("/sockets")
async def count_connections(runtime: CurrentRuntime, at_least: int = 0, seconds: float = 10) -> Json:
    """Count the app's connections; wait until there are `at_least` that many, at most that many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while len(runtime.sockets.connections) < at_least:
                await runtime.workspace.wait_changed(runtime.workspace.version, seconds)
    return {"connections": len(runtime.sockets.connections)}


@router.post("/sockets/{reason}")
async def disconnect(reason: str, runtime: CurrentRuntime) -> Json:
    """Send `disconnect` with that reason to every connection of the app."""
    if reason not in {"warning", "refresh_requested", "too_many_websockets", "link_disabled"}:
        raise ValueError(f"no reason to part: {reason}")
    await runtime.sockets.disconnect(reason)
    return {"ok": True}


@router.post("/app/{change}")
async def change_installation(change: str, runtime: CurrentRuntime, error: str = "account_inactive") -> Json:
    """Revoke the bot's token, uninstall the app or install it; `error` is then the answer to its calls."""
    if change not in {"revoke", "uninstall", "install"} or error not in TOKEN_ERRORS:
        raise ValueError(f"revoke, uninstall or install; the error is one of {', '.join(TOKEN_ERRORS)}")
    if change == "install":
        install_again(runtime.workspace)
    else:
        end = revoke_token if change == "revoke" else uninstall
        end(runtime.workspace, runtime.events, error)
    return {"ok": True}


@router.get("/app")
async def read_credentials(runtime: CurrentRuntime) -> Json:
    """Return the app's credentials."""
    return {name: getattr(runtime.workspace, name) for name in CREDENTIALS}


@router.put("/app")
async def change_credentials(raw: dict[str, str], runtime: CurrentRuntime) -> Json:
    """Give the app other credentials: those that it has in another local Slack."""
    if set(raw) - set(CREDENTIALS):
        raise ValueError(f"credentials are {', '.join(CREDENTIALS)}")
    for name, value in raw.items():
        setattr(runtime.workspace, name, value)
    return {"ok": True}


@router.get("/calls")
async def list_calls(runtime: CurrentRuntime, name: str = "") -> Json:
    """List the latest calls in both directions, or those of one name, oldest first."""
    return {"calls": [asdict(call) for call in runtime.workspace.calls if name in ("", call.name)]}


@router.get("/state")
async def export_state(runtime: CurrentRuntime) -> Json:
    """Return the workspace as a state file."""
    return dump_workspace(runtime.workspace)


@router.post("/state")
async def import_state(request: Request, runtime: CurrentRuntime) -> Json:
    """Replace the workspace by a state file; an invalid one is answered with 200 and `ok: false`."""
    try:
        restore_workspace(runtime.workspace, read_state(await request.body()))
    except StateError as fault:
        return {"ok": False, "error": str(fault)}
    return {"ok": True}


@router.post("/response/{key}")
async def respond(key: str, request: Request, runtime: CurrentRuntime) -> Response:
    """Apply what the app posts to a response_url."""
    workspace = runtime.workspace
    try:
        body = read_json(await request.body())
        link = workspace.interaction_tokens.redeem_response_url(key)
        apply_response(workspace, link, body if isinstance(body, dict) else {})
    except (SlackError, ValueError) as refusal:
        error = refusal.error if isinstance(refusal, SlackError) else "invalid_payload"
        workspace.log("in", "response_url", {}, {}, error=error)
        return Response(error, 404 if error.endswith("_url") else 400)
    warning = ignored_fields(body)
    workspace.log("in", "response_url", body, {"warning": warning} if warning else {})
    return Response("ok")
