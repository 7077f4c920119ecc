"""What a person does reaches a real Bolt app and comes back, and what goes wrong is shown."""

import time

import pytest

from sandbox.locators import words_of
from sandbox.workspace import BOT
from tests.sandbox.running import UNHURRIED, connected_app
from tests.sandbox.tiny_app import build_tiny


@pytest.fixture
def alma(tour):
    return tour.newcomer()


@pytest.mark.parametrize("kind", ["builtin", "websocket_client"])
def test_a_command_is_answered_over_either_client(sandbox, kind):
    with connected_app(sandbox, build_tiny(sandbox.web(), "unused"), kind):
        alma = sandbox.person()
        alma.command("/hello  <you> & me ")
        answer = alma.messages("allmänt")[-1]
    assert answer["text"] == "hello alma: &lt;you&gt; &amp; me"
    assert answer["ephemeral"]
    assert sandbox.person("U0BO").messages("allmänt") == []


def test_without_an_app_the_person_is_told_in_their_language(sandbox):
    for user, said in {"U0ALMA": "misslyckades", "U0CLEO": "failed"}.items():
        person = sandbox.person(user)
        person.command("/hello")
        assert said in person.messages("allmänt")[-1]["text"]
        assert "dispatch_failed" in person.messages("allmänt")[-1]["text"]


def test_an_unanswered_command_times_out_after_three_seconds(tour, alma):
    tour.client.clear_faults()
    before = time.monotonic()
    alma.command("/silent")
    assert time.monotonic() - before >= 3
    tour.client.set_switches(patience=UNHURRIED)
    assert "operation_timeout" in alma.messages()[-1]["text"]


def test_a_form_is_opened_filled_and_sent(alma):
    view = alma.open_form("/form")
    assert words_of(view["title"]) == "Form"
    assert alma.submit({"Name": "Tove", "Colour": "Green", "Place": "Norra torget"}) == {}
    assert alma.views == []
    assert alma.wait_for_message("got Tove, green", "im")


def test_the_browser_holds_back_an_empty_required_field(alma):
    alma.open_form("/form")
    assert alma.submit() == {"name": "Fyll i det här fältet."}
    assert alma.submit(checked=False) == {}
    assert alma.wait_for_message("got None", "im")


def test_errors_stand_at_their_field_and_nothing_typed_is_lost(alma):
    alma.open_form("/form")
    assert alma.submit({"Name": "errors", "Colour": "Red"}) == {"name": "not that one"}
    assert alma.view["errors"] == {"name": "not that one"}
    assert alma.view["state"]["values"]["color"]["color"]["selected_option"]["value"] == "red"
    assert alma.submit({"Name": "Tove"}) == {}


@pytest.mark.parametrize("name", ["stray", "faulty"])
def test_an_answer_that_slack_would_not_take_leaves_the_form_open_with_a_notice(alma, name):
    alma.open_form("/form")
    assert alma.submit({"Name": name}) == {}
    assert "Försök igen" in alma.view["notice"]
    assert alma.view["state"]["values"]["name"]["name"]["value"] == name


def test_update_keeps_what_was_typed_and_changes_the_hash(alma):
    before = alma.open_form("/form")
    alma.submit({"Name": "update", "Colour": "Red"})
    after = alma.view
    assert (after["id"], words_of(after["title"])) == (before["id"], "Updated")
    assert after["hash"] != before["hash"]
    assert after["state"]["values"]["color"]["color"]["selected_option"]["value"] == "red"


def test_pushed_forms_stand_on_each_other_up_to_three(alma):
    first = alma.open_form("/form")
    alma.submit({"Name": "push"})
    alma.submit({"Name": "push"})
    assert [words_of(each["title"]) for each in alma.views] == ["Form", "Pushed", "Pushed"]
    assert alma.view["root_view_id"] == first["id"]
    assert alma.view["previous_view_id"] == alma.views[1]["id"]
    alma.submit({"Name": "push"})
    assert "push_limit_reached" in alma.view["notice"]
    alma.submit({"Name": "Tove"})
    assert len(alma.views) == 2
    alma.submit({"Name": "clear"})
    assert alma.views == []


def test_a_closed_form_is_told_to_the_app_that_asked_for_it(alma):
    alma.open_form("/form")
    alma.close()
    assert alma.wait_for_message("closed, cleared False", "im")


@pytest.mark.parametrize("whole", [False, True])
def test_of_a_stack_only_the_forms_that_ask_are_told_as_closed(sandbox, web, whole):
    words = {"type": "plain_text", "text": "Form"}
    for name, method in (("first", web.views_open), ("quiet", web.views_push), ("last", web.views_push)):
        block = {"type": "section", "text": words}
        view = {"type": "modal", "title": words, "blocks": [block], "callback_id": name}
        trigger = sandbox.trigger()
        method(trigger_id=trigger, view=view | {"notify_on_close": name != "quiet"})
    sandbox.person().close(everything=whole)
    told = [call["request"] for call in sandbox.client.calls("view_closed")]
    named = [(each["view"]["callback_id"], each["is_cleared"]) for each in told]
    assert named == ([("last", True), ("first", True)] if whole else [("last", False)])


def test_type_ahead_asks_the_app(alma):
    alma.open_form("/form")
    assert alma.suggest("Place", "torget") == ["Norra torget", "Södra torget"]
    assert alma.suggest("Place", "nowhere") == []


