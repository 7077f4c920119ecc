"""What Slack refuses although it looks fine: names, kinds, the general channel; and pages that stay put."""

import httpx
import pytest

ALL = "C0ALLMANT"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "invalid_name_required"),
        ("x" * 81, "invalid_name_maxlength"),
        ("a/b", "invalid_name_specials"),
        ("<script>", "invalid_name_specials"),
        ("a\u202eb", "invalid_name_specials"),
        ("två ord", "invalid_name_specials"),
        ("École", "invalid_name_specials"),
        ("---", "invalid_name_punctuation"),
    ],
)
def test_a_channel_has_a_name_of_slacks(web, refused, name, error):
    assert refused(web.conversations_create, name=name)["error"] == error


def test_letters_of_any_language_make_a_name(web):
    assert web.conversations_create(name="räksmörgås_1-x")["channel"]["name"] == "räksmörgås_1-x"


def test_kinds_of_conversations_are_slacks(web, refused):
    assert refused(web.conversations_list, types="public_channel,open")["error"] == "invalid_types"
    assert refused(web.users_conversations, types="dm")["error"] == "invalid_types"
    assert web.conversations_list(types="private_channel,mpim")["channels"] == []


def test_the_general_channel_stays_and_nobody_invites_themselves(web, refused):
    assert refused(web.conversations_archive, channel=ALL)["error"] == "cant_archive_general"
    assert refused(web.conversations_invite, channel=ALL, users="U0SANDBOXBOT")["error"] == "cant_invite_self"


def test_slackbot_is_not_written_to(web, refused):
    assert refused(web.conversations_open, users="USLACKBOT")["error"] == "cannot_dm_bot"
    assert refused(web.chat_postMessage, channel="USLACKBOT", text="hej")["error"] == "channel_not_found"


@pytest.mark.parametrize("thread", [False, True])
def test_a_page_goes_on_where_its_first_message_was_when_that_is_gone(web, thread):
    first = web.chat_postMessage(channel=ALL, text="0")["ts"]
    stamps = [first]
    stamps += [
        web.chat_postMessage(channel=ALL, text=str(each), **({"thread_ts": first} if thread else {}))["ts"]
        for each in (1, 2, 3)
    ]
    read = (lambda **given: web.conversations_replies(ts=first, **given)) if thread else web.conversations_history
    page = read(channel=ALL, limit=2)
    gone = stamps[2] if thread else stamps[1]
    web.chat_delete(channel=ALL, ts=gone)
    following = read(channel=ALL, limit=2, cursor=page["response_metadata"]["next_cursor"])
    assert [each["text"] for each in following["messages"]] == (["3"] if thread else ["0"])


def test_a_file_with_a_slash_in_its_name_is_given_and_never_changed(web):
    up = web.files_getUploadURLExternal(filename="a/b.txt", length=3)
    assert httpx.post(up["upload_url"], content=b"abc").status_code == 200
    file = web.files_completeUploadExternal(files=[{"id": up["file_id"]}])["files"][0]
    assert httpx.post(up["upload_url"], content=b"xyz").status_code == 400
    assert httpx.get(file["url_private"]).content == b"abc"


@pytest.mark.parametrize(
    "order",
    [
        {"kind": ["429"]},
        {"kind": "429", "times": "many"},
        {"history_delay": "x"},
        {"history_delay": -1},
        {"patience": 0},
        {"older": 7},
        {},
    ],
)
def test_a_trouble_that_is_none_is_refused(sandbox, order):
    assert sandbox.client.http.post("/faults", json=order).status_code == 400


def test_a_connection_parts_for_a_reason_of_slacks(sandbox):
    assert sandbox.client.http.post("/sockets/boredom").status_code == 400
