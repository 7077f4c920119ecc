"""The door of the Web API: tokens, scopes, rates, unknown methods, and ordered faults."""

import time
from http.client import RemoteDisconnected
from urllib.error import URLError

import httpx
import pytest
from slack_sdk.errors import SlackApiError

ALL = "C0ALLMANT"
MANIFEST = {
    "display_information": {"name": "Prov"},
    "features": {"bot_user": {"display_name": "Provbot"}},
    "oauth_config": {"scopes": {"bot": ["chat:write", "channels:read", "commands"]}},
    "settings": {"socket_mode_enabled": True},
}


def test_tokens_are_told_apart(sandbox, refused):
    assert refused(sandbox.web("").auth_test)["error"] == "not_authed"
    assert refused(sandbox.web("xoxb-wrong").auth_test)["error"] == "invalid_auth"
    assert refused(sandbox.web(sandbox.workspace.app_token).auth_test)["error"] == "not_allowed_token_type"
    assert sandbox.web("").api_test()["ok"]


def test_an_unknown_method_is_one_and_is_kept_for_the_inspector(sandbox, web, refused):
    assert refused(web.api_call, api_method="weather.forecast")["error"] == "unknown_method"
    call = sandbox.workspace.calls[-1]
    assert (call.way, call.name, call.error) == ("in", "weather.forecast", "unknown_method")


def test_tokens_are_never_kept_in_the_log(sandbox):
    httpx.post(f"{sandbox.api}auth.test", data={"token": sandbox.workspace.bot_token})
    assert sandbox.workspace.calls[-1].error == ""
    assert sandbox.workspace.bot_token not in repr(sandbox.workspace.calls)


def test_scopes_are_those_of_the_manifest(start_sandbox, refused):
    web = start_sandbox(manifest=MANIFEST).web()
    answer = refused(web.users_info, user="U0BO")
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert answer["provided"] == "channels:read,chat:write,commands"
    assert refused(web.conversations_history, channel=ALL)["needed"] == "channels:history"
    told = web.auth_test()
    assert told["user"] == "provbot"
    assert told.headers["x-oauth-scopes"] == "channels:read,chat:write,commands"


@pytest.mark.parametrize("scope", ["channels:manage", "channels:write.topic"])
def test_either_of_two_scopes_will_do(start_sandbox, refused, scope):
    def topic(*scopes):
        web = start_sandbox(manifest={"oauth_config": {"scopes": {"bot": list(scopes)}}}).web()
        return lambda: web.conversations_setTopic(channel=ALL, topic="x")

    assert topic(scope)()["ok"]
    assert refused(topic("chat:write"))["needed"] == "channels:manage"


@pytest.mark.parametrize("send", ["query", "form", "json"])
def test_arguments_come_in_a_query_a_form_or_json(sandbox, send):
    headers = {"Authorization": f"Bearer {sandbox.workspace.bot_token}"}
    where = {"query": "params", "form": "data", "json": "json"}[send]
    blocks = '[{"type": "divider"}]'
    told = httpx.request(
        "GET" if send == "query" else "POST",
        f"{sandbox.api}chat.postMessage",
        headers=headers,
        **{where: {"channel": ALL, "text": "hej", "blocks": blocks}},
    ).json()
    assert told["message"]["blocks"][0]["type"] == "divider"


def call_until_limited(method, **arguments):
    """Count the calls that are answered before a 429; a pause gives tokens back, so there may be some more."""
    for count in range(500):
        try:
            method(**arguments)
        except SlackApiError as limited:
            return count, limited.response
    raise AssertionError("500 calls, and no limit")


def test_more_than_five_messages_at_once_must_wait(sandbox, web):
    count, refusal = call_until_limited(web.chat_postMessage, channel=ALL, text="x")
    assert count >= 5
    assert (refusal.status_code, refusal.headers["Retry-After"]) == (429, "1")
    web.chat_postMessage(channel="U0BO", text="another channel")
    sandbox.client.set_switches(limits=False)
    web.chat_postMessage(channel=ALL, text="unlimited")


