"""An app that is installed by OAuth: asked for, allowed, exchanged, and revoked."""

from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

BACK = "http://127.0.0.1:9/back"
MANIFEST = {
    "features": {"bot_user": {"display_name": "Provbot"}},
    "oauth_config": {"redirect_urls": ["http://127.0.0.1:9/"], "scopes": {"bot": ["chat:write", "commands"]}},
}


@pytest.fixture
def slack(start_sandbox):
    return start_sandbox(manifest=MANIFEST)


def address(slack, **changes):
    known = {"client_id": slack.client.credentials()["client_id"], "scope": "chat:write", "redirect_uri": BACK}
    return f"{slack.workspace.address}/oauth/v2/authorize?{urlencode(known | {'state': 'st=1'} | changes)}"


def allow(slack, **changes):
    """The code that comes back when Bo allows it."""
    back = urlsplit(slack.person("U0BO").install_app(address(slack, **changes)))
    answer = parse_qs(back.query)
    assert (back.path, answer["state"]) == ("/back", ["st=1"])
    return answer["code"][0]


def exchange(slack, code, **changes):
    known = slack.client.credentials()
    secret = {name: known[name] for name in ("client_id", "client_secret")}
    return slack.web("").oauth_v2_access(code=code, **{"redirect_uri": BACK} | secret | changes).data


def test_the_page_asks_in_the_words_of_who_reads_it(slack):
    page = httpx.get(address(slack), trust_env=False)
    assert page.status_code == 200
    for words in ("Provbot vill installeras i Provort", "chat:write", "Bo Påhittad", "Tillåt"):
        assert words in page.text


def test_what_is_allowed_is_exchanged_for_a_token_that_works(slack):
    before = slack.workspace.bot_token
    slack.client.uninstall()
    answer = exchange(slack, allow(slack))
    assert (answer["team"], answer["authed_user"]) == ({"id": "T0SANDBOX", "name": "Provort"}, {"id": "U0BO"})
    assert (answer["scope"], answer["is_enterprise_install"]) == ("chat:write,commands", False)
    assert answer["access_token"] != before
    assert slack.web(answer["access_token"]).auth_test()["user_id"] == answer["bot_user_id"]


def test_the_token_before_is_none_any_more(slack, refused):
    before = slack.web()
    exchange(slack, allow(slack))
    assert refused(before.auth_test)["error"] == "invalid_auth"


def test_a_code_is_good_once_and_for_ten_minutes(slack, refused):
    code, late = allow(slack), allow(slack)
    exchange(slack, code)
    assert refused(exchange, slack=slack, code=code)["error"] == "invalid_code"
    slack.client.move_clock(slack.client.now + 601)
    assert refused(exchange, slack=slack, code=late)["error"] == "invalid_code"


WRONG = [
    ({"client_id": "1.1"}, "invalid_client_id"),
    ({"client_secret": "x"}, "bad_client_secret"),
    ({"redirect_uri": "http://127.0.0.1:9/other"}, "bad_redirect_uri"),
]


@pytest.mark.parametrize(("changes", "error"), WRONG)
def test_only_the_app_itself_exchanges_it(slack, refused, changes, error):
    assert refused(exchange, slack=slack, code=allow(slack), **changes)["error"] == error


ASKED = [
    ({"client_id": "1.1"}, "invalid_client_id"),
    ({"redirect_uri": "https://example.org/"}, "bad_redirect_uri"),
    ({"redirect_uri": ""}, "bad_redirect_uri"),
    ({"scope": "admin"}, "invalid_scope"),
    ({"scope": ""}, "invalid_scope"),
]


@pytest.mark.parametrize(("changes", "error"), ASKED)
def test_what_the_manifest_does_not_hold_is_not_asked_for(slack, changes, error):
    for method in ("GET", "POST"):
        answer = httpx.request(method, address(slack, **changes), trust_env=False)
        assert (answer.status_code, answer.text) == (400, error)


def test_whoever_declines_sends_no_code(slack):
    back = slack.person("U0BO").install_app(address(slack), allow=False)
    assert parse_qs(urlsplit(back).query) == {"error": ["access_denied"], "state": ["st=1"]}


def test_an_app_gives_its_token_back(web, refused, next_event):
    assert web.auth_revoke(test=True)["revoked"] is False
    assert web.auth_revoke()["revoked"] is True
    assert next_event()["type"] == "tokens_revoked"
    assert refused(web.auth_test)["error"] == "token_revoked"


def test_an_app_has_the_same_credentials_in_two(slack, start_sandbox):
    other = start_sandbox(manifest=MANIFEST)
    other.client.change_credentials(**slack.client.credentials())
    assert other.client.credentials() == slack.client.credentials()
    assert slack.client.http.put("/app", json={"bot_token": "x"}).status_code == 400
