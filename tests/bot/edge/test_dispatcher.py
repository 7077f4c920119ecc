import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import select

from bot.edge.dispatcher import Dispatched, InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.request import Request
from commands.response import (
    FieldErrors,
    FormRedisplayed,
    Nothing,
    OpenForm,
    Reply,
    Response,
    ShowHome,
    Suggest,
    UpdateForm,
)
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, line, modal
from commands.vocabulary.text import Mrkdwn
from domain.refusals import FormRefused, Refusal
from services.geography import area_named
from services.schedule import DIGEST
from storage.database import Database
from storage.store import Store
from storage.tables import Area, Incident, Person, ProcessedInteraction
from tests.conftest import NOW, open_sqlite
from tests.routes import put_route
from tests.stopwatch import Stopwatch

MARK = "Hemligmarkering-åäö"
FORM = {"first_input": "text", "fields": {"text": MARK, "other": MARK}}
MakeInteraction = Callable[..., Interaction]


def write(store: Store) -> None:
    """Something that can be seen afterwards."""
    area_named(store, "Skriven")


def areas(database: Database) -> set[str]:
    with database.transaction(reading=True) as session:
        return {area.name for area in session.exec(select(Area))}


def idempotency_keys(database: Database) -> list[str]:
    with database.transaction(reading=True) as session:
        return [row.idempotency_key for row in session.exec(select(ProcessedInteraction))]


def words(dispatched: Dispatched) -> str:
    """Everything that the person reads."""
    match dispatched.response:
        case Reply(message):
            return message.text
        case FieldErrors(errors):
            return " ".join(errors.values())
        case ShowHome(view):
            return json.dumps(view, ensure_ascii=False)
    return ""


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Request, Store], Response]], None]:
    """Lets a handler of the test's answer to 'probe', however one asks."""

    def register(handler: Callable[[Request, Store], Response]) -> None:
        for kind in (InteractionKind.BUTTON, InteractionKind.FORM, InteractionKind.TYPING):
            put_route(monkeypatch, kind, "probe", handler)

    return register


def note(_ask: Request, store: Store) -> Response:
    write(store)
    return Nothing()


def test_what_a_handler_wrote_is_committed(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction, handle: Any
) -> None:
    handle(note)
    assert dispatcher.dispatch(interaction(InteractionKind.FORM, "probe")).response == Nothing()
    assert areas(database) == {"Hela kommunen", "Skriven"}
    assert idempotency_keys(database) == ["occasion-1"]


def test_the_same_occasion_is_served_once(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction, handle: Any
) -> None:
    seen: list[Request] = []

    def count(request: Request, _store: Store) -> Response:
        seen.append(request)
        return Reply(Message("Klart"))

    handle(count)
    first = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe"))
    again = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe"))
    other = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", idempotency_key="occasion-2"))
    elsewhere = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", workspace="T2"))
    assert [words(each) for each in (first, again, other, elsewhere)] == ["Klart", "", "Klart", "Klart"]
    assert again.response == Nothing()
    assert len(seen) == 3
    assert sorted(idempotency_keys(database)) == ["occasion-1", "occasion-1", "occasion-2"]


def test_what_only_reads_writes_nothing_and_is_answered_each_time(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction
) -> None:
    opened = [dispatcher.dispatch(interaction(InteractionKind.COMMAND, "handelse")).response for _ in range(2)]
    assert [type(each) for each in opened] == [OpenForm, OpenForm]
    assert areas(database) == {"Hela kommunen"}
    assert idempotency_keys(database) == []


