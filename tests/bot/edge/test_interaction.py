"""Every payload is made by the local Slack itself, as Slack would."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, time
from typing import Any

import pytest

from bot.edge.interaction import read_command, read_form, read_home, read_press, read_shortcut, read_typing
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Button, buttons, section
from commands.vocabulary.forms import (
    Field,
    Option,
    channel,
    choice,
    clock,
    day,
    line,
    lines,
    modal,
    person,
    several,
    type_ahead,
)
from commands.vocabulary.text import Mrkdwn
from sandbox.containers import MessageRef, ViewRef
from sandbox.events import Events
from sandbox.gateway import Gateway
from sandbox.messages import new_message, post
from sandbox.records import Message, View
from sandbox.state import DEFAULT, build_workspace
from sandbox.views import open_view, publish_home
from sandbox.workspace import Workspace

USER = "U0ALMA"
CHANNEL = "C0ALLMANT"
FRUITS = [Option("a", "Äpple"), Option("b", "Banan")]
Json = dict[str, Any]


class Ear:
    """In the place of the bot's connection: keeps what it is sent."""

    def __init__(self) -> None:
        self.heard: list[Json] = []

    async def deliver(self, _kind: str, payload: Json, _attempt: int = 0, _reason: str = "") -> Json:
        self.heard.append(payload)
        return {}


@pytest.fixture
def workspace() -> Workspace:
    return build_workspace(DEFAULT)


def hear(workspace: Workspace, deed: Callable[[Gateway], Coroutine[Any, Any, Any]]) -> Json:
    """What the bot is sent when someone does that."""

    async def act() -> Json:
        ear = Ear()
        await deed(Gateway(workspace, ear, Events(workspace, ear)))
        return ear.heard[-1]

    return asyncio.run(act())


def a_form(workspace: Workspace, **changes: Any) -> View:
    """A form with one input of each kind, all but one empty."""
    blocks = [
        section(Mrkdwn("*Först*")),
        line(Field("line", "Rad", optional=True)),
        lines(Field("lines", "Rader", optional=True), "ifyllt\nredan"),
        choice(Field("choice", "Val", optional=True), FRUITS),
        several(Field("several", "Flera", optional=True), FRUITS),
        type_ahead(Field("place", "Plats", optional=True), "incident.place"),
        day(Field("day", "Dag", optional=True)),
        clock(Field("clock", "Tid", optional=True)),
        person(Field("person", "Person", optional=True)),
        channel(Field("channel", "Kanal", optional=True)),
    ]
    view = modal("route.one", "Titel", blocks, close="Stäng", submit="Spara", memory={"number": 12})
    return open_view(workspace, USER, view | changes)


def say(workspace: Workspace, *blocks: Json) -> Message:
    """A message of the bot's in the channel."""
    place = workspace.channel(CHANNEL)
    return post(workspace, place, new_message(workspace, place, "x", list(blocks)))


def test_a_command_is_read(workspace: Workspace) -> None:
    payload = hear(workspace, lambda slack: slack.command(USER, CHANNEL, "/handelse klotter <b> & 2 > 1"))
    read = read_command(payload)
    assert (read.kind, read.route, read.words) == (InteractionKind.COMMAND, "handelse", "klotter <b> & 2 > 1")
    assert (read.workspace, read.user, read.channel) == ("T0SANDBOX", USER, CHANNEL)
    assert read.response_url == payload["response_url"]
    assert read.idempotency_key == read.trigger == payload["trigger_id"]


def test_a_bare_command_has_no_words(workspace: Workspace) -> None:
    assert read_command(hear(workspace, lambda slack: slack.command(USER, CHANNEL, "/trygg"))).words == ""


def test_an_untouched_form_has_its_first_values(workspace: Workspace) -> None:
    view = a_form(workspace)
    read = read_form(hear(workspace, lambda slack: slack.submit(USER, view.id)))
    empty = dict.fromkeys(("line", "choice", "place", "day", "clock", "person", "channel"))
    assert read.fields == empty | {"lines": "ifyllt\nredan", "several": ()}
    assert (read.kind, read.route, read.memory) == (InteractionKind.FORM, "route.one", {"number": 12})
    assert (read.idempotency_key, read.view_id, read.first_input) == (f"{view.id}/route.one", view.id, "line")


