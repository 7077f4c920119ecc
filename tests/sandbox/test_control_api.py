"""The response_url: five uses, in place of the touched message or beside it."""

import pytest


@pytest.fixture
def link(sandbox):
    """The address of a fresh response_url, of a command or of a touched message."""

    def issue(source_ts=None):
        return (
            f"/response/{sandbox.workspace.interaction_tokens.issue_response_url('U0BO', 'C0ALLMANT', source_ts)}"
        )

    return issue


def test_it_is_good_five_times(sandbox, link):
    url = link()
    answers = [sandbox.client.http.post(url, json={"text": str(n)}) for n in range(6)]
    assert [each.status_code for each in answers] == [200] * 5 + [404]
    assert answers[-1].text == "used_url"
    assert [each["text"] for each in sandbox.person("U0BO").messages()] == ["0", "1", "2", "3", "4"]
    assert sandbox.person("U0ALMA").messages() == []


def test_it_is_good_for_thirty_minutes_of_the_workspaces_time(sandbox, link):
    url = link()
    sandbox.client.move_clock(sandbox.client.now + 29 * 60)
    assert sandbox.client.http.post(url, json={"text": "in time"}).status_code == 200
    sandbox.client.move_clock(sandbox.client.now + 2 * 60)
    answer = sandbox.client.http.post(url, json={"text": "late"})
    assert (answer.status_code, answer.text) == (404, "expired_url")
    assert [each["text"] for each in sandbox.person("U0BO").messages()] == ["in time"]


def test_what_is_gone_is_neither_replaced_nor_deleted(sandbox, link, web):
    ts = web.chat_postMessage(channel="C0ALLMANT", text="first")["ts"]
    touched, commanded = link(ts), link()
    web.chat_delete(channel="C0ALLMANT", ts=ts)
    for url, body in [
        (touched, {"text": "x", "replace_original": True}),
        (touched, {"delete_original": True}),
        (commanded, {"delete_original": True}),
    ]:
        assert sandbox.client.http.post(url, json=body).text == "message_not_found"
        assert sandbox.workspace.calls[-1].error == "message_not_found"


def test_an_answer_may_be_for_everyone(sandbox, link):
    sandbox.client.http.post(link(), json={"text": "all", "response_type": "in_channel"})
    assert sandbox.person("U0ALMA").messages()[-1]["text"] == "all"


def test_an_answer_replaces_or_deletes_what_was_touched(sandbox, link, web):
    ts = web.chat_postMessage(channel="C0ALLMANT", text="first")["ts"]
    url = link(ts)
    for body, seen in [
        ({"text": "second"}, ["second"]),
        ({"text": "third", "replace_original": True}, ["third"]),
        ({"text": "beside", "replace_original": False}, ["third", "beside"]),
        ({"delete_original": True}, ["beside"]),
    ]:
        sandbox.client.http.post(url, json=body)
        assert [each["text"] for each in sandbox.person("U0BO").messages()] == seen


@pytest.mark.parametrize(
    ("body", "error"),
    [(b"{", "invalid_payload"), (b"{}", "no_text"), (b'{"text": "x", "blocks": [{}]}', "invalid_blocks")],
)
def test_a_faulty_answer_is_refused(sandbox, link, body, error):
    answer = sandbox.client.http.post(link(), content=body)
    assert (answer.status_code, answer.text) == (400, error)
    assert sandbox.client.http.post("/response/unknown", json={"text": "x"}).status_code == 404


def test_the_state_is_told(sandbox):
    sandbox.person().say("kvar")
    told = sandbox.client.http.get("/state").json()
    assert told["channels"][0]["messages"][0]["text"] == "kvar"


def test_a_state_is_put_in_place_of_another(sandbox):
    sandbox.person().say("kvar")
    told = sandbox.client.http.get("/state").json()
    sandbox.person().say("bort")
    assert sandbox.client.http.post("/state", json=told).status_code == 200
    assert [each["text"] for each in sandbox.person().messages("allmänt")] == ["kvar"]
    refused = sandbox.client.http.post("/state", content=b"{}")
    assert refused.json() == {"ok": False, "error": "no saved workspace: it has no people"}
