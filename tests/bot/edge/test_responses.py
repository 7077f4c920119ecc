import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

from bot.edge.interaction import Interaction, read_form, read_press
from bot.edge.response_target import ResponseTarget
from bot.edge.responses import ResponseSender, run_safely
from bot.installations.slack_calls import ask_once_more
from commands.reader import Reader
from commands.response import FieldErrors, Nothing, OpenForm, Reply, Response, ShowHome, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message, data_table, section
from commands.vocabulary.forms import Field, Option, line, modal
from commands.vocabulary.text import Mrkdwn
from sandbox.rules import check_view
from tests.bot.scripted_slack import Reply as SlackReply
from tests.bot.scripted_slack import ScriptedSlack, refusal
from tests.conftest import NOW

MakeInteraction = Callable[..., Interaction]
READER = Reader("sv", ZoneInfo("Europe/Stockholm"))
WORDS = Message("Klart <!here>", (section(Mrkdwn("*Klart*")),))
TABLE = Message("Tabell", (data_table("Siffror", ("Område", "Antal"), (("Centrum", "3"),)),))
FORM = modal("probe", "Formulär", [line(Field("text", "Text"))], close="Stäng", submit="Spara")
HOME = {"type": "home", "blocks": [section(Mrkdwn("Hem"))]}
TOO_LATE = "Formuläret hann inte öppnas. Försök en gång till."

COMMAND = {"kind": InteractionKind.COMMAND, "route": "trygg", "response_url": "/response/1"}
IN_MESSAGE = {"kind": InteractionKind.BUTTON, "route": "probe", "inside": "message", "response_url": "/response/1"}
IN_FORM = {"kind": InteractionKind.BUTTON, "route": "probe", "inside": "modal", "view_id": "V1"}
IN_HOME = {"kind": InteractionKind.BUTTON, "route": "probe", "inside": "home", "view_id": "V9"}
SUBMITTED = {"kind": InteractionKind.FORM, "route": "probe", "inside": "modal", "view_id": "V1"}
TYPED = {"kind": InteractionKind.TYPING, "route": "probe"}
TAB = {"kind": InteractionKind.HOME, "route": "home"}


@pytest.fixture
def sender(slack: ScriptedSlack) -> ResponseSender:
    client = WebClient("xoxb-1", base_url=f"{slack.address}/api/", timeout=60, retry_handlers=ask_once_more())
    return ResponseSender(client, READER, NOW)


@pytest.fixture
def respond(
    sender: ResponseSender, slack: ScriptedSlack, interaction: MakeInteraction
) -> Callable[..., tuple[dict[str, Any], list[str]]]:
    """The acknowledgement, and the methods called after it."""

    def act(asked: dict[str, Any], answer: Response) -> tuple[dict[str, Any], list[str]]:
        url = {"response_url": slack.address + asked["response_url"]} if "response_url" in asked else {}
        if "target" in asked:
            url["target"] = replace(asked["target"], url=slack.address + asked["target"].url)
        response = sender.respond(interaction(**(asked | url)), answer)
        assert slack.calls == [], "Slack is called only after the acknowledgement"
        if response.afterwards is not None:
            run_safely(response.afterwards, "probe")
        return response.acknowledge, [path for path, _ in slack.calls]

    return act


EPHEMERAL = {"response_type": "ephemeral", "text": WORDS.text, "blocks": list(WORDS.blocks)}
OPTIONS = {"options": [{"text": {"type": "plain_text", "text": "Etikett"}, "value": "v"}]}

ACKNOWLEDGED_WITH = [
    (COMMAND, Nothing(), {}),
    (COMMAND, Reply(WORDS), EPHEMERAL),
    (IN_MESSAGE, Nothing(), {}),
    (SUBMITTED, Nothing(), {}),
    (SUBMITTED, FieldErrors({"text": "Fel"}), {"response_action": "errors", "errors": {"text": "Fel"}}),
    (SUBMITTED, UpdateForm(FORM), {"response_action": "update", "view": FORM}),
    (SUBMITTED, OpenForm(FORM), {"response_action": "push", "view": FORM}),
    (TYPED, Suggest((Option("v", "Etikett"),)), OPTIONS),
    (TYPED, Suggest(()), {"options": []}),
    (TYPED, Nothing(), {}),
]


