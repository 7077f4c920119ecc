"""views.*: triggers, stacks, hashes and Home tabs."""

import time

import pytest

INPUT = {
    "type": "input",
    "block_id": "name",
    "label": {"type": "plain_text", "text": "Name"},
    "element": {"type": "plain_text_input", "action_id": "name"},
}


def modal(title="T", **more):
    text = {"type": "plain_text", "text": title}
    return {"type": "modal", "title": text, "submit": text, "blocks": [INPUT], **more}


@pytest.fixture
def trigger(sandbox):
    return sandbox.trigger


def test_a_trigger_opens_one_view(sandbox, web, refused, trigger):
    key = trigger()
    view = web.views_open(trigger_id=key, view=modal())["view"]
    assert view["state"] == {"values": {"name": {"name": {"type": "plain_text_input", "value": None}}}}
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert sandbox.person().view["id"] == view["id"]
    assert refused(web.views_open, trigger_id=key, view=modal())["error"] == "exchanged_trigger_id"
    assert refused(web.views_open, trigger_id="1.2.x", view=modal())["error"] == "invalid_trigger_id"


def test_a_trigger_dies_after_three_seconds(sandbox, web, refused, trigger):
    sandbox.client.clear_faults()
    before = time.monotonic()
    key = trigger()
    permission = sandbox.workspace.interaction_tokens.triggers[key]
    assert before <= permission.until - 3 <= time.monotonic()
    permission.until = time.monotonic()
    assert refused(web.views_open, trigger_id=key, view=modal())["error"] == "expired_trigger_id"


def test_a_refused_view_leaves_the_trigger_good(web, refused, trigger):
    key = trigger()
    answer = refused(web.views_open, trigger_id=key, view=modal("x" * 25))
    assert answer["error"] == "invalid_arguments"
    told = answer["response_metadata"]["messages"]
    assert told[0] == "[ERROR] failed to match all allowed schemas [json-pointer:/view]"
    assert told[1] == "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    web.views_open(trigger_id=key, view=modal())


def test_a_view_over_250_kilobytes_is_refused(web, refused, trigger):
    section = {"type": "section", "text": {"type": "plain_text", "text": "å" * 3000}}
    big = modal(blocks=[section] * 60)
    assert refused(web.views_open, trigger_id=trigger(), view=big)["error"] == "view_too_large"


def test_three_views_stand_on_each_other(web, refused, trigger):
    assert refused(web.views_push, trigger_id=trigger(), view=modal())["error"] == "not_found"
    first = web.views_open(trigger_id=trigger(), view=modal())["view"]
    second = web.views_push(trigger_id=trigger(), view=modal())["view"]
    third = web.views_push(trigger_id=trigger(), view=modal())["view"]
    assert (third["root_view_id"], third["previous_view_id"]) == (first["id"], second["id"])
    assert refused(web.views_push, trigger_id=trigger(), view=modal())["error"] == "push_limit_reached"


def test_an_update_goes_by_id_and_hash(web, refused, trigger):
    view = web.views_open(trigger_id=trigger(), view=modal(external_id="one"))["view"]
    newer = web.views_update(view_id=view["id"], hash=view["hash"], view=modal("U"))["view"]
    assert newer["hash"] != view["hash"]
    stale = {"view_id": view["id"], "hash": view["hash"], "view": modal()}
    assert refused(web.views_update, **stale)["error"] == "hash_conflict"
    assert refused(web.views_update, view_id="V0", view=modal())["error"] == "not_found"
    assert refused(web.views_update, external_id="one", view=modal())["error"] == "not_found"
    asked = {"view_id": view["id"], "external_id": "one", "view": modal()}
    both = refused(web.api_call, api_method="views.update", json=asked)
    assert both["error"] == "invalid_arguments"
    assert "not both" in both["response_metadata"]["messages"][0]


def test_an_update_goes_by_external_id_which_is_unique(web, refused, trigger):
    web.views_open(trigger_id=trigger(), view=modal(external_id="one"))
    assert web.views_update(external_id="one", view=modal("U", external_id="one"))["ok"]
    again = {"trigger_id": trigger(), "view": modal(external_id="one")}
    assert refused(web.views_push, **again)["error"] == "duplicate_external_id"


def test_home_is_published_and_updated_by_hash(sandbox, web, refused):
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    first = web.views_publish(user_id="U0BO", view=home)["view"]
    second = web.views_publish(user_id="U0BO", view=home, hash=first["hash"])["view"]
    assert first["id"] == second["id"] == sandbox.person("U0BO").screen().home["id"]
    assert refused(web.views_publish, user_id="U0BO", view=home, hash=first["hash"])["error"] == "hash_conflict"
    assert refused(web.views_publish, user_id="U0NO", view=home)["error"] == "user_not_found"
    assert refused(web.views_publish, user_id="U0BO", view=modal())["error"] == "invalid_arguments"
