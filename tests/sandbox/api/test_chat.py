"""chat.* and pins.add: what is posted, changed and taken away, and Slack's refusals."""

import pytest

ALL = "C0ALLMANT"
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*hej*"}}
METADATA = {"event_type": "week", "event_payload": {"key": "2026-W47"}}


def test_a_posted_message_is_seen_and_told_back(sandbox, web):
    answer = web.chat_postMessage(channel="#allmänt", text="hej", blocks=[SECTION], metadata=METADATA)
    seen = sandbox.person().messages("allmänt")[-1]
    assert answer["channel"] == ALL
    assert answer["ts"] == seen["ts"] == answer["message"]["ts"]
    assert seen["blocks"][0]["block_id"]
    assert (seen["bot_id"], seen["user"]) == (sandbox.workspace.bot_id, web.auth_test()["user_id"])
    assert seen["metadata"] == METADATA


def test_a_message_to_a_person_lands_in_their_direct_conversation(sandbox, web):
    answer = web.chat_postMessage(channel="U0BO", text="du")
    assert answer["channel"] == web.conversations_open(users="U0BO")["channel"]["id"]
    assert sandbox.person("U0BO").messages("im")[-1]["text"] == "du"
    assert sandbox.person("U0ALMA").messages("im") == []


def test_stamps_are_unique_and_ordered_and_follow_the_clock(sandbox, web):
    stamps = [web.chat_postMessage(channel=ALL, text=str(n))["ts"] for n in range(4)]
    later = sandbox.client.move_clock("tomorrow")
    stamps.append(web.chat_postMessage(channel=ALL, text="later")["ts"])
    assert stamps == sorted(set(stamps))
    assert float(stamps[-1]) >= later


