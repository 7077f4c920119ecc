"""Requests as Slack signs them."""

import hashlib
import hmac
import time
from typing import Any

SECRET = "secret"
FORM = "application/x-www-form-urlencoded"


def sign(body: bytes, stamp: str | None = None, secret: str = SECRET) -> dict[str, str]:
    """The two headers that say that a body is Slack's."""
    stamp = str(int(time.time())) if stamp is None else stamp
    made = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={made}"}


def headers(body: bytes, kind: str = FORM, secret: str = SECRET) -> dict[str, str]:
    """All that Slack says before a body."""
    return {"Content-Type": kind, **sign(body, secret=secret)}


def environ(body: Any, kind: str = FORM) -> dict[str, str]:
    """The same as a WSGI server tells it."""
    names = {name: f"HTTP_{name.upper().replace('-', '_')}" for name in sign(body)}
    return {names[name]: value for name, value in sign(body).items()} | {"CONTENT_TYPE": kind}