@pytest.mark.parametrize(("asked", "answer", "acknowledgement"), ACKNOWLEDGED_WITH)
def test_the_acknowledgement_says_it_all(
    respond: Any, asked: dict[str, Any], answer: Response, acknowledgement: dict[str, Any]
) -> None:
    assert respond(asked, answer) == (acknowledgement, [])


CALLED_AFTERWARDS = [
    (COMMAND, OpenForm(FORM), "views.open"),
    (COMMAND, Reply(TABLE), "response/1"),
    (IN_MESSAGE, Reply(WORDS), "response/1"),
    (IN_MESSAGE, OpenForm(FORM), "views.open"),
    (IN_MESSAGE, FieldErrors({"text": "Fel"}), "response/1"),
    (IN_FORM, OpenForm(FORM), "views.push"),
    (IN_FORM, UpdateForm(FORM), "views.update"),
    (IN_FORM, Reply(WORDS), "views.push"),
    (IN_FORM, Reply(WORDS, replace=True), "views.update"),
    (IN_HOME, Reply(WORDS, replace=True), "views.open"),
    (IN_FORM, FieldErrors({"text": "Fel"}), "views.push"),
    (IN_HOME, Reply(WORDS), "views.open"),
    (IN_HOME, OpenForm(FORM), "views.open"),
    (TAB, ShowHome(HOME), "views.publish"),
]


@pytest.mark.parametrize(("asked", "answer", "method"), CALLED_AFTERWARDS)
def test_an_empty_acknowledgement_is_followed_by_a_call(
    respond: Any, asked: dict[str, Any], answer: Response, method: str
) -> None:
    assert respond(asked, answer) == ({}, [method])


def test_a_form_is_answered_in_its_own_place(respond: Any) -> None:
    acknowledgement, calls = respond(SUBMITTED, Reply(WORDS))
    view = acknowledgement["view"]
    assert (acknowledgement["response_action"], calls) == ("update", [])
    assert view["blocks"] == list(WORDS.blocks)
    assert check_view(view) == []


IN_TIME = ResponseTarget("/response/1", (NOW + timedelta(minutes=1)).timestamp())
TOO_OLD = ResponseTarget("/response/1", NOW.timestamp())
IN_DIRECT_MESSAGE = replace(IN_TIME, direct=True)


def test_what_became_of_a_form_is_said_where_it_was_asked_for(respond: Any, slack: ScriptedSlack) -> None:
    assert respond(SUBMITTED | {"target": IN_TIME}, Reply(WORDS)) == ({}, ["response/1"])
    (said,) = slack.called("response/1")
    assert (said["response_type"], said["replace_original"], said["text"]) == ("ephemeral", False, WORDS.text)


def test_where_no_answer_is_taken_any_more_it_is_said_in_the_forms_place(respond: Any) -> None:
    acknowledgement, calls = respond(SUBMITTED | {"target": TOO_OLD}, Reply(WORDS, receipted=True))
    assert (acknowledgement["response_action"], calls) == ("update", [])


def test_beside_its_own_receipt_it_is_not_said_twice(respond: Any) -> None:
    assert respond(SUBMITTED | {"target": IN_DIRECT_MESSAGE}, Reply(WORDS, receipted=True)) == ({}, [])
    assert respond(SUBMITTED | {"target": IN_DIRECT_MESSAGE}, Reply(WORDS)) == ({}, ["response/1"])


