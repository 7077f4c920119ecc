"""A workspace goes to a file and comes back the same."""

import json

from sandbox.manifest import Manifest
from sandbox.state import DEFAULT, build_workspace, dump_workspace, load_workspace, save_workspace
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
    save_workspace(first, file)
    again = load_workspace(file)
    assert dump_workspace(again) == dump_workspace(first) == json.loads(file.read_text(encoding="utf-8"))
    assert again.im("U1").id == first.im("U1").id
    assert again.team_name == "Låtsasby"
