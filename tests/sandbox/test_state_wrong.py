"""A state that would break the page or the API later is refused at once, and one written by hand can be used."""

import json

import pytest

from sandbox.clock import Clock
from sandbox.errors import StateError
from sandbox.manifest import Manifest
from sandbox.objects import file_json
from sandbox.state import build_workspace, load_workspace, read_state

ADA = {"id": "U0ADA", "name": "ada"}
GO = {"type": "button", "text": {"type": "plain_text", "text": "Gå"}}
ROW = {"type": "actions", "elements": [GO]}


def channel(**message):
    return [{"id": "C0X", "name": "x", "messages": [{"ts": "1790000000.000100", "user": "BOT", **message}]}]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"people": [{**ADA, "tz": "Ingen/Stans"}]}, "time zone"),
        ({"people": [{**ADA, "tz": "../etc"}]}, "time zone"),
        ({"people": [{**ADA, "name": ""}]}, "no name"),
        ({"people": [{**ADA, "is_bot": True}]}, "nobody"),
        ({"clock": {"offset": 1e300}}, "year 3000"),
        ({"clock": {"offset": float("nan")}}, "year 3000"),
        ({"clock": {"offset": -5.0}}, "year 3000"),
        ({"channels": channel(ts="nan")}, "ts"),
        ({"channels": channel(ts="1_0.0")}, "ts"),
    ],
)
def test_what_would_break_later_is_refused(part, said):
    with pytest.raises(StateError, match=said):
        build_workspace({"people": [ADA], **part})


@pytest.mark.parametrize("text", [b"[" * 100_000, b'{"people": [NaN]}', b"\xff"])
def test_a_file_that_is_no_json_is_said_to_be_none(text):
    with pytest.raises(StateError, match="not JSON"):
        read_state(text)


def test_half_an_emoji_in_a_file_can_be_shown():
    state = read_state(rb'{"people": [{"id": "U0ADA", "name": "\ud83d"}]}')
    assert build_workspace(state).humans[0].name == "\ufffd"


def test_blocks_written_by_hand_need_no_ids():
    home = {"id": "V1", "hash": "1", "user": "U0ADA", "payload": {"type": "home", "blocks": [ROW]}}
    workspace = build_workspace({"people": [ADA], "channels": channel(blocks=[ROW]), "homes": [home]})
    for block in (workspace.channels["C0X"].messages[0].blocks[0], workspace.homes["U0ADA"].blocks[0]):
        assert block["block_id"]
        assert block["elements"][0]["action_id"]


@pytest.mark.parametrize("features", [{"slash_commands": [{}]}, {"slash_commands": [1]}, {"slash_commands": 1}])
def test_a_manifest_that_is_none_is_told(tmp_path, features):
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps({"features": features}))
    with pytest.raises(StateError, match="manifest"):
        load_workspace(manifest=file)


@pytest.mark.parametrize("epoch", [float("inf"), float("nan"), 1e300])
def test_the_clock_stays_where_there_are_dates(epoch):
    with pytest.raises(ValueError, match="3000"):
        Clock().move_to(epoch)


def test_a_person_cannot_move_to_no_time_zone(sandbox):
    told = sandbox.client.http.patch("/people/U0BO", json={"tz": "Ingen/Stans"})
    assert told.status_code == 400
    assert sandbox.web().users_info(user="U0BO")["user"]["tz"] == "Europe/Stockholm"


def test_a_file_shared_where_nothing_is_any_more_can_be_told():
    file = {"id": "F1", "name": "f", "mimetype": "a/b", "created": 1, "user": "U0ADA", "shares": [["C9", "1.0"]]}
    workspace = build_workspace({"people": [ADA], "files": [file]}, Manifest())
    assert file_json(workspace, workspace.files["F1"])["shares"] == {}
