import json
import threading
from collections.abc import Callable

import pytest
from slack_sdk import WebClient

from bot.errors import StartError, StoppedError
from bot.installations import waiting
from bot.installations.waiting import await_slack
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PAUSE", 0.01)


@pytest.fixture
def client(slack: ScriptedSlack) -> WebClient:
    return WebClient("x", base_url=f"{slack.address}/api/", retry_handlers=[])


def test_slack_is_waited_for_and_that_is_said_once(
    slack: ScriptedSlack, client: WebClient, logs: Callable[[], str]
) -> None:
    slack.answer("auth.test", refusal("x", 503), Reply(break_by="reset"), refusal("ratelimited", 429), Reply())
    assert await_slack(client.auth_test, "SLACK_BOT_TOKEN", threading.Event(), patience=60)["ok"]
    said = [json.loads(each) for each in logs().splitlines()]
    assert [each["event"] for each in said if each["event"] != "library"] == ["waiting_for_slack"]


def test_what_slack_refuses_is_not_waited_for(slack: ScriptedSlack, client: WebClient) -> None:
    slack.answer("auth.test", refusal("invalid_auth"))
    with pytest.raises(StartError, match=r"^Slack refuses SLACK_BOT_TOKEN: invalid_auth$"):
        await_slack(client.auth_test, "SLACK_BOT_TOKEN", threading.Event(), patience=60)


def test_patience_has_an_end(slack: ScriptedSlack, client: WebClient) -> None:
    slack.answer("auth.test", refusal("fatal_error", 500))
    with pytest.raises(StartError, match=r"^Slack cannot be reached \(fatal_error\)$"):
        await_slack(client.auth_test, "SLACK_BOT_TOKEN", threading.Event(), patience=0.05)


def test_whoever_is_told_to_stop_waits_no_longer(slack: ScriptedSlack, client: WebClient) -> None:
    stopped = threading.Event()
    slack.answer("auth.test", refusal("fatal_error", 500))
    ending = threading.Timer(0.1, stopped.set)
    ending.start()
    with pytest.raises(StoppedError):
        await_slack(client.auth_test, "SLACK_BOT_TOKEN", stopped)
    ending.join()
