import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from sqlmodel import select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import ARRIVED
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.listeners import QUEUED, Listeners, build_app, dispatch
from bot.installations.directory import Directory
from bot.installations.slack_calls import Clients
from bot.operations.metrics import Metrics
from commands.request import Request
from commands.response import Reply, Response
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from services.installations import Grant, install
from services.partnership import partner_named
from storage.database import Database
from storage.installations import every_installation
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.bot.scripted_slack import Reply as SlackReply
from tests.bot.scripted_slack import ScriptedSlack
from tests.conftest import NOW
from tests.routes import put_route

Json = dict[str, Any]
Send = Callable[[Json], BoltResponse]
TEAM = {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "api_app_id": "A1", "token": "t"}
COMMAND = {
    "command": "/trygg",
    "team_id": "T1",
    "user_id": "U1",
    "channel_id": "C1",
    "text": "hjälp",
    "trigger_id": "1.2",
    "response_url": "http://127.0.0.1:9/",
}


def form(view: str = "V1", **changes: Any) -> Json:
    values = {"text": {"text": {"type": "plain_text_input", "value": "Hemligt"}}}
    known = {"id": view, "type": "modal", "callback_id": "probe", "state": {"values": values}}
    return {**TEAM, "type": "view_submission", "trigger_id": "1.2", "view": known | changes}


def press(**changes: Any) -> Json:
    actions = [{"type": "button", "action_id": "probe:12:0", "block_id": "b", "value": "12", "action_ts": "1.1"}]
    view = {"id": "V9", "type": "home", "callback_id": "", "state": {"values": {}}}
    return {**TEAM, "type": "block_actions", "trigger_id": "1.3", "actions": actions, "view": view, **changes}


def event(kind: str, **said: Any) -> Json:
    return {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": {"type": kind, **said}}


FORM, PRESS = form(), press(response_url="http://127.0.0.1:9/response")


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as running:
        yield running


@pytest.fixture
def app(
    dispatcher: InteractionDispatcher,
    slack: ScriptedSlack,
    pool: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
) -> App:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-from-the-environment")
    clients = Clients({"T1": WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[])})
    slack.answer(
        "users.info", SlackReply({"ok": True, "user": {"id": "U1", "locale": "sv-SE", "real_name": "Alma"}})
    )
    listeners = Listeners(
        clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics()
    )
    return build_app(listeners)


@pytest.fixture
def send(app: App) -> Send:
    """Hands over a payload as Socket Mode does."""
    return lambda payload: app.dispatch(BoltRequest(mode="socket_mode", body=payload))


