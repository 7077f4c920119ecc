"""A screen shows the last messages of each channel; the client reads on from there."""

import pytest

from sandbox.records import Message

ALL = "C0ALLMANT"


@pytest.fixture
def full(sandbox):
    """A channel of 2,250 messages."""
    channel = sandbox.workspace.channel(ALL)
    channel.messages.extend(Message(f"{1_700_000_000 + n}.000000", ALL, "U0BO", str(n)) for n in range(2250))
    return sandbox


def test_a_screen_shows_the_last_hundred_or_as_many_as_are_asked_for(full):
    alma = full.person()
    assert [each["text"] for each in alma.screen().messages(ALL)] == [str(n) for n in range(2150, 2250)]
    told = full.client.http.get("/people/U0ALMA/screen", params={"last": 3}).json()["channels"][0]
    assert ([each["text"] for each in told["messages"]], told["earlier"]) == (["2247", "2248", "2249"], True)


def test_the_client_gives_all_messages_by_pages(full):
    assert [each["text"] for each in full.person().messages(ALL)] == [str(n) for n in range(2250)]


def test_a_new_message_is_waited_for_at_the_end(full):
    full.person("U0CLEO").say("sist", ALL)
    assert full.person().wait_for_message("sist", ALL)["text"] == "sist"


def test_messages_before_a_moment_are_told_to_members_only(full):
    http, query = full.client.http, {"channel": ALL, "before": "1700000002.000000"}
    told = http.get("/people/U0ALMA/messages", params=query).json()
    assert ([each["text"] for each in told["messages"]], told["earlier"]) == (["0", "1"], False)
    full.workspace.channel(ALL).members.discard("U0ALMA")
    assert http.get("/people/U0ALMA/messages", params=query).status_code == 404


def test_a_full_channel_makes_a_screen_no_heavier(full):
    """Measured in `make bench`; here only that the size does not follow the number of messages."""
    assert len(full.client.http.get("/people/U0ALMA/screen").content) < 40_000
