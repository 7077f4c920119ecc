"""People of another organisation in a shared channel: what they can do, and how Slack tells the app of them."""

import pytest
from slack_bolt.request import BoltRequest

from sandbox.errors import StateError
from sandbox.manifest import Manifest
from sandbox.state import build_workspace, dump_workspace
from tests.sandbox.fixtures import shapes
from tests.sandbox.fixtures.shapes import differences

OWN, OTHER, CHANNEL = "T0SANDBOX", "T0HYRES", "C0SAMVERKAN"
GO = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Gå"}}
ROW = [{"type": "actions", "block_id": "row", "elements": [GO]}]
STATE = {
    "teams": [{"id": OTHER, "name": "Hyresbolaget", "domain": "hyres"}],
    "people": [
        {"id": "U0ALMA", "name": "alma", "real_name": "Alma Exempel"},
        {"id": "U0EXT", "name": "ext", "real_name": "Exter Nilsson", "team_id": OTHER},
        {"id": "U0FAR", "name": "far", "team_id": OTHER},
    ],
    "channels": [
        {"id": "C0INNE", "name": "inne"},
        {"id": CHANNEL, "name": "samverkan", "members": ["U0ALMA", "U0EXT", "BOT"]},
    ],
}


@pytest.fixture
def sandbox(start_sandbox):
    return start_sandbox(state=STATE)


@pytest.fixture
def ext(sandbox):
    return sandbox.person("U0EXT")


def asked(sandbox, name):
    return sandbox.client.calls(name)[-1]["request"]


def context_of(payload):
    """What Bolt itself reads from it."""
    return BoltRequest(body=payload, mode="socket_mode").context


def test_the_channel_is_told_as_shared_and_another_is_not(web):
    shared = web.conversations_info(channel=CHANNEL)["channel"]
    assert (shared["is_ext_shared"], shared["is_shared"]) == (True, True)
    assert (shared["connected_team_ids"], shared["shared_team_ids"]) == ([OTHER], [OWN, OTHER])
    inside = web.conversations_info(channel="C0INNE")["channel"]
    assert (inside["is_ext_shared"], inside["shared_team_ids"]) == (False, [OWN])
    assert web.conversations_members(channel="C0INNE")["members"] == ["U0ALMA", "U0SANDBOXBOT"]


def test_people_of_another_organisation_are_told_with_it_and_strangers_as_such(web):
    known, stranger, own = (web.users_info(user=each)["user"] for each in ("U0EXT", "U0FAR", "U0ALMA"))
    assert (known["team_id"], known["profile"]["team"], known["is_stranger"]) == (OTHER, OTHER, False)
    assert (stranger["team_id"], stranger["is_stranger"]) == (OTHER, True)
    assert (own["team_id"], "is_stranger" in own) == (OWN, False)
    listed = [each["id"] for each in web.users_list()["members"]]
    assert ("U0EXT" in listed, "U0FAR" in listed) == (True, False)


def test_a_slash_command_is_refused_to_them_alone(sandbox, ext):
    ext.command("/hello", CHANNEL)
    (said,) = ext.messages(CHANNEL)
    assert "/hello" in said["text"]
    assert said["ephemeral"]
    assert sandbox.person().messages(CHANNEL) == []
    assert sandbox.client.calls("/hello") == []


def test_a_button_of_theirs_names_their_team_and_the_form_both(sandbox, web, ext):
    web.chat_postMessage(channel=CHANNEL, text="x", blocks=ROW)
    ext.press("Gå")
    told = asked(sandbox, "block_actions")
    assert differences(shapes.BLOCK_ACTIONS["message"], told) == []
    assert (told["team"], told["user"]["team_id"]) == ({"id": OTHER, "domain": "hyres"}, OTHER)
    assert told["message"]["team"] == OWN
    title = {"type": "plain_text", "text": "Form"}
    view = {"type": "modal", "title": title, "submit": title, "blocks": ROW}
    web.views_open(trigger_id=told["trigger_id"], view=view)
    assert ext.view["app_installed_team_id"] == OWN
    ext.submit()
    sent = asked(sandbox, "view_submission")
    assert (sent["team"]["id"], sent["view"]["team_id"]) == (OTHER, OTHER)
    assert (context_of(sent)["team_id"], context_of(sent)["actor_team_id"]) == (OWN, OWN)
    assert sent["user"]["team_id"] == OTHER


def test_events_of_theirs_name_their_team_and_the_apps(sandbox, ext):
    ext.say("@min-app hej", CHANNEL)
    for name in ("message", "app_mention"):
        told = asked(sandbox, name)
        assert differences(shapes.EVENT, told) == []
        assert (told["is_ext_shared_channel"], told["authorizations"][0]["team_id"]) == (True, OWN)
        assert (told["team_id"], told["context_team_id"]) == (OTHER, OWN)
        assert (told["event"]["user_team"], told["event"]["user_profile"]["team"]) == (OTHER, OTHER)
        assert (context_of(told)["team_id"], context_of(told)["actor_team_id"]) == (OWN, OTHER)
    sandbox.person().say("hej", "C0INNE")
    assert asked(sandbox, "message")["is_ext_shared_channel"] is False


def test_a_home_tab_of_theirs_is_asked_for_from_their_team_and_can_be_filled(sandbox, web, ext):
    web.views_publish(user_id="U0EXT", view={"type": "home", "blocks": ROW})
    assert ext.home()["blocks"]
    told = asked(sandbox, "app_home_opened")
    assert (told["team_id"], told["authorizations"][0]["team_id"]) == (OTHER, OWN)


def test_direct_messages_to_them_may_fail(sandbox, web, refused):
    web.chat_postMessage(channel="U0EXT", text="hej")
    im = web.conversations_open(users="U0EXT")["channel"]["id"]
    sandbox.client.set_switches(external_dms=False)
    assert refused(web.conversations_open, users="U0EXT")["error"] == "user_not_visible"
    assert refused(web.chat_postMessage, channel="U0EXT", text="x")["error"] == "channel_not_found"
    assert refused(web.chat_postMessage, channel=im, text="x")["error"] == "channel_not_found"
    web.chat_postMessage(channel="U0ALMA", text="x")
    web.chat_postMessage(channel=CHANNEL, text="x")


def test_somebody_who_comes_in_from_outside_shares_the_channel(sandbox, web):
    sandbox.client.add_team("T0SKOLA", "Skolan", "skolan")
    sandbox.client.add_person("U0SKOLA", "skola", team_id="T0SKOLA", channels=["inne"])
    assert web.conversations_info(channel="C0INNE")["channel"]["connected_team_ids"] == ["T0SKOLA"]
    assert asked(sandbox, "member_joined_channel")["event"]["team"] == "T0SKOLA"
    assert sandbox.client.calls("team_join") == []


def test_organisations_come_back_from_a_file():
    first = build_workspace(STATE, Manifest())
    assert dump_workspace(build_workspace(dump_workspace(first))) == dump_workspace(first)
    assert first.channel(CHANNEL).shared_with == [OTHER]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"teams": []}, "no team T0HYRES"),
        ({"teams": [{"id": OWN}]}, "no id of its own"),
        ({"channels": [{"id": "C1", "name": "x", "shared_with": ["T0NOBODY"]}]}, "not there"),
    ],
)
def test_an_organisation_that_is_not_there_is_refused(part, said):
    with pytest.raises(StateError, match=said):
        build_workspace(STATE | part)
