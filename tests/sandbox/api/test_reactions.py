"""reactions.* and usergroups.*: what they answer, and what the app hears."""

import pytest

ALL = "C0ALLMANT"
STATE = {
    "people": [{"id": "U0ALMA", "name": "alma"}],
    "channels": [{"id": ALL, "name": "allmänt"}],
    "usergroups": [{"id": "S0LAGET", "handle": "laget", "name": "Lägesgruppen", "users": ["U0ALMA"]}],
}


@pytest.fixture
def message(sandbox):
    return {"channel": ALL, "timestamp": sandbox.person().say("hej", ALL)}


def asked(sandbox, name):
    return sandbox.client.calls(name)[-1]["request"]["event"]


def test_the_app_reacts_once_and_takes_it_back_once(web, refused, message):
    web.reactions_add(name="eyes", **message)
    assert refused(web.reactions_add, name=":eyes:", **message)["error"] == "already_reacted"
    told = web.reactions_get(**message)["message"]
    assert told["reactions"] == [{"name": "eyes", "users": ["U0SANDBOXBOT"], "count": 1}]
    assert web.conversations_history(channel=ALL)["messages"][0]["reactions"] == told["reactions"]
    web.reactions_remove(name="eyes", **message)
    assert refused(web.reactions_remove, name="eyes", **message)["error"] == "no_reaction"
    assert "reactions" not in web.reactions_get(**message)["message"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"name": "inte en"}, "invalid_name"),
        ({"name": "eyes", "timestamp": "1.0"}, "message_not_found"),
        ({"name": "eyes", "channel": "C0NO"}, "channel_not_found"),
        ({"name": "eyes", "timestamp": ""}, "no_item_specified"),
    ],
)
def test_what_cannot_be_reacted_to_is_refused(web, refused, message, arguments, error):
    assert refused(web.reactions_add, **{**message, **arguments})["error"] == error


def test_a_person_reacts_and_the_app_hears_of_it_and_of_the_taking_back(sandbox, web, message):
    alma, bo = sandbox.person(), sandbox.person("U0BO")
    said = next(each for each in alma.messages(ALL) if each["ts"] == message["timestamp"])
    bo.react("+1", said)
    item = {"type": "message", "channel": ALL, "ts": said["ts"]}
    told = asked(sandbox, "reaction_added")
    assert (told["user"], told["reaction"], told["item"], told["item_user"]) == ("U0BO", "+1", item, "U0ALMA")
    assert alma.messages(ALL)[-1]["reactions"] == [{"name": "+1", "users": ["U0BO"], "count": 1}]
    assert [each["message"]["ts"] for each in web.reactions_list(user="U0BO")["items"]] == [said["ts"]]
    bo.react("+1", said, removed=True)
    assert asked(sandbox, "reaction_removed")["reaction"] == "+1"
    assert web.reactions_list(user="U0BO")["items"] == []
    with pytest.raises(AssertionError, match="no_reaction"):
        bo.react("+1", said, removed=True)


def test_groups_of_people_are_listed(start_sandbox, refused):
    web = start_sandbox(state=STATE).web()
    (group,) = web.usergroups_list(include_users=True, include_count=True)["usergroups"]
    assert (group["id"], group["handle"], group["users"], group["user_count"]) == (
        "S0LAGET",
        "laget",
        ["U0ALMA"],
        1,
    )
    assert "users" not in web.usergroups_list()["usergroups"][0]
    assert web.usergroups_users_list(usergroup="S0LAGET")["users"] == ["U0ALMA"]
    assert refused(web.usergroups_users_list, usergroup="S0NO")["error"] == "no_such_subteam"
