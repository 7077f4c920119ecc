"""The client says plainly what was not there."""

from datetime import UTC, date, datetime, time

import pytest

from sandbox.locators import find_by_name, state_value, words_of

OPTIONS = [{"text": {"type": "plain_text", "text": word}, "value": word[0]} for word in ("Röd", "Grön")]


def no_choices(_query):
    return []


@pytest.mark.parametrize(
    ("element", "value", "state"),
    [
        ({"type": "plain_text_input"}, "x", {"value": "x"}),
        ({"type": "plain_text_input"}, None, {"value": None}),
        ({"type": "datepicker"}, date(2026, 11, 22), {"selected_date": "2026-11-22"}),
        ({"type": "timepicker"}, time(8, 5), {"selected_time": "08:05"}),
        ({"type": "datetimepicker"}, datetime(2026, 1, 1, tzinfo=UTC), {"selected_date_time": 1767225600}),
        ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
        ({"type": "static_select", "options": OPTIONS}, "Grön", {"selected_option": OPTIONS[1]}),
        ({"type": "static_select", "option_groups": [{"options": OPTIONS}]}, "R", {"selected_option": OPTIONS[0]}),
        ({"type": "checkboxes", "options": OPTIONS}, ["Röd", "G"], {"selected_options": OPTIONS}),
        ({"type": "checkboxes", "options": OPTIONS}, None, {"selected_options": []}),
    ],
)
def test_plain_values_become_slacks(element, value, state):
    assert state_value(element, value, no_choices) == {"type": element["type"], **state}


def test_a_choice_that_is_not_offered_is_named_with_those_that_are():
    with pytest.raises(AssertionError, match="no choice 'Blå' among: Röd, Grön"):
        state_value({"type": "static_select", "options": OPTIONS}, "Blå", no_choices)


def test_things_are_found_by_whole_words_before_parts():
    buttons = [
        {"type": "button", "action_id": word, "text": {"type": "plain_text", "text": word}}
        for word in ("Visa mer", "Visa")
    ]
    blocks = [{"type": "actions", "block_id": "b", "elements": buttons}]
    assert find_by_name(blocks, "Visa").element["action_id"] == "Visa"
    assert find_by_name(blocks, "mer").element["action_id"] == "Visa mer"
    assert find_by_name(blocks, "Dölj") is None


def test_all_readable_words_of_blocks_are_read():
    blocks = [
        {"type": "section", "text": {"text": "ett"}, "fields": [{"text": "två"}]},
        {
            "type": "data_table",
            "rows": [[{"type": "raw_text", "text": "tre"}, {"type": "raw_number", "value": 4}]],
        },
    ]
    assert words_of(blocks) == "ett två tre 4"


def test_complaints_tell_what_is_on_the_screen(sandbox):
    alma = sandbox.person()
    alma.say("hej")
    for deed, said in [
        (lambda: alma.view, "no form is open for U0ALMA"),
        (lambda: alma.press("Spara"), "sees nothing called 'Spara'"),
        (
            lambda: alma.wait_for_message("never", timeout=0),
            r"not seen by U0ALMA in 0 s; last messages: \['hej'\]",
        ),
        (lambda: alma.command("/x", "nowhere"), "no channel nowhere"),
        (lambda: sandbox.client.wait_connected(timeout=0), "0 connections"),
    ]:
        with pytest.raises(AssertionError, match=said):
            deed()
