"""`/situation export` sends the figures of the picture that the asker may see as a file of their own."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.edge.dispatcher import answer
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import Reply
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from domain.incidents import IncidentFacts
from domain.pictures import SituationalPicture
from domain.refusals import Refusal
from domain.sharing import Sharing
from domain.signals import Expected, Signal
from domain.week_counts import Count, WeekCounts
from domain.weeks import Week
from services.geography import area_named
from storage.store import Store
from storage.tables import Delivery

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
MakeRequest = Callable[..., Request]


def report(store: Store, back: timedelta = timedelta(hours=1), area: str = "Centrum", **said: Any) -> None:
    """Store an incident of U1 that happened so long ago and was reported at once."""
    facts = {"category": "threat", "happened_at": NOW - back} | said
    stored = IncidentFacts(area=area_named(store, area).id, **facts)
    store.incidents.add(stored, reporter="U1", unit=None, reported_at=NOW - back)


def export(request: Request, store: Store) -> Message:
    """The message with the file that the command leads to, for a full member."""
    store.people.meet(request.user).member = True
    answered = answer(InteractionKind.COMMAND, "situation", request, store)
    assert isinstance(answered, Reply)
    sent = store.session.exec(
        select(Delivery).where(Delivery.idempotency_key == f"export:{request.idempotency_key}")
    ).one()
    assert (sent.person, sent.channel) == (request.user, None)
    message = MESSAGES[sent.kind].message(sent.payload, store, request.reader)
    assert message is not None
    return message


def table(message: Message, delimiter: str = ";") -> list[list[str]]:
    """The rows of the message's file."""
    assert message.file is not None
    assert message.file.content.startswith(b"\xef\xbb\xbf"), "a Swedish spreadsheet takes it for Latin-1 otherwise"
    return list(csv.reader(io.StringIO(message.file.content.decode("utf-8-sig")), delimiter=delimiter))


def test_the_figures_come_as_a_swedish_spreadsheet_reads_them(make_request: MakeRequest, store: Store) -> None:
    for back in (1, 24 * 7, 24 * 7 + 1, 24 * 7 + 2, 24 * 14):
        report(store, timedelta(hours=back))
    message = export(make_request(words="exportera"), store)
    assert table(message) == [
        ["Vecka", "Område", "Kategori", "Antal", "Veckan före", "Väntat lägst", "Väntat högst"],
        ["2026-W47", "Centrum", "Hot", "1", "3", "", ""],
    ]
    assert message.text == (
        "Lägesbild vecka 47 hittills som en fil för kalkylprogram. Här räknas händelser som du får se."
    )
    assert message.file is not None
    assert message.file.name == "lägesbild-2026-W47-20261120-150000.csv"


def test_and_as_an_english_one_does(make_request: MakeRequest, store: Store) -> None:
    report(store)
    report(store, timedelta(days=7))
    rows = table(export(make_request(words="export", language="en"), store), ",")
    assert rows[0][-2:] == ["Expected at least", "Expected at most"]
    assert rows[1][3:5] == ["1", "1"]


def test_it_counts_what_the_asker_may_see(make_request: MakeRequest, store: Store) -> None:
    report(store)
    report(store, sharing=Sharing.RED)
    assert table(export(make_request(user="U2", words="exportera", idempotency_key="V2"), store))[1][3] == "1"
    assert table(export(make_request(user="U1", words="exportera"), store))[1][3] == "2"


def test_what_a_spreadsheet_would_reckon_is_defused(make_request: MakeRequest, store: Store) -> None:
    report(store, area='=HYPERLINK("x")')
    assert table(export(make_request(words="exportera"), store))[1][1] == '\'=HYPERLINK("x")'


def test_a_week_that_was_posted_is_exported_as_it_was(make_request: MakeRequest, store: Store) -> None:
    report(store, timedelta(days=7))
    counts = WeekCounts(rows=(Count("Lundby", "theft", 7, 2, 0),))
    posted = SituationalPicture(
        week=Week(2026, 46),
        taken_at=NOW - timedelta(days=4),
        is_open=False,
        counts=counts,
        signals=(Signal("Lundby", "theft", 7, Expected(0, 4), "flag", 0.001),),
    )
    store.pictures.keep(posted)
    message = export(make_request(words="exportera förra veckan"), store)
    assert table(message) == [
        ["Vecka", "Område", "Kategori", "Antal", "Veckan före", "Väntat lägst", "Väntat högst"],
        ["2026-W46", "Lundby", "Inbrott och stöld", "7", "2", "0", "4"],
    ]
    assert "Här räknas händelser som alla parter får se." in message.text


def test_one_area_may_be_named(make_request: MakeRequest, store: Store) -> None:
    report(store)
    report(store, area="Lundby")
    message = export(make_request(words="exportera v 47 lundby"), store)
    assert [row[1] for row in table(message)[1:]] == ["Lundby"]
    assert message.text.startswith("Lägesbild vecka 47 hittills – Lundby som en fil")


def test_two_files_never_have_one_name(make_request: MakeRequest, store: Store) -> None:
    report(store)
    first = export(make_request(words="exportera"), store)
    second = export(make_request(words="exportera", idempotency_key="V2", now=NOW + timedelta(seconds=1)), store)
    assert first.file is not None
    assert second.file is not None
    assert first.file.name != second.file.name


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("exportera", "situation-export-empty"),
        ("exportera v 30", "situation-export-empty"),
        ("exportera klotter", "situation-unknown"),
        ("exportera 2099-W01", "situation-week-to-come"),
    ],
)
def test_without_figures_nothing_is_sent(make_request: MakeRequest, store: Store, words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer(InteractionKind.COMMAND, "situation", make_request(words=words), store)
    assert refused.value.key == key
    assert Reader("sv", make_request().reader.zone).say(refused.value.key, **refused.value.facts)
    assert store.session.exec(select(Delivery)).all() == []