@pytest.mark.filterwarnings("ignore:The top-level `text`")  # the SDK warns of what is tried here
@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": ALL}, "no_text"),
        ({"channel": ALL, "text": ""}, "no_text"),
        ({"channel": ALL, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": ALL, "text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"channel": ALL, "text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"channel": ALL, "text": "x", "blocks": [SECTION] * 51}, "invalid_blocks"),
        ({"channel": ALL, "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ({"channel": ALL, "text": "x", "metadata": {"event_type": "no payload"}}, "invalid_metadata_format"),
    ],
)
def test_what_slack_refuses_is_refused(sandbox, web, refused, arguments, error):
    assert refused(web.chat_postMessage, **arguments)["error"] == error
    assert sandbox.person().messages(ALL) == []


def test_invalid_blocks_are_named_by_their_pointer(web, refused):
    answer = refused(web.chat_postMessage, channel=ALL, text="x", blocks=[SECTION, {"type": "header"}])
    assert "[json-pointer:/blocks/1" in answer["errors"][0]
    assert answer["response_metadata"]["messages"][0].startswith("[ERROR] ")


def test_the_app_posts_only_where_it_is_a_member_and_nothing_is_archived(sandbox, web, refused):
    channel = sandbox.workspace.channel(ALL)
    channel.members.discard("U0SANDBOXBOT")
    assert refused(web.chat_postMessage, channel=ALL, text="x")["error"] == "not_in_channel"
    web.conversations_join(channel=ALL)
    web.chat_postMessage(channel=ALL, text="x")
    channel.archived = True
    assert refused(web.chat_postMessage, channel=ALL, text="x")["error"] == "is_archived"


def test_nothing_is_changed_in_an_archived_channel(sandbox, web, refused):
    ts = web.chat_postMessage(channel=ALL, text="x")["ts"]
    sandbox.workspace.channel(ALL).archived = True
    for method, more in ((web.chat_update, {"text": "y"}), (web.chat_delete, {})):
        assert refused(method, channel=ALL, ts=ts, **more)["error"] == "is_inactive"
    assert refused(web.chat_postEphemeral, channel=ALL, user="U0BO", text="x")["error"] == "is_archived"


def test_replies_make_a_thread(web):
    first = web.chat_postMessage(channel=ALL, text="first")["ts"]
    reply = web.chat_postMessage(channel=ALL, text="reply", thread_ts=first)["ts"]
    web.chat_postMessage(channel=ALL, text="reply to the reply", thread_ts=reply)
    told = web.conversations_replies(channel=ALL, ts=first)["messages"]
    assert [each["text"] for each in told] == ["first", "reply", "reply to the reply"]
    assert (told[0]["reply_count"], told[1]["thread_ts"]) == (2, first)
    assert [each["text"] for each in web.conversations_history(channel=ALL)["messages"]] == ["first"]


def test_an_ephemeral_message_is_for_one_and_leaves_no_history(sandbox, web, refused):
    web.chat_postEphemeral(channel=ALL, user="U0BO", text="psst")
    assert sandbox.person("U0BO").messages(ALL)[-1]["text"] == "psst"
    assert sandbox.person("U0ALMA").messages(ALL) == []
    assert web.conversations_history(channel=ALL)["messages"] == []
    assert refused(web.chat_postEphemeral, channel=ALL, user="U0NO", text="x")["error"] == "user_not_found"
    sandbox.workspace.channel(ALL).members.discard("U0BO")
    assert refused(web.chat_postEphemeral, channel=ALL, user="U0BO", text="x")["error"] == "user_not_in_channel"


def test_a_message_is_changed_in_place_and_keeps_what_is_not_given(web, refused):
    ts = web.chat_postMessage(channel=ALL, text="old", blocks=[SECTION], metadata=METADATA)["ts"]
    kept = web.chat_update(channel=ALL, ts=ts, text="new")["message"]
    assert (kept["text"], len(kept["blocks"]), kept["metadata"]) == ("new", 1, METADATA)
    assert kept["edited"]
    assert web.chat_update(channel=ALL, ts=ts, text="new", blocks=[])["message"]["blocks"] == []
    assert refused(web.chat_update, channel=ALL, ts="1.0", text="x")["error"] == "message_not_found"
    assert refused(web.chat_update, channel=ALL, ts=ts, text="x" * 4001)["error"] == "msg_too_long"


def test_the_app_changes_and_deletes_only_its_own(sandbox, web, refused):
    own = web.chat_postMessage(channel=ALL, text="mine")["ts"]
    other = sandbox.person().say("hers", ALL)
    assert refused(web.chat_update, channel=ALL, ts=other, text="x")["error"] == "cant_update_message"
    assert refused(web.chat_delete, channel=ALL, ts=other)["error"] == "cant_delete_message"
    web.chat_delete(channel=ALL, ts=own)
    assert [each["text"] for each in sandbox.person().messages(ALL)] == ["hers"]


def test_a_deleted_message_over_replies_stays_as_a_notice_until_the_last_reply_goes(web, refused):
    first = web.chat_postMessage(channel=ALL, text="first", blocks=[SECTION], metadata=METADATA)["ts"]
    replies = [web.chat_postMessage(channel=ALL, text=each, thread_ts=first)["ts"] for each in "ab"]
    web.chat_delete(channel=ALL, ts=first)
    (notice,) = web.conversations_history(channel=ALL, include_all_metadata=True)["messages"]
    assert (notice["subtype"], notice["user"], notice["hidden"]) == ("tombstone", "USLACKBOT", True)
    assert (notice["reply_count"], "blocks" in notice, "metadata" in notice) == (2, False, False)
    thread = web.conversations_replies(channel=ALL, ts=first)["messages"]
    assert [each["ts"] for each in thread] == [first, *replies]
    assert refused(web.chat_update, channel=ALL, ts=first, text="x")["error"] == "cant_update_message"
    assert refused(web.chat_delete, channel=ALL, ts=first)["error"] == "cant_delete_message"
    assert refused(web.pins_add, channel=ALL, timestamp=first)["error"] == "not_pinnable"
    web.chat_delete(channel=ALL, ts=replies[1])
    assert web.conversations_history(channel=ALL)["messages"][0]["latest_reply"] == replies[0]
    web.chat_delete(channel=ALL, ts=replies[0])
    assert web.conversations_history(channel=ALL)["messages"] == []


def test_a_message_whose_replies_are_gone_stays(web):
    first = web.chat_postMessage(channel=ALL, text="first")["ts"]
    web.chat_delete(channel=ALL, ts=web.chat_postMessage(channel=ALL, text="a", thread_ts=first)["ts"])
    (left,) = web.conversations_history(channel=ALL)["messages"]
    assert (left["text"], left["reply_count"], left["latest_reply"]) == ("first", 0, "0000000000.000000")


def test_pins_have_a_limit_and_no_place_in_an_archived_channel(sandbox, web, refused):
    sandbox.client.set_switches(limits=False)
    stamps = [web.chat_postMessage(channel=ALL, text=str(each))["ts"] for each in range(101)]
    for ts in stamps[:100]:
        web.pins_add(channel=ALL, timestamp=ts)
    assert refused(web.pins_add, channel=ALL, timestamp=stamps[100])["error"] == "too_many_pins"
    sandbox.workspace.channel(ALL).archived = True
    assert refused(web.pins_add, channel=ALL, timestamp=stamps[100])["error"] == "is_archived"


def test_a_message_is_pinned_once(web, refused):
    ts = web.chat_postMessage(channel=ALL, text="x")["ts"]
    web.pins_add(channel=ALL, timestamp=ts)
    assert refused(web.pins_add, channel=ALL, timestamp=ts)["error"] == "already_pinned"
    for wrong, error in (("", "no_item_specified"), ("soon", "bad_timestamp"), ("1.0", "message_not_found")):
        assert refused(web.pins_add, channel=ALL, timestamp=wrong)["error"] == error
    assert ts.replace(".", "") in web.chat_getPermalink(channel=ALL, message_ts=ts)["permalink"]


GO = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Kör"}}
ROW = {"type": "actions", "block_id": "row", "elements": [GO]}


def test_attachments_are_kept_shown_pressed_and_replaced(sandbox, web):
    alma = sandbox.person()
    given = [
        {"color": "#f2c744", "blocks": [ROW], "fallback": "knapp"},
        {"title": "Larm 7", "text": "Lampan är trasig", "fallback": "larm"},
    ]
    ts = web.chat_postMessage(channel=ALL, text="", attachments=given)["ts"]
    first, second = web.conversations_history(channel=ALL)["messages"][0]["attachments"]
    assert (first["id"], first["color"], first["blocks"][0]["block_id"]) == (1, "f2c744", "row")
    assert (second["id"], second["title"]) == (2, "Larm 7")
    alma.wait_for_message("Lampan är trasig", ALL)
    alma.press("Kör")
    container = sandbox.client.calls("block_actions")[-1]["request"]["container"]
    assert (container["type"], container["attachment_id"]) == ("message_attachment", 1)
    web.chat_update(channel=ALL, ts=ts, text="y")
    assert len(alma.messages(ALL)[-1]["attachments"]) == 2
    web.chat_update(channel=ALL, ts=ts, text="y", attachments=[])
    assert "attachments" not in alma.messages(ALL)[-1]


@pytest.mark.filterwarnings("ignore")  # the SDK warns of what is tried here
@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"attachments": {"text": "x"}}, "invalid_attachments", ""),
        ({"attachments": [{"text": "x"}] * 101}, "too_many_attachments", ""),
        ({"attachments": [{"blocks": [{"type": "header"}]}]}, "invalid_blocks", "/attachments/0/blocks/0]"),
        ({"text": "x", "markdown_text": "y"}, "markdown_text_conflict", ""),
        ({"blocks": [SECTION], "markdown_text": "y"}, "markdown_text_conflict", ""),
    ],
)
def test_attachments_and_markdown_that_are_wrong_are_refused(web, refused, arguments, error, said):
    told = refused(web.api_call, api_method="chat.postMessage", json={"channel": ALL, **arguments})
    assert told["error"] == error
    assert said in str(told.get("response_metadata"))


def test_markdown_text_alone_is_a_message(sandbox, web):
    web.chat_postMessage(channel=ALL, markdown_text="**Fet** text")
    assert sandbox.person().messages(ALL)[-1]["blocks"][0]["type"] == "markdown"


@pytest.mark.parametrize(
    ("scopes", "username"), [(["chat:write"], ""), (["chat:write", "chat:write.customize"], "Larm")]
)
def test_a_name_of_its_own_needs_its_right(start_sandbox, scopes, username):
    manifest = {"oauth_config": {"scopes": {"bot": scopes}}, "settings": {"socket_mode_enabled": True}}
    web = start_sandbox(manifest=manifest).web()
    told = web.chat_postMessage(channel=ALL, text="x", username="Larm", icon_emoji=":bell:")
    assert told["message"].get("username", "") == username
    assert ("ignored_argument:username" in told.get("warning", "")) == (not username)
