"""Dispatch calls of the Web API: parse the request, check token, rate and scope, run the method."""

import asyncio
import json
import time
from base64 import b64decode
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


class ApiRequest(NamedTuple):
    """A call as sent; `json_args` are the arguments of a JSON body, `fault` is the error of an invalid body."""

    token: str
    args: Json
    json_args: Json
    fault: str = ""


class ApiResponse(NamedTuple):
    """The response of a call."""

    body: Json
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})


INTERNAL_ERROR = ApiResponse({"ok": False, "error": "internal_error"}, 500)


@router.api_route("/api/{name}", methods=["GET", "POST"])
async def answer(name: str, request: Request) -> Response:
    """Answer one call, with the fault that is planned for it."""
    runtime: Runtime = request.app.state.runtime
    sent = await _parse_request(request)
    started = time.perf_counter()
    fault = runtime.workspace.faults.next_for(name)
    reply = await _apply_fault_before(fault) or _run_method(runtime, name, sent)
    spent = (time.perf_counter() - started) * 1000
    runtime.workspace.log(
        "in",
        name,
        {**sent.args, **sent.json_args},
        reply.body,
        error=reply.body.get("error", ""),
        ms=spent,
    )
    return _send(fault, reply)


async def _parse_request(request: Request) -> ApiRequest:
    """Read token and arguments from a query, a form or a JSON body; the latter holds no token."""
    args: dict[str, Any] = dict(request.query_params)
    json_args: Json = {}
    fault = ""
    if "json" in request.headers.get("content-type", ""):
        json_args, fault = _parse_json(await request.body())
        json_args.pop("token", None)
    elif request.method == "POST":
        form, fault = await _parse_form(request)
        args |= form
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    token = str(args.pop("token", ""))
    if kind == "Basic":
        return ApiRequest(token, args | _read_credentials(given), json_args, fault)
    return ApiRequest(given.strip() or token, args, json_args, fault)


def _read_credentials(given: str) -> Json:
    """Read the app's own credentials, by which it exchanges a code for a token."""
    try:
        client_id, _, secret = b64decode(given).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client_id, "client_secret": secret}


async def _parse_form(request: Request) -> tuple[Json, str]:
    try:
        async with request.form() as form:
            return {key: value for key, value in form.items() if isinstance(value, str)}, ""
    except HTTPException:
        return {}, "invalid_form_data"


def _parse_json(body: bytes) -> tuple[Json, str]:
    try:
        raw = read_json(body or b"{}")
    except ValueError:
        return {}, "invalid_json"
    return (raw, "") if isinstance(raw, dict) else ({}, "json_not_object")


async def _apply_fault_before(fault: InjectedFault | None) -> ApiResponse | None:
    """Apply a fault that precedes the call."""
    if fault and fault.kind == "429":
        return _rate_limited(fault.retry_after)
    if fault and fault.kind == "500_before":
        return INTERNAL_ERROR
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    return None


def _send(fault: InjectedFault | None, reply: ApiResponse) -> Response:
    """Send the response, or apply a fault that follows the call."""
    if fault and fault.kind == "500_after":
        reply = INTERNAL_ERROR
    if fault and fault.kind in {"reset_after", "truncated"}:
        return BrokenResponse(json.dumps(reply.body).encode(), whole=fault.kind == "reset_after")
    return JSONResponse(reply.body, reply.status, reply.headers)


def _run_method(runtime: Runtime, name: str, sent: ApiRequest) -> ApiResponse:
    try:
        body = {"ok": True, **_call_method(runtime, name, sent)}
    except SlackError as refusal:
        if "retry_after" in refusal.facts:
            return _rate_limited(refusal.facts["retry_after"])
        body = {"ok": False, "error": refusal.error, **refusal.facts}
    return ApiResponse(body, headers=_scope_headers(runtime, METHODS.get(name)))


def _call_method(runtime: Runtime, name: str, sent: ApiRequest) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _check_token(runtime, method, sent.token)
    if sent.fault:
        raise SlackError(sent.fault)
    wait = runtime.rate_limits.wait(name, method.tier) if method.tier and runtime.workspace.faults.limits else 0
    if wait:
        raise SlackError("ratelimited", retry_after=wait)
    call = Call(runtime, name, sent.args | (sent.json_args if method.takes_json else {}))
    if method.scope:
        call.require(method.scope)
    return _with_warnings(method.run(call), call.ignored())


def _with_warnings(body: Json, ignored: list[str]) -> Json:
    """Add a warning for every ignored argument."""
    warnings = [*body.get("warning", "").split(), *(f"ignored_argument:{name}" for name in ignored)]
    metadata = {**body.get("response_metadata", {}), "warnings": warnings}
    return body | {"warning": ",".join(warnings), "response_metadata": metadata} if warnings else body


def _check_token(runtime: Runtime, method: Method, token: str) -> None:
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


def _rate_limited(seconds: int) -> ApiResponse:
    return ApiResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})
