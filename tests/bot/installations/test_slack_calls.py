from dataclasses import replace

import pytest
from slack_sdk import WebClient

from bot.installations.slack_calls import (
    SLACK_TROUBLE,
    Clients,
    asking_client,
    may_be_done,
    posting_client,
    reason_of,
    will_pass,
)
from bot.settings import Settings
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal

TROUBLES = [
    (refusal("invalid_auth"), "invalid_auth", False, False),
    (refusal("internal_error", 500), "internal_error", True, False),
    (refusal("ratelimited", 429), "ratelimited", True, False),
    (Reply("<html>Hemligt</html>", 404), "HTTP 404", False, False),
    (Reply("<html>Hemligt</html>", 502), "HTTP 502", True, False),
    (Reply("<html>Hemligt</html>"), "HTTP 200", True, True),
    (Reply(break_by="reset"), "ConnectionResetError", True, True),
    (Reply(break_by="truncate"), "IncompleteRead", True, True),
    (Reply('{"ok": tr'), "HTTP 200", True, True),
]


@pytest.mark.parametrize(("reply", "reason", "passing", "doubtful"), TROUBLES)
def test_every_trouble_is_told_by_a_short_word_and_known_to_pass_or_not(
    slack: ScriptedSlack, reply: Reply, reason: str, *, passing: bool, doubtful: bool
) -> None:
    slack.answer("auth.test", reply)
    client = WebClient("x", base_url=f"{slack.address}/api/", retry_handlers=[])
    with pytest.raises(SLACK_TROUBLE) as caught:
        client.auth_test()
    assert (reason_of(caught.value), will_pass(caught.value)) == (reason, passing)
    assert may_be_done(caught.value) is doubtful


def test_a_slack_that_is_not_there_will_pass() -> None:
    with pytest.raises(SLACK_TROUBLE) as caught:
        WebClient("x", base_url="http://127.0.0.1:9/api/", retry_handlers=[]).auth_test()
    assert will_pass(caught.value)
    assert not may_be_done(caught.value)


def test_only_what_may_be_asked_twice_is(slack: ScriptedSlack, settings: Settings) -> None:
    reachable = replace(settings, slack_api_url=f"{slack.address}/api/")
    slack.answer("chat.postMessage", refusal("internal_error", 500))
    slack.answer("users.list", refusal("internal_error", 500))
    with pytest.raises(SLACK_TROUBLE):
        posting_client(reachable, "xoxb-1").chat_postMessage(channel="C1", text="x")
    with pytest.raises(SLACK_TROUBLE):
        asking_client(reachable, "xoxb-1").users_list()
    assert [path for path, _ in slack.calls] == ["chat.postMessage", "users.list", "users.list"]


def test_each_workspace_has_its_client_and_a_single_one_serves_all() -> None:
    one, other = WebClient("xoxb-1"), WebClient("xoxb-2")
    assert Clients({"T1": one}).of("T7") is one
    both = Clients({"T1": one, "T2": other})
    assert (both.of("T1"), both.of("T2")) == (one, other)
    with pytest.raises(LookupError):
        both.of("T7")


def test_people_of_other_organisations_come_to_the_single_installation() -> None:
    one = WebClient("xoxb-1")
    assert Clients({"T1": one}).installed("T7") == "T1"
    assert Clients({"T1": one, "T2": one}).installed("T2") == "T2"
