"""What can be touched in blocks, how it is named, and what values it starts with."""

import pytest

from sandbox.elements import assign_ids, carry_over_values, find_element, initial_values, iter_elements
from sandbox.errors import NotFoundError

OPTION = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}
BLOCKS = [
    {"type": "section", "text": {}, "accessory": {"type": "button", "action_id": "b"}},
    {"type": "actions", "block_id": "given", "elements": [{"type": "datepicker", "initial_date": "2026-11-22"}]},
    {"type": "container", "child_blocks": [{"type": "actions", "elements": [{"type": "checkboxes"}]}]},
    {"type": "input", "element": {"type": "static_select", "initial_option": OPTION}},
    {"type": "context", "elements": [{"type": "mrkdwn"}]},
]


def test_every_block_and_element_gets_a_name_of_its_own():
    named = assign_ids(BLOCKS)
    addresses = [(block["block_id"], element["action_id"]) for block, element in iter_elements(named)]
    assert len(set(addresses)) == 4
    assert addresses[0][1] == "b"
    assert addresses[1][0] == "given"
    assert all(block["block_id"] for block in named)
    assert "block_id" not in BLOCKS[0]


def test_values_start_as_the_elements_say():
    values = [value for inputs in initial_values(assign_ids(BLOCKS)).values() for value in inputs.values()]
    assert values == [
        {"type": "datepicker", "selected_date": "2026-11-22"},
        {"type": "checkboxes", "selected_options": []},
        {"type": "static_select", "selected_option": OPTION},
    ]


def test_typed_values_stay_where_the_input_stays_the_same():
    def blocks(kind, action="a"):
        return [{"type": "input", "block_id": "i", "element": {"type": kind, "action_id": action}}]

    typed = {"i": {"a": {"type": "plain_text_input", "value": "hej"}}}
    assert carry_over_values(blocks("plain_text_input"), typed) == typed
    assert carry_over_values(blocks("plain_text_input", "b"), typed)["i"] == {
        "b": {"type": "plain_text_input", "value": None}
    }
    assert carry_over_values(blocks("datepicker"), typed)["i"]["a"] == {
        "type": "datepicker",
        "selected_date": None,
    }


def test_what_is_not_there_cannot_be_touched():
    with pytest.raises(NotFoundError):
        find_element(assign_ids(BLOCKS), "given", "nothing")
