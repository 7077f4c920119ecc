"""blocks.validate and api.test."""

import json

import pytest

GOOD = [{"type": "divider"}]
BAD = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
TITLE = {"type": "plain_text", "text": "T"}


def validate(web, **given):
    return web.api_call("blocks.validate", json={key: json.dumps(value) for key, value in given.items()})


@pytest.mark.parametrize(
    "given",
    [{"blocks": GOOD}, {"message": {"text": "x"}}, {"view": {"type": "modal", "title": TITLE, "blocks": GOOD}}],
)
def test_good_blocks_pass(web, given):
    assert validate(web, **given)["ok"]


@pytest.mark.parametrize(
    ("name", "value", "pointer"),
    [
        ("blocks", BAD, "/0/text"),
        ("message", {"text": "x", "blocks": BAD}, "/blocks/0/text"),
        ("view", {"type": "home", "blocks": BAD}, "/blocks/0/text"),
    ],
)
def test_faults_are_told_with_pointer_code_and_constraint(web, refused, name, value, pointer):
    answer = refused(validate, web=web, **{name: value})
    fault = answer["errors"][0]
    assert answer["error"] == f"invalid_{name}"
    assert fault["pointer"].startswith(pointer)
    assert fault["code"] == "failed_constraint"
    assert fault["constraint"]["expected"] == 150


def test_exactly_one_thing_is_judged(web, refused):
    assert refused(validate, web=web)["error"] == "invalid_arguments"
    assert refused(validate, web=web, blocks=GOOD, message={"text": "x"})["error"] == "invalid_arguments"


def test_the_api_test_gives_back_what_it_got(web, refused):
    assert web.api_test(foo="bar")["args"]["foo"] == "bar"
    assert refused(web.api_test, error="my_error")["error"] == "my_error"
