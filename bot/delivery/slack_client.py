"""Call Slack's Web API, with every way to fail as an error of its own."""

import errno
import re
import socket
import ssl
from collections.abc import Callable
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.errors import DeliveryError, DeliveryRefused, OutcomeUncertain, RateLimited, SlackUnreachable

Json = dict[str, Any]
Method = Callable[..., SlackResponse]
SLACKS_WORD = re.compile(r"[a-z][a-z0-9_.:]{1,60}")
PERHAPS_DONE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
TIMES_OUT = 408
TOO_MANY = 429
UNSAID_WAIT = 30.0
LONGEST_WAIT = 3_600.0
NEVER_LEFT = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
NO_WAY_THERE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


def call_slack(method: Method, wanted: str, **arguments: Any) -> Json:
    """Make a call that posts nothing; raises DeliveryRefused, RateLimited or SlackUnreachable.

    A response without the key `wanted` counts as none: nothing may be concluded from what is missing.
    """
    try:
        answer = _call(method, **arguments)
    except OutcomeUncertain as doubt:
        raise SlackUnreachable(doubt.why) from None
    if wanted not in answer:
        raise SlackUnreachable("incomplete")
    return answer


def post(method: Method, **arguments: Any) -> str:
    """Post a message and return its ts; raises any DeliveryError that `_call` raises."""
    ts = _call(method, **arguments).get("ts")
    if not isinstance(ts, str) or not ts:
        raise OutcomeUncertain("no_ts")
    return ts


def share(method: Method, **arguments: Any) -> Json:
    """Share a file and return what Slack says of it; raises as `post` does."""
    match _call(method, **arguments).get("files"):
        case [dict(file), *_]:
            return file
    raise OutcomeUncertain("no_file")


def _call(method: Method, **arguments: Any) -> Json:
    try:
        answer = method(**arguments).data
    except SlackApiError as error:
        raise _read_refusal(error.response) from None
    except Exception as error:  # noqa: BLE001 (http.client, urllib, ssl, socket and the SDK each break in their way)
        raise _read_break(error) from None
    return answer if isinstance(answer, dict) else {}


def _read_refusal(response: SlackResponse | Json) -> DeliveryError:
    if isinstance(response, dict):
        return OutcomeUncertain("undecodable")
    said = response.data.get("error") if isinstance(response.data, dict) else None
    status = response.status_code
    if status == TOO_MANY or said in ("ratelimited", "rate_limited"):
        return RateLimited(_read_wait(response))
    if status == TIMES_OUT or status >= 500:
        return OutcomeUncertain(f"http_{status}")
    if not isinstance(said, str) or not SLACKS_WORD.fullmatch(said):
        return OutcomeUncertain("undecodable") if status == 200 else DeliveryRefused(f"http_{status}")
    return OutcomeUncertain(said) if said in PERHAPS_DONE else DeliveryRefused(said)


def _read_wait(response: SlackResponse) -> float:
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        return min(max(float(headers["retry-after"]), 1.0), LONGEST_WAIT)
    except (KeyError, ValueError):
        return UNSAID_WAIT


def _read_break(error: Exception) -> DeliveryError:
    reason = error.reason if isinstance(error, URLError) else error
    never_left = isinstance(reason, NEVER_LEFT) or (isinstance(reason, OSError) and reason.errno in NO_WAY_THERE)
    return (SlackUnreachable if never_left else OutcomeUncertain)(type(reason).__name__)
