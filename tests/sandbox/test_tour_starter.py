"""A tour of what Slack's starter templates and Bolt's examples do, by small apps that make the same calls."""

import pytest

from sandbox.__main__ import open_listener
from tests.sandbox.running import connected_app, running_sandbox
from tests.sandbox.starter_app import STARTER, build_example, build_starter, example_manifest
from tests.sandbox.tour_running import served_app

ALMA = "U0ALMA"


@pytest.fixture(scope="module")
def starter():
    with running_sandbox(manifest=STARTER) as sandbox, connected_app(sandbox, build_starter(sandbox.web())):
        yield sandbox


@pytest.fixture(scope="module", params=["Socket Mode", "HTTP"])
def example(request):
    with open_listener(0) as listener:
        address = "http://{}:{}/slack/events".format(*listener.getsockname())
        over_http = request.param == "HTTP"
        with running_sandbox(manifest=example_manifest(address if over_http else "")) as sandbox:
            sandbox.client.set_switches(limits=False)
            app = build_example(sandbox.web(), sandbox.workspace.signing_secret)
            with served_app(app, listener) if over_http else connected_app(sandbox, app):
                yield sandbox


def test_a_starter_answers_commands_and_words_and_fills_its_home(starter):
    alma = starter.person(ALMA)
    alma.command("/echo once more")
    assert alma.wait_for_message("You said: once more")["ephemeral"]
    alma.say("hello out there")
    assert alma.wait_for_message("hello to you")["channel"] == "C0ALLMANT"
    assert alma.home()["blocks"][0]["text"]["text"] == f"*Welcome, <@{ALMA}> :house:*"


def test_a_starters_shortcut_opens_a_form_that_is_updated_and_sent(starter):
    alma = starter.person(ALMA)
    alma.shortcut("Make a wish")
    alma.wait_for(lambda screen: screen.views)
    alma.fill("Your wish", "a bench\nin the park")
    alma.press("Update")
    alma.wait_for(lambda screen: screen.views[-1]["title"]["text"] == "Another wish")
    assert list(alma.submit()) == ["place"]
    assert alma.submit({"Where to say it": "C0ALLMANT"}) == {}
    assert alma.views == []
    alma.wait_for_message(f"<@{ALMA}> wishes:\n\n a bench\nin the park", "C0ALLMANT")


def test_nothing_of_a_starter_is_refused_or_warned_of(starter):
    assert [call for call in starter.client.calls() if call["error"] or "warning" in call["response"]] == []


def test_an_acknowledgement_answers_and_so_does_what_comes_after_it(example):
    alma = example.person(ALMA)
    alma.command("/hi")
    assert alma.messages("C0ALLMANT")[-1]["text"] == f"Hi <@{ALMA}>!"
    alma.open_form("/order")
    assert alma.wait_for_message("Accepted!")["ephemeral"]
    assert alma.submit({"Anything": "x", "one": ":dog: Dog", "many": [":bear: Bear"]}) == {}
    alma.press("Press")
    assert not alma.wait_for_message(f"<@{ALMA}> pressed")["ephemeral"]
    assert alma.wait_for_message("Thanks to you alone")["ephemeral"]


def test_a_lazy_listener_opens_a_form_that_offers_choices_before_anything_is_typed(example):
    alma = example.person(ALMA)
    alma.shortcut("Ask")
    alma.wait_for(lambda screen: screen.views)
    assert alma.suggest("One", "") == [":cat: Cat", ":dog: Dog", ":bear: Bear"]
    assert alma.suggest("One", "dog") == [":dog: Dog"]
    assert alma.suggest("Many", "") == [":cat: Cat", ":dog: Dog", ":bear: Bear", ":dog: Dog", ":bear: Bear"]
    alma.close()


def test_mentions_words_reactions_and_a_message_shortcut_are_heard(example):
    alma = example.person(ALMA)
    alma.say("@Example are you there")
    alma.wait_for_message(f"What is it, <@{ALMA}>?")
    alma.say("this is a test")
    alma.wait_for_message("Tests are important")
    ts = alma.say("just words")
    alma.wait_for(lambda screen: ("In the thread", ts) in told(screen))
    words = alma.wait_for_message("just words")
    alma.react("tada", words)
    alma.wait_for_message("Noticed")
    alma.shortcut("Quote", words)
    alma.wait_for_message("> just words")
    meant = next(each for each in alma.messages() if each["ts"] == ts)
    marks = {each["name"] for each in meant["reactions"]}
    assert marks >= {"tada", "eyes"}


def told(screen):
    return [(each["text"], each.get("thread_ts")) for each in screen.messages()]


def test_nothing_of_an_example_is_refused_or_warned_of(example):
    assert [call for call in example.client.calls() if call["error"] or "warning" in call["response"]] == []
