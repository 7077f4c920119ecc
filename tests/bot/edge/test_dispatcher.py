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

from bot.edge.dispatcher import Desk, Served
from bot.edge.interaction import Incoming, Kind
from bot.settings import Settings
from commands.registry import BUTTONS, FORMS, TABS, TYPE_AHEADS
from commands.request import Ask
from commands.response import Answer, FieldErrors, Nothing, OpenForm, Reply, ShowHome, Suggest, UpdateForm
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, line, modal
from commands.vocabulary.text import Mrkdwn
from domain.refusals import FormRefused, Refusal
from storage.database import Database
from storage.store import Store
from storage.tables import Area, Incident, Occasion, Person
from tests.conftest import NOW, open_sqlite
from tests.stopwatch import Stopwatch

MARK = "Hemligmarkering-åäö"
FORM = {"first_input": "text", "fields": {"text": MARK, "other": MARK}}
MakeIncoming = Callable[..., Incoming]


def write(store: Store) -> None:
    """Something that can be seen afterwards."""
    store.geography.area_named("Skriven")


def areas(database: Database) -> set[str]:
    with database.transaction(reading=True) as session:
        return {area.name for area in session.exec(select(Area))}


def occasions(database: Database) -> list[str]:
    with database.transaction(reading=True) as session:
        return [row.key for row in session.exec(select(Occasion))]


def words(served: Served) -> str:
    """Everything that the person reads."""
    match served.answer:
        case Reply(message):
            return message.text
        case FieldErrors(errors):
            return " ".join(errors.values())
        case ShowHome(view):
            return json.dumps(view, ensure_ascii=False)
    return ""


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Ask, Store], Answer]], None]:
    """Lets a handler of the test's answer to 'probe', however one asks."""

    def register(handler: Callable[[Ask, Store], Answer]) -> None:
        for table in (BUTTONS, FORMS, TYPE_AHEADS):
            monkeypatch.setitem(table, "probe", handler)

    return register


def note(_ask: Ask, store: Store) -> Answer:
    write(store)
    return Nothing()


def test_what_a_handler_wrote_is_committed(
    desk: Desk, database: Database, incoming: MakeIncoming, handle: Any
) -> None:
    handle(note)
    assert desk.serve(incoming(Kind.FORM, "probe")).answer == Nothing()
    assert areas(database) == {"Hela kommunen", "Skriven"}
    assert occasions(database) == ["occasion-1"]


def test_the_same_occasion_is_served_once(
    desk: Desk, database: Database, incoming: MakeIncoming, handle: Any
) -> None:
    seen: list[Ask] = []

    def count(ask: Ask, _store: Store) -> Answer:
        seen.append(ask)
        return Reply(Message("Klart"))

    handle(count)
    first = desk.serve(incoming(Kind.FORM, "probe"))
    again = desk.serve(incoming(Kind.FORM, "probe"))
    other = desk.serve(incoming(Kind.FORM, "probe", occasion="occasion-2"))
    elsewhere = desk.serve(incoming(Kind.FORM, "probe", workspace="T2"))
    assert [words(each) for each in (first, again, other, elsewhere)] == ["Klart", "", "Klart", "Klart"]
    assert again.answer == Nothing()
    assert len(seen) == 3
    assert sorted(occasions(database)) == ["occasion-1", "occasion-1", "occasion-2"]


REFUSALS: list[tuple[Exception, str]] = [
    (Refusal("number-missing"), "Skriv numret"),
    (FormRefused({"text": Refusal("text-too-long", length=3001, most=3000)}), "3 000"),
    (RuntimeError(MARK), "Något gick fel"),
    (KeyError(MARK), "Något gick fel"),
    (Refusal("no-such-text-at-all"), "Något gick fel"),
    (Refusal("text-too-long"), "Något gick fel"),
]


