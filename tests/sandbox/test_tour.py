"""One tour of all that there is, by an app that knows nothing of it: App and AsyncApp, Socket Mode and HTTP."""

from datetime import UTC, date, datetime, time

import pytest

from sandbox.locators import words_of
from tests.sandbox.tour_running import RUNNING, running_tour

RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
}
ENTERED = {
    "plain_text_input": ("Tove", "Tove"),
    "email_text_input": ("tove@exempel.se", "tove@exempel.se"),
    "url_text_input": ("https://exempel.se", "https://exempel.se"),
    "number_input": ("1.5", "1.5"),
    "rich_text_input": ({"type": "rich_text_input", "rich_text_value": RICH}, "rich_text"),
    "static_select": ("Green", "green"),
    "external_select": ("Lekparken", "lekparken"),
    "users_select": ("U0BO", "U0BO"),
    "conversations_select": ("C0ALLMANT", "C0ALLMANT"),
    "channels_select": ("C0ALLMANT", "C0ALLMANT"),
    "multi_static_select": (["Red", "Green"], "red green"),
    "multi_external_select": (["Norra torget", "Södra torget"], "norra torget södra torget"),
    "multi_users_select": (["U0ALMA", "U0BO"], "U0ALMA U0BO"),
    "multi_conversations_select": (["C0ALLMANT"], "C0ALLMANT"),
    "multi_channels_select": (["C0ALLMANT"], "C0ALLMANT"),
    "datepicker": (date(2026, 11, 22), "2026-11-22"),
    "timepicker": (time(8, 5), "08:05"),
    "datetimepicker": (datetime(2026, 1, 1, tzinfo=UTC), "1767225600"),
    "checkboxes": (["Red"], "red"),
    "radio_buttons": ("Green", "green"),
    "file_input": (("map.png", b"png"), "map.png"),
}


@pytest.fixture(scope="module", params=list(RUNNING), ids=" over ".join)
def sandbox(request):
    with running_tour(*request.param) as running:
        yield running


@pytest.fixture
def alma(sandbox):
    return sandbox.newcomer()


def test_a_command_is_answered_to_the_person_alone(alma):
    alma.command("/greet world")
    answer = alma.messages("sitt")[-1]
    assert (answer["text"], answer["ephemeral"]) == ("Hello world", True)


def test_work_may_wait_for_the_acknowledgement_and_the_other_way_round(alma):
    alma.command("/lazy")
    assert alma.wait_for_message("Done afterwards")["ephemeral"]
    alma.command("/late")
    assert [each["text"] for each in alma.messages()[-2:]] == ["Work comes first", "Late, but in time"]


def test_every_kind_of_input_reaches_the_app(alma):
    alma.open_form("/everything")
    assert alma.suggest("external_select", "torget") == ["Norra torget", "Södra torget"]
    assert alma.submit({label: entered for label, (entered, _) in ENTERED.items()}) == {}
    told = alma.wait_for_message("plain_text_input: Tove", "im")["text"]
    assert told.splitlines() == [f"{kind}: {said}" for kind, (_, said) in ENTERED.items()]


def test_a_button_in_a_form_updates_it_and_what_was_typed_stays(alma):
    alma.open_form("/everything")
    alma.fill("plain_text_input", "Tove")
    alma.press("More")
    view = alma.wait_for(lambda screen: screen.views if "Even more" in words_of(screen.views) else None)[-1]
    assert view["state"]["values"]["plain_text_input"]["plain_text_input"]["value"] == "Tove"


def test_a_closed_form_is_told(alma):
    alma.open_form("/everything")
    alma.close()
    assert alma.wait_for_message("Closed, cleared False", "im")


def test_errors_updates_pushes_and_clearing(alma):
    alma.open_form("/one")
    assert alma.submit({"Name": "wrong"}) == {"name": "Not that one."}
    alma.submit({"Name": "update"})
    assert words_of(alma.view["title"]) == "Updated"
    alma.submit({"Name": "push"})
    assert [words_of(each["title"]) for each in alma.views] == ["Updated", "Pushed"]
    alma.submit({"Name": "clear"})
    assert alma.views == []


def test_a_confirmed_press_changes_the_message(alma):
    alma.command("/card")
    shown = alma.wait_for_message("A card")
    alma.press("Approve", confirm=False)
    assert alma.messages()[-1] == shown
    alma.press("Approve")
    assert alma.wait_for_message(f"Approved by {alma.user}")["ts"] == shown["ts"]


def test_choices_in_a_message_are_answered_beside_it(alma):
    alma.command("/card")
    alma.wait_for_message("A card")
    alma.press("static_select", value="Green")
    assert alma.wait_for_message("Picked green")["ephemeral"]
    alma.press("external_select", value="Lekparken")
    assert alma.wait_for_message("Found lekparken")["ephemeral"]
    alma.press("menu", value="Beside")
    alma.wait_for(
        lambda screen: any(each["ephemeral"] and each["text"] == "Beside" for each in screen.messages("sitt"))
    )


def test_a_response_url_replaces(alma):
    alma.command("/card")
    shown = alma.wait_for_message("A card")
    alma.press("menu", value="Replace")
    assert alma.wait_for_message("Replaced")["ts"] == shown["ts"]


def test_a_response_url_deletes(alma):
    alma.command("/card")
    alma.wait_for_message("A card")
    alma.press("menu", value="Delete")
    assert alma.wait_for(lambda screen: not screen.messages("sitt"))


def test_home_is_filled_and_refreshed_by_its_button(alma):
    home = alma.home()
    assert "At home" in words_of(home["blocks"])
    alma.press("Refresh")
    alma.wait_for(lambda screen: "Refreshed" in words_of(screen.home))


def test_messages_are_heard_in_a_channel_and_in_a_thread(alma):
    first = alma.say("ping one")
    assert alma.wait_for_message("pong ping one").get("thread_ts") is None
    alma.say("ping two", thread_ts=first)
    assert alma.wait_for_message("pong ping two")["thread_ts"] == first


def test_an_uploaded_file_is_seen_and_can_be_fetched(alma):
    alma.command("/upload")
    shown = alma.wait_for_message("A list")
    assert shown["files"][0]["name"] == "list.csv"
    assert alma.http.get(shown["files"][0]["url_private"]).content == b"a;b\n"


def test_nothing_went_wrong_on_the_way(sandbox):
    assert [call for call in sandbox.client.calls() if call["error"]] == []
