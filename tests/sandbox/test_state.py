"""A workspace goes to a file and comes back the same."""

import json

import pytest

from sandbox.errors import SlackError, StateError
from sandbox.manifest import Manifest
from sandbox.records import File
from sandbox.state import (
    DEFAULT,
    build_workspace,
    dump_workspace,
    load_workspace,
    read_state,
    restore_workspace,
)
from sandbox.views import publish_home
from sandbox.workspace import BOT

STATE = {
    "team": {"id": "T1", "name": "Låtsasby", "domain": "latsasby"},
    "people": [{"id": "U1", "name": "ett", "real_name": "Ett Två Tre", "locale": ""}],
    "channels": [
        {
            "id": "C1",
            "name": "här",
            "members": ["U1", "BOT"],
            "messages": [{"ts": "9999999999.000001", "user": "BOT"}],
        },
        {"name": "utan-id", "members": ["U1"]},
    ],
}


def test_the_default_workspace_has_four_people_and_a_channel_with_the_app():
    workspace = build_workspace(DEFAULT)
    assert [each.initials for each in workspace.humans] == ["AE", "BP", "CS", "DL"]
    assert BOT in workspace.channel("#allmänt").members


def test_a_state_names_the_app_as_bot_and_stamps_go_on_after_it():
    workspace = build_workspace(STATE, Manifest({"display_information": {"name": "Provbot"}}))
    assert workspace.bot.name == "provbot"
    assert workspace.channel("C1").members == {"U1", BOT}
    assert BOT not in workspace.channel("utan-id").members
    assert workspace.channel("C1").messages[0].bot
    assert workspace.clock.stamp() == "9999999999.000002"
    assert workspace.person("U1").initials == "ET"


def test_what_is_saved_is_what_is_loaded(tmp_path):
    file = tmp_path / "state.json"
    first = build_workspace(STATE)
    first.im("U1")
    file.write_text(json.dumps(dump_workspace(first)), encoding="utf-8")
    again = load_workspace(file)
    assert dump_workspace(again) == dump_workspace(first) == json.loads(file.read_text(encoding="utf-8"))
    assert again.im("U1").id == first.im("U1").id
    assert again.team_name == "Låtsasby"


def furnished():
    """A workspace in which there is one of everything that a state file keeps."""
    workspace = build_workspace(STATE, Manifest({"display_information": {"name": "Provbot"}}))
    workspace.clock.move_to(workspace.clock.parse("tomorrow"))
    field = {"type": "plain_text_input", "action_id": "a"}
    label = {"type": "plain_text", "text": "Namn"}
    blocks = [{"type": "input", "block_id": "b", "label": label, "element": field}]
    home = publish_home(workspace, "U1", {"type": "home", "blocks": blocks, "private_metadata": "x"})
    home.values["b"]["a"]["value"] = "halvt"
    workspace.files["F1"] = File(
        "F1", "bild.png", "image/png", 1, "U1", content=b"\x89PNG", shares=[("C1", "1.000001")]
    )
    first = workspace.channel("C1").messages[0]
    first.blocks = [{"type": "section", "block_id": "s", "text": label}]
    first.files, first.pinned, first.metadata = [{"id": "F1"}], True, {"event_type": "e", "event_payload": {}}
    first.values = {"U1": {"s": {"a": {"type": "datepicker", "selected_date": None}}}}
    return workspace


def test_everything_but_open_forms_comes_back(tmp_path):
    first, file = furnished(), tmp_path / "state.json"
    file.write_text(json.dumps(dump_workspace(first)), encoding="utf-8")
    again = load_workspace(file)
    assert dump_workspace(again) == dump_workspace(first)
    assert again.bot.name == "provbot"
    assert again.clock.offset == first.clock.offset > 0
    assert again.homes["U1"].payload == first.homes["U1"].payload
    assert again.view(first.homes["U1"].id).values["b"]["a"]["value"] == "halvt"
    assert again.files["F1"].content == b"\x89PNG"


def test_links_of_a_loaded_workspace_die_by_its_clock():
    running = build_workspace(DEFAULT)
    restore_workspace(running, STATE)
    key = running.interaction_tokens.issue_response_url("U1", "C1")
    running.clock.move_to(running.clock.now() + 31 * 60)
    with pytest.raises(SlackError, match="expired_url"):
        running.interaction_tokens.redeem_response_url(key)


def test_a_running_workspace_takes_a_state_and_its_clock_never_goes_back():
    running = build_workspace(DEFAULT)
    running.clock.move_to(running.clock.parse("2099-01-01"))
    offset, era, manifest = running.clock.offset, running.era, running.manifest
    running.views["U0ALMA"] = []
    restore_workspace(running, dump_workspace(furnished()))
    assert [each.id for each in running.humans] == ["U1"]
    assert (running.clock.offset, running.era, running.views) == (offset, era + 1, {})
    assert running.manifest is manifest
    assert running.clock.stamp() > "9999999999.000001"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"people": {}}, "people: not a list"),
        ({"people": []}, "people: nobody is there"),
        ({"people": [3]}, "people.0: not an object"),
        ({"people": [{"id": "U1"}]}, "people.0.name: Field required"),
        ({"people": STATE["people"], "channels": [{"id": "C1"}]}, "channels.0: no name"),
        ({"people": STATE["people"], "channels": [{"name": "x", "kind": "im", "user": "U2"}]}, "no such user"),
        (
            {"people": STATE["people"], "channels": [{"name": "x", "messages": [{"ts": "now"}]}]},
            "channels.0.messages.0.ts: not such as",
        ),
        (
            {"people": STATE["people"], "channels": [{"name": "x", "messages": [{"ts": "1", "blocks": [{}]}]}]},
            "channels.0.messages.0: invalid_blocks",
        ),
        ({"people": STATE["people"], "homes": [{"id": "V1", "user": "U1"}]}, "homes.0.hash: Field required"),
        ({"people": STATE["people"], "files": [{"id": "F1", "content": "å"}]}, "files.0.content: not base64"),
        ({"people": STATE["people"], "clock": {"offset": "soon"}}, "clock.offset: Input should be"),
    ],
)
def test_what_is_no_state_is_refused_by_name_and_changes_nothing(raw, said):
    workspace = build_workspace(DEFAULT)
    with pytest.raises(StateError, match=said):
        restore_workspace(workspace, raw)
    assert len(workspace.humans) == 4


@pytest.mark.parametrize(("text", "said"), [(b"\x89PNG", "not JSON"), (b"[]", "no people"), (b"{}", "no people")])
def test_what_is_no_json_of_a_workspace_is_refused(text, said):
    with pytest.raises(StateError, match=said):
        read_state(text)
