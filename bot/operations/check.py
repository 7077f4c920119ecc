"""`trygg check`: print one line for each thing that must be right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from slack_sdk import WebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.installations.app import INSTALL, SCOPES
from bot.installations.channel_sharing import read_sharing
from bot.installations.slack_calls import SLACK_TROUBLE, TIMEOUT, posting_client, reason_of
from bot.operations.database_check import CheckResult, look_at_database, missing_file, open_database
from bot.operations.file_permissions import SETTINGS_FILE, kept_files, open_to_others
from bot.operations.known_installations import read_installations
from bot.settings import Settings
from domain.teams import ChannelSharing
from storage.partnership import partners_by_team

Further = Callable[[Settings, WebClient], Iterator[CheckResult]]


def run_checks(settings: Settings, further: Further | None = None) -> bool:
    """Print one line for each check, `further` ones with a working token too; returns whether all passed."""
    console = Console(highlight=False, soft_wrap=True)
    good = True
    for result in _every_result(settings, further):
        console.print(f"{'[green]ok  [/]' if result.good else '[red]FAIL[/]'} ", end="")
        console.print(f"{result.what}: {result.found}", markup=False)
        good = good and result.good
    return good


def _every_result(settings: Settings, further: Further | None) -> Iterator[CheckResult]:
    yield CheckResult("settings", _where_from())
    yield from _file_permissions(settings)
    yield _way_in(settings)
    database, channels = look_at_database(settings)
    yield from database
    if settings.by_oauth:
        yield from _app_tokens(settings)
        yield from _installations(settings, further)
    elif settings.slack_bot_token:
        client = posting_client(settings, settings.slack_bot_token)
        yield from _bot_token("SLACK_BOT_TOKEN", client)
        yield from _app_tokens(settings)
        yield from _channels_of(settings, client, channels)
        for user in settings.coordinators:
            yield _ask_slack(f"coordinator {user}", lambda user=user: _coordinator(client, user))  # type: ignore[misc]
        yield from further(settings, client) if further else ()
    else:
        yield CheckResult("SLACK_BOT_TOKEN", "is missing", good=False)


def _installations(settings: Settings, further: Further | None) -> Iterator[CheckResult]:
    """Check each workspace that has installed the app; `further` ones in the first whose token can be read."""
    known = [] if missing_file(settings) else read_installations(settings)
    if not known:
        yield CheckResult("installations", f"none yet: open {settings.public_url}{INSTALL}")
    for each in known:
        if each.client is None:
            yield CheckResult(f"installation {each.workspace}", each.why, good=each.ended)
        else:
            yield from _bot_token(f"installation {each.workspace}", each.client)
            yield from _channels_of(settings, each.client, each.channels)
    working = [each.client for each in known if each.client]
    if further and working:
        yield from further(settings, working[0])


def _app_tokens(settings: Settings) -> Iterator[CheckResult]:
    if settings.slack_app_token:
        yield _ask_slack("SLACK_APP_TOKEN", lambda: _app_token(settings))


def _bot_token(what: str, client: WebClient) -> Iterator[CheckResult]:
    yield _ask_slack(what, lambda: _token(what, client))
    yield _ask_slack("scopes", lambda: _scopes(client))


def _channels_of(settings: Settings, client: WebClient, channels: Sequence[str]) -> Iterator[CheckResult]:
    partners = _partners_by_team(settings) if channels else {}
    for channel in channels:
        look = partial(_channel, client, channel, partners)
        yield _ask_slack(f"channel {channel}", look)


def _where_from() -> str:
    """Check where the settings come from; says so when there is no file, as one may be in the wrong folder."""
    if SETTINGS_FILE.is_file():
        return f"read from the environment and {SETTINGS_FILE.resolve()}"
    return f"read from the environment; there is no {SETTINGS_FILE} in {Path.cwd()}"


def _file_permissions(settings: Settings) -> Iterator[CheckResult]:
    """Check who may read the settings and the database."""
    wide = open_to_others(settings)
    for file in wide:
        found = f"everybody on this machine can read {file}: chmod 600 {file}"
        yield CheckResult("file rights", found, good=False)
    known = ", ".join(map(str, kept_files(settings)))
    if not wide:
        yield CheckResult("file rights", f"not for everybody: {known}" if known else "no files yet")


def _way_in(settings: Settings) -> CheckResult:
    if settings.slack_app_token:
        return CheckResult("connection", "Socket Mode")
    if settings.slack_signing_secret:
        return CheckResult("connection", f"HTTP on 127.0.0.1:{settings.port}/slack/events")
    return CheckResult(
        "connection", "set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP", good=False
    )


def _partners_by_team(settings: Settings) -> dict[str, str]:
    """Name the partners that are other organisations in Slack; none where the tables are of another version."""
    if missing_file(settings):
        return {}
    try:
        with open_database(settings) as database, database.transaction(reading=True) as session:
            return partners_by_team(session)
    except SQLAlchemyError:
        return {}


def _ask_slack(what: str, question: Callable[[], CheckResult]) -> CheckResult:
    try:
        return question()
    except SLACK_TROUBLE as error:
        return CheckResult(what, f"Slack answers {reason_of(error)}", good=False)


def _token(what: str, client: WebClient) -> CheckResult:
    me = client.auth_test()
    return CheckResult(what, f"{me.get('user')} in {me.get('team')}")


def _scopes(client: WebClient) -> CheckResult:
    said = str(client.auth_test().headers.get("x-oauth-scopes", ""))
    granted = {scope.strip() for scope in said.split(",") if scope.strip()}
    missing = sorted(set(SCOPES) - granted) if granted else []
    if missing:
        return CheckResult("scopes", f"missing {', '.join(missing)}: update the app's manifest", good=False)
    return CheckResult("scopes", "all there" if granted else "Slack did not say which")


def _app_token(settings: Settings) -> CheckResult:
    client = WebClient(base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=[])
    client.apps_connections_open(app_token=settings.slack_app_token)
    return CheckResult("SLACK_APP_TOKEN", "Socket Mode opens")


def _channel(client: WebClient, channel: str, partners: Mapping[str, str]) -> CheckResult:
    found = client.conversations_info(channel=channel)["channel"]
    stands = _membership(f"channel {channel}", found)
    return replace(stands, found=stands.found + _tell_sharing(read_sharing({"id": channel, **found}), partners))


def _tell_sharing(sharing: ChannelSharing, partners: Mapping[str, str]) -> str:
    """Warn of other organisations that read what is posted, each by its partner's name where it is one."""
    told = ""
    if sharing.teams:
        names = ", ".join(f"{team} ({partners.get(team, 'no partner')})" for team in sharing.teams)
        told = f"; warning: shared with {names}, who read what is posted; people who may only post cannot use apps"
    return told + ("; warning: another organisation has been invited to share it" if sharing.pending else "")


def _membership(what: str, found: Mapping[str, Any]) -> CheckResult:
    if found.get("is_archived"):
        return CheckResult(what, f"#{found.get('name')} is archived", good=False)
    if found.get("is_member"):
        return CheckResult(what, f"member of #{found.get('name')}")
    if found.get("is_private"):
        return CheckResult(what, f"not in #{found.get('name')}: invite the app", good=False)
    return CheckResult(what, f"not in #{found.get('name')} yet: joins when it posts")


def _coordinator(client: WebClient, user: str) -> CheckResult:
    found = client.users_info(user=user)["user"]
    has_left = bool(found.get("deleted"))
    name = found.get("real_name") or found.get("name")
    return CheckResult(f"coordinator {user}", f"{name} has left" if has_left else str(name), good=not has_left)
