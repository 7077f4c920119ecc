"""Every payload has exactly the fields, of exactly the types, that Slack's own have."""

import json
import threading
from collections.abc import Callable
from functools import partial
from queue import Queue

import pytest

from sandbox.records import Json
from tests.sandbox.fixtures import shapes
from tests.sandbox.fixtures.shapes import differences

ALL = "C0ALLMANT"


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


OPTIONS = [{"text": plain(word), "value": word.lower()} for word in ("Red", "Green")]
CONFIRM = {"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No")}
CHOSEN = {
    "static_select": {"selected_option": OPTIONS[0]},
    "external_select": {"selected_option": OPTIONS[0]},
    "users_select": {"selected_user": "U0BO"},
    "conversations_select": {"selected_conversation": ALL},
    "channels_select": {"selected_channel": ALL},
    "multi_static_select": {"selected_options": OPTIONS},
    "datepicker": {"selected_date": "2026-11-22"},
    "timepicker": {"selected_time": "08:05"},
    "checkboxes": {"selected_options": OPTIONS[:1]},
    "radio_buttons": {"selected_option": OPTIONS[0]},
    "overflow": {"selected_option": OPTIONS[1]},
}


def element(kind: str) -> Json:
    """An element of that kind, with all it may carry to the app."""
    made: Json = {"type": kind, "action_id": kind}
    if "select" in kind:
        made |= {"placeholder": plain("Choose"), "confirm": CONFIRM}
    if kind in {"static_select", "multi_static_select", "checkboxes", "radio_buttons", "overflow"}:
        made |= {"options": OPTIONS}
    if kind == "button":
        made |= {"text": plain("Press"), "value": "1", "style": "primary", "confirm": CONFIRM}
    return made


def actions(*kinds: str) -> list[Json]:
    return [{"type": "actions", "block_id": kind, "elements": [element(kind)]} for kind in kinds]


def form(blocks: list[Json], **more: object) -> Json:
    return {"type": "modal", "title": plain("Form"), "submit": plain("Send"), "blocks": blocks, **more}


def asked(sandbox, name: str) -> Json:
    """What the app was asked last, by name; it need not be there for that."""
    request: Json = sandbox.client.calls(name)[-1]["request"]
    return request


@pytest.fixture
def open_form(sandbox, web) -> Callable[[Json], object]:
    def start(view):
        return web.views_open(trigger_id=sandbox.trigger(), view=view)

    return start


def test_the_comparison_itself_finds_what_is_wrong():
    shape = {"a": str, "b": shapes.Maybe([int]), "c": (str, None)}
    assert differences(shape, {"a": "x", "c": None}) == []
    assert differences(shape, {"a": 1, "b": [1, "2"], "d": 0}) == [
        "/c: missing",
        "/d: unknown",
        "/a: 1 is no <class 'str'>",
        "/b/1: '2' is no <class 'int'>",
    ]


def test_a_slash_command(sandbox):
    sandbox.person().command("/hello you")
    assert differences(shapes.SLASH_COMMAND, asked(sandbox, "/hello")) == []


@pytest.mark.parametrize("kind", ["button", *CHOSEN])
def test_each_kind_of_element_in_a_message(sandbox, web, kind):
    metadata = {"event_type": "e", "event_payload": {"id": 1}}
    web.chat_postMessage(channel=ALL, text="x", blocks=actions(kind), metadata=metadata)
    value = {"type": kind, **CHOSEN[kind]} if kind in CHOSEN else None
    sandbox.person().press(kind, value=value)
    told = asked(sandbox, "block_actions")
    assert differences(shapes.BLOCK_ACTIONS["message"], told) == []
    assert differences({**shapes.ACTION, **shapes.ACTIONS[kind]}, told["actions"][0]) == []
    assert told["message"]["metadata"] == metadata


def test_feedback_tells_which_of_its_buttons_was_pressed(sandbox, web):
    sides = {
        f"{side}_button": {"text": plain(side), "value": f"{side} value"} for side in ("positive", "negative")
    }
    thought = {"type": "feedback_buttons", "action_id": "thought", **sides}
    card = {"type": "card", "title": plain("Card"), "actions": [element("button")]}
    blocks = [{"type": "context_actions", "elements": [thought]}, {"type": "carousel", "elements": [card]}]
    web.chat_postMessage(channel=ALL, text="x", blocks=blocks)
    sandbox.person().press("negative")
    told = asked(sandbox, "block_actions")
    assert differences(shapes.BLOCK_ACTIONS["message"], told) == []
    assert differences({**shapes.ACTION, "text": shapes.TEXT, "value": str}, told["actions"][0]) == []
    assert told["actions"][0]["value"] == "negative value"
    sandbox.person().press("Press")
    assert asked(sandbox, "block_actions")["actions"][0]["action_id"] == "button"


def test_a_press_in_a_thread_says_so(sandbox, web):
    first = web.chat_postMessage(channel=ALL, text="x")["ts"]
    web.chat_postMessage(channel=ALL, text="y", blocks=actions("button"), thread_ts=first)
    sandbox.person().press("button")
    told = asked(sandbox, "block_actions")
    assert differences(shapes.BLOCK_ACTIONS["message"], told) == []
    assert told["container"]["thread_ts"] == told["message"]["thread_ts"] == first