@pytest.mark.parametrize(("error", "said"), REFUSALS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("kind", [Kind.FORM, Kind.BUTTON])
def test_whatever_is_raised_leaves_nothing_behind(
    desk: Desk,
    database: Database,
    incoming: MakeIncoming,
    handle: Any,
    logs: Callable[[], str],
    kind: Kind,
    error: Exception,
    said: str,
) -> None:
    def write_and_raise(_ask: Ask, store: Store) -> Answer:
        write(store)
        raise error

    desk.serve(incoming(Kind.COMMAND, "trygg", occasion="before"))
    handle(write_and_raise)
    served = desk.serve(incoming(kind, "probe", **FORM))
    assert said in words(served).replace("\xa0", " ")
    assert areas(database) == {"Hela kommunen"}
    assert occasions(database) == ["before"]
    assert MARK not in words(served)
    assert MARK not in logs()


def test_an_apology_names_the_log_line(
    desk: Desk, incoming: MakeIncoming, handle: Any, logs: Callable[[], str]
) -> None:
    def fail(_ask: Ask, _store: Store) -> Answer:
        raise ValueError(MARK)

    handle(fail)
    served = desk.serve(incoming(Kind.FORM, "probe", **FORM))
    assert isinstance(served.answer, FieldErrors)
    assert list(served.answer.errors) == ["text"]
    (told,) = [json.loads(each) for each in logs().splitlines()]
    assert told["id"] in served.answer.errors["text"]
    assert (told["event"], told["kind"], told["route"], told["error"]) == (
        "interaction_failed",
        "form",
        "probe",
        "ValueError",
    )
    assert told["at"][-1].startswith("edge/test_dispatcher.py:")


UNKNOWN = [
    (Kind.COMMAND, "nosuch", Reply),
    (Kind.BUTTON, "nosuch", Reply),
    (Kind.FORM, "nosuch", FieldErrors),
    (Kind.TYPING, "nosuch", Suggest),
]


@pytest.mark.parametrize(("kind", "route", "answer"), UNKNOWN)
def test_what_nobody_answers_is_apologised_for(
    desk: Desk, incoming: MakeIncoming, logs: Callable[[], str], kind: Kind, route: str, answer: type[Answer]
) -> None:
    served = desk.serve(incoming(kind, route, words=MARK, value=MARK, **FORM))
    assert isinstance(served.answer, answer)
    assert isinstance(served.answer, Suggest) or "Något gick fel" in words(served)
    logged = logs()
    assert "interaction_failed" in logged
    assert MARK not in logged


def test_an_unknown_word_is_answered_with_what_there_is(desk: Desk, incoming: MakeIncoming) -> None:
    served = desk.serve(incoming(Kind.COMMAND, "trygg", words="dansa 19121212-1212"))
    assert "`inställning`, `partners`, `områden`, `medlemmar`" in words(served)
    assert "dansa" not in words(served)
    assert "1212" not in words(served)


def test_a_form_shown_again_may_be_submitted_again(
    desk: Desk, database: Database, incoming: MakeIncoming, handle: Any
) -> None:
    shown = UpdateForm(modal("probe", "Igen", [line(Field("text", "Text"))], close="Stäng", submit="Spara"))

    def ask_twice(ask: Ask, store: Store) -> Answer:
        write(store)
        return Nothing() if ask.memory.get("warned") else shown

    handle(ask_twice)
    first = desk.serve(incoming(Kind.FORM, "probe"))
    assert (first.answer, areas(database), occasions(database)) == (shown, set(), [])
    assert desk.serve(incoming(Kind.FORM, "probe", memory={"warned": ["name"]})).answer == Nothing()
    assert areas(database) == {"Hela kommunen", "Skriven"}
    assert occasions(database) == ["occasion-1"]


def test_control_characters_reach_no_handler(desk: Desk, incoming: MakeIncoming, handle: Any) -> None:
    met: list[Ask] = []

    def keep(ask: Ask, _store: Store) -> Answer:
        met.append(ask)
        return Nothing()

    handle(keep)
    fields = {"text": "a\0b\x1b", "place": "+Tor\x08get\u2028", "several": ("x\0",), "empty": None}
    desk.serve(incoming(Kind.FORM, "probe", words="ett\0 tv\ud83då", value="+a\0", fields=fields))
    assert (met[0].words, met[0].value) == ("ett två", "+a")
    assert met[0].fields == {"text": "ab", "place": "+Torget\n", "several": ("x",), "empty": None}


def test_a_form_without_inputs_is_refused_in_words(desk: Desk, incoming: MakeIncoming, handle: Any) -> None:
    def refuse(_ask: Ask, _store: Store) -> Answer:
        raise Refusal("number-missing")

    handle(refuse)
    assert isinstance(desk.serve(incoming(Kind.FORM, "probe")).answer, Reply)


@pytest.mark.parametrize(
    "error",
    [
        Refusal("action-already-done", number="7"),
        FormRefused({"text": Refusal("action-already-done", number="7")}),
    ],
)
def test_at_a_field_no_signs_stand_around_a_command(
    desk: Desk, incoming: MakeIncoming, handle: Any, error: Exception
) -> None:
    def refuse(_ask: Ask, _store: Store) -> Answer:
        raise error

    handle(refuse)
    served = desk.serve(incoming(Kind.FORM, "probe", **FORM))
    assert served.answer == FieldErrors({"text": "Åtgärd #7 är redan klar. Se den med /atgard visa 7."})


def test_a_home_tab_that_fails_says_so_in_the_tab(
    desk: Desk, incoming: MakeIncoming, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_ask: Ask, _store: Store) -> Answer:
        raise ValueError(MARK)

    monkeypatch.setitem(TABS, "home", fail)
    served = desk.serve(incoming(Kind.HOME, "home", occasion=""))
    assert isinstance(served.answer, ShowHome)
    assert "Något gick fel" in words(served)


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
    desk: Desk, database: Database, incoming: MakeIncoming, locale: str | None, language: str, read: str
) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        desk.open_workspace(store).language = language
        store.people.meet("U1").locale = locale
    served = desk.serve(incoming(Kind.COMMAND, "trygg", words="hjälp"))
    assert served.reader.language == read
    assert served.known is (locale is not None)
    assert words(served).startswith({"sv": "Så använder du /trygg", "en": "How to use /trygg"}[read])


