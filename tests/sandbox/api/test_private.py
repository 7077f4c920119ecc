"""Private channels: for an app that is not in one it is not there; for one that is, it is told as private."""

import pytest

STATE = {
    "people": [{"id": "U0ALMA", "name": "alma"}, {"id": "U0BO", "name": "bo"}],
    "channels": [
        {"id": "C0ALLMANT", "name": "allmänt"},
        {"id": "C0MED", "name": "med", "is_private": True, "members": ["U0ALMA", "BOT"]},
        {"id": "C0UTAN", "name": "utan", "is_private": True, "members": ["U0ALMA"]},
    ],
}


@pytest.fixture
def sandbox(start_sandbox):
    return start_sandbox(state=STATE)


def test_a_private_channel_without_the_app_is_not_there_for_it(web, refused):
    calls = [
        (web.chat_postMessage, {"text": "x"}),
        (web.chat_postEphemeral, {"text": "x", "user": "U0ALMA"}),
        (web.conversations_info, {}),
        (web.conversations_history, {}),
        (web.conversations_members, {}),
        (web.conversations_join, {}),
        (web.conversations_invite, {"users": "U0BO"}),
        (web.conversations_setTopic, {"topic": "x"}),
        (web.pins_add, {"timestamp": "1.0"}),
    ]
    for method, more in calls:
        assert refused(method, channel="C0UTAN", **more)["error"] == "channel_not_found", method
    assert refused(web.chat_postMessage, channel="#utan", text="x")["error"] == "channel_not_found"


def test_a_private_channel_with_the_app_is_told_as_one(web):
    told = web.conversations_info(channel="C0MED")["channel"]
    assert (told["is_private"], told["is_channel"], told["is_member"], told["name"]) == (True, True, True, "med")
    listed = web.conversations_list(types="public_channel,private_channel")["channels"]
    assert [each["id"] for each in listed] == ["C0ALLMANT", "C0MED"]
    assert [each["id"] for each in web.conversations_list()["channels"]] == ["C0ALLMANT"]
    joined = web.users_conversations(types="private_channel", user="U0ALMA")["channels"]
    assert [each["id"] for each in joined] == ["C0MED"]


def test_what_is_said_and_done_there_is_told_as_of_a_group(sandbox, web):
    alma = sandbox.person()
    alma.say("psst", "C0MED")
    told = sandbox.client.calls("message")[-1]["request"]["event"]
    assert (told["text"], told["channel_type"]) == ("psst", "group")
    alma.command("/hello", "C0UTAN")
    assert sandbox.client.calls("/hello")[-1]["request"]["channel_name"] == "privategroup"
    web.conversations_invite(channel="C0MED", users="U0BO")
    assert sandbox.client.calls("member_joined_channel")[-1]["request"]["event"]["channel_type"] == "G"


def test_an_app_makes_a_private_channel_of_its_own(web):
    made = web.conversations_create(name="hemligt", is_private=True)["channel"]
    assert (made["is_private"], made["is_member"]) == (True, True)


def test_rights_go_by_the_sort_of_channel(start_sandbox, refused):
    scopes = {"bot": ["channels:read", "channels:manage"]}
    web = start_sandbox(state=STATE, manifest={"oauth_config": {"scopes": scopes}}).web()
    assert refused(web.conversations_info, channel="C0MED")["needed"] == "groups:read"
    assert refused(web.conversations_list, types="private_channel")["needed"] == "groups:read"
    assert refused(web.conversations_create, name="x", is_private=True)["needed"] == "groups:write"
    assert web.conversations_create(name="x")["ok"]


def test_only_its_members_see_it(sandbox):
    assert "C0MED" not in [each["id"] for each in sandbox.person("U0BO").screen().raw["channels"]]
