"""`/incident export` sends what the list shows, and no more than its receiver may see, as a file."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from bot.operations.data_files import read_rows
from commands.incident import export
from commands.vocabulary.blocks import Message
from domain.incident_rows import COLUMNS
from domain.refusals import Refusal
from storage.audit import noted_in
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, rendered, report, words_of


def sent(conversation: Conversation) -> Message:
    """The last message with a file."""
    wanted = select(Delivery).where(Delivery.kind == "incident_export").order_by(col(Delivery.id).desc())
    row = conversation.store.session.exec(wanted).first()
    assert row is not None
    assert (row.person, row.channel) == (conversation.user, None)
    message = rendered(conversation.store, row, conversation.language)
    assert message is not None
    return message


def table(message: Message, delimiter: str = ";") -> list[dict[str, Any]]:
    assert message.file is not None
    return list(csv.DictReader(io.StringIO(message.file.content.decode("utf-8-sig")), delimiter=delimiter))


def workbook(message: Message) -> list[dict[str, Any]]:
    assert message.file is not None
    head, *rows = load_workbook(io.BytesIO(message.file.content)).worksheets[0].values
    return [{name: value or "" for name, value in zip(head, row, strict=True)} for row in rows]


def test_the_file_holds_what_the_list_shows(conversation: Conversation) -> None:
    report(conversation, place="+Torget", text="=1+1", severity="high", time="14:30")
    report(conversation, category="theft", time="10:00")
    answer = conversation.type("exportera hot v 47")
    assert "direktmeddelande" in words_of(answer)
    message = sent(conversation)
    assert message.text == ("1 händelse som du får se, som en fil för kalkylprogram. Urval: Hot · vecka 47, 2026")
    (row,) = table(message)
    assert tuple(row) == COLUMNS
    assert row["reporter"] == conversation.user
    told = {name: row[name] for name in ("number", "category", "place", "text", "severity", "happened_at")}
    assert told == {
        "number": "1",
        "category": "Hot",
        "place": "Torget",
        "text": "'=1+1",
        "severity": "high",
        "happened_at": "2026-11-20T14:30:00+01:00",
    }


def test_the_button_of_a_list_exports_that_list(conversation: Conversation) -> None:
    report(conversation, time="14:30")
    report(conversation, category="theft", time="10:00")
    shown = conversation.reply("lista denna vecka stöld")
    excel, comma = shown.blocks[-1]["elements"]
    conversation.press("incident.export", comma["value"])
    assert [row["number"] for row in table(sent(conversation))] == ["2"]
    conversation.press("incident.export", excel["value"], idempotency_key="V2")
    assert [row["number"] for row in workbook(sent(conversation))] == ["2"]


@pytest.mark.parametrize("words", ["exportera excel stöld", "exportera stöld XLSX"])
def test_a_workbook_holds_the_same_and_is_read_back(
    conversation: Conversation, words: str, tmp_path: Path
) -> None:
    report(conversation, time="14:30")
    report(conversation, category="theft", text="=1+1", place="+Torget", time="10:00")
    conversation.type(words)
    message = sent(conversation)
    assert message.file is not None
    assert message.file.name.endswith(".xlsx")
    (row,) = workbook(message)
    conversation.type("exportera stöld", idempotency_key="V2")
    (other,) = table(sent(conversation))
    assert row == other
    (tmp_path / "incidents.xlsx").write_bytes(message.file.content)
    (read,) = read_rows(tmp_path / "incidents.xlsx", COLUMNS)
    assert read.cells()["text"] == "'=1+1"


def test_nobody_is_sent_what_they_may_not_see(conversation: Conversation) -> None:
    for level in ("red", "amber_strict", "green"):
        report(conversation, sharing=level, text=level)
    other = conversation.by("U2")
    other.type("export")
    assert [row["text"] for row in table(sent(other))] == ["green"]
    conversation.submit(conversation.form("ratta 3"), sharing="red")
    assert table(sent(other)) == []
    with pytest.raises(Refusal, match="incident-export-empty"):
        other.type("exportera")


def test_who_reported_is_told_to_coordinators_and_to_the_reporter_alone(conversation: Conversation) -> None:
    report(conversation)
    other = conversation.by("U2")
    other.type("exportera")
    (row,) = table(sent(other))
    assert (row["reporter"], row["partner"], row["unit"]) == ("", "", "")


def test_a_filter_too_long_for_a_button_has_none(conversation: Conversation) -> None:
    report(conversation)
    shown = conversation.reply("lista " + "hot " * 600)
    assert "incident.export" not in str(shown.blocks)


def test_an_export_is_noted_in_the_audit_log(conversation: Conversation, store: Store) -> None:
    report(conversation)
    noted_in(store.session)
    conversation.type("exportera")
    (fact,) = noted_in(store.session)
    assert (fact.event, fact.subject, fact.actor) == ("exported", "incident", "U1")


def test_words_that_name_nothing_are_said(conversation: Conversation) -> None:
    assert "”Atlantis”" in words_of(conversation.type("exportera Atlantis"))


def test_more_than_a_file_holds_is_said(conversation: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MOST_ROWS", 1)
    report(conversation, time="14:30")
    report(conversation, category="theft", time="10:00")
    conversation.by(language="en").type("export")
    message = sent(conversation.by(language="en"))
    assert message.text.startswith("The latest 1 incidents")
    assert len(table(message, ",")) == 1


def test_what_is_not_for_all_is_noted_as_seen_by_whoever_is_sent_it(
    conversation: Conversation, coordinator: Conversation
) -> None:
    for level in ("red", "amber_strict", "green"):
        report(conversation, sharing=level)
    report(conversation, category="theft", sharing="red")
    noted_in(conversation.store.session)
    boss = replace(coordinator, command="incident")
    boss.type("exportera hot")
    facts = [
        (fact.event, fact.reference) for fact in noted_in(conversation.store.session) if fact.actor == "UBOSS"
    ]
    assert sorted(facts) == [("exported", ""), ("seen", "1"), ("seen", "2")]
    conversation.type("exportera hot")
    own = [fact.event for fact in noted_in(conversation.store.session)]
    assert "seen" not in own