@pytest.mark.parametrize("trouble", [refusal("used_url", 404), SlackReply({}, 500), SlackReply(break_by="reset")])
def test_what_became_of_a_form_is_not_said_once_more(
    respond: Any, slack: ScriptedSlack, trouble: SlackReply
) -> None:
    slack.answer("response/1", trouble, SlackReply("ok"))
    respond(SUBMITTED | {"target": IN_TIME}, Reply(WORDS))
    assert len(slack.called("response/1")) == 1


KEPT = FORM | {"private_metadata": '{"number":7}'}
CARRIED = [
    (COMMAND | {"channel": "D1"}, OpenForm(KEPT), "views.open", True),
    (IN_MESSAGE | {"channel": "C1"}, OpenForm(KEPT), "views.open", False),
    (IN_FORM | {"target": IN_TIME}, OpenForm(KEPT), "views.push", False),
    (IN_FORM | {"target": IN_DIRECT_MESSAGE}, UpdateForm(KEPT), "views.update", True),
    (SUBMITTED | {"target": IN_TIME}, UpdateForm(KEPT), "", False),
]


@pytest.mark.parametrize(("asked", "answer", "method", "direct"), CARRIED)
def test_a_form_carries_its_origin_until_it_is_sent(
    respond: Any, slack: ScriptedSlack, asked: dict[str, Any], answer: Response, method: str, direct: bool
) -> None:
    acknowledgement, _ = respond(asked, answer)
    view = slack.called(method)[0]["view"] if method else acknowledgement["view"]
    assert check_view(view) == []
    body = {"view": view | {"id": "V1", "state": {}}, "user": {"id": "U1"}, "team": {"id": "T1"}}
    for sent in (read_form(body), read_press(body | {"actions": [{"action_id": "probe"}]})):
        assert (sent.memory, sent.response_url) == ({"number": 7}, None)
        assert sent.target is not None
        assert (sent.target.url, sent.target.direct) == (f"{slack.address}/response/1", direct)


def test_an_address_for_which_there_is_no_room_is_left_out(respond: Any, slack: ScriptedSlack) -> None:
    respond(COMMAND, OpenForm(FORM | {"private_metadata": json.dumps({"warned": "x" * 2_950})}))
    opened = slack.called("views.open")[0]["view"]
    assert "origin" not in opened["private_metadata"]


def test_no_more_than_a_hundred_suggestions_go_out(respond: Any) -> None:
    acknowledgement, _ = respond(TYPED, Suggest([Option(str(number), "x") for number in range(250)]))
    assert len(acknowledgement["options"]) == 100


def test_a_reply_to_a_message_is_for_the_asker_alone(respond: Any, slack: ScriptedSlack) -> None:
    respond(IN_MESSAGE, Reply(WORDS))
    (said,) = slack.called("response/1")
    assert (said["response_type"], said["replace_original"], said["text"]) == ("ephemeral", False, WORDS.text)


IN_THREAD = IN_MESSAGE | {"thread": "1.0"}


@pytest.mark.parametrize(
    ("asked", "answer", "thread"),
    [
        (IN_THREAD, Reply(WORDS), "1.0"),
        (IN_THREAD, Reply(WORDS, replace=True), None),
        (SUBMITTED | {"target": replace(IN_TIME, thread="1.0")}, Reply(WORDS), "1.0"),
        (IN_MESSAGE, Reply(WORDS), None),
    ],
)
def test_a_reply_to_what_is_done_in_a_thread_stands_there(
    respond: Any, slack: ScriptedSlack, asked: dict[str, Any], answer: Response, thread: str | None
) -> None:
    respond(asked, answer)
    assert slack.called("response/1")[0].get("thread_ts") == thread


def test_a_form_opened_in_a_thread_is_answered_there(respond: Any, slack: ScriptedSlack) -> None:
    respond(IN_THREAD, OpenForm(FORM))
    view = slack.called("views.open")[0]["view"] | {"id": "V1", "state": {}}
    sent = read_form({"view": view, "user": {"id": "U1"}, "team": {"id": "T1"}})
    assert sent.target is not None
    assert sent.target.thread == "1.0"