def test_a_filled_form_is_read(workspace: Workspace) -> None:
    view = a_form(workspace)
    chosen = [option.slack() for option in FRUITS]
    values = {
        "line": {"line": {"type": "plain_text_input", "value": "  a & <b>  "}},
        "choice": {"choice": {"type": "static_select", "selected_option": chosen[1]}},
        "several": {"several": {"type": "multi_static_select", "selected_options": chosen}},
        "place": {"incident.place": {"type": "external_select", "selected_option": chosen[0]}},
        "day": {"day": {"type": "datepicker", "selected_date": str(date(2026, 11, 20))}},
        "clock": {"clock": {"type": "timepicker", "selected_time": f"{time(22, 30):%H:%M}"}},
        "person": {"person": {"type": "users_select", "selected_user": "U0BO"}},
        "channel": {"channel": {"type": "conversations_select", "selected_conversation": CHANNEL}},
    }
    read = read_form(hear(workspace, lambda slack: slack.submit(USER, view.id, values)))
    assert read.fields == {
        "line": "  a & <b>  ",
        "lines": "ifyllt\nredan",
        "choice": "b",
        "several": ("a", "b"),
        "place": "a",
        "day": "2026-11-20",
        "clock": "22:30",
        "person": "U0BO",
        "channel": CHANNEL,
    }


@pytest.mark.parametrize("garbage", ["", "nonsense", "[1, 2]", '"words"', "null", "{", "3"])
def test_a_memory_that_is_no_object_is_none_at_all(workspace: Workspace, garbage: str) -> None:
    view = a_form(workspace, private_metadata=garbage)
    assert read_form(hear(workspace, lambda slack: slack.submit(USER, view.id))).memory == {}


def test_a_form_without_inputs_has_no_field_for_complaints(workspace: Workspace) -> None:
    view = open_view(workspace, USER, modal("route.one", "T", [section(Mrkdwn("x"))], close="S", submit="OK"))
    read = read_form(hear(workspace, lambda slack: slack.submit(USER, view.id)))
    assert (read.fields, read.first_input) == ({}, None)


def test_a_button_in_a_message_is_read(workspace: Workspace) -> None:
    row = buttons(Button("incident.correct", "Rätta", "12"), Button("incident.withdraw", "Återta", "12"))
    message = say(workspace, row)
    action_id = row["elements"][1]["action_id"]
    source, block = MessageRef(CHANNEL, message.ts), message.blocks[0]["block_id"]
    payload = hear(workspace, lambda slack: slack.press(USER, source, block, action_id))
    read = read_press(payload)
    assert (read.kind, read.route, read.value, read.inside) == (
        InteractionKind.BUTTON,
        "incident.withdraw",
        "12",
        "message",
    )
    assert (read.channel, read.response_url, read.view_id) == (CHANNEL, payload["response_url"], None)
    again = read_press(hear(workspace, lambda slack: slack.press(USER, source, block, action_id)))
    assert again.idempotency_key != read.idempotency_key


def test_a_choice_in_a_message_is_read(workspace: Workspace) -> None:
    element = choice(Field("area", "Område"), FRUITS)["element"]
    blocks = [{"type": "actions", "block_id": "filter", "elements": [element]}]
    message = say(workspace, *blocks)
    value = {"type": "static_select", "selected_option": FRUITS[1].slack()}
    source = MessageRef(CHANNEL, message.ts)
    read = read_press(hear(workspace, lambda slack: slack.press(USER, source, "filter", "area", value)))
    assert (read.route, read.value, read.fields) == ("area", "b", {"filter": "b"})


def test_a_choice_that_is_told_at_once_comes_with_the_form(workspace: Workspace) -> None:
    fields = [
        choice(Field("sharing", "Delning", dispatch="incident.sharing"), FRUITS, "a"),
        lines(Field("text", "Text", optional=True), "hittills"),
    ]
    view = open_view(workspace, USER, modal("r", "T", fields, close="S", submit="OK", memory={"warned": ["name"]}))
    value = {"type": "static_select", "selected_option": FRUITS[1].slack()}
    read = read_press(
        hear(
            workspace,
            lambda slack: slack.press(USER, ViewRef(view.id), "sharing", "incident.sharing:sharing", value),
        )
    )
    assert (read.route, read.value, read.inside, read.view_id) == ("incident.sharing", "b", "modal", view.id)
    assert read.fields == {"sharing": "b", "text": "hittills"}
    assert read.memory == {"warned": ["name"]}
    assert read.response_url is None


