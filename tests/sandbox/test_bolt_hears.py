"""A Bolt app, written as its documents say, hears of shortcuts, reactions, newcomers and its own end."""

from queue import Queue

import pytest
from slack_bolt import App

from tests.sandbox.running import UNHURRIED, connected_app

ALL = "C0ALLMANT"
EVENTS = ("team_join", "reaction_added", "reaction_removed", "tokens_revoked", "app_uninstalled")


@pytest.fixture
def heard(sandbox):
    told = Queue()
    app = App(client=sandbox.web())

    @app.shortcut("report")
    def report(ack, shortcut, client):
        ack()
        title = {"type": "plain_text", "text": "Rapport"}
        client.views_open(
            trigger_id=shortcut["trigger_id"],
            view={"type": "modal", "title": title, "blocks": [{"type": "section", "text": title}]},
        )

    @app.shortcut("report_this")
    def report_this(ack, shortcut, respond):
        ack()
        respond(text=f"om: {shortcut['message']['text']}")

    for name in EVENTS:
        app.event(name)(lambda event: told.put(event["type"]))
    with connected_app(sandbox, app):
        yield lambda: told.get(timeout=UNHURRIED)


@pytest.mark.usefixtures("heard")
def test_shortcuts_open_a_form_and_answer_to_the_message(sandbox):
    alma = sandbox.person()
    alma.shortcut("report")
    assert alma.wait_for(lambda screen: screen.views)[-1]["title"]["text"] == "Rapport"
    alma.say("Klotter", ALL)
    alma.shortcut("report_this", alma.messages(ALL)[-1])
    assert alma.wait_for_message("om: Klotter", ALL)["ephemeral"]


def test_events_reach_their_listeners_the_last_ones_too(sandbox, heard):
    sandbox.client.add_person("U0EVA", "eva")
    assert heard() == "team_join"
    alma = sandbox.person()
    alma.say("hej", ALL)
    said = alma.messages(ALL)[-1]
    alma.react("eyes", said)
    assert heard() == "reaction_added"
    alma.react("eyes", said, removed=True)
    assert heard() == "reaction_removed"
    sandbox.client.uninstall()
    assert {heard(), heard()} == {"tokens_revoked", "app_uninstalled"}
