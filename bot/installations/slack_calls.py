"""Make clients for calling Slack, and tell apart what can go wrong in a call."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from json import JSONDecodeError
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler, RetryHandler
from slack_sdk.http_retry.builtin_handlers import ServerErrorRetryHandler

from bot.settings import Settings

TIMEOUT = 10
"""Seconds that one call may take."""

SLACK_WORD = re.compile(r"[a-z0-9_.]+")
SLACK_TROUBLE = (SlackClientError, OSError, HTTPException, JSONDecodeError)
"""Every kind of exception that a call to Slack raises: a refusal, no answer, or half an answer."""
DEAD_TOKEN = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
"""Slack does not take this token any more."""


def _nothing(_workspace: str, _client: WebClient) -> None:
    pass


@dataclass(frozen=True)
class Clients:
    """The client of each workspace that the app is installed in, by the workspace's id.

    `one_for_all`: a single one serves everyone who meets the app. `refused` is called when Slack has refused the
    token of a workspace's client.
    """

    by_workspace: Mapping[str, WebClient]
    one_for_all: bool = True
    refused: Callable[[str, WebClient], None] = _nothing

    def served(self) -> list[str]:
        """List the workspaces that can be written to: only what is theirs is planned and posted."""
        return list(self.by_workspace)

    def of(self, workspace: str) -> WebClient:
        """Give the client to call Slack with on behalf of a workspace; raises LookupError where there is none."""
        return self.by_workspace[self.installed(workspace)]

    def installed(self, named: str) -> str:
        """Tell which installation is meant where Slack names that workspace.

        Of people of other organisations Slack often names their own.
        """
        if not self.one_for_all:
            return named
        return next(iter(self.by_workspace)) if len(self.by_workspace) == 1 else named


def posting_client(settings: Settings, token: str | None) -> WebClient:
    """Make a client for posting: it never repeats a call by itself."""
    return _client(settings, token, [])


def asking_client(settings: Settings, token: str | None) -> WebClient:
    """Make a client for reading and for forms: it repeats a call once when Slack fails."""
    return _client(settings, token, ask_once_more())


def at_most_once(client: WebClient) -> WebClient:
    """Copy the client for calls that must not be repeated."""
    return WebClient(
        token=client.token, base_url=client.base_url, timeout=client.timeout, retry_handlers=retry_rate_limits()
    )


def ask_once_more() -> list[RetryHandler]:
    """Retry once, where a repetition does no harm."""
    return [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(), ServerErrorRetryHandler()]


def retry_rate_limits() -> list[RetryHandler]:
    """Retry only what Slack has surely not done because of a rate limit."""
    return [RateLimitErrorRetryHandler()]


def _client(settings: Settings, token: str | None, retries: list[RetryHandler]) -> WebClient:
    return WebClient(token=token, base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=retries)


def reason_of(error: Exception) -> str:
    """Name the error: Slack's own word such as 'invalid_auth', else 'HTTP 404' or the exception's class."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    return _word_of(error) or f"HTTP {error.response.status_code}"


def will_pass(error: Exception) -> bool:
    """Tell whether the same call may succeed later: Slack was silent, broken or busy, and did not refuse."""
    if not isinstance(error, SlackApiError):
        return True
    status = error.response.status_code
    return status >= 500 or status == 429 or (status < 400 and not _word_of(error))


def may_be_done(error: Exception) -> bool:
    """Tell whether Slack may have done it: the request was sent, and the response was lost or cannot be read."""
    if isinstance(error, SlackApiError):
        return error.response.status_code < 400 and not _word_of(error)
    return not isinstance(error, URLError | SlackClientError)  # these come before all has been sent


def pause_of(error: Exception) -> float:
    """Read how many seconds Slack asks to wait, or 0."""
    said = error.response.headers.get("Retry-After", "0") if isinstance(error, SlackApiError) else "0"
    return float(said) if str(said).isdigit() else 0.0


def _word_of(error: SlackApiError) -> str:
    """Read Slack's word for it; for a response that is no JSON the SDK puts a sentence there."""
    said = str(error.response.get("error"))
    return said if SLACK_WORD.fullmatch(said) else ""
