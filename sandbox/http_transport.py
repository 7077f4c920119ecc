"""Deliver requests in HTTP mode: signed POSTs to the manifest's request URLs."""

import asyncio
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import httpx

from sandbox.errors import DeliveryError
from sandbox.json_input import read_json
from sandbox.records import Json
from sandbox.transport import RequestType
from sandbox.workspace import Workspace

AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
FORM = "application/x-www-form-urlencoded"


class HttpTransport:
    """Delivers requests to the app's request URLs."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.client = httpx.AsyncClient(timeout=None, trust_env=False)  # noqa: S113 (Slack's patience holds)

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """POST one request; the whole answer must arrive within Slack's patience."""
        address = self._address(kind, payload)
        if not address:
            raise DeliveryError("dispatch_failed", "connection_failed")
        body, content_type = _encode(kind, payload)
        headers = {"Content-Type": content_type, "User-Agent": AGENT, **self.sign(body)}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        response = await self._post(address, body, headers)
        _refuse_status(response, most=299 if kind == "events_api" else 200)
        return {} if kind == "events_api" else _read(response)

    async def _post(self, address: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        try:
            async with asyncio.timeout(self.workspace.faults.patience):
                return await self.client.post(address, content=body, headers=headers)
        except (TimeoutError, httpx.TimeoutException):
            raise DeliveryError("operation_timeout", "http_timeout") from None
        except httpx.HTTPError:
            raise DeliveryError("dispatch_failed", "connection_failed") from None

    def _address(self, kind: RequestType, payload: Json) -> str:
        manifest = self.workspace.manifest
        if kind == "slash_commands":
            command = manifest.command(payload["command"])
            return command.url if command else ""
        interactivity = manifest.part("settings", "interactivity") or {}
        if payload["type"] == "block_suggestion":
            return str(interactivity.get("message_menu_options_url") or interactivity.get("request_url") or "")
        if kind == "interactive":
            return str(interactivity.get("request_url") or "")
        return str(manifest.part("settings", "event_subscriptions", "request_url") or "")

    def sign(self, body: bytes) -> dict[str, str]:
        """Return Slack's signature headers; by real time, as Bolt refuses old and future timestamps."""
        stamp = str(int(time.time()))
        base = b"v0:" + stamp.encode() + b":" + body
        digest = hmac.new(self.workspace.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def stop(self) -> None:
        """Close the connections."""
        await self.client.aclose()


def _encode(kind: RequestType, payload: Json) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


def _refuse_status(response: httpx.Response, most: int) -> None:
    """Raise DeliveryError unless the status is from 200 to `most`."""
    if response.status_code in range(200, most + 1):
        return
    fault = "http_service_error" if response.is_server_error else "http_client_error"
    raise DeliveryError(fault, "" if "x-slack-no-retry" in response.headers else "http_error")


def _read(response: httpx.Response) -> Json:
    if not response.content:
        return {}
    if "json" not in response.headers.get("content-type", ""):
        return {"text": response.text}
    try:
        answer = read_json(response.content)
    except ValueError:
        raise DeliveryError("http_client_error") from None
    return answer if isinstance(answer, dict) else {}