def test_a_pressed_button_in_an_ephemeral_message_replaces_it(alma):
    alma.command("/ask")
    question = alma.wait_for_message("Sure?")
    alma.press("Yes")
    answer = alma.wait_for_message(f"yes from {alma.user}, ephemeral True")
    assert answer["ts"] == question["ts"]
    assert answer["blocks"] == []


def test_home_is_published_when_it_is_opened(alma):
    assert "at home, home" in words_of(alma.home()["blocks"])


def test_what_people_write_reaches_the_app_where_it_is_a_member(tour, alma):
    alma.say("hej")
    assert alma.wait_for_message("heard hej in channel", "sitt")
    tour.workspace.channel(alma.screen().raw["channels"][0]["id"]).members.discard(BOT)
    alma.say("ensam")
    alma.home()
    alma.say("du", alma.screen().raw["channels"][-1]["id"])
    assert alma.wait_for_message("heard du in im", "im")
    assert not [each for each in alma.messages() if "heard ensam" in each["text"]]


def test_a_changed_person_is_told_to_the_app(tour):
    tour.person("U0BO").change(deleted=True)
    assert tour.person().wait_for_message("bo deleted True", "allmänt")


def test_many_quick_commands_are_each_answered_once(alma):
    for number in range(50):
        alma.command(f"/hello {number}")
    assert [each["text"] for each in alma.messages()] == [f"hello alma: {number}" for number in range(50)]


def test_nobody_presses_what_only_another_sees_nor_speaks_where_they_are_not(sandbox):
    button = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "B"}}
    blocks = [{"type": "actions", "block_id": "a", "elements": [button]}]
    told = sandbox.web().chat_postEphemeral(channel="C0ALLMANT", user="U0BO", text="x", blocks=blocks)
    place = {"channel": "C0ALLMANT", "ts": told["message_ts"], "block_id": "a", "action_id": "b"}
    http = sandbox.client.http
    assert [http.post(f"/people/{user}/press", json=place).status_code for user in ("U0BO", "U0ALMA")] == [
        200,
        404,
    ]
    channel = sandbox.workspace.channel("C0ALLMANT")
    channel.members.discard("U0ALMA")
    line = {"channel": "C0ALLMANT", "line": "/hello"}
    assert [http.post(f"/people/U0ALMA/{deed}", json=line).status_code for deed in ("say", "command")] == [
        404,
        404,
    ]
    channel.archived = True
    assert http.post("/people/U0BO/say", json=line).status_code == 400


def test_a_picked_file_goes_with_the_form_and_the_app_can_read_it(sandbox, web):
    label = {"type": "plain_text", "text": "File"}
    block = {"type": "input", "block_id": "f", "label": label, "element": {"type": "file_input", "action_id": "f"}}
    view = {"type": "modal", "title": label, "submit": label, "blocks": [block]}
    web.views_open(trigger_id=sandbox.trigger(), view=view)
    sandbox.person().submit({"File": [("karta å.png", b"png"), ("b.txt", b"b")]})
    sent = sandbox.client.calls("view_submission")[-1]["request"]["view"]["state"]["values"]["f"]["f"]
    assert (sent["type"], [each["name"] for each in sent["files"]]) == ("file_input", ["karta å.png", "b.txt"])
    told = web.files_info(file=sent["files"][0]["id"])["file"]
    assert (told["user"], told["mimetype"]) == ("U0ALMA", "image/png")
    assert sandbox.client.http.get(told["url_private"]).content == b"png"


def test_a_form_may_ask_for_a_response_url(sandbox):
    select = {"type": "conversations_select", "action_id": "to", "response_url_enabled": True}
    label = {"type": "plain_text", "text": "To"}
    block = {"type": "input", "block_id": "to", "label": label, "element": select}
    view = {"type": "modal", "title": label, "submit": label, "blocks": [block]}
    trigger = sandbox.trigger()
    sandbox.web().views_open(trigger_id=trigger, view=view)
    sandbox.person().submit({"To": "C0ALLMANT"})
    link = sandbox.client.calls("view_submission")[-1]["request"]["response_urls"][0]
    assert (link["block_id"], link["action_id"], link["channel_id"]) == ("to", "to", "C0ALLMANT")
    assert sandbox.client.http.post(link["response_url"], json={"text": "sent"}).status_code == 200
    assert sandbox.person().messages("allmänt")[-1]["text"] == "sent"


def test_nobody_touches_what_is_not_theirs_or_not_there(tour, alma):
    view = alma.open_form("/form")
    stranger = tour.person("U0BO")
    for path, body in {
        "/submit": {"view": view["id"]},
        "/press": {"view": view["id"], "block_id": "name", "action_id": "nothing"},
        "/command": {"channel": "nowhere", "line": "/hello"},
    }.items():
        assert stranger.http.post(f"/people/U0BO{path}", json=body).status_code == 404


def test_what_an_answer_says_in_vain_stands_among_the_calls(sandbox):
    key = sandbox.workspace.interaction_tokens.issue_response_url("U0ALMA", "C0ALLMANT")
    said = {"text": "x", "username": "Larm", "attachments": [{"text": "y"}]}
    assert sandbox.client.http.post(f"/response/{key}", json=said).text == "ok"
    assert sandbox.person().messages("allmänt")[-1]["attachments"][0]["text"] == "y"
    assert sandbox.client.calls("response_url")[-1]["response"] == {"warning": "ignored_argument:username"}
