"""What no browser and no careful app would do is refused, and leaves the workspace as it was."""

import httpx
import pytest

from sandbox.views import open_view

ALL = "C0ALLMANT"
TEXT = {"type": "plain_text", "text": "Namn"}
FORM = {
    "type": "modal",
    "title": TEXT,
    "submit": TEXT,
    "blocks": [
        {
            "type": "input",
            "block_id": "b",
            "label": TEXT,
            "element": {"type": "plain_text_input", "action_id": "a"},
        }
    ],
}


@pytest.mark.parametrize(
    "value", [{}, {"value": "x"}, {"type": "zzz"}, {"type": "datepicker", "selected_date": ""}]
)
def test_a_value_of_another_shape_is_not_put_into_a_form(sandbox, value):
    view = open_view(sandbox.workspace, "U0ALMA", FORM)
    where = {"view": view.id, "block_id": "b", "action_id": "a"}
    people = f"{sandbox.workspace.address}/people/U0ALMA"
    assert httpx.post(f"{people}/fill", json={**where, "value": value}).status_code == 400
    told = httpx.post(f"{people}/submit", json={"view": view.id, "values": {"b": {"a": value}}})
    assert told.status_code == 400
    assert view.values == {"b": {"a": {"type": "plain_text_input", "value": None}}}


@pytest.mark.parametrize(
    ("kind", "key", "good", "bad"),
    [
        ("users_select", "selected_user", "U0BO", "Bo Påhittad"),
        ("multi_users_select", "selected_users", ["U0BO", "U0ALMA"], ["U0BO", "U9"]),
        ("channels_select", "selected_channel", ALL, "allmänt"),
        ("conversations_select", "selected_conversation", None, "C9"),
        ("multi_channels_select", "selected_channels", [], [ALL, "C9"]),
    ],
)
def test_nobody_can_choose_who_is_not_there(sandbox, kind, key, good, bad):
    block = {**FORM["blocks"][0], "element": {"type": kind, "action_id": "a"}}
    view = open_view(sandbox.workspace, "U0ALMA", {**FORM, "blocks": [block]})

    def fill(value):
        told = {"view": view.id, "block_id": "b", "action_id": "a", "value": {"type": kind, key: value}}
        return httpx.post(f"{sandbox.workspace.address}/people/U0ALMA/fill", json=told).status_code

    assert (fill(good), fill(bad)) == (200, 400)
    assert view.values["b"]["a"][key] == good


def test_an_answer_to_a_thread_that_is_not_there_is_refused(sandbox):
    link = sandbox.workspace.interaction_tokens.issue_response_url("U0ALMA", ALL)
    body = {"text": "hej", "response_type": "in_channel", "thread_ts": "1.000001"}
    told = httpx.post(f"{sandbox.workspace.address}/response/{link}", json=body)
    assert (told.status_code, told.text) == (400, "thread_not_found")


def test_an_answer_to_a_reply_stands_in_its_thread(sandbox, web):
    first = web.chat_postMessage(channel=ALL, text="först")["ts"]
    reply = web.chat_postMessage(channel=ALL, text="svar", thread_ts=first)["ts"]
    link = sandbox.workspace.interaction_tokens.issue_response_url("U0ALMA", ALL)
    body = {"text": "till", "response_type": "in_channel", "thread_ts": reply}
    assert httpx.post(f"{sandbox.workspace.address}/response/{link}", json=body).text == "ok"
    sandbox.person().say("och jag", ALL, thread_ts=reply)
    thread = web.conversations_replies(channel=ALL, ts=first)["messages"]
    assert [each["text"] for each in thread] == ["först", "svar", "till", "och jag"]
    assert {each["thread_ts"] for each in thread} == {first}


@pytest.mark.parametrize("body", [b"\xff", b"[" * 100_000, b'{"text": NaN}', b""])
def test_an_answer_that_is_no_json_is_refused_and_uses_nothing_up(sandbox, body):
    link = sandbox.workspace.interaction_tokens.issue_response_url("U0ALMA", ALL)
    told = httpx.post(f"{sandbox.workspace.address}/response/{link}", content=body)
    assert (told.status_code, told.text) == (400, "invalid_payload")
    assert sandbox.workspace.interaction_tokens.response_urls[link].uses == 5
