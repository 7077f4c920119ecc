"""Payloads that are signed but wrong in some way: each is answered, and none with 500."""

import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.http_mode import PATH, HttpMode
from bot.edge.interaction import ARRIVED
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.listeners import Listeners, build_app, dispatch
from bot.installations.directory import Directory
from bot.installations.slack_calls import Clients
from bot.operations.metrics import Metrics
from bot.settings import Settings
from preview.entries import registered
from preview.sample import BOSS, SIZES, TEAM, plant
from storage.database import Database
from storage.store import Store
from tests.bot import signing
from tests.bot.mutations import mutated, payloads
from tests.bot.scripted_slack import Reply, ScriptedSlack
from tests.conftest import NOW

Json = dict[str, Any]
MANY = 800


@pytest.fixture
def known(sqlite: Database) -> Database:
    """A database with some of everything."""
    with sqlite.transaction() as session:
        plant(Store(session, TEAM), SIZES[1])
    return sqlite


@pytest.fixture
def app(known: Database, settings: Settings, slack: ScriptedSlack) -> Iterator[App]:
    clients = Clients({TEAM: WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[])})
    dispatcher = InteractionDispatcher(known, settings, lambda: NOW)
    slack.answer("users.info", Reply({"ok": True, "user": {"id": BOSS, "locale": "sv-SE"}}))
    with ThreadPoolExecutor(2) as pool:
        listeners = Listeners(
            clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics()
        )
        yield build_app(listeners)


@pytest.fixture
def post(app: App) -> Callable[[bytes, str], str]:
    """Hands a signed body over as the HTTP server does; gives the status."""
    mode, told = HttpMode(app, signing.SECRET), []

    def send(body: bytes, kind: str) -> str:
        request: Json = {"REQUEST_METHOD": "POST", "PATH_INFO": PATH, "CONTENT_LENGTH": str(len(body))}
        request |= {ARRIVED: monotonic(), "wsgi.input": io.BytesIO(body), **signing.environ(body, kind)}
        list(mode(request, lambda status, _: told.append(status)))
        return str(told.pop())

    return send


def written(payload: Json, chance: random.Random) -> tuple[bytes, str]:
    """A payload as a body, now and then with a key twice, cut off or in another encoding; and its kind."""
    if "command" in payload and chance.random() < 0.9:
        flat = {key: value if isinstance(value, str) else json.dumps(value) for key, value in payload.items()}
        return urlencode(flat, errors="surrogatepass").encode(), signing.FORM
    words = json.dumps(payload, ensure_ascii=chance.random() < 0.5)
    match chance.choice(("whole",) * 12 + ("twice", "cut", "latin")):
        case "twice":
            words = words[:-1] + ', "type": "view_submission", "user": {"id": 1}}'
        case "cut":
            words = words[: chance.randrange(len(words))]
        case "latin":
            return b"payload=" + quote(words.encode("latin-1", "replace")).encode(), signing.FORM
    if payload.get("type") == "event_callback":
        return words.encode("utf-8", "surrogatepass"), "application/json"
    return urlencode({"payload": words}, errors="surrogatepass").encode(), signing.FORM


def test_a_choice_without_the_id_of_its_form_is_unreadable(app: App) -> None:
    chosen = {"block_id": "areas", "action_id": "problem.suggest:areas", "type": "multi_static_select"}
    person = {"id": BOSS, "team_id": TEAM}
    payload = {"type": "block_actions", "team": {"id": TEAM}, "user": person, "trigger_id": "1.2.3"}
    assert dispatch(app, payload | {"actions": [chosen], "view": {"type": "modal"}}, {}).status == 400


@pytest.mark.parametrize("seed", [12, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(20))])
def test_whatever_is_signed_is_answered_and_never_with_500(
    app: App,
    post: Callable[[bytes, str], str],
    known: Database,
    slack: ScriptedSlack,
    logs: Callable[[], str],
    seed: int,
) -> None:
    chance, seen = random.Random(seed), Counter[str]()  # noqa: S311 (the same each time)
    whole = list(payloads(known, f"{slack.address}/response"))
    for payload in whole:
        assert dispatch(app, payload, {}).status == 200 or "message" in str(payload.get("event")), payload
    assert len(whole) > 100
    assert not {"interaction_failed", "request_failed"} & {
        json.loads(line)["event"] for line in logs().splitlines()
    }
    for number in range(MANY):
        payload = whole[number % len(whole)]
        body, kind = written(mutated(payload, chance), chance)
        seen[post(body, kind).partition(" ")[0]] += 1
    assert set(seen) <= {"200", "400", "404"}, seen
    assert min(seen["200"], seen["400"]) > MANY // 10, seen
    told = [json.loads(line) for line in logs().splitlines()]
    routes = {each.partition(" ")[2] for each in registered()}
    assert [each for each in told if each["event"] == "interaction_failed" and each["route"] in routes] == []
    assert [each for each in told if each["event"] in ("request_failed", "thread_failed")] == []
