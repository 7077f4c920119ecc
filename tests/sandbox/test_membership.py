"""People who join, and guests: what the app is told of them, and what Slack's lists say."""

import pytest

from sandbox.errors import StateError
from sandbox.state import build_workspace

ADA = {"id": "U0ADA", "name": "ada"}


def flags(user):
    return user["is_restricted"], user["is_ultra_restricted"]


def listed(web):
    return {each["id"]: each for each in web.users_list()["members"]}


def test_somebody_who_joins_is_told_to_the_app_and_is_in_the_first_channel(sandbox, next_event):
    sandbox.client.add_person("U0EVA", "eva", real_name="Eva Exempel", title="Granne")
    told = {event["type"]: event for event in (next_event(), next_event())}
    joined = told["team_join"]["user"]
    assert (joined["id"], joined["real_name"], joined["is_bot"]) == ("U0EVA", "Eva Exempel", False)
    assert told["member_joined_channel"]["channel"] == "C0ALLMANT"
    sandbox.person("U0EVA").say("hej")
    assert sandbox.person("U0ALMA").wait_for_message("hej")


def test_a_guest_is_told_as_one_everywhere(sandbox, web):
    sandbox.client.add_person("U0GUEST", "gast", is_restricted=True, channels=["allmänt"])
    sandbox.client.add_person("U0SINGLE", "ensam", is_ultra_restricted=True)
    assert flags(web.users_info(user="U0GUEST")["user"]) == (True, False)
    assert flags(listed(web)["U0SINGLE"]) == (True, True)
    assert flags(listed(web)["U0ALMA"]) == (False, False)
    assert web.conversations_members(channel="C0ALLMANT")["members"].count("U0GUEST") == 1
    assert "U0SINGLE" not in web.conversations_members(channel="C0ALLMANT")["members"]


def test_a_member_becomes_a_guest(sandbox, web):
    sandbox.person("U0BO").change(is_restricted=True)
    assert flags(web.users_info(user="U0BO")["user"]) == (True, False)


def test_a_guest_in_a_state_file_is_one():
    workspace = build_workspace({"people": [{**ADA, "is_restricted": True}]})
    assert workspace.person("U0ADA").is_restricted


@pytest.mark.parametrize("part", ["people", "channels"])
def test_what_a_state_file_says_and_nobody_knows_is_refused(part):
    state = {"people": [ADA], "channels": [{"id": "C1", "name": "x"}]}
    state[part] = [{**state[part][0], "is_wizard": True}]
    with pytest.raises(StateError, match=rf"{part}.0: there is no is_wizard"):
        build_workspace(state)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": ""}, "no name"),
        ({"id": "U0BO", "name": "bo"}, "already"),
        ({"name": "x", "shoes": 2}, "no shoes"),
    ],
)
def test_who_is_nobody_cannot_join(sandbox, facts, said):
    with pytest.raises(AssertionError, match=said):
        sandbox.client.add_person(facts.pop("id", "U0NEW"), **facts)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("say", {"channel": "allmänt", "line": "hej", "tone": "mild"}),
        ("press", {"block_id": "b", "action_id": "a", "force": 2}),
        ("submit", {"view": "V1", "unchecked": True}),
    ],
)
def test_what_a_deed_does_not_take_is_refused(sandbox, deed, told):
    assert sandbox.client.http.post(f"/people/U0BO/{deed}", json=told).status_code == 422
    with pytest.raises(AssertionError, match="422"):
        sandbox.person("U0BO").change(is_wizard=True)
