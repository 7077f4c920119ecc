"""HTTP mode: verify Slack's requests before reading them, and measure how long they have waited."""

import hmac
import json
import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.wsgi.http_response import WsgiHttpResponse

from bot.edge.interaction import ARRIVED
from bot.edge.listeners import dispatch, refuse_unreadable
from bot.edge.payloads import UnreadableError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PATH = "/slack/events"
RETRIED = "HTTP_X_SLACK_RETRY_NUM"
STAMP = re.compile(r"[0-9]{1,12}")
OLDEST = 300.0
"""Seconds for which Slack's signature is good."""
MOST_FIELDS = 1_000


class HttpMode:
    """Passes requests that Slack has signed to a Bolt app."""

    def __init__(self, app: App, secret: str) -> None:
        self._app = app
        self._secret = secret.encode()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Respond with the app's answer; 401 to what Slack has not signed, 400 to what cannot be read."""
        answer = self._answer(environ)
        said = WsgiHttpResponse(answer.status, answer.headers, answer.body)
        start_response(said.status, said.get_headers())
        return said.get_body()

    def _answer(self, environ: "WSGIEnvironment") -> BoltResponse:
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != ("POST", PATH):
            return BoltResponse(status=404, body="not found")
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        if not self._is_signed(environ, body):
            return BoltResponse(status=401, body="not signed")
        # What comes again may have been stored the first time: it is never told that it has not.
        context = {} if RETRIED in environ else {ARRIVED: environ[ARRIVED]}
        try:
            payload = _read(body, environ.get("CONTENT_TYPE", ""))
        except (ValueError, RecursionError):
            return refuse_unreadable(UnreadableError("body"))
        return dispatch(self._app, payload, context)

    def _is_signed(self, environ: "WSGIEnvironment", body: bytes) -> bool:
        stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        if not STAMP.fullmatch(stamp) or abs(time.time() - int(stamp)) > OLDEST:
            return False
        made = "v0=" + hmac.new(self._secret, b"v0:%b:%b" % (stamp.encode(), body), "sha256").hexdigest()
        return hmac.compare_digest(made.encode(), environ.get("HTTP_X_SLACK_SIGNATURE", "").encode())


def _read(body: bytes, kind: str) -> Any:
    """Read the payload: JSON, a form's field of JSON, or the form itself. Raises ValueError, or RecursionError."""
    if kind.partition(";")[0].strip().lower() == "application/json" or body.startswith(b"{"):
        return json.loads(body)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS))
    return json.loads(fields["payload"]) if "payload" in fields else fields