def body_of(response: BoltResponse) -> Json:
    return json.loads(response.body) if response.body else {}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the handler of 'probe' was asked."""
    asked: list[Request] = []

    def note(request: Request, _store: Store) -> Response:
        asked.append(request)
        return Reply(Message("Klart"))

    put_route(monkeypatch, InteractionKind.BUTTON, "probe", note)
    for step in ("probe", "probe.next"):
        put_route(monkeypatch, InteractionKind.FORM, step, note)
    return asked


def test_a_further_form_in_the_same_view_is_no_repetition_of_the_first(send: Send, seen: list[Request]) -> None:
    for step in ("probe", "probe", "probe.next", "probe", "probe.next"):
        assert send(form("V1", callback_id=step)).status == 200
    assert len(seen) == 2


def test_a_command_is_answered_without_a_word_to_slack_before(
    send: Send, slack: ScriptedSlack, pool: ThreadPoolExecutor
) -> None:
    response = send(COMMAND)
    assert response.status == 200
    assert body_of(response)["text"].startswith("Så använder du /trygg")
    pool.shutdown()
    assert [path for path, _ in slack.calls] == ["users.info"], "we ask who someone is, once, afterwards"


def test_whom_we_have_met_we_do_not_ask_about_again(
    send: Send, slack: ScriptedSlack, pool: ThreadPoolExecutor, database: Database
) -> None:
    send(COMMAND)
    pool.submit(lambda: None).result()
    while not slack.called("users.info") or not met(database):
        pool.submit(lambda: None).result()
    send({**COMMAND, "trigger_id": "1.9"})
    pool.shutdown()
    assert len(slack.called("users.info")) == 1


def met(database: Database) -> bool:
    with database.transaction(reading=True) as session:
        person = Store(session, "T1").people.find("U1")
        return person is not None and person.name == "Alma"


def test_the_same_form_delivered_twice_is_dealt_with_once(send: Send, seen: list[Request]) -> None:
    first, again = send(form()), send(form())
    assert body_of(first)["response_action"] == "update"
    assert (again.status, body_of(again)) == (200, {})
    assert len(seen) == 1


def test_a_press_reaches_its_handler(send: Send, seen: list[Request], slack: ScriptedSlack, pool: Any) -> None:
    response = send(press())
    assert (response.status, body_of(response)) == (200, {})
    assert [(request.user, request.value) for request in seen] == [("U1", "12")]
    pool.shutdown()
    assert len(slack.called("views.open")) == 1


GLOBAL = {**TEAM, "type": "shortcut", "callback_id": "incident.report", "trigger_id": "1.4", "action_ts": "1.1"}
OF_MESSAGE = {
    **GLOBAL,
    "type": "message_action",
    "callback_id": "incident.report_this",
    "channel": {"id": "C1", "name": "allmänt"},
    "message": {"type": "message", "user": "U2", "text": "klotter på muren", "ts": "1.1"},
    "message_ts": "1.1",
    "response_url": "http://127.0.0.1:9/response",
}


@pytest.mark.parametrize(("payload", "words"), [(GLOBAL, None), (OF_MESSAGE, "på muren")])
def test_a_shortcut_opens_the_report_form(
    send: Send, slack: ScriptedSlack, pool: Any, logs: Callable[[], str], payload: Json, words: str | None
) -> None:
    response = send(payload)
    assert (response.status, body_of(response)) == (200, {})
    pool.shutdown()
    (opened,) = slack.called("views.open")
    assert opened["trigger_id"] == "1.4"
    fields = {block["block_id"]: block["element"] for block in opened["view"]["blocks"] if "element" in block}
    assert fields["text"].get("initial_value") == words
    assert ("origin" in json.loads(opened["view"]["private_metadata"])) is (payload is OF_MESSAGE)
    assert "muren" not in logs()


@pytest.mark.parametrize("missing", ["callback_id", "trigger_id", "user"])
def test_a_shortcut_that_cannot_be_read_is_not_acknowledged(app: App, missing: str) -> None:
    payload = {key: value for key, value in GLOBAL.items() if key != missing}
    assert dispatch(app, payload, {}).status == 400


def test_a_press_of_someone_of_another_organisation_is_dealt_with_where_the_app_is_installed(
    send: Send, seen: list[Request], database: Database
) -> None:
    connect(database)
    theirs = {"team": {"id": "TOTHER"}, "user": {"id": "U1", "team_id": "TOTHER"}}
    message = {"ts": "1.1", "text": "x"}
    pressed = press(**theirs, message=message, channel={"id": "C1"}, response_url="http://127.0.0.1:9/r")
    del pressed["view"]
    assert send(pressed).status == 200
    assert [(request.workspace, request.user_workspace) for request in seen] == [("T1", "TOTHER")]


def connect(database: Database) -> None:
    """Let TOTHER be a partner."""
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Alla")
        store.partnership.set_teams(partner_named(store, "Skolan"), ["TOTHER"])


@pytest.mark.parametrize("described", ["TOTHER", "T1"])
def test_coordinators_are_asked_about_an_unknown_organisation_once_slack_has_told_whose_person_it_is(
    send: Send, slack: ScriptedSlack, pool: Any, seen: list[Request], database: Database, described: str
) -> None:
    connect(database)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.people.meet("UBOSS").role = "coordinator"
        store.partnership.set_teams(partner_named(store, "Skolan"), [])
    user = {"id": "U1", "locale": "sv-SE", "real_name": "Alma", "team_id": described}
    slack.answer("users.info", SlackReply({"ok": True, "user": user}))
    pressed = press(user={"id": "U1", "team_id": "TOTHER"}, response_url="http://127.0.0.1:9/r")
    assert send(pressed).status == 200
    pool.shutdown()
    assert seen == []
    asked = [("unknown_team", "UBOSS")] if described == "TOTHER" else []
    assert deliveries(database) == asked


def test_letters_in_a_list_are_answered_with_choices(send: Send) -> None:
    about = {"action_id": "incident.category", "block_id": "category", "value": "klotter"}
    asked = {**TEAM, "type": "block_suggestion", **about}
    assert body_of(send(asked))["options"][0]["value"] == "damage.graffiti"


def test_the_home_tab_is_published_when_it_is_opened(send: Send, slack: ScriptedSlack, pool: Any) -> None:
    assert send(event("app_home_opened", user="U1", tab="home")).status == 200
    pool.shutdown()
    (published,) = slack.called("views.publish")
    assert published["user_id"] == "U1"


def deliveries(database: Database) -> list[tuple[str, str | None]]:
    with database.transaction(reading=True) as session:
        return [(each.kind, each.person) for each in session.exec(select(Delivery))]


def test_whoever_opens_the_apps_messages_first_is_welcomed_and_sees_no_home_tab(
    send: Send, slack: ScriptedSlack, pool: Any, database: Database
) -> None:
    for _ in range(2):
        assert send(event("app_home_opened", user="U1", tab="messages")).status == 200
    pool.shutdown()
    assert slack.called("views.publish") == []
    assert deliveries(database) == [("welcome", "U1")]


def test_whoever_joins_is_welcomed_once_and_no_bot_is(send: Send, pool: Any, database: Database) -> None:
    for user in ("U7", "U7", "U8"):
        send(event("team_join", user={"id": user, "is_bot": user == "U8"}))
    send(event("user_change", user={"id": "U9"}))
    pool.shutdown()
    assert deliveries(database) == [("welcome", "U7")]


WRITTEN = {"channel": "D1", "channel_type": "im", "user": "U1", "text": "klotter &amp; glas", "ts": "1.1"}


def written(event_id: str = "Ev1", **changes: Any) -> Json:
    told = {key: value for key, value in (WRITTEN | changes).items() if value is not None}
    return event("message", **told) | {"event_id": event_id}


def test_words_in_a_direct_message_are_answered_once_with_a_button(
    send: Send, slack: ScriptedSlack, pool: Any, logs: Callable[[], str]
) -> None:
    for _ in range(2):
        assert send(written()).status == 200
    send(written("Ev2", thread_ts="1.0", subtype="file_share"))
    pool.shutdown()
    first, second = slack.called("chat.postMessage")
    assert (first["channel"], first.get("thread_ts"), second["thread_ts"]) == ("D1", None, "1.0")
    assert first["blocks"][-1]["elements"][0]["value"] == "klotter & glas"
    assert "glas" not in logs()


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1", "user": "UBOT"},
        {"bot_id": "B7"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"channel_type": "channel"},
    ],
)
def test_nothing_else_in_a_conversation_is_answered(
    send: Send, slack: ScriptedSlack, pool: Any, changes: Json
) -> None:
    assert send(written(**changes)).status == 200
    pool.shutdown()
    assert slack.calls == []


def test_an_answer_in_a_conversation_is_not_sent_again(send: Send, slack: ScriptedSlack, pool: Any) -> None:
    slack.answer("chat.postMessage", SlackReply(break_by="reset"))
    send(written())
    pool.shutdown()
    assert len(slack.called("chat.postMessage")) == 1


def test_the_home_tab_is_published_again_after_a_deed(
    send: Send, seen: list[Request], slack: ScriptedSlack, pool: Any
) -> None:
    send(event("app_home_opened", user="U1", tab="home"))
    send(form())
    pool.shutdown()
    assert len(seen) == 1
    assert len(slack.called("views.publish")) == 2


@pytest.mark.parametrize("kind", ["user_change", "team_join"])
def test_people_who_come_and_change_are_remembered(send: Send, database: Database, pool: Any, kind: str) -> None:
    member = {"id": "U7", "locale": "en-GB", "deleted": True, "profile": {"display_name": "Sju"}}
    send(event(kind, user=member))
    pool.shutdown()
    with database.transaction(reading=True) as session:
        person = Store(session, "T1").people.find("U7")
        assert person is not None
        assert (person.name, person.locale, person.deactivated) == ("Sju", "en-GB", True)


def test_what_cannot_be_read_is_not_acknowledged_and_logged_without_its_words(
    send: Send, logs: Callable[[], str]
) -> None:
    payload = form()
    del payload["view"]["id"]
    assert send(payload).status == 400
    told = json.loads(logs())
    assert (told["event"], told["key"]) == ("unreadable_request", "id")
    assert "Hemligt" not in logs()


def test_a_mistake_of_ours_is_not_acknowledged_and_logged_without_its_words(
    send: Send, logs: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.edge.listeners.read_form", lambda body: body["Hemligt"])
    assert send(form()).status == 500
    told = json.loads(logs())
    assert (told["event"], told["error"]) == ("request_failed", "KeyError")
    assert "Hemligt" not in logs()


def test_a_calm_bot_logs_nothing(logs: Callable[[], str], send: Send, pool: Any) -> None:
    send(COMMAND)
    send(event("app_home_opened", user="U1", tab="home"))
    pool.shutdown()
    assert logs() == ""


@pytest.mark.parametrize("payload", [COMMAND, FORM, PRESS])
def test_a_request_that_has_waited_for_too_long_hears_that_we_are_busy(
    app: App, seen: list[Request], payload: Json
) -> None:
    app.dispatch(BoltRequest(mode="socket_mode", body=payload))
    for waited, dispatched in ((QUEUED + 1, False), (0.0, True)):
        seen.clear()
        fresh = payload | {"trigger_id": f"9.{waited}"}
        if "view" in payload:
            fresh["view"] = payload["view"] | {"id": f"W{waited}"}
        request = BoltRequest(mode="socket_mode", body=fresh, context={ARRIVED: monotonic() - waited})
        told = json.dumps(body_of(app.dispatch(request)), ensure_ascii=False)
        assert ("mycket just nu" in told) is (not dispatched and payload is not PRESS)
        assert bool(seen) is (dispatched and payload is not COMMAND)


REVOKED = {"tokens": {"oauth": [], "bot": ["UBOT"]}}


@pytest.fixture
def installed(database: Database) -> None:
    """The app is installed in T1 and T2, by OAuth."""
    for team in ("T1", "T2"):
        with database.transaction() as session:
            store = Store(session, team)
            store.workspace.open(Workspace(id=team, created_at=NOW), "Allt")
            install(store, Grant(None, "UBOT", [], "encrypted", "U1"), now=NOW)


def with_token(database: Database) -> list[str]:
    with database.transaction(reading=True) as session:
        return [each.workspace_id for each in every_installation(session) if each.token]


@pytest.mark.parametrize(("kind", "said"), [("app_uninstalled", {}), ("tokens_revoked", REVOKED)])
@pytest.mark.usefixtures("installed")
def test_an_installation_ends_when_slack_says_so_and_no_other_does(
    send: Send, database: Database, kind: str, said: Json
) -> None:
    told = event(kind, **said) | {"event_time": int(NOW.timestamp()) - 1}
    assert (send(told).status, with_token(database)) == (200, ["T1", "T2"]), "that is about an earlier one"
    told["event_time"] += 2
    assert (send(told).status, with_token(database)) == (200, ["T2"])
    assert send(told).status == 200


@pytest.mark.usefixtures("installed")
def test_the_revoked_token_of_a_person_ends_nothing(send: Send, database: Database) -> None:
    told = event("tokens_revoked", tokens={"oauth": ["U1"], "bot": []}) | {"event_time": int(NOW.timestamp())}
    assert (send(told).status, with_token(database)) == (200, ["T1", "T2"])


@pytest.mark.parametrize("at", [None, "1", -1, 10**20])
@pytest.mark.usefixtures("installed")
def test_a_revocation_of_no_time_is_not_readable(send: Send, database: Database, at: Any) -> None:
    told = event("app_uninstalled") | ({} if at is None else {"event_time": at})
    assert (send(told).status, with_token(database)) == (400, ["T1", "T2"])


def test_a_revocation_where_the_token_is_in_the_settings_changes_nothing(send: Send, database: Database) -> None:
    assert send(event("app_uninstalled") | {"event_time": int(NOW.timestamp())}).status == 200
    assert with_token(database) == []


@pytest.fixture
def of_installations(dispatcher: InteractionDispatcher, pool: ThreadPoolExecutor, slack: ScriptedSlack) -> Send:
    """Hands over a payload to a bot that only workspace T2 has installed."""
    client = WebClient("xoxb-2", base_url=f"{slack.address}/api/", retry_handlers=[])
    clients = Clients({"T2": client}, one_for_all=False)
    built = build_app(
        Listeners(clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics())
    )
    return lambda payload: built.dispatch(BoltRequest(mode="socket_mode", body=payload))


def test_a_workspace_without_installation_is_told_so_and_nothing_is_stored(
    of_installations: Send, database: Database, pool: ThreadPoolExecutor
) -> None:
    assert body_of(of_installations(COMMAND))["text"].startswith("Trygg är inte installerat")
    assert of_installations(event("user_change", user={"id": "U1"})).status == 200
    pool.shutdown()
    with database.transaction(reading=True) as session:
        assert session.exec(select(Workspace)).all() == []
