"""What a call of the Web API may be sent as, and that nothing a caller sends breaks the workspace."""

import httpx
import pytest

ALL = "C0ALLMANT"


@pytest.fixture
def post(sandbox):
    def call(method, content, kind="application/json"):
        headers = {"Authorization": f"Bearer {sandbox.workspace.bot_token}", "Content-Type": kind}
        return httpx.post(f"{sandbox.api}{method}", content=content, headers=headers).json()

    return call


def test_half_an_emoji_does_not_take_the_screen_from_everyone(sandbox, post):
    assert post("chat.postMessage", '{"channel": "C0ALLMANT", "text": "glad \\ud83d"}')["ok"]
    assert sandbox.person().messages(ALL)[-1]["text"] == "glad \ufffd"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("{", "invalid_json"),
        ('{"a": NaN}', "invalid_json"),
        ("[" * 100_000, "invalid_json"),
        ("[1]", "json_not_object"),
    ],
)
def test_a_body_that_is_no_json_object_is_refused_as_one(post, body, error):
    assert post("chat.postMessage", body)["error"] == error


def test_a_form_that_is_none_is_refused(post):
    assert post("auth.test", "x", "multipart/form-data")["error"] == "invalid_form_data"


def test_a_token_in_a_json_body_is_not_seen(sandbox):
    told = httpx.post(f"{sandbox.api}auth.test", json={"token": sandbox.workspace.bot_token})
    assert told.json()["error"] == "not_authed"


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("users.info", '{"user": "U0BO"}'),
        ("conversations.history", '{"channel": "C0ALLMANT"}'),
        ("files.getUploadURLExternal", '{"filename": "a.txt", "length": 3}'),
    ],
)
def test_where_slack_reads_no_json_a_json_body_counts_as_empty(post, method, body):
    assert post(method, body)["error"] == "invalid_arguments"


def test_any_error_can_be_asked_for(post):
    assert post("api.test", '{"error": "ratelimited"}')["error"] == "ratelimited"


@pytest.mark.parametrize("listed", ["[1]", "[null]", '["F1"]'])
def test_files_that_are_no_objects_are_refused(post, listed):
    told = post("files.completeUploadExternal", f"files={listed}", "application/x-www-form-urlencoded")
    assert told["error"] == "invalid_arguments"


@pytest.mark.parametrize("limit", ["9" * 5000, "٣", "1e3", "-1"])
def test_a_limit_that_is_no_number_of_slacks_is_refused(web, refused, limit):
    assert refused(web.users_list, limit=limit)["error"] == "invalid_limit"


@pytest.mark.parametrize("moment", ["nan", "inf", "1_0", "-1", "igår"])
def test_a_moment_that_is_no_ts_is_refused(web, refused, moment):
    assert refused(web.conversations_history, channel=ALL, oldest=moment)["error"] == "invalid_ts_oldest"
