"""conversations.* and users.*: who is where, and what is said."""

import pytest

ALL = "C0ALLMANT"


@pytest.fixture
def said(sandbox):
    """Seven messages, oldest first."""
    return [sandbox.person().say(str(number), ALL) for number in range(7)]


def test_history_is_newest_first_in_pages(web, said):
    page = web.conversations_history(channel=ALL, limit=3)
    assert [each["ts"] for each in page["messages"]] == said[:3:-1]
    assert page["has_more"]
    rest = web.conversations_history(channel=ALL, limit=5, cursor=page["response_metadata"]["next_cursor"])
    assert [each["ts"] for each in rest["messages"]] == said[3::-1]
    assert not rest["has_more"]


def test_what_is_said_between_two_pages_moves_nothing(sandbox, web, said):
    page = web.conversations_history(channel=ALL, limit=3)
    sandbox.person().say("meanwhile", ALL)
    rest = web.conversations_history(channel=ALL, limit=9, cursor=page["response_metadata"]["next_cursor"])
    assert [each["ts"] for each in rest["messages"]] == said[3::-1]


def test_a_thread_comes_in_pages_oldest_first(sandbox, web):
    first = sandbox.person().say("first", ALL)
    replies = [sandbox.person().say(str(number), ALL, first) for number in range(3)]
    page = web.conversations_replies(channel=ALL, ts=first, limit=2)
    assert ([each["ts"] for each in page["messages"]], page["has_more"]) == ([first, replies[0]], True)
    rest = web.conversations_replies(channel=ALL, ts=first, cursor=page["response_metadata"]["next_cursor"])
    assert ([each["ts"] for each in rest["messages"]], rest["has_more"]) == (replies[1:], False)


def test_a_conversation_is_named_by_its_id(web, refused):
    for method in (web.conversations_history, web.conversations_info, web.conversations_members):
        assert refused(method, channel="allmänt")["error"] == "channel_not_found"


def test_history_is_bounded_by_oldest_and_latest(web, said):
    bounds = {"channel": ALL, "oldest": said[1], "latest": said[4]}
    assert len(web.conversations_history(**bounds)["messages"]) == 2
    assert len(web.conversations_history(**bounds, inclusive=True)["messages"]) == 4


def test_metadata_is_told_only_when_asked_for(web):
    metadata = {"event_type": "key", "event_payload": {"id": 1}}
    web.chat_postMessage(channel=ALL, text="x", metadata=metadata)
    assert "metadata" not in web.conversations_history(channel=ALL)["messages"][0]
    told = web.conversations_history(channel=ALL, include_all_metadata=True)["messages"][0]
    assert told["metadata"] == metadata


def test_history_may_lag(sandbox, web, said):
    sandbox.client.set_switches(history_delay=60)
    assert web.conversations_history(channel=ALL)["messages"] == []
    sandbox.client.move_clock(sandbox.client.now + 61)
    assert len(web.conversations_history(channel=ALL)["messages"]) == len(said)


def test_faulty_pages_are_refused(web, refused):
    assert refused(web.conversations_history, channel=ALL, cursor="%%%")["error"] == "invalid_cursor"
    assert refused(web.conversations_history, channel=ALL, limit=1001)["error"] == "invalid_limit"
    assert refused(web.conversations_history, channel=ALL, oldest="soon")["error"] == "invalid_ts_oldest"


def test_history_needs_membership(sandbox, web, refused):
    sandbox.workspace.channel(ALL).members.discard("U0SANDBOXBOT")
    assert refused(web.conversations_history, channel=ALL)["error"] == "not_in_channel"


def test_a_direct_conversation_is_opened_once(sandbox, web, refused):
    first = web.conversations_open(users="U0BO")
    again = web.conversations_open(users=["U0BO"], return_im=True)
    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    assert (again["channel"]["is_im"], again["channel"]["user"]) == (True, "U0BO")
    assert refused(web.conversations_open, users="U0NO")["error"] == "user_not_found"
    sandbox.person("U0DISA").change(deleted=True)
    assert refused(web.conversations_open, users="U0DISA")["error"] == "user_disabled"


def test_channels_are_made_filled_named_and_archived(web, refused):
    channel = web.conversations_create(name="nattvandring")["channel"]["id"]
    assert refused(web.conversations_create, name="nattvandring")["error"] == "name_taken"
    web.conversations_invite(channel=channel, users="U0BO,U0CLEO")
    assert set(web.conversations_members(channel=channel)["members"]) >= {"U0BO", "U0CLEO"}
    web.conversations_setTopic(channel=channel, topic="Fredagar")
    told = web.conversations_info(channel=channel, include_num_members=True)["channel"]
    assert (told["topic"]["value"], told["num_members"], told["is_member"]) == ("Fredagar", 3, True)
    web.conversations_archive(channel=channel)
    assert refused(web.conversations_setTopic, channel=channel, topic="Lördagar")["error"] == "is_archived"
    assert [each["id"] for each in web.conversations_list(exclude_archived=True)["channels"]] == [ALL]


def test_lists_go_by_kind(web):
    web.conversations_open(users="U0BO")
    kinds = {"public_channel": 1, "im": 1, "public_channel,im": 2}
    for kind, count in kinds.items():
        assert len(web.conversations_list(types=kind)["channels"]) == count
        assert len(web.users_conversations(types=kind)["channels"]) == count


def test_joining_twice_warns(sandbox, web):
    sandbox.workspace.channel(ALL).members.discard("U0SANDBOXBOT")
    assert "warning" not in web.conversations_join(channel=ALL).data
    assert web.conversations_join(channel=ALL)["warning"] == "already_in_channel"


def test_a_person_is_told_with_a_locale_if_asked_and_known(sandbox, web, refused):
    assert "locale" not in web.users_info(user="U0CLEO")["user"]
    assert web.users_info(user="U0CLEO", include_locale=True)["user"]["locale"] == "en-GB"
    sandbox.person("U0CLEO").change(locale="")
    told = web.users_info(user="U0CLEO", include_locale=True)["user"]
    assert "locale" not in told
    assert (told["profile"]["real_name"], told["tz"]) == ("Cleo Sample", "Europe/Stockholm")
    assert refused(web.users_info, user="U0NO")["error"] == "user_not_found"


def test_everyone_is_listed_by_pages(web):
    page = web.users_list(limit=4)
    rest = web.users_list(limit=4, cursor=page["response_metadata"]["next_cursor"])
    names = [each["name"] for each in (*page["members"], *rest["members"])]
    assert names == ["alma", "bo", "cleo", "disa", "slackbot", "min-app"]
    assert web.team_info()["team"]["name"] == "Provort"