def test_a_handler_that_writes_by_a_route_that_stores_nothing_is_refused(
    sqlite: Database, settings: Settings, interaction: MakeInteraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatcher = InteractionDispatcher(sqlite, settings, lambda: NOW)
    dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg"))
    put_route(monkeypatch, InteractionKind.BUTTON, "probe", note, stores=False)
    assert "Något gick fel" in words(dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe")))
    assert areas(sqlite) == {"Hela kommunen"}


REFUSALS: list[tuple[Exception, str]] = [
    (Refusal("number-missing"), "Skriv numret"),
    (FormRefused({"text": Refusal("text-too-long", length=3001, most=3000)}), "3 000"),
    (RuntimeError(MARK), "Något gick fel"),
    (KeyError(MARK), "Något gick fel"),
    (Refusal("no-such-text-at-all"), "Något gick fel"),
    (Refusal("text-too-long"), "Något gick fel"),
]


@pytest.mark.parametrize(("error", "said"), REFUSALS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("kind", [InteractionKind.FORM, InteractionKind.BUTTON])
def test_whatever_is_raised_leaves_nothing_behind(
    dispatcher: InteractionDispatcher,
    database: Database,
    interaction: MakeInteraction,
    handle: Any,
    logs: Callable[[], str],
    kind: InteractionKind,
    error: Exception,
    said: str,
) -> None:
    def write_and_raise(_ask: Request, store: Store) -> Response:
        write(store)
        raise error

    dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", idempotency_key="before"))
    handle(write_and_raise)
    dispatched = dispatcher.dispatch(interaction(kind, "probe", **FORM))
    assert said in words(dispatched).replace("\xa0", " ")
    assert areas(database) == {"Hela kommunen"}
    assert idempotency_keys(database) == []
    assert MARK not in words(dispatched)
    assert MARK not in logs()


def test_an_apology_names_the_log_line(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any, logs: Callable[[], str]
) -> None:
    def fail(_ask: Request, _store: Store) -> Response:
        raise ValueError(MARK)

    handle(fail)
    dispatched = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", **FORM))
    assert isinstance(dispatched.response, FieldErrors)
    assert list(dispatched.response.errors) == ["text"]
    (told,) = [json.loads(each) for each in logs().splitlines()]
    assert told["id"] in dispatched.response.errors["text"]
    assert (told["event"], told["kind"], told["route"], told["error"]) == (
        "interaction_failed",
        "form",
        "probe",
        "ValueError",
    )
    assert told["at"][-1].startswith("edge/test_dispatcher.py:")


UNKNOWN = [
    (InteractionKind.COMMAND, "nosuch", Reply),
    (InteractionKind.BUTTON, "nosuch", Reply),
    (InteractionKind.FORM, "nosuch", FieldErrors),
    (InteractionKind.TYPING, "nosuch", Suggest),
]


@pytest.mark.parametrize(("kind", "route", "response"), UNKNOWN)
def test_what_nobody_answers_is_apologised_for(
    dispatcher: InteractionDispatcher,
    interaction: MakeInteraction,
    logs: Callable[[], str],
    kind: InteractionKind,
    route: str,
    response: type[Response],
) -> None:
    dispatched = dispatcher.dispatch(interaction(kind, route, words=MARK, value=MARK, **FORM))
    assert isinstance(dispatched.response, response)
    assert isinstance(dispatched.response, Suggest) or "Något gick fel" in words(dispatched)
    logged = logs()
    assert "interaction_failed" in logged
    assert MARK not in logged


def test_an_unknown_word_is_answered_with_what_there_is(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction
) -> None:
    dispatched = dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", words="dansa 19121212-1212"))
    assert "`inställning`, `partners`, `områden`, `platser`, `kategorier`, `medlemmar`" in words(dispatched)
    assert "dansa" not in words(dispatched)
    assert "1212" not in words(dispatched)


def test_a_form_shown_again_may_be_submitted_again(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction, handle: Any
) -> None:
    shown = modal("probe", "Igen", [line(Field("text", "Text"))], close="Stäng", submit="Spara")

    def ask_twice(request: Request, store: Store) -> Response:
        write(store)
        if not request.memory.get("warned"):
            raise FormRedisplayed(shown)
        return Nothing()

    handle(ask_twice)
    first = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe"))
    assert (first.response, areas(database), idempotency_keys(database)) == (UpdateForm(shown), set(), [])
    assert (
        dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", memory={"warned": ["name"]})).response
        == Nothing()
    )
    assert areas(database) == {"Hela kommunen", "Skriven"}
    assert idempotency_keys(database) == ["occasion-1"]


def test_control_characters_reach_no_handler(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any
) -> None:
    met: list[Request] = []

    def keep(request: Request, _store: Store) -> Response:
        met.append(request)
        return Nothing()

    handle(keep)
    fields = {"text": "a\0b\x1b", "place": "+Tor\x08get\u2028", "several": ("x\0",), "empty": None}
    dispatcher.dispatch(
        interaction(InteractionKind.FORM, "probe", words="ett\0 tv\ud83då", value="+a\0", fields=fields)
    )
    assert (met[0].words, met[0].value) == ("ett två", "+a")
    assert met[0].fields == {"text": "ab", "place": "+Torget\n", "several": ("x",), "empty": None}


def test_a_form_without_inputs_is_refused_in_words(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any
) -> None:
    def refuse(_ask: Request, _store: Store) -> Response:
        raise Refusal("number-missing")

    handle(refuse)
    assert isinstance(dispatcher.dispatch(interaction(InteractionKind.FORM, "probe")).response, Reply)


@pytest.mark.parametrize(
    "error",
    [
        Refusal("action-already-done", number="7"),
        FormRefused({"text": Refusal("action-already-done", number="7")}),
    ],
)
def test_at_a_field_no_signs_stand_around_a_command(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any, error: Exception
) -> None:
    def refuse(_ask: Request, _store: Store) -> Response:
        raise error

    handle(refuse)
    dispatched = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", **FORM))
    assert dispatched.response == FieldErrors({"text": "Åtgärd #7 är redan klar. Se den med /atgard visa 7."})


def test_a_home_tab_that_fails_says_so_in_the_tab(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_ask: Request, _store: Store) -> Response:
        raise ValueError(MARK)

    put_route(monkeypatch, InteractionKind.HOME, "home", fail)
    dispatched = dispatcher.dispatch(interaction(InteractionKind.HOME, "home", idempotency_key=""))
    assert isinstance(dispatched.response, ShowHome)
    assert "Något gick fel" in words(dispatched)


LOCALES = [
    (None, "sv", "sv"),
    ("", "en", "en"),
    ("sv", "en", "sv"),
    ("sv-SE", "en", "sv"),
    ("sv-FI", "en", "sv"),
    ("en-GB", "sv", "en"),
    ("en-US", "sv", "en"),
    ("de-DE", "sv", "en"),
]


@pytest.mark.parametrize(("locale", "language", "read"), LOCALES)
def test_people_are_answered_in_their_own_language(
    dispatcher: InteractionDispatcher,
    database: Database,
    interaction: MakeInteraction,
    locale: str | None,
    language: str,
    read: str,
) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        dispatcher.open_workspace(store).language = language
        store.people.meet("U1").locale = locale
    dispatched = dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", words="hjälp"))
    assert dispatched.reader.language == read
    assert dispatched.known is (locale is not None)
    assert words(dispatched).startswith({"sv": "Så använder du /trygg", "en": "How to use /trygg"}[read])


def test_someone_unknown_is_to_be_met(dispatcher: InteractionDispatcher, interaction: MakeInteraction) -> None:
    assert not dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg")).known


def test_a_new_workspace_begins_with_the_operators_settings(
    database: Database, settings: Settings, interaction: MakeInteraction
) -> None:
    chosen = {
        "digest_channel": "C1",
        "coordinators": ("U7", "U8"),
        "language": "en",
        "timezone": "Europe/Helsinki",
    }
    dispatcher = InteractionDispatcher(database, replace(settings, **chosen), lambda: NOW)
    assert words(dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg"))).startswith("What you can do")
    with database.transaction(reading=True) as session:
        store = Store(session, "T1")
        workspace = store.workspace.settings()
        assert (workspace.digest_channel, workspace.language, workspace.timezone) == (
            "C1",
            "en",
            "Europe/Helsinki",
        )
        due = store.next_runs.find(DIGEST.name)
        assert due is not None
        assert due > NOW
        assert [each.user_id for each in store.people.coordinators()] == ["U7", "U8"]
        assert [area.name for area in store.geography.areas()] == ["Whole municipality"]


def test_the_home_tab_is_shown_again_after_a_deed_where_it_has_been_opened(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any
) -> None:
    handle(note)
    assert not dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe", idempotency_key="1")).refresh_home
    assert isinstance(
        dispatcher.dispatch(interaction(InteractionKind.HOME, "home", idempotency_key="")).response, ShowHome
    )
    assert dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe", idempotency_key="2")).refresh_home
    assert not dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", idempotency_key="3")).refresh_home


def test_the_home_tab_is_not_shown_again_after_a_press_that_only_reads(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_route(monkeypatch, InteractionKind.BUTTON, "probe", lambda _ask, _store: Nothing(), stores=False)
    dispatcher.dispatch(interaction(InteractionKind.HOME, "home", idempotency_key=""))
    assert not dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe", idempotency_key="1")).refresh_home


def test_typing_writes_nothing(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction, handle: Any
) -> None:
    handle(lambda _ask, _store: Suggest(()))
    assert dispatcher.dispatch(
        interaction(InteractionKind.TYPING, "probe", idempotency_key="")
    ).response == Suggest(())
    assert areas(database) == set()


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    file = tmp_path / "shared.db"
    open_sqlite(file).close()
    return file


@pytest.fixture
def locked(sqlite_file: Path, begin: str) -> Iterator[Path]:
    """A SQLite database that another process keeps to itself."""
    arguments = [sys.executable, "-c", HOLD, sqlite_file, begin]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield sqlite_file
        other.communicate()


@pytest.mark.parametrize(
    ("kind", "begin"), [(InteractionKind.FORM, "BEGIN IMMEDIATE"), (InteractionKind.COMMAND, "BEGIN EXCLUSIVE")]
)
def test_a_locked_database_is_busy_within_three_seconds(
    locked: Path, settings: Settings, interaction: MakeInteraction, logs: Callable[[], str], kind: InteractionKind
) -> None:
    database = Database(f"sqlite:///{locked}")
    dispatcher = InteractionDispatcher(database, settings, lambda: NOW)
    with Stopwatch() as watch:
        dispatched = dispatcher.dispatch(interaction(kind, "trygg", words=MARK, **FORM))
    assert watch.seconds < 2.7
    database.close()
    assert "Det är mycket just nu" in words(dispatched)
    logged = logs()
    assert json.loads(logged)["code"] == "SQLITE_BUSY"
    assert MARK not in logged


def test_a_full_disk_is_apologised_for_and_nothing_is_acknowledged_as_stored(
    sqlite_file: Path, settings: Settings, interaction: MakeInteraction, logs: Callable[[], str]
) -> None:
    database = Database(f"sqlite:///{sqlite_file}")
    full = threading.Event()

    def limit(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0] if full.is_set() else 1_000_000
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(database.engine, "connect", limit)
    dispatcher = InteractionDispatcher(database, settings, lambda: NOW)
    dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", words="hjälp", idempotency_key="first"))
    with database.transaction(reading=True) as session:
        area = str(Store(session, "T1").geography.areas()[0].id)
    fields = {"category": "threat", "area": area, "sharing": "green", "text": "x" * 3_000}
    full.set()
    database.engine.dispose()
    said = [
        words(
            dispatcher.dispatch(
                interaction(
                    InteractionKind.FORM, "incident.report", user=f"U{n}", idempotency_key=f"V{n}", fields=fields
                )
            )
        )
        for n in range(9)
    ]
    assert "Försök igen" in said[-1]
    told = [json.loads(line) for line in logs().splitlines()]
    assert {line["code"] for line in told} == {"SQLITE_FULL"}
    full.clear()
    database.engine.dispose()
    assert "Försök igen" not in words(
        dispatcher.dispatch(
            interaction(InteractionKind.FORM, "incident.report", idempotency_key="again", fields=fields)
        )
    )
    with database.transaction(reading=True) as session:
        stored = len(session.exec(select(Incident)).all())
    database.close()
    assert stored == len(said) - len(told) + 1


def test_a_read_only_database_is_apologised_for(
    sqlite_file: Path, settings: Settings, interaction: MakeInteraction, logs: Callable[[], str]
) -> None:
    database = Database(f"sqlite:///file:{sqlite_file}?mode=ro&uri=true")
    dispatched = InteractionDispatcher(database, settings, lambda: NOW).dispatch(
        interaction(InteractionKind.COMMAND, "trygg", words=MARK)
    )
    database.close()
    told = json.loads(logs())
    assert told["code"] == "SQLITE_READONLY"
    assert told["id"] in words(dispatched)


def test_a_row_that_another_holds_is_busy_within_three_seconds(
    postgres_url: str, settings: Settings, interaction: MakeInteraction, handle: Any
) -> None:
    database = Database(postgres_url)
    dispatcher = InteractionDispatcher(database, settings, lambda: NOW)
    with database.transaction() as session:
        dispatcher.open_workspace(Store(session, "T9"))

    def count(_ask: Request, store: Store) -> Response:
        store.numbers.take("incident")
        return Nothing()

    handle(count)

    def wait() -> float:
        with Stopwatch() as watch:
            dispatched = dispatcher.dispatch(interaction(InteractionKind.FORM, "probe", workspace="T9", **FORM))
        assert "Det är mycket just nu" in words(dispatched)
        return watch.seconds

    with closing(database), database.engine.connect() as other:
        other.execute(text("SELECT * FROM workspace WHERE id = 'T9' FOR UPDATE"))
        assert any(wait() < 2.7 for _ in range(3))  # the server is a process of its own, which may be held up


def test_a_database_that_is_gone_is_busy(settings: Settings, interaction: MakeInteraction) -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing?connect_timeout=2")
    dispatched = InteractionDispatcher(database, settings, lambda: NOW).dispatch(
        interaction(InteractionKind.COMMAND, "trygg")
    )
    database.close()
    assert "Det är mycket just nu" in words(dispatched)


def test_the_first_interactions_of_a_workspace_may_come_at_once(
    dispatcher: InteractionDispatcher, database: Database, interaction: MakeInteraction, handle: Any
) -> None:
    handle(note)
    together = threading.Barrier(4)

    def first(number: int) -> Dispatched:
        together.wait()
        return dispatcher.dispatch(
            interaction(InteractionKind.BUTTON, "probe", user=f"U{number % 2}", idempotency_key=str(number))
        )

    with ThreadPoolExecutor(4) as pool:
        answers = [dispatched.response for dispatched in pool.map(first, range(4))]
    assert answers == [Nothing()] * 4
    assert areas(database) == {"Hela kommunen", "Skriven"}


def test_someones_own_text_in_an_error_of_the_database_is_not_logged(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any, logs: Callable[[], str]
) -> None:
    def break_a_rule(_ask: Request, store: Store) -> Response:
        store.session.add(Person(workspace_id="T1", user_id="U5", name=MARK, unit_id=12345))
        store.session.flush()
        return Nothing()

    handle(break_a_rule)
    dispatched = dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe"))
    assert "Något gick fel" in words(dispatched)
    logged = logs()
    assert json.loads(logged)["error"] == "IntegrityError"
    assert MARK not in logged


def test_an_open_form_is_passed_on(
    dispatcher: InteractionDispatcher, interaction: MakeInteraction, handle: Any
) -> None:
    form = OpenForm(modal("probe", "T", [section(Mrkdwn("x"))], close="Stäng"))
    handle(lambda _ask, _store: form)
    assert dispatcher.dispatch(interaction(InteractionKind.BUTTON, "probe")).response == form