def test_someone_unknown_is_to_be_met(desk: Desk, incoming: MakeIncoming) -> None:
    assert not desk.serve(incoming(Kind.COMMAND, "trygg")).known


def test_a_new_workspace_begins_with_the_operators_settings(
    database: Database, settings: Settings, incoming: MakeIncoming
) -> None:
    chosen = {
        "digest_channel": "C1",
        "coordinators": ("U7", "U8"),
        "language": "en",
        "timezone": "Europe/Helsinki",
    }
    desk = Desk(database, replace(settings, **chosen), lambda: NOW)
    assert words(desk.serve(incoming(Kind.COMMAND, "trygg"))).startswith("What you can do")
    with database.transaction(reading=True) as session:
        store = Store(session, "T1")
        workspace = store.workspace.settings()
        assert (workspace.digest_channel, workspace.language, workspace.timezone) == (
            "C1",
            "en",
            "Europe/Helsinki",
        )
        assert workspace.next_digest_at is not None
        assert workspace.next_digest_at > NOW
        assert [each.user_id for each in store.people.coordinators()] == ["U7", "U8"]
        assert [area.name for area in store.geography.areas()] == ["Whole municipality"]


def test_the_home_tab_is_shown_again_after_a_deed_where_it_has_been_opened(
    desk: Desk, incoming: MakeIncoming, handle: Any
) -> None:
    handle(note)
    assert not desk.serve(incoming(Kind.BUTTON, "probe", occasion="1")).refresh_home
    assert isinstance(desk.serve(incoming(Kind.HOME, "home", occasion="")).answer, ShowHome)
    assert desk.serve(incoming(Kind.BUTTON, "probe", occasion="2")).refresh_home
    assert not desk.serve(incoming(Kind.COMMAND, "trygg", occasion="3")).refresh_home


def test_typing_writes_nothing(desk: Desk, database: Database, incoming: MakeIncoming, handle: Any) -> None:
    handle(lambda _ask, _store: Suggest(()))
    assert desk.serve(incoming(Kind.TYPING, "probe", occasion="")).answer == Suggest(())
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


@pytest.mark.parametrize(("kind", "begin"), [(Kind.FORM, "BEGIN IMMEDIATE"), (Kind.COMMAND, "BEGIN EXCLUSIVE")])
def test_a_locked_database_is_busy_within_three_seconds(
    locked: Path, settings: Settings, incoming: MakeIncoming, logs: Callable[[], str], kind: Kind
) -> None:
    database = Database(f"sqlite:///{locked}")
    desk = Desk(database, settings, lambda: NOW)
    with Stopwatch() as watch:
        served = desk.serve(incoming(kind, "trygg", words=MARK, **FORM))
    assert watch.seconds < 2.7
    database.close()
    assert "Det är mycket just nu" in words(served)
    logged = logs()
    assert json.loads(logged)["code"] == "SQLITE_BUSY"
    assert MARK not in logged


