"""How Slack is called, and what can go wrong in a call."""

from http.client import HTTPException
from json import JSONDecodeError
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler, RetryHandler
from slack_sdk.http_retry.builtin_handlers import ServerErrorRetryHandler

from bot.settings import Settings

TIMEOUT = 10
"""Seconds that one call may take."""

SLACK_TROUBLE = (SlackClientError, OSError, HTTPException, JSONDecodeError)
"""Every kind of exception that a call to Slack raises: a refusal, no answer, or half an answer."""


def posting_client(settings: Settings) -> WebClient:
    """The client for posting: it never sends anything again by itself."""
    return _client(settings, [])


def asking_client(settings: Settings) -> WebClient:
    """The client for reading and for forms: what it asks is asked once more when Slack stumbles."""
    return _client(settings, ask_once_more())


def ask_once_more() -> list[RetryHandler]:
    """Where a second time does no harm."""
    return [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(), ServerErrorRetryHandler()]


def _client(settings: Settings, retries: list[RetryHandler]) -> WebClient:
    return WebClient(
        token=settings.slack_bot_token, base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=retries
    )


def reason_of(error: Exception) -> str:
    """Slack's own word such as 'invalid_auth', else 'HTTP 404' or the kind of trouble."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    return str(_body_of(error).get("error") or f"HTTP {_status_of(error)}")


def will_pass(error: Exception) -> bool:
    """Whether the same call may succeed later: Slack was silent, broken or busy, and did not refuse."""
    if not isinstance(error, SlackApiError):
        return True
    status = _status_of(error)
    return status >= 500 or status == 429 or (status < 400 and not _body_of(error))


def _status_of(error: SlackApiError) -> int:
    # For an answer that is no JSON the SDK gives a plain dict instead of its own response.
    response: Any = error.response
    return int(response["status"] if isinstance(response, dict) else response.status_code)


def _body_of(error: SlackApiError) -> dict[str, Any]:
    data = None if isinstance(error.response, dict) else error.response.data
    return data if isinstance(data, dict) else {}
