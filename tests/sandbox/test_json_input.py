"""JSON from outside is read so that it can always be told again."""

import json

import pytest

from sandbox.json_input import read_json


def test_half_an_emoji_becomes_the_replacement_character():
    assert read_json(r'{"text": "kvart \ud83d i \ud83d\ude00"}') == {"text": "kvart \ufffd i 😀"}


@pytest.mark.parametrize("text", ["", "{", "[NaN]", "[1e999]", "[" * 100_000, "[" * 101 + "]" * 101, b"\xff"])
def test_what_could_not_be_told_again_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_what_is_nested_as_deep_as_may_be_is_read():
    deep = "[" * 100 + "]" * 100
    assert json.dumps(read_json(deep)) == deep
