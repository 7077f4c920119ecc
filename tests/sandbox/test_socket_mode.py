"""Socket Mode: greetings, one envelope to one connection, redelivery, and parting."""

import gc
import json
import threading
from contextlib import closing

import pytest
import websocket
from slack_sdk.errors import SlackApiError

from tests.sandbox.running import UNHURRIED, connected_app
from tests.sandbox.tiny_app import build_tiny


@pytest.fixture
def dial(sandbox):
    """Opens bare connections, each past its greeting."""
    opened = []

    def start():
        opened.append(sandbox.connect())
        return opened[-1], json.loads(opened[-1].recv())

    yield start
    for each in opened:
        each.close()


def send(sandbox, line):
    """A command, whose person waits in a thread."""
    thread = threading.Thread(target=sandbox.person().command, args=(line,))
    thread.start()
    return thread


def test_the_greeting_counts_connections_and_each_envelope_goes_to_one(sandbox, dial):
    connections = [dial(), dial()]
    assert [hello["num_connections"] for _, hello in connections] == [1, 2]
    assert connections[0][1]["connection_info"] == {"app_id": sandbox.workspace.app_id}
    seen = []
    for number, (socket, _) in enumerate(connections):
        waiting = send(sandbox, f"/c {number}")
        envelope = json.loads(socket.recv())
        seen.append(envelope["payload"]["text"])
        socket.send(json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"text": f"ok {number}"}}))
        waiting.join()
    assert sorted(seen) == ["0", "1"]
    assert [each["text"] for each in sandbox.person().messages("allmänt")] == ["ok 0", "ok 1"]


def test_an_envelope_on_a_broken_connection_comes_once_more_on_another(sandbox, dial):
    first, second = dial()[0], dial()[0]
    waiting = send(sandbox, "/c")
    sent = json.loads(first.recv())
    first.sock.close()
    again = json.loads(second.recv())
    assert again["payload"] == sent["payload"]
    assert (sent.get("retry_attempt"), again["retry_attempt"]) == (None, 1)
    second.send(json.dumps({"envelope_id": again["envelope_id"], "payload": {"text": "at last"}}))
    waiting.join()
    assert sandbox.person().messages("allmänt")[-1]["text"] == "at last"


def test_a_person_sees_that_a_form_and_a_button_got_no_answer_in_time(sandbox, dial):
    dial()
    button = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "Press"}}
    words = {"type": "plain_text", "text": "Form"}
    view = {"type": "modal", "title": words, "blocks": [{"type": "actions", "elements": [button]}]}
    trigger = sandbox.trigger()
    sandbox.web().views_open(trigger_id=trigger, view=view)
    sandbox.client.set_switches(patience=0.2)
    alma = sandbox.person()
    alma.press("Press")
    assert "operation_timeout" in alma.screen().toasts[-1]
    alma.submit()
    assert "operation_timeout" in alma.view["notice"]
    assert [call["error"] for call in sandbox.client.calls("view_submission")] == ["operation_timeout"]


def test_an_unacknowledged_event_is_sent_again(sandbox, dial):
    socket, _ = dial()
    sandbox.client.set_switches(patience=0.2)
    sandbox.person().say("hej")
    first, again = json.loads(socket.recv()), json.loads(socket.recv())
    assert first["payload"]["event_id"] == again["payload"]["event_id"]
    assert (first["retry_attempt"], again["retry_attempt"], again["retry_reason"]) == (0, 1, "timeout")


def test_a_ticket_is_good_once(sandbox):
    url = sandbox.web().apps_connections_open(app_token=sandbox.workspace.app_token)["url"]
    with closing(websocket.create_connection(url, timeout=30)):
        pass
    for wrong in (url, url.split("?")[0]):
        with pytest.raises(websocket.WebSocketBadStatusException):
            websocket.create_connection(wrong, timeout=30)


def test_only_an_app_token_opens_connections(sandbox):
    for token, error in {
        sandbox.workspace.bot_token: "not_allowed_token_type",
        "xapp-wrong": "invalid_auth",
    }.items():
        with pytest.raises(SlackApiError) as refused:
            sandbox.web().apps_connections_open(app_token=token)
        assert refused.value.response["error"] == error


def test_the_eleventh_connection_is_turned_away(dial):
    for _ in range(10):
        assert dial()[1]["type"] == "hello"
    _, told = dial()
    assert (told["type"], told["reason"]) == ("disconnect", "too_many_websockets")


def test_connections_are_warned_and_then_refreshed(sandbox, dial):
    socket, _ = dial()
    sandbox.client.disconnect_app("warning")
    sandbox.client.disconnect_app("refresh_requested")
    assert [json.loads(socket.recv())["reason"] for _ in range(2)] == ["warning", "refresh_requested"]
    assert socket.recv() == ""
    assert [told["request"]["type"] for told in sandbox.client.calls("hello")] == ["hello"]
    assert [told["request"]["reason"] for told in sandbox.client.calls("disconnect")] == [
        "warning",
        "refresh_requested",
    ]


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the SDK leaves its old socket open
def test_an_app_that_is_refreshed_comes_back(sandbox):
    with connected_app(sandbox, build_tiny(sandbox.web(), "unused")):
        sandbox.client.disconnect_app("refresh_requested")
        sandbox.client.wait_connected(timeout=UNHURRIED)  # the SDK may try its spent ticket first
        sandbox.person().command("/hello again")
        assert sandbox.person().messages()[-1]["text"] == "hello alma: again"
    gc.collect()
