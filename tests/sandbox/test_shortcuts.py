"""Shortcuts, from anywhere and of a message: who may use which, and how the app is told."""

import pytest

from sandbox.manifest import Manifest
from tests.sandbox.fixtures import shapes
from tests.sandbox.fixtures.shapes import differences

ALL = "C0ALLMANT"
MANIFEST = {
    "features": {
        "shortcuts": [
            {"name": "Rapportera", "type": "global", "callback_id": "report", "description": "Ny rapport"},
            {
                "name": "Rapportera det här",
                "type": "message",
                "callback_id": "report_this",
                "description": "Om det",
            },
        ]
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
    "settings": {"interactivity": {"is_enabled": True}, "socket_mode_enabled": True},
}


@pytest.fixture
def sandbox(start_sandbox):
    return start_sandbox(manifest=MANIFEST)


def asked(sandbox, name):
    return sandbox.client.calls(name)[-1]["request"]


def test_the_manifests_shortcuts_are_known_by_name_and_callback_id():
    manifest = Manifest(MANIFEST)
    assert [(each.name, each.type) for each in manifest.shortcuts] == [
        ("Rapportera", "global"),
        ("Rapportera det här", "message"),
    ]
    assert manifest.shortcut("Rapportera", "global") == manifest.shortcut("report", "global")
    assert manifest.shortcut("report", "message") is None


def test_a_global_shortcut_carries_a_trigger_and_no_place(sandbox):
    sandbox.person().shortcut("Rapportera")
    told = asked(sandbox, "shortcut")
    assert differences(shapes.SHORTCUT, told) == []
    assert told["callback_id"] == "report"
    title = {"type": "plain_text", "text": "Rapport"}
    view = {"type": "modal", "title": title, "blocks": [{"type": "section", "text": title}]}
    sandbox.web().views_open(trigger_id=told["trigger_id"], view=view)
    assert sandbox.person().view["title"]["text"] == "Rapport"


def test_a_message_shortcut_carries_the_message_and_an_address_to_answer_to(sandbox):
    alma = sandbox.person()
    alma.say("Klotter igen", ALL)
    alma.shortcut("report_this", alma.messages(ALL)[-1])
    told = asked(sandbox, "message_action")
    assert differences(shapes.MESSAGE_ACTION, told) == []
    assert (told["message"]["text"], told["channel"]["id"], told["message_ts"]) == (
        "Klotter igen",
        ALL,
        told["message"]["ts"],
    )
    assert sandbox.client.http.post(told["response_url"], json={"text": "Tack"}).text == "ok"
    assert alma.messages(ALL)[-1]["ephemeral"]
    assert alma.messages(ALL)[0]["text"] == "Klotter igen"


def test_the_apps_own_message_can_be_meant_and_an_ephemeral_one_not(sandbox, web):
    alma = sandbox.person()
    web.chat_postMessage(channel=ALL, text="x")
    alma.shortcut("report_this", alma.messages(ALL)[-1])
    assert asked(sandbox, "message_action")["message"]["bot_id"]
    web.chat_postEphemeral(channel=ALL, user="U0ALMA", text="psst")
    with pytest.raises(AssertionError, match="no shortcut"):
        alma.shortcut("report_this", alma.messages(ALL)[-1])


@pytest.mark.parametrize("name", ["report_this", "made_up"])
def test_a_shortcut_of_another_kind_or_none_is_refused(sandbox, name):
    with pytest.raises(AssertionError, match=f"no shortcut {name}"):
        sandbox.person().shortcut(name)


def test_an_app_that_is_away_is_told_as_a_toast(sandbox):
    sandbox.person().shortcut("report")
    assert "dispatch_failed" in sandbox.person().screen().toasts[-1]


def test_a_command_in_a_thread_is_refused_to_the_person_there(sandbox):
    cleo = sandbox.person("U0CLEO")
    first = cleo.say("hej", ALL)
    cleo.command("/report now", ALL, thread_ts=first)
    said = cleo.messages(ALL)[-1]
    assert (said["text"], said["thread_ts"], said["ephemeral"]) == (
        "/report is not supported in threads. Sorry!",
        first,
        True,
    )
    assert [each["text"] for each in sandbox.person().messages(ALL)] == ["hej"]
    assert sandbox.client.calls("/report") == []
