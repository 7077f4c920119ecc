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

from sandbox.api.broken_responses import BrokenResponse
from sandbox.api.call import Call, Runtime
from sandbox.api.methods import METHODS, Method
from sandbox.errors import SlackError
from sandbox.fault_injection import InjectedFault
from sandbox.json_input import read_json
from sandbox.records import Json

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
    """One call, with whatever fault was ordered for it."""
    runtime: Runtime = request.app.state.runtime
    asked = await _read(request)
    started = time.perf_counter()
    fault = runtime.workspace.faults.next_for(name)
    reply = await _meet(fault) or _respond(runtime, name, asked)
    spent = (time.perf_counter() - started) * 1000
    runtime.workspace.log(
        "in", name, {**asked.args, **asked.told}, reply.told, error=reply.told.get("error", ""), ms=spent
    )
    return _send(fault, reply)


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


async def _meet(fault: InjectedFault | None) -> Answer | None:
    """The faults that come before the call is run."""
    if fault and fault.kind == "429":
        return _limited(fault.retry_after)
    if fault and fault.kind == "500_before":
        return FAILED
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    return None


def _send(fault: InjectedFault | None, reply: Answer) -> Response:
    """The answer, or the faults that come after the call was run."""
    if fault and fault.kind == "500_after":
        reply = FAILED
    if fault and fault.kind in {"reset_after", "truncated"}:
        return BrokenResponse(json.dumps(reply.told).encode(), whole=fault.kind == "reset_after")
    return JSONResponse(reply.told, reply.status, reply.headers)


def _respond(runtime: Runtime, name: str, asked: Asked) -> Answer:
    try:
        told = {"ok": True, **_run(runtime, name, asked)}
    except SlackError as refusal:
        if "retry_after" in refusal.facts:
            return _limited(refusal.facts["retry_after"])
        told = {"ok": False, "error": refusal.error, **refusal.facts}
    return Answer(told, headers=_scope_headers(runtime, METHODS.get(name)))


def _run(runtime: Runtime, name: str, asked: Asked) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _refuse_token(runtime, method, asked.token)
    if asked.fault:
        raise SlackError(asked.fault)
    wait = runtime.rate_limits.wait(name, method.tier) if method.tier and runtime.workspace.faults.limits else 0
    if wait:
        raise SlackError("ratelimited", retry_after=wait)
    call = Call(runtime, name, asked.args | (asked.told if method.takes_json else {}))
    if method.scope:
        call.require(method.scope)
    return _with_warnings(method.run(call), call.ignored())


def _with_warnings(told: Json, ignored: list[str]) -> Json:
    """The answer, with a warning for every argument that was given in vain."""
    said = [*told.get("warning", "").split(), *(f"ignored_argument:{name}" for name in ignored)]
    metadata = {**told.get("response_metadata", {}), "warnings": said}
    return told | {"warning": ",".join(said), "response_metadata": metadata} if said else told


def _refuse_token(runtime: Runtime, method: Method, token: str) -> None:
    if method.caller == "anyone":
        return
    if not token:
        raise SlackError("not_authed")
    kinds: dict[str, Literal["bot", "app"]] = {
        runtime.workspace.bot_token: "bot",
        runtime.workspace.app_token: "app",
    }
    if token not in kinds:
        raise SlackError("invalid_auth")
    if kinds[token] != method.caller:
        raise SlackError("not_allowed_token_type")
    if kinds[token] == "bot" and runtime.workspace.token_error:
        raise SlackError(runtime.workspace.token_error)


def _scope_headers(runtime: Runtime, method: Method | None) -> dict[str, str]:
    granted = runtime.workspace.manifest.scopes
    headers = {} if granted is None else {"x-oauth-scopes": ",".join(sorted(granted))}
    accepted = method.scope.replace("|", ",") if method else ""
    return headers | ({"x-accepted-oauth-scopes": accepted} if accepted else {})


def _limited(seconds: int) -> Answer:
    return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})