def test_a_full_disk_is_apologised_for_and_nothing_is_acknowledged_as_stored(
    sqlite_file: Path, settings: Settings, incoming: MakeIncoming, logs: Callable[[], str]
) -> None:
    database = Database(f"sqlite:///{sqlite_file}")
    full = threading.Event()

    def limit(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0] if full.is_set() else 1_000_000
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(database.engine, "connect", limit)
    desk = Desk(database, settings, lambda: NOW)
    desk.serve(incoming(Kind.COMMAND, "trygg", words="hjälp", occasion="first"))
    with database.transaction(reading=True) as session:
        area = str(Store(session, "T1").geography.areas()[0].id)
    fields = {"category": "threat", "area": area, "sharing": "green", "text": "x" * 3_000}
    full.set()
    database.engine.dispose()
    said = [
        words(desk.serve(incoming(Kind.FORM, "incident.report", user=f"U{n}", occasion=f"V{n}", fields=fields)))
        for n in range(9)
    ]
    assert "Försök igen" in said[-1]
    told = [json.loads(line) for line in logs().splitlines()]
    assert {line["code"] for line in told} == {"SQLITE_FULL"}
    full.clear()
    database.engine.dispose()
    assert "Försök igen" not in words(
        desk.serve(incoming(Kind.FORM, "incident.report", occasion="again", fields=fields))
    )
    with database.transaction(reading=True) as session:
        stored = len(session.exec(select(Incident)).all())
    database.close()
    assert stored == len(said) - len(told) + 1


def test_a_read_only_database_is_apologised_for(
    sqlite_file: Path, settings: Settings, incoming: MakeIncoming, logs: Callable[[], str]
) -> None:
    database = Database(f"sqlite:///file:{sqlite_file}?mode=ro&uri=true")
    served = Desk(database, settings, lambda: NOW).serve(incoming(Kind.COMMAND, "trygg", words=MARK))
    database.close()
    told = json.loads(logs())
    assert told["code"] == "SQLITE_READONLY"
    assert told["id"] in words(served)


def test_a_row_that_another_holds_is_busy_within_three_seconds(
    postgres_url: str, settings: Settings, incoming: MakeIncoming, handle: Any
) -> None:
    database = Database(postgres_url)
    desk = Desk(database, settings, lambda: NOW)
    with database.transaction() as session:
        desk.open_workspace(Store(session, "T9"))

    def count(_ask: Ask, store: Store) -> Answer:
        store.workspace.next_number("incident")
        return Nothing()

    handle(count)

    def wait() -> float:
        with Stopwatch() as watch:
            served = desk.serve(incoming(Kind.FORM, "probe", workspace="T9", **FORM))
        assert "Det är mycket just nu" in words(served)
        return watch.seconds

    with closing(database), database.engine.connect() as other:
        other.execute(text("SELECT * FROM workspace WHERE id = 'T9' FOR UPDATE"))
        assert any(wait() < 2.7 for _ in range(3))  # the server is a process of its own, which may be held up


def test_a_database_that_is_gone_is_busy(settings: Settings, incoming: MakeIncoming) -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing?connect_timeout=2")
    served = Desk(database, settings, lambda: NOW).serve(incoming(Kind.COMMAND, "trygg"))
    database.close()
    assert "Det är mycket just nu" in words(served)


def test_the_first_interactions_of_a_workspace_may_come_at_once(
    desk: Desk, database: Database, incoming: MakeIncoming, handle: Any
) -> None:
    handle(note)
    together = threading.Barrier(4)

    def first(number: int) -> Served:
        together.wait()
        return desk.serve(incoming(Kind.BUTTON, "probe", user=f"U{number % 2}", occasion=str(number)))

    with ThreadPoolExecutor(4) as pool:
        answers = [served.answer for served in pool.map(first, range(4))]
    assert answers == [Nothing()] * 4
    assert areas(database) == {"Hela kommunen", "Skriven"}


def test_someones_own_text_in_an_error_of_the_database_is_not_logged(
    desk: Desk, incoming: MakeIncoming, handle: Any, logs: Callable[[], str]
) -> None:
    def break_a_rule(_ask: Ask, store: Store) -> Answer:
        store.session.add(Person(workspace_id="T1", user_id="U5", name=MARK, unit_id=12345))
        store.session.flush()
        return Nothing()

    handle(break_a_rule)
    served = desk.serve(incoming(Kind.BUTTON, "probe"))
    assert "Något gick fel" in words(served)
    logged = logs()
    assert json.loads(logged)["error"] == "IntegrityError"
    assert MARK not in logged


def test_an_open_form_is_passed_on(desk: Desk, incoming: MakeIncoming, handle: Any) -> None:
    form = OpenForm(modal("probe", "T", [section(Mrkdwn("x"))], close="Stäng"))
    handle(lambda _ask, _store: form)
    assert desk.serve(incoming(Kind.BUTTON, "probe")).answer == form
