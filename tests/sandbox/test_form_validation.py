"""What the browser holds back before the app hears of it."""

import pytest

from sandbox.elements import STATE_FIELDS
from sandbox.form_validation import validate_form
from sandbox.records import Person, View

EVE = Person("U1", "eve", locale="en-GB")


def complain(element, value, **block):
    kind = element["type"]
    inputs = {"a": {"type": kind, STATE_FIELDS[kind].key: value}}
    blocks = [
        {"type": "divider", "block_id": "d"},
        {"type": "input", "block_id": "b", **block, "element": {"action_id": "a", **element}},
    ]
    return validate_form(View("V1", "", "U1", {"blocks": blocks}, "V1", values={"b": inputs}), EVE).get("b", "")


@pytest.mark.parametrize("value", [None, ""])
def test_only_an_optional_input_may_be_empty(value):
    assert complain({"type": "plain_text_input"}, value) == "Fill in this field."
    assert complain({"type": "plain_text_input"}, value, optional=True) == ""
    assert complain({"type": "multi_static_select"}, []) == "Fill in this field."


@pytest.mark.parametrize(
    ("element", "good", "bad", "said"),
    [
        ({"type": "plain_text_input", "max_length": 3}, "abc", "abcd", "At most 3"),
        ({"type": "plain_text_input", "min_length": 3}, "abc", "ab", "at least 3"),
        ({"type": "plain_text_input"}, "x" * 3000, "x" * 3001, "At most 3000"),
        ({"type": "number_input", "min_value": "1", "max_value": "9"}, "9", "10", "9 or less"),
        ({"type": "number_input", "min_value": "1"}, "1", "0", "1 or more"),
        ({"type": "number_input", "is_decimal_allowed": True}, "1.5", "one", "a number"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1", "1.5", "whole number"),
        ({"type": "email_text_input"}, "a@b.se", "a@b", "e-mail"),
        ({"type": "url_text_input"}, "https://a.se", "a.se", "web address"),
    ],
)
def test_limits_are_checked_from_both_sides(element, good, bad, said):
    assert complain(element, good) == ""
    assert said in complain(element, bad)


def test_files_are_held_to_kind_and_number():
    files = [{"name": "a.JPEG"}, {"name": "b.png"}]
    element = {"type": "file_input", "filetypes": ["jpg", "png"]}
    assert complain(element, files) == ""
    assert complain({**element, "max_files": 1}, files) == "At most 1 files."
    assert complain({**element, "filetypes": ["pdf"]}, files) == "Only files of the kind pdf."


@pytest.mark.parametrize("typed", ["1e999999999", "1e2", "Infinity", "NaN", "1_0", "٣", "0x1", "-", "."])
def test_only_digits_make_a_number(typed):
    assert complain({"type": "number_input", "is_decimal_allowed": True}, typed) == "Write a number."