def test_a_method_is_limited_by_its_tier(web):
    count, refusal = call_until_limited(web.users_list)
    assert count >= 20
    assert refusal["error"] == "ratelimited"


def posted(sandbox):
    return [each["text"] for each in sandbox.person().messages(ALL)]


def test_a_429_can_be_ordered(sandbox, web):
    sandbox.client.inject_fault(method="chat.postMessage", kind="429", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=ALL, text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    web.chat_postMessage(channel=ALL, text="y")
    assert posted(sandbox) == ["y"]


@pytest.mark.parametrize(("kind", "seen"), [("500_before", []), ("500_after", ["x"])])
def test_a_500_can_be_ordered_before_or_after_the_call_counts(sandbox, web, kind, seen):
    sandbox.client.inject_fault(kind=kind, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            web.chat_postMessage(channel=ALL, text="x")
        assert caught.value.response.status_code == 500
    assert posted(sandbox) == seen * 2


def test_a_reset_can_be_ordered_after_the_call_counts(sandbox, web):
    sandbox.client.inject_fault(method="chat.postMessage", kind="reset_after")
    with pytest.raises((ConnectionResetError, RemoteDisconnected, URLError)):
        web.chat_postMessage(channel=ALL, text="x")
    assert posted(sandbox) == ["x"]


def test_an_answer_can_be_cut(sandbox):
    sandbox.client.inject_fault(kind="truncated")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.post(f"{sandbox.api}auth.test", data={"token": sandbox.workspace.bot_token})


def test_an_answer_can_be_slow(sandbox):
    sandbox.client.inject_fault(kind="slow", seconds=1.5)
    before = time.monotonic()
    assert sandbox.web().auth_test()["ok"]
    assert time.monotonic() - before >= 1.5
    sandbox.client.inject_fault(kind="slow", seconds=600)
    sandbox.client.clear_faults()
    assert sandbox.web().auth_test()["ok"]


def test_an_unknown_trouble_is_not_taken(sandbox):
    for order in ({}, {"kind": "plague"}, {"older": True, "wiser": True}):
        assert sandbox.client.http.post("/faults", json=order).status_code == 400


def test_an_older_workspace_refuses_the_newest_blocks(sandbox, web, refused):
    text = {"type": "plain_text", "text": "x"}
    child = {"type": "section", "text": text}
    container = [{"type": "container", "title": text, "child_blocks": [child]}]
    web.chat_postMessage(channel=ALL, text="x", blocks=container)
    sandbox.client.set_switches(older=True)
    assert refused(web.chat_postMessage, channel=ALL, text="x", blocks=container)["error"] == "invalid_blocks"


@pytest.mark.parametrize(
    ("method", "arguments", "warnings"),
    [
        ("chat.postMessage", {"channel": "C0ALLMANT", "text": "x", "link_names": True}, ["link_names"]),
        ("chat.postMessage", {"channel": "C0ALLMANT", "text": "x", "unfurl_links": False}, []),
        ("chat.postMessage", {"channel": "C0ALLMANT", "text": "x", "link_names": False, "parse": "none"}, []),
        (
            "chat.postMessage",
            {"channel": "C0ALLMANT", "text": "x", "made_up": 1, "parse": "full"},
            ["made_up", "parse"],
        ),
        ("conversations.list", {"limit": "9", "exclude_members": "true"}, ["exclude_members"]),
        ("users.info", {"user": "U0ALMA", "include_locale": "true"}, []),
    ],
)
def test_an_argument_given_in_vain_is_warned_of_in_the_answer_and_among_the_calls(
    sandbox, web, method, arguments, warnings
):
    told = web.api_call(method, params=arguments)
    said = [f"ignored_argument:{name}" for name in warnings]
    assert (told.get("response_metadata") or {}).get("warnings", []) == said
    assert told.get("warning", "") == ",".join(said)
    assert sandbox.client.calls(method)[-1]["response"].get("warning", "") == ",".join(said)
