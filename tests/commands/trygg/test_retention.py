"""`/trygg gallring`: a decision is entered, tried out, carried out, told of and turned off; a hold stops it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commands.reader import Reader
from commands.trygg.retention_file import record_document
from commands.vocabulary.forms import View
from domain.refusals import Refusal
from domain.retention import OFFERED
from exports import drawing
from exports.documents import Paragraph, Table
from services.retention import remove_batch
from tests.commands.conversation import (
    Conversation,
    buttons_of,
    fields_of,
    inputs_of,
    message_of,
    report,
    view_of,
    words_of,
)
from tests.conftest import NOW, STOCKHOLM

OLD = NOW - timedelta(days=6 * 366)
OFFERED_AS_TYPED = {kind.value: str(months) for kind, months in OFFERED.items()}
FILLED = {"reference": "KS 2026/123", "decided_on": "2026-09-01"}


def open_form(coordinator: Conversation) -> View:
    return view_of(coordinator.press("retention.decide"))


def decide(coordinator: Conversation, **filled: Any) -> str:
    return words_of(coordinator.submit(open_form(coordinator), **FILLED | filled))


def run(coordinator: Conversation) -> None:
    while remove_batch(coordinator.store, NOW):
        pass


def test_nothing_is_decided_until_a_coordinator_does_so(coordinator: Conversation) -> None:
    shown = coordinator.reply("gallring")
    assert "Gallringen är avstängd" in words_of(shown)
    assert buttons_of(shown) == ["retention.decide", "retention.hold", "retention.records"]
    offered = {name: fields_of(open_form(coordinator))[name] for name in OFFERED}
    assert offered == {kind: str(months) for kind, months in OFFERED.items()}
    assert coordinator.store.retention.decision() is None
    with pytest.raises(Refusal, match="retention-no-decision"):
        coordinator.press("retention.dry_run")


def test_a_decision_is_entered_and_tells_at_once_what_would_go(
    conversation: Conversation, coordinator: Conversation
) -> None:
    for _ in range(2):
        report(conversation.at(OLD))
    report(conversation)
    told = decide(coordinator, problems="")
    assert "Beslutet är infört" in told
    assert "• Händelser: 2" in told
    assert "Stängda problem" not in told
    assert "Nästa gallring: tis 1 dec. 04:00" in told
    shown = words_of(coordinator.reply("gallring"))
    assert "Beslut: KS 2026/123, den 1 september 2026. Infört av <@UBOSS> 20 november 2026 15:00." in shown
    assert "• Fritext i händelser: 12 månader" in shown
    assert "• Stängda problem: sparas" in shown
    assert fields_of(open_form(coordinator)) == {**OFFERED_AS_TYPED, **FILLED, "problems": None}
    assert words_of(coordinator.press("retention.dry_run")).count("• Händelser: 2") == 1
    assert len(coordinator.store.incidents.every()) == 3


@pytest.mark.parametrize(
    ("filled", "faults"),
    [
        ({"reference": " "}, {"reference": "retention-needs-reference"}),
        ({"decided_on": None}, {"decided_on": "retention-needs-day"}),
        ({"decided_on": "2026-11-21"}, {"decided_on": "retention-not-decided-yet"}),
        ({"problems": "två"}, {"problems": "retention-months"}),
        ({"problems": "0"}, {"problems": "retention-months"}),
        ({"incidents": "5", "texts": "1", "messages": "1"}, {"incidents": "retention-months"}),
        ({"texts": "61"}, {"texts": "retention-texts-first"}),
        ({"messages": ""}, {"messages": "retention-messages-first"}),
        (dict.fromkeys(OFFERED), {"texts": "retention-needs-period"}),
    ],
)
def test_a_decision_that_says_too_little_or_contradicts_itself_is_refused(
    coordinator: Conversation, filled: dict[str, Any], faults: dict[str, str]
) -> None:
    assert coordinator.refusals(open_form(coordinator), **FILLED | filled) == faults
    assert coordinator.store.retention.decision() is None


def test_the_periods_are_asked_for_one_by_one(coordinator: Conversation) -> None:
    assert set(inputs_of(open_form(coordinator))) == {*FILLED, *OFFERED}


def test_a_hold_stops_everything_until_it_is_lifted(coordinator: Conversation) -> None:
    decide(coordinator)
    form = view_of(coordinator.press("retention.hold"))
    assert coordinator.refusals(form, reason="") == {"reason": "retention-needs-reason"}
    shown = words_of(coordinator.submit(form, reason="Begäran om handlingar"))
    coordinator.submit(form, reason="En gång till")
    assert "*Gallringen är stoppad* av <@UBOSS>" in shown
    assert "Begäran om handlingar" in shown
    assert "Nästa gallring" not in shown
    assert "stoppad" in words_of(coordinator.press("retention.dry_run"))
    assert not remove_batch(coordinator.store, NOW)
    assert coordinator.store.retention.runs().total == 0
    assert "Nästa gallring" in words_of(coordinator.press("retention.lift"))
    assert coordinator.store.retention.hold() is None


def test_it_is_turned_off_again(coordinator: Conversation) -> None:
    decide(coordinator)
    assert "Gallringen är avstängd" in words_of(coordinator.press("retention.off"))


def test_each_run_leaves_a_record_that_can_be_printed(
    conversation: Conversation, coordinator: Conversation
) -> None:
    coordinator.store.people.meet("UBOSS").name = "Beata <B>"
    assert "inga gallringsprotokoll" in words_of(coordinator.press("retention.records"))
    report(conversation.at(OLD))
    decide(coordinator)
    run(coordinator)
    assert "borttaget: 1" in words_of(coordinator.press("retention.records"))
    shown = coordinator.press("retention.record", 1)
    assert "Beslut: KS 2026/123, den 1 september 2026. Infört av <@UBOSS>" in words_of(shown)
    assert "• Händelser: 1" in words_of(shown)
    assert "Avslutat 20 november 2026 15:00." in words_of(shown)
    assert buttons_of(message_of(shown)) == ["retention.print"]
    assert "Gallringsprotokoll 1 kommer som fil" in words_of(coordinator.press("retention.print", 1))
    (sent,) = coordinator.messages()
    assert sent.file
    assert sent.file.name == "gallringsprotokoll-1-20261120-150000.pdf"
    assert sent.file.content.startswith(b"%PDF")
    assert printed(coordinator) == [
        "Beslut: KS 2026/123, den 1 september 2026. Infört av Beata <B> 20 november 2026 15:00.",
        ("Händelser", "60 månader", "1"),
        ("Avslutat", "20 november 2026 15:00"),
    ]


def printed(coordinator: Conversation) -> list[Any]:
    """The decision, what became of the incidents, and when the run ended, as the page says it."""
    run = coordinator.store.retention.run(1)
    assert run
    page = record_document(run, "Gallringsprotokoll 1", NOW, coordinator.store, Reader("sv", STOCKHOLM))
    rows = [row for part in page.parts if isinstance(part, Table) for row in part.rows]
    lead = [part.text for part in page.parts if isinstance(part, Paragraph)]
    return [*lead, *(row for row in rows if row[0] in ("Händelser", "Avslutat"))]


def test_a_record_that_cannot_be_drawn_is_sent_in_words(
    coordinator: Conversation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(drawing, "FONTS", tmp_path)
    decide(coordinator)
    run(coordinator)
    coordinator.press("retention.print", 1)
    (sent,) = coordinator.messages()
    assert sent.file is None
    assert sent.undrawn == "font_missing"
    assert "gick inte att göra" in sent.text
    assert "• Händelser: 0" in sent.text


@pytest.mark.parametrize("value", ["", "7", "x"])
def test_a_record_that_is_not_there_is_refused(coordinator: Conversation, value: str) -> None:
    with pytest.raises(Refusal, match="retention-no-record"):
        coordinator.press("retention.record", value)
