"""The one door of the Web API: reads a call, checks token, rate and scope, runs the method and answers."""

import asyncio
import json
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sandbox.api.breaks import BrokenResponse
from sandbox.api.call import Call
from sandbox.api.methods import METHODS, Method
from sandbox.api.site import Site
from sandbox.errors import SlackError
from sandbox.reading import read_json
from sandbox.records import Json
from sandbox.troubles import Trouble

router = APIRouter()


class Asked(NamedTuple):
    """A call as it was sent; `told` are the arguments of a JSON body, `fault` what is wrong with that body."""

    token: str
    args: Json
    told: Json
    fault: str = ""


class Answer(NamedTuple):
    """What a call is answered with."""

    told: Json
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})


FAILED = Answer({"ok": False, "error": "internal_error"}, 500)


@router.api_route("/api/{name}", methods=["GET", "POST"])
async def answer(name: str, request: Request) -> Response:
    """One call, with whatever trouble was ordered for it."""
    site: Site = request.app.state.site
    asked = await _read(request)
    started = time.perf_counter()
    trouble = site.workspace.troubles.next_for(name)
    reply = await _meet(trouble) or _respond(site, name, asked)
    spent = (time.perf_counter() - started) * 1000
    site.workspace.log(
        "in", name, {**asked.args, **asked.told}, reply.told, error=reply.told.get("error", ""), ms=spent
    )
    return _send(trouble, reply)


async def _read(request: Request) -> Asked:
    """The token and the arguments, from a query, a form or a JSON body; the latter can hold no token."""
    args: dict[str, Any] = dict(request.query_params)
    told: Json = {}
    fault = ""
    if "json" in request.headers.get("content-type", ""):
        told, fault = _object(await request.body())
        told.pop("token", None)
    elif request.method == "POST":
        form, fault = await _form(request)
        args |= form
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    token = args.pop("token", "")
    return Asked(bearer or str(token), args, told, fault)


async def _form(request: Request) -> tuple[Json, str]:
    try:
        async with request.form() as form:
            return {key: value for key, value in form.items() if isinstance(value, str)}, ""
    except HTTPException:
        return {}, "invalid_form_data"


def _object(body: bytes) -> tuple[Json, str]:
    try:
        raw = read_json(body or b"{}")
    except ValueError:
        return {}, "invalid_json"
    return (raw, "") if isinstance(raw, dict) else ({}, "json_not_object")


async def _meet(trouble: Trouble | None) -> Answer | None:
    """The troubles that come before the call is run."""
    if trouble and trouble.kind == "429":
        return _limited(trouble.retry_after)
    if trouble and trouble.kind == "500_before":
        return FAILED
    if trouble and trouble.kind == "slow":
        await asyncio.sleep(trouble.seconds)
    return None


def _send(trouble: Trouble | None, reply: Answer) -> Response:
    """The answer, or the troubles that come after the call was run."""
    if trouble and trouble.kind == "500_after":
        reply = FAILED
    if trouble and trouble.kind in {"reset_after", "truncated"}:
        return BrokenResponse(json.dumps(reply.told).encode(), whole=trouble.kind == "reset_after")
    return JSONResponse(reply.told, reply.status, reply.headers)


def _respond(site: Site, name: str, asked: Asked) -> Answer:
    try:
        told = {"ok": True, **_run(site, name, asked)}
    except SlackError as refusal:
        if "retry_after" in refusal.facts:
            return _limited(refusal.facts["retry_after"])
        told = {"ok": False, "error": refusal.error, **refusal.facts}
    return Answer(told, headers=_scope_headers(site, METHODS.get(name)))


def _run(site: Site, name: str, asked: Asked) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _refuse_token(site, method, asked.token)
    if asked.fault:
        raise SlackError(asked.fault)
    wait = site.rates.wait(name, method.tier) if method.tier and site.workspace.troubles.limits else 0
    if wait:
        raise SlackError("ratelimited", retry_after=wait)
    call = Call(site, name, asked.args | (asked.told if method.takes_json else {}))
    if method.scope:
        call.require(method.scope)
    return _with_warnings(method.run(call), call.ignored())


def _with_warnings(told: Json, ignored: list[str]) -> Json:
    """The answer, with a warning for every argument that was given in vain."""
    said = [*told.get("warning", "").split(), *(f"ignored_argument:{name}" for name in ignored)]
    metadata = {**told.get("response_metadata", {}), "warnings": said}
    return told | {"warning": ",".join(said), "response_metadata": metadata} if said else told


def _refuse_token(site: Site, method: Method, token: str) -> None:
    if method.caller == "anyone":
        return
    if not token:
        raise SlackError("not_authed")
    kinds: dict[str, Literal["bot", "app"]] = {site.workspace.bot_token: "bot", site.workspace.app_token: "app"}
    if token not in kinds:
        raise SlackError("invalid_auth")
    if kinds[token] != method.caller:
        raise SlackError("not_allowed_token_type")
    if kinds[token] == "bot" and site.workspace.revoked:
        raise SlackError(site.workspace.revoked)


def _scope_headers(site: Site, method: Method | None) -> dict[str, str]:
    granted = site.workspace.manifest.scopes
    headers = {} if granted is None else {"x-oauth-scopes": ",".join(sorted(granted))}
    accepted = method.scope.replace("|", ",") if method else ""
    return headers | ({"x-accepted-oauth-scopes": accepted} if accepted else {})


def _limited(seconds: int) -> Answer:
    return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})