def test_a_button_in_the_home_tab_is_read(workspace: Workspace) -> None:
    row = buttons(Button("incident.open", "Rapportera"))
    home = publish_home(workspace, USER, {"type": "home", "blocks": [row]})
    block, action_id = home.blocks[0]["block_id"], row["elements"][0]["action_id"]
    read = read_press(hear(workspace, lambda slack: slack.press(USER, ViewRef(home.id), block, action_id)))
    assert (read.route, read.value, read.inside, read.channel) == ("incident.open", "", "home", None)


def test_typed_letters_come_with_the_form(workspace: Workspace) -> None:
    view = a_form(workspace)
    source = ViewRef(view.id)
    read = read_typing(
        hear(workspace, lambda slack: slack.suggest(USER, source, "place", "incident.place", "sta & <"))
    )
    assert (read.kind, read.route, read.value) == (InteractionKind.TYPING, "incident.place", "sta & <")
    assert (read.idempotency_key, read.view_id, read.fields["lines"]) == ("", view.id, "ifyllt\nredan")


def test_the_home_tab_is_read(workspace: Workspace) -> None:
    read = read_home(hear(workspace, lambda slack: slack.open_home(USER)))
    assert (read.kind, read.workspace, read.user, read.idempotency_key) == (
        InteractionKind.HOME,
        "T0SANDBOX",
        USER,
        "",
    )


def test_in_a_shared_channel_the_workspace_is_the_one_that_the_app_is_installed_in() -> None:
    user = {"id": "U1", "team_id": "TOTHER"}
    view = {"id": "V1", "callback_id": "x", "app_installed_team_id": "T1"}
    sent = read_form({"view": view, "team": {"id": "TOTHER"}, "user": user, "trigger_id": "1"})
    assert (sent.workspace, sent.user_workspace) == ("T1", "TOTHER")
    event = {"tab": "home", "user": "U1", "team": "TOTHER"}
    opened = read_home({"event": event, "team_id": "TOTHER", "authorizations": [{"team_id": "T1"}]})
    assert (opened.workspace, opened.user_workspace) == ("T1", "TOTHER")
    opened = read_home({"event": {"user": "U1"}, "team_id": "TOTHER", "authorizations": [{"team_id": "T1"}]})
    assert (opened.workspace, opened.user_workspace) == ("T1", "TOTHER")
    press = {"type": "block_actions", "actions": [{"action_id": "x"}], "message": {"team": "T1"}}
    pressed = read_press({**press, "team": {"id": "TOTHER"}, "user": user})
    assert (pressed.workspace, pressed.user_workspace) == ("T1", "TOTHER")


def write(workspace: Workspace, words: str) -> Message:
    """A message of a person's in the channel."""
    return post(workspace, workspace.channel(CHANNEL), Message(workspace.clock.stamp(), CHANNEL, "U0BO", words))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("klotter &amp; glas &lt;b&gt;\npå muren", "klotter & glas <b>\npå muren"),
        ("<@U0BO> såg <!here> bråk", " såg  bråk"),
        ("<!subteam^S1|@vakterna> <@U0BO|bo>", " "),
        ("vid <https://example.org/?a=1&amp;b|Stationen>", "vid Stationen"),
        ("se <https://example.org/?a=1&amp;b>", "se https://example.org/?a=1&b"),
        ("ring <tel:0701234567|070-123 45 67>", "ring 070-123 45 67"),
        ("i <#C0ALLMANT|allmänt> och <#C0ALLMANT>", "i allmänt och "),
    ],
)
def test_a_shortcut_of_a_message_is_read_with_its_words(workspace: Workspace, written: str, read_as: str) -> None:
    message = write(workspace, written)
    source = MessageRef(CHANNEL, message.ts)
    payload = hear(workspace, lambda slack: slack.run_shortcut(USER, "incident.report_this", source))
    read = read_shortcut(payload)
    assert (read.kind, read.route) == (InteractionKind.SHORTCUT, "incident.report_this")
    assert (read.words, read.value) == (read_as, message.ts)
    assert (read.workspace, read.user, read.channel) == ("T0SANDBOX", USER, CHANNEL)
    assert (read.trigger, read.response_url) == (payload["trigger_id"], payload["response_url"])


def test_a_shortcut_from_anywhere_is_read_without_a_place(workspace: Workspace) -> None:
    read = read_shortcut(hear(workspace, lambda slack: slack.run_shortcut(USER, "incident.report")))
    assert (read.kind, read.route) == (InteractionKind.SHORTCUT, "incident.report")
    assert (read.words, read.value, read.channel, read.response_url) == ("", "", None, None)