def test_a_press_in_an_ephemeral_message_tells_no_message(sandbox, web):
    web.chat_postEphemeral(channel=ALL, user="U0ALMA", text="x", blocks=actions("button"))
    sandbox.person().press("button")
    assert differences(shapes.BLOCK_ACTIONS["ephemeral"], asked(sandbox, "block_actions")) == []


def test_a_press_in_a_form_and_at_home(sandbox, web, open_form):
    open_form(form(actions("button")))
    sandbox.person().press("button")
    assert differences(shapes.BLOCK_ACTIONS["view"], asked(sandbox, "block_actions")) == []
    sandbox.person().close()
    web.views_publish(user_id="U0ALMA", view={"type": "home", "blocks": actions("button")})
    sandbox.person().press("button")
    told = asked(sandbox, "block_actions")
    assert differences(shapes.BLOCK_ACTIONS["view"], told) == []
    assert told["view"]["type"] == "home"


def test_an_input_that_dispatches(sandbox, open_form):
    dispatching = {"type": "plain_text_input", "action_id": "plain_text_input"}
    block = {
        "type": "input",
        "block_id": "b",
        "label": plain("B"),
        "element": dispatching,
        "dispatch_action": True,
    }
    open_form(form([block]))
    sandbox.person().fill("B", "hej")
    action = asked(sandbox, "block_actions")["actions"][0]
    assert differences({**shapes.ACTION, **shapes.ACTIONS["plain_text_input"]}, action) == []


@pytest.mark.parametrize("kind", list(shapes.VALUES))
def test_each_kind_of_input_in_a_sent_form(sandbox, open_form, kind):
    asking = {"response_url_enabled": True} if kind in {"conversations_select", "channels_select"} else {}
    decimals = {"is_decimal_allowed": True} if kind == "number_input" else {}
    held = {key: value for key, value in element(kind).items() if key != "confirm"}
    block = {"type": "input", "block_id": "b", "optional": True, "label": plain("B")}
    open_form(form([{**block, "element": {**held, **asking, **decimals}}], callback_id="f"))
    sandbox.person().submit({"B": {"type": kind, **CHOSEN[kind]}} if asking else {})
    told = asked(sandbox, "view_submission")
    assert differences(shapes.VIEW_SUBMISSION, told) == []
    assert len(told["response_urls"]) == len(asking)
    assert differences({"type": str, **shapes.VALUES[kind]}, told["view"]["state"]["values"]["b"][kind]) == []


def test_a_closed_form(sandbox, open_form):
    open_form(form(actions("button"), notify_on_close=True))
    sandbox.person().close()
    assert differences(shapes.VIEW_CLOSED, asked(sandbox, "view_closed")) == []


def test_a_search_in_a_form_and_in_a_message(sandbox, web, open_form):
    open_form(form(actions("external_select")))
    sandbox.person().suggest("external_select", "Nor")
    assert differences(shapes.BLOCK_SUGGESTION["view"], asked(sandbox, "block_suggestion")) == []
    web.chat_postMessage(channel=ALL, text="x", blocks=actions("external_select"))
    sandbox.person().suggest("external_select", "Nor", sandbox.person().messages(ALL)[-1])
    told = asked(sandbox, "block_suggestion")
    assert differences(shapes.BLOCK_SUGGESTION["message"], told) == []
    assert told["value"] == "Nor"


@pytest.fixture
def ear(sandbox):
    """An app's bare connection, which acknowledges everything: the next thing that it heard."""
    socket = sandbox.connect()
    heard: Queue[Json] = Queue()

    def listen():
        while text := socket.recv():
            envelope = json.loads(text)
            heard.put(envelope)
            if "envelope_id" in envelope:
                socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))

    thread = threading.Thread(target=listen)
    thread.start()
    yield partial(heard.get, timeout=30)
    sandbox.client.disconnect_app("refresh_requested")
    thread.join()
    socket.close()


def test_greeting_parting_and_envelopes(sandbox, ear):
    assert differences(shapes.HELLO, ear()) == []
    sandbox.person().command("/hello")
    assert differences(shapes.ENVELOPE, ear()) == []
    sandbox.person().say("hej")
    assert differences(shapes.EVENT_ENVELOPE, ear()) == []
    sandbox.client.disconnect_app("warning")
    assert differences(shapes.DISCONNECT, ear()) == []


def test_events(sandbox, web, ear):
    ear()
    alma = sandbox.person()

    def heard(shape):
        payload = ear()["payload"]
        assert differences({**shapes.EVENT, "event": shape}, payload) == []
        return payload["event"]

    alma.http.post("/people/U0ALMA/home")
    assert "view" not in heard(shapes.HOME_OPENED)
    web.views_publish(user_id="U0ALMA", view={"type": "home", "blocks": actions("button")})
    alma.http.post("/people/U0ALMA/home")
    assert heard(shapes.HOME_OPENED)["view"]["type"] == "home"
    first = alma.say("hej")
    heard(shapes.PERSONS_MESSAGE)
    alma.say("svar", thread_ts=first)
    assert heard(shapes.PERSONS_MESSAGE)["parent_user_id"] == "U0ALMA"
    web.chat_postMessage(channel=ALL, text="x", blocks=actions("button"))
    heard(shapes.APPS_MESSAGE)
