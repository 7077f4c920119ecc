"""`trygg check`: would it work? One line for each thing that must be right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.manifest import SCOPES
from bot.settings import Settings
from bot.slack_calls import asking_client
from storage.database import Database
from storage.schema import schema_state
from storage.workspaces import every_workspace


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, what was found, and whether it will do."""

    what: str
    found: str
    good: bool


def run_checks(settings: Settings) -> bool:
    """Print one line for each check; whether all are good."""
    console = Console(highlight=False, soft_wrap=True)
    good = True
    for finding in _every_finding(settings):
        console.print(f"{'[green]ok  [/]' if finding.good else '[red]FAIL[/]'} {finding.what}: ", end="")
        console.print(finding.found, markup=False)
        good = good and finding.good
    return good


def _every_finding(settings: Settings) -> Iterator[Finding]:
    yield _way_in(settings)
    yield _database(settings)
    client = asking_client(settings)
    if not settings.slack_bot_token:
        yield Finding("SLACK_BOT_TOKEN", "is missing", good=False)
        return
    yield _ask_slack("SLACK_BOT_TOKEN", lambda: _token(client))
    yield _ask_slack("scopes", lambda: _scopes(client))
    if settings.slack_app_token:
        yield _ask_slack("SLACK_APP_TOKEN", lambda: _app_token(settings))
    for channel in _channels(settings):
        yield _ask_slack(f"channel {channel}", lambda channel=channel: _channel(client, channel))  # type: ignore[misc]


def _way_in(settings: Settings) -> Finding:
    if settings.slack_app_token:
        return Finding("connection", "Socket Mode", good=True)
    if settings.slack_signing_secret:
        return Finding("connection", f"HTTP on port {settings.port}", good=True)
    return Finding(
        "connection", "set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP", good=False
    )


def _database(settings: Settings) -> Finding:
    try:
        state = schema_state(Database(settings.database_url))
    except SQLAlchemyError as error:
        return Finding("database", str(getattr(error, "orig", None) or type(error).__name__), good=False)
    return Finding("database", f"schema {state}", good=state != "ahead")


def _ask_slack(what: str, question: Callable[[], Finding]) -> Finding:
    try:
        return question()
    except SlackApiError as error:
        return Finding(what, f"Slack answers {error.response.get('error')}", good=False)
    except (SlackClientError, OSError) as error:
        return Finding(what, f"Slack cannot be reached ({type(error).__name__})", good=False)


def _token(client: WebClient) -> Finding:
    me = client.auth_test()
    return Finding("SLACK_BOT_TOKEN", f"{me.get('user')} in {me.get('team')}", good=True)


def _scopes(client: WebClient) -> Finding:
    answer = client.auth_test()
    granted = {
        scope.strip() for scope in str(answer.headers.get("x-oauth-scopes", "")).split(",") if scope.strip()
    }
    missing = sorted(set(SCOPES) - granted) if granted else []
    if missing:
        return Finding("scopes", "missing " + ", ".join(missing), good=False)
    return Finding("scopes", "all there" if granted else "Slack did not say which", good=True)


def _app_token(settings: Settings) -> Finding:
    client = WebClient(base_url=settings.slack_api_url, timeout=10)
    client.apps_connections_open(app_token=settings.slack_app_token)
    return Finding("SLACK_APP_TOKEN", "Socket Mode opens", good=True)


def _channel(client: WebClient, channel: str) -> Finding:
    found = client.conversations_info(channel=channel)["channel"]
    member = bool(found.get("is_member"))
    can_join = not found.get("is_private") and not found.get("is_archived")
    words = "member" if member else "not a member, will join" if can_join else "invite the app to it first"
    return Finding(f"channel {channel}", f"#{found.get('name')}: {words}", good=member or can_join)


def _channels(settings: Settings) -> list[str]:
    wanted = [settings.digest_channel] if settings.digest_channel else []
    database = Database(settings.database_url)
    try:
        if schema_state(database) == "current":
            with database.transaction(reading=True) as session:
                wanted += [each.digest_channel for each in every_workspace(session) if each.digest_channel]
    except SQLAlchemyError:
        pass
    return list(dict.fromkeys(wanted))
