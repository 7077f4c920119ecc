"""Installing in the browser: only what the same browser has begun, once, and within ten minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from sqlmodel import select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.install_pages import install_pages
from bot.installations.app import INSTALL, REDIRECT, SCOPES
from bot.installations.oauth import OAuthInstaller
from bot.installations.token_cipher import TokenCipher, new_key
from bot.settings import Settings
from storage.database import Database
from storage.store import Store
from storage.tables import Installation, Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.conftest import NOW

GRANTED = {
    "ok": True,
    "access_token": "xoxb-hemlig",
    "token_type": "bot",
    "scope": "commands,chat:write",
    "bot_user_id": "UBOT",
    "app_id": "A1",
    "team": {"id": "T1", "name": "Låtsasby <b>"},
    "enterprise": None,
    "authed_user": {"id": "U1"},
    "is_enterprise_install": False,
}


class Browser:
    """Visits the pages, with the cookies that it has been given; `now` is the bot's time."""

    def __init__(self, settings: Settings, database: Database, slack: ScriptedSlack) -> None:
        keys = (new_key(),)
        self.settings = replace(
            settings,
            public_url="https://trygg.example.se",
            slack_client_id="1.2",
            slack_client_secret="shh",
            token_keys=keys,
            slack_api_url=f"{slack.address}/api/",
        )
        self.now: datetime = NOW
        self.cipher = TokenCipher(keys)
        self.installed = 0
        self.headers: dict[str, list[str]] = {}
        self.status = ""
        self.cookie = ""
        dispatcher = InteractionDispatcher(database, self.settings, lambda: self.now)
        self._pages: Any = install_pages(OAuthInstaller(self.settings, self.cipher, dispatcher), self._count)

    def _count(self) -> None:
        self.installed += 1

    def visit(self, path: str, method: str = "GET", **query: str) -> str:
        """The page's text; its status and headers are kept."""

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            self.status, self.headers = status, {}
            for name, value in headers:
                self.headers.setdefault(name, []).append(value)

        environ = {"REQUEST_METHOD": method, "QUERY_STRING": urlencode(query), "HTTP_COOKIE": self.cookie}
        return b"".join(self._pages[path](environ, start)).decode()

    def begin(self) -> str:
        """Begin; the state that Slack is given, with its cookie in the browser."""
        self.visit(INSTALL)
        self.cookie = self.headers["Set-Cookie"][0].partition(";")[0]
        return parse_qs(urlsplit(self.headers["Location"][0]).query)["state"][0]


@pytest.fixture
def browser(settings: Settings, database: Database, slack: ScriptedSlack) -> Browser:
    slack.answer("oauth.v2.access", Reply(GRANTED))
    return Browser(settings, database, slack)


def stored(database: Database) -> list[Installation]:
    with database.transaction(reading=True) as session:
        return list(session.exec(select(Installation)))


def nothing_is_stored(database: Database) -> bool:
    with database.transaction(reading=True) as session:
        return not stored(database) and not session.exec(select(Workspace)).all()


def test_slack_is_asked_for_what_the_app_needs(browser: Browser, database: Database) -> None:
    state = browser.begin()
    address = urlsplit(browser.headers["Location"][0])
    assert (browser.status, address.path) == ("302 Found", "/oauth/v2/authorize")
    asked = parse_qs(address.query)
    assert (asked["client_id"], asked["state"]) == (["1.2"], [state])
    assert asked["redirect_uri"] == ["https://trygg.example.se/slack/oauth_redirect"]
    assert set(asked["scope"][0].split(",")) == set(SCOPES)
    (cookie,) = browser.headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "Max-Age=600"} <= set(cookie.split("; "))
    assert nothing_is_stored(database), "whoever looks writes nothing"


def test_what_slack_grants_is_stored_encrypted_and_the_page_says_what_is_next(
    browser: Browser, database: Database, slack: ScriptedSlack, logs: Callable[[], str]
) -> None:
    page = browser.visit(REDIRECT, state=browser.begin(), code="code-1")
    assert (browser.status, browser.installed) == ("200 OK", 1)
    for words in ("Trygg är installerat i Låtsasby &lt;b&gt;", "Trygg is installed in", "<code>/trygg inställ"):
        assert words in page
    (sent,) = slack.called("oauth.v2.access")
    assert sent["code"] == "code-1"
    assert sent["redirect_uri"] == "https://trygg.example.se/slack/oauth_redirect"
    (row,) = stored(database)
    assert (row.workspace_id, row.bot_user, row.installed_by) == ("T1", "UBOT", "U1")
    assert (row.enterprise_id, row.scopes, row.installed_at) == (None, ["chat:write", "commands"], NOW)
    assert row.token is not None
    assert "hemlig" not in row.token
    assert browser.cipher.decrypt(row.token) == "xoxb-hemlig"
    assert "hemlig" not in logs() + page
    with database.transaction(reading=True) as session:
        assert [area.name for area in Store(session, "T1").geography.areas()] == ["Hela kommunen"]


def test_a_workspace_within_an_organisation_is_one_like_any_other(
    browser: Browser, database: Database, slack: ScriptedSlack
) -> None:
    slack.answer("oauth.v2.access", Reply(GRANTED | {"enterprise": {"id": "E1", "name": "Regionen"}}))
    browser.visit(REDIRECT, state=browser.begin(), code="code-1")
    assert [(row.workspace_id, row.enterprise_id) for row in stored(database)] == [("T1", "E1")]


