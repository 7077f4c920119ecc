"""Which events an app is told, and what stands in them."""

ALL = "C0ALLMANT"


def test_a_message_is_told_with_its_rich_text_in_channel_thread_and_direct(sandbox, next_event):
    alma = sandbox.person()
    first = alma.say("hej")
    told = next_event()
    assert (told["text"], told["channel"], told["channel_type"], told["user"]) == ("hej", ALL, "channel", "U0ALMA")
    assert told["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "hej"}]
    alma.say("svar", ALL, first)
    assert (next_event()["thread_ts"], alma.messages()[-1]["text"]) == (first, "svar")
    im = sandbox.web().conversations_open(users="U0ALMA")["channel"]["id"]
    alma.say("du", im)
    assert next_event()["channel_type"] == "im"


def test_a_name_in_a_message_is_a_mention_beside_the_message(sandbox, next_event):
    sandbox.person().say("@min-app hjälp")
    told = {event["type"]: event for event in (next_event(), next_event())}
    assert told["message"]["text"] == told["app_mention"]["text"] == "<@U0SANDBOXBOT> hjälp"
    assert "channel_type" not in told["app_mention"]


def test_a_name_in_a_direct_message_is_no_mention(sandbox, web, next_event):
    alma, im = sandbox.person(), web.conversations_open(users="U0ALMA")["channel"]["id"]
    alma.say("@min-app hjälp", im)
    alma.say("sedan", im)
    assert [(event["type"], event["text"]) for event in (next_event(), next_event())] == [
        ("message", "<@U0SANDBOXBOT> hjälp"),
        ("message", "sedan"),
    ]


def test_the_apps_own_deeds_are_told_too(sandbox, web, next_event):
    ts = web.chat_postMessage(channel=ALL, text="first")["ts"]
    assert (next_event()["bot_id"], sandbox.workspace.bot_id) == (sandbox.workspace.bot_id,) * 2
    web.chat_update(channel=ALL, ts=ts, text="second")
    changed = next_event()
    assert changed["subtype"] == "message_changed"
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("first", "second")
    web.chat_delete(channel=ALL, ts=ts)
    gone = next_event()
    assert (gone["subtype"], gone["deleted_ts"], gone["hidden"]) == ("message_deleted", ts, True)


def test_a_deleted_message_over_a_reply_is_told_as_changed_and_gone_with_the_reply(web, next_event):
    first = web.chat_postMessage(channel=ALL, text="first")["ts"]
    reply = web.chat_postMessage(channel=ALL, text="reply", thread_ts=first)["ts"]
    web.chat_delete(channel=ALL, ts=first)
    told = [next_event() for _ in range(3)][-1]
    assert (told["subtype"], told["previous_message"]["text"]) == ("message_changed", "first")
    assert (told["message"]["subtype"], told["message"]["text"]) == ("tombstone", "This message was deleted.")
    web.chat_delete(channel=ALL, ts=reply)
    gone = {event["deleted_ts"]: event["previous_message"] for event in (next_event(), next_event())}
    assert (gone[reply]["text"], gone[first]["subtype"]) == ("reply", "tombstone")


def test_a_shared_file_is_a_message_of_its_own_kind(web, next_event):
    web.files_upload_v2(filename="a.txt", content=b"abc", channel=ALL)
    told = next_event()
    assert (told["subtype"], told["files"][0]["name"]) == ("file_share", "a.txt")


def test_only_the_one_who_sees_it_hears_an_ephemeral(sandbox, web, next_event):
    web.chat_postEphemeral(channel=ALL, user="U0BO", text="psst")
    sandbox.person().say("hörbart")
    assert next_event()["text"] == "hörbart"
