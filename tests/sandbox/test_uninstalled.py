"""A token that is taken back, an app that is uninstalled, and one that comes again."""

import pytest

ALL = "C0ALLMANT"


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "invalid_auth"])
def test_a_revoked_token_is_refused_with_that_error_and_told(sandbox, web, refused, next_event, error):
    sandbox.client.revoke(error)
    assert next_event()["tokens"] == {"oauth": [], "bot": ["U0SANDBOXBOT"]}
    assert refused(web.auth_test)["error"] == error
    assert refused(web.chat_postMessage, channel=ALL, text="x")["error"] == error
    assert web.apps_connections_open(app_token=sandbox.workspace.app_token)["ok"]


def test_an_uninstalled_app_is_told_once_and_hears_no_more(sandbox, next_event):
    sandbox.client.uninstall()
    sandbox.client.uninstall()
    assert {next_event()["type"], next_event()["type"]} == {"tokens_revoked", "app_uninstalled"}
    alma = sandbox.person()
    alma.say("hej", ALL)
    alma.command("/hello", ALL)
    assert "/hello" in alma.messages(ALL)[-1]["text"]
    assert sandbox.client.calls("/hello") == []
    assert sandbox.client.calls("message") == []


def test_an_app_that_is_installed_again_works_and_is_in_no_channel(sandbox, web, refused):
    sandbox.client.uninstall()
    sandbox.client.install()
    assert refused(web.chat_postMessage, channel=ALL, text="x")["error"] == "not_in_channel"
    web.conversations_join(channel=ALL)
    assert web.chat_postMessage(channel=ALL, text="x")["ok"]


@pytest.mark.parametrize(("deed", "error"), [("explode", "account_inactive"), ("revoke", "tired")])
def test_only_what_slack_does_to_apps_is_done(sandbox, deed, error):
    assert sandbox.client.http.post(f"/app/{deed}", params={"error": error}).status_code == 400