def refused_with(browser: Browser, key_words: str, page: str) -> bool:
    both = "<h1>Trygg är inte installerat</h1>" in page and "<h1>Trygg is not installed</h1>" in page
    return both and key_words in page and browser.status.startswith("4") and f'href="{INSTALL}"' in page


def test_a_state_of_another_browser_is_refused(browser: Browser, database: Database, slack: ScriptedSlack) -> None:
    state = browser.begin()
    for cookie in ("", "slack-app-oauth-state=", "slack-app-oauth-state=another", browser.cookie + "x"):
        browser.cookie = cookie
        page = browser.visit(REDIRECT, state=state, code="code-1")
        assert refused_with(browser, "började inte i den här webbläsaren", page)
    assert refused_with(browser, "webbläsaren", browser.visit(REDIRECT, code="code-1"))
    assert slack.calls == []
    assert nothing_is_stored(database)


def test_a_state_that_we_have_not_signed_is_refused_though_the_browser_bears_it(
    browser: Browser, database: Database, slack: ScriptedSlack
) -> None:
    state = TokenCipher([new_key()]).issue_state(NOW)
    browser.cookie = f"slack-app-oauth-state={state}"
    assert refused_with(browser, "är länken fel", browser.visit(REDIRECT, state=state, code="code-1"))
    assert slack.calls == []
    assert nothing_is_stored(database)


def test_a_state_of_more_than_ten_minutes_ago_is_refused(
    browser: Browser, database: Database, slack: ScriptedSlack
) -> None:
    state = browser.begin()
    browser.now += timedelta(minutes=10, seconds=1)
    assert refused_with(browser, "mer än tio minuter", browser.visit(REDIRECT, state=state, code="code-1"))
    assert slack.calls == []
    assert nothing_is_stored(database)


def test_a_state_is_good_once_even_where_slack_refused_the_code(
    browser: Browser, database: Database, slack: ScriptedSlack
) -> None:
    slack.answer("oauth.v2.access", refusal("invalid_code"), Reply(GRANTED))
    state = browser.begin()
    assert refused_with(browser, "Slack godkände inte", browser.visit(REDIRECT, state=state, code="code-1"))
    assert refused_with(browser, "redan använd", browser.visit(REDIRECT, state=state, code="code-2"))
    assert len(slack.calls) == 1
    assert nothing_is_stored(database)
    browser.visit(REDIRECT, state=browser.begin(), code="code-3")
    assert browser.status == "200 OK"


def test_whoever_declines_is_told_so(browser: Browser, database: Database) -> None:
    page = browser.visit(REDIRECT, state=browser.begin(), error="access_denied")
    assert refused_with(browser, "Du avbröt installationen", page)
    assert nothing_is_stored(database)


def test_another_error_of_slack_is_not_said_to_be_a_no(browser: Browser, database: Database) -> None:
    page = browser.visit(REDIRECT, state=browser.begin(), error="invalid_team_for_non_distributed_app")
    assert refused_with(browser, "Slack godkände inte", page)
    assert nothing_is_stored(database)


def test_a_whole_organisation_is_refused_and_its_token_given_back(
    browser: Browser, database: Database, slack: ScriptedSlack
) -> None:
    everywhere = {"team": None, "enterprise": {"id": "E1"}, "is_enterprise_install": True}
    slack.answer("oauth.v2.access", Reply(GRANTED | everywhere))
    page = browser.visit(REDIRECT, state=browser.begin(), code="code-1")
    assert refused_with(browser, "hel organisation", page)
    assert [path for path, _ in slack.calls] == ["oauth.v2.access", "auth.revoke"]
    assert nothing_is_stored(database)


BAD = [
    Reply(break_by="reset"),
    Reply("<html>"),
    Reply(GRANTED | {"access_token": None}),
    Reply(GRANTED | {"team": {"id": "T 1"}}),
    Reply(GRANTED | {"team": "T1"}),
    Reply(GRANTED | {"authed_user": None}),
    Reply(GRANTED | {"refresh_token": "xoxe-1", "expires_in": 43_200}),
]


@pytest.mark.parametrize("answer", BAD)
def test_an_answer_that_is_not_as_it_should_be_stores_nothing(
    browser: Browser, database: Database, slack: ScriptedSlack, answer: Reply, logs: Callable[[], str]
) -> None:
    slack.answer("oauth.v2.access", answer)
    page = browser.visit(REDIRECT, state=browser.begin(), code="code-1")
    assert refused_with(browser, "Slack godkände inte", page)
    assert nothing_is_stored(database)
    assert '"installation_failed"' in logs()
    assert "hemlig" not in logs()


@pytest.mark.parametrize("path", [INSTALL, REDIRECT])
def test_nothing_is_begun_or_ended_by_another_method(browser: Browser, path: str) -> None:
    browser.visit(path, "POST", state=browser.begin(), code="code-1")
    assert browser.status == "405 Method Not Allowed"


def test_a_workspace_keeps_what_it_has_when_it_is_installed_again(browser: Browser, database: Database) -> None:
    browser.visit(REDIRECT, state=browser.begin(), code="code-1")
    with database.transaction() as session:
        Store(session, "T1").workspace.settings().digest_channel = "C1"
    browser.now += timedelta(days=1)
    browser.visit(REDIRECT, state=browser.begin(), code="code-2")
    (row,) = stored(database)
    assert (row.installed_at, browser.installed) == (browser.now, 2)
    with database.transaction(reading=True) as session:
        assert Store(session, "T1").workspace.settings().digest_channel == "C1"