@pytest.mark.parametrize(
    ("container", "thread"),
    [
        ({"message_ts": "2.0", "thread_ts": "1.0"}, "1.0"),
        ({"message_ts": "1.0", "thread_ts": "1.0"}, None),
        ({"message_ts": "1.0"}, None),
        ({}, None),
    ],
)
def test_the_message_that_a_thread_begins_with_stands_outside(
    container: dict[str, str], thread: str | None
) -> None:
    body = {
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "actions": [{"action_id": "probe"}],
        "container": container,
    }
    assert read_press(body).thread == thread


def test_a_reply_may_take_the_messages_place(respond: Any, slack: ScriptedSlack) -> None:
    respond(IN_MESSAGE, Reply(WORDS, replace=True))
    assert slack.called("response/1")[0]["replace_original"] is True


REFUSALS_OF_BLOCKS = [refusal("invalid_blocks"), SlackReply("invalid_blocks", 400), refusal("invalid_blocks", 400)]


@pytest.mark.parametrize("no", REFUSALS_OF_BLOCKS)
def test_blocks_that_slack_does_not_know_yet_are_said_in_older_ones(
    respond: Any, slack: ScriptedSlack, no: SlackReply
) -> None:
    slack.answer("response/1", no, no, SlackReply("ok"))
    respond(COMMAND, Reply(TABLE))
    kinds = [[block["type"] for block in said["blocks"]] for said in slack.called("response/1")]
    assert kinds == [["data_table"], ["section", "table"], ["section", "section"]]
    assert "Centrum" in json.dumps(slack.called("response/1")[-1], ensure_ascii=False)


def test_a_workspace_known_for_older_blocks_is_not_tried_with_newer(
    slack: ScriptedSlack, sender: ResponseSender, interaction: MakeInteraction
) -> None:
    asked = interaction(**(COMMAND | {"response_url": f"{slack.address}/response/1"}))
    response = ResponseSender(sender.client, READER, NOW, "text").respond(asked, Reply(TABLE))
    assert response.afterwards is not None
    response.afterwards()
    assert [block["type"] for block in slack.called("response/1")[0]["blocks"]] == ["section", "section"]


def test_a_reply_that_slack_refuses_is_logged(respond: Any, slack: ScriptedSlack, logs: Callable[[], str]) -> None:
    slack.answer("response/1", refusal("used_url", 404))
    respond(IN_MESSAGE, Reply(WORDS))
    assert json.loads(logs())["event"] == "reply_refused"
    assert "Klart" not in logs()


@pytest.mark.parametrize(
    "trouble", [SlackReply({}, 500), SlackReply(break_by="reset"), refusal("ratelimited", 429)]
)
def test_a_reply_is_tried_once_more(respond: Any, slack: ScriptedSlack, trouble: SlackReply) -> None:
    slack.answer("response/1", trouble, SlackReply("ok"))
    respond(IN_MESSAGE, Reply(WORDS))
    assert len(slack.called("response/1")) == 2


NOT_OPENED = [
    refusal("expired_trigger_id"),
    refusal("invalid_trigger_id"),
    SlackReply("<html>", 502),
    refusal("internal_error", 500),
    refusal("ratelimited", 429),
]


@pytest.mark.parametrize("trouble", NOT_OPENED)
def test_a_form_that_cannot_open_in_time_is_told_of(
    respond: Any, slack: ScriptedSlack, trouble: SlackReply
) -> None:
    slack.answer("views.open", trouble)
    respond(COMMAND, OpenForm(FORM))
    assert slack.called("response/1")[0]["text"] == TOO_LATE


PERHAPS_OPENED = [
    SlackReply(break_by="reset"),
    SlackReply(break_by="truncate"),
    SlackReply("<html>"),
    SlackReply('{"ok": tr'),
    SlackReply(""),
]


