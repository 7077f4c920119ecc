"""Coordinators read in plain words who did what, and narrow it to a record, a person, a deed or a week."""

import json
from datetime import timedelta

import pytest

from commands.response import Reply
from domain.audit import AuditEvent
from domain.refusals import Refusal
from storage.audit import append, noted_in
from storage.store import Store
from tests.commands.conversation import Conversation
from tests.conftest import NOW


@pytest.fixture
def log(coordinator: Conversation, store: Store) -> Conversation:
    """A coordinator, and a log with an entry of each kind."""
    store.people.meet("U7").name = "Bo Ek"
    for event, subject, reference, by in (
        ("seen", "incident", "12", "U7"),
        ("made", "action", "3", "U7"),
        ("changed", "person", "U8", "U1"),
        ("removed", "incident", "12", "U1"),
        ("exported", "problem", "", ""),
        ("exported", "picture", "2026-W47", "U7"),
        ("restored", "workspace", "", ""),
        ("changed", "workspace", "", "U1"),
        ("changed", "partner", "", "U1"),
    ):
        store.audit.note(AuditEvent(event), subject, reference, by=by, at=NOW)
    store.audit.note(AuditEvent.MADE, "nil_report", "2026-W40", by="U7", at=NOW - timedelta(weeks=6))
    append(store.session, noted_in(store.session))
    return coordinator


def lines(log: Conversation, words: str = "") -> list[str]:
    """What the list says, without the moments."""
    said = log.reply(f"logg {words}").text.splitlines()[1:]
    return [line.partition(" · ")[2] for line in said]


def test_every_kind_of_entry_is_said_in_plain_words(log: Conversation) -> None:
    assert lines(log) == [
        "<@U7> la till inget att rapportera, 2026-W40",
        "<@U1> ändrade samverkansparterna",
        "<@U1> ändrade inställningarna",
        "Den som sköter Trygg återställde en säkerhetskopia",
        "<@U7> exporterade lägesbilden 2026-W47",
        "Den som sköter Trygg exporterade alla problem",
        "<@U1> tog bort händelse #12",
        "<@U1> ändrade uppgifter om <@U8>",
        "<@U7> la till åtgärd #3",
        "<@U7> läste händelse #12",
    ]
    english = lines(log.by(language="en"))
    assert english[0] == "<@U7> added nothing to report, 2026-W40"
    assert english[-1] == "<@U7> read incident #12"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("händelse 12", ["<@U1> tog bort händelse #12", "<@U7> läste händelse #12"]),
        ("#3", ["<@U7> la till åtgärd #3"]),
        ("Bo Ek läste", ["<@U7> läste händelse #12"]),
        ("exporterat lägesbilder", ["<@U7> exporterade lägesbilden 2026-W47"]),
        ("v 41", ["<@U7> la till inget att rapportera, 2026-W40"]),
    ],
)
def test_the_log_is_narrowed_by_words(log: Conversation, words: str, said: list[str]) -> None:
    assert lines(log, words) == said


def test_words_that_name_nothing_are_refused(log: Conversation) -> None:
    with pytest.raises(Refusal, match="log-unknown"):
        log.type("logg xyz")


def test_a_log_without_such_entries_says_so(log: Conversation) -> None:
    answered = log.type("logg återställt v 12")
    assert isinstance(answered, Reply)
    assert "Här finns inget i loggen" in answered.message.text


def test_pages_carry_the_words(log: Conversation, store: Store) -> None:
    for number in range(12):
        store.audit.note(AuditEvent.SEEN, "incident", 100 + number, by="U7", at=NOW)
    append(store.session, noted_in(store.session))
    shown = log.type("logg läste")
    assert "1–10 av 13" in json.dumps(shown.message.blocks, ensure_ascii=False)
    turned = log.press("trygg.log", "2|läste")
    assert turned.replace
    assert turned.message.text.splitlines()[-1].endswith("läste händelse #12")


def test_that_the_app_was_installed_and_removed_is_told(coordinator: Conversation, store: Store) -> None:
    for told, by in ((AuditEvent.MADE, "U1"), (AuditEvent.REMOVED, "UBOT")):
        store.audit.note(told, "installation", by=by, at=NOW)
    append(store.session, noted_in(store.session))
    assert lines(coordinator) == ["<@UBOT> tog bort appen i Slack", "<@U1> la till appen i Slack"]