@pytest.mark.parametrize("trouble", PERHAPS_OPENED)
@pytest.mark.parametrize(("asked", "method"), [(COMMAND, "views.open"), (IN_FORM, "views.push")])
def test_a_form_that_may_have_opened_is_not_said_to_have_failed(
    respond: Any,
    slack: ScriptedSlack,
    logs: Callable[[], str],
    asked: dict[str, Any],
    method: str,
    trouble: SlackReply,
) -> None:
    slack.answer(method, trouble)
    _, calls = respond(asked, OpenForm(FORM))
    assert set(calls) == {method}
    assert json.loads(logs().splitlines()[-1])["event"] == "form_perhaps_opened"


def test_a_form_is_told_of_when_slack_cannot_be_reached(
    slack: ScriptedSlack, interaction: MakeInteraction
) -> None:
    client = WebClient("xoxb-1", base_url="http://127.0.0.1:9/api/", timeout=2, retry_handlers=[])
    asked = interaction(**(COMMAND | {"response_url": f"{slack.address}/response/1"}))
    response = ResponseSender(client, READER, NOW).respond(asked, OpenForm(FORM))
    assert response.afterwards is not None
    response.afterwards()
    assert slack.called("response/1")[0]["text"] == TOO_LATE


@pytest.mark.parametrize(("asked", "method"), [(IN_HOME, "views.open"), (IN_FORM, "views.push")])
@pytest.mark.parametrize("answer", [OpenForm(FORM), Reply(WORDS)])
def test_where_there_is_no_response_url_it_is_told_in_a_direct_message(
    respond: Any, slack: ScriptedSlack, asked: dict[str, Any], method: str, answer: Response
) -> None:
    slack.answer(method, refusal("expired_trigger_id"))
    respond(asked, answer)
    (said,) = slack.called("chat.postMessage")
    assert (said["channel"], said["text"]) == ("U1", TOO_LATE)


def test_a_trigger_used_by_our_own_lost_call_is_no_fault(respond: Any, slack: ScriptedSlack) -> None:
    slack.answer("views.open", SlackReply(break_by="reset"), refusal("exchanged_trigger_id"))
    assert respond(COMMAND, OpenForm(FORM)) == ({}, ["views.open", "views.open"])


def test_a_form_that_slack_refuses_is_apologised_for_by_id(
    respond: Any, slack: ScriptedSlack, logs: Callable[[], str]
) -> None:
    slack.answer("views.open", refusal("invalid_arguments"))
    respond(COMMAND, OpenForm(FORM))
    told = json.loads(logs())
    assert (told["event"], told["error"]) == ("form_refused", "invalid_arguments")
    assert told["id"] in slack.called("response/1")[0]["text"]


@pytest.mark.parametrize(
    ("trouble", "event"),
    [
        (refusal("hash_conflict"), "follow_up_refused"),
        (SlackReply("<html>", 404), "follow_up_refused"),
        (SlackReply(break_by="truncate"), "follow_up_failed"),
    ],
)
def test_what_slack_refuses_afterwards_is_logged(
    respond: Any, slack: ScriptedSlack, logs: Callable[[], str], trouble: SlackReply, event: str
) -> None:
    slack.answer("views.update", trouble)
    respond(IN_FORM, UpdateForm(FORM))
    assert event in logs()


def test_a_mistake_of_ours_afterwards_is_logged_without_its_words(logs: Callable[[], str]) -> None:
    def fail() -> None:
        raise ValueError("hemligt")

    run_safely(fail, "probe")
    assert json.loads(logs())["error"] == "ValueError"
    assert "hemligt" not in logs()


def test_an_answer_that_does_not_belong_there_is_a_mistake_of_ours(
    sender: ResponseSender, interaction: MakeInteraction
) -> None:
    with pytest.raises(LookupError, match="Suggest answers no command"):
        sender.respond(interaction(**COMMAND), Suggest(()))
