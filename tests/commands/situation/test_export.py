"""`/situation export` sends the figures of the picture that the asker may see as files of their own."""

import csv
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from commands.response import OpenForm
from commands.vocabulary.blocks import Message
from domain.incidents import IncidentFacts
from domain.omissions import part_key, series_key
from domain.pictures import LeftOut, PicturePart, SituationalPicture
from domain.refusals import Refusal
from domain.sharing import Sharing
from domain.signals import Expected, Signal
from domain.week_counts import Count, WeekCounts
from domain.weeks import Week
from exports import drawing
from services.geography import area_named
from storage.audit import noted_in
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, inputs_of, message_of, rendered, view_of, words_of
from tests.conftest import NOW

HEAD = ["Vecka", "Område", "Kategori", "Antal", "Veckan före", "Väntat lägst", "Väntat högst"]


def report(
    store: Store, back: timedelta = timedelta(hours=1), area: str = "Centrum", number: int = 1, **said: Any
) -> None:
    """Store incidents of U1 that happened so long ago and were reported at once."""
    facts = {"category": "threat", "happened_at": NOW - back} | said
    stored = IncidentFacts(area=area_named(store, area).id, **facts)
    for _ in range(number):
        store.incidents.add(stored, reporter="U1", unit=None, reported_at=NOW - back)


def export(person: Conversation, words: str = "exportera", **filled: Any) -> list[Message]:
    """Submit the form that the words open, for CSV unless told otherwise; return the messages that follow."""
    submitted = person.submit(view_of(person.type(words)), **({"kinds": ("csv",)} | filled))
    number = len(filled.get("kinds", ("csv",)))
    assert words_of(submitted)
    wanted = select(Delivery).where(Delivery.kind == "export").order_by(col(Delivery.id).desc()).limit(number)
    rows = person.store.session.exec(wanted).all()[::-1]
    assert {(row.person, row.channel) for row in rows} == {(person.user, None)}
    return [message for row in rows if (message := rendered(person.store, row, person.language))]


def table(message: Message, delimiter: str = ";") -> list[list[str]]:
    """The rows of the message's file."""
    assert message.file is not None
    assert message.file.content.startswith(b"\xef\xbb\xbf"), "a Swedish spreadsheet takes it for Latin-1 otherwise"
    return list(csv.reader(io.StringIO(message.file.content.decode("utf-8-sig")), delimiter=delimiter))


def post(store: Store, **changes: Any) -> None:
    """Keep the picture of last week as it was posted."""
    known: dict[str, Any] = {
        "counts": WeekCounts(rows=(Count("Lundby", "theft", 7, 2, 0),), totals=(*(0,) * 11, 7)),
        "signals": (Signal("Lundby", "theft", 7, Expected(0, 4), "flag", 0.001),),
    }
    taken_at = NOW - timedelta(days=4)
    store.pictures.keep(
        SituationalPicture(week=Week(2026, 46), taken_at=taken_at, is_open=False, **(known | changes))
    )


def test_the_figures_come_as_a_swedish_spreadsheet_reads_them(conversation: Conversation, store: Store) -> None:
    for back in (1, 24 * 7, 24 * 7 + 1, 24 * 7 + 2, 24 * 14):
        report(store, timedelta(hours=back))
    (message,) = export(conversation)
    assert table(message) == [HEAD, ["2026-W47", "Centrum", "Hot", "1", "3", "", ""]]
    assert message.text == (
        "Lägesbild vecka 47 hittills som en fil för kalkylprogram. Här räknas händelser som du får se."
    )
    assert message.file is not None
    assert message.file.name == "lägesbild-2026-W47-20261120-150000.csv"


def test_and_as_an_english_one_does(conversation: Conversation, store: Store) -> None:
    report(store)
    report(store, timedelta(days=7))
    rows = table(export(conversation.by(language="en"), "export")[0], ",")
    assert rows[0][-2:] == ["Expected at least", "Expected at most"]
    assert rows[1][3:5] == ["1", "1"]


def test_it_counts_what_the_asker_may_see(conversation: Conversation, store: Store) -> None:
    report(store)
    report(store, sharing=Sharing.RED)
    other = conversation.by("U2")
    other.idempotency_key = "V2"
    assert table(export(other)[0])[1][3] == "1"
    assert table(export(conversation)[0])[1][3] == "2"


def test_what_a_spreadsheet_would_reckon_is_defused(conversation: Conversation, store: Store) -> None:
    report(store, area='=HYPERLINK("x")')
    assert table(export(conversation)[0])[1][1] == '\'=HYPERLINK("x")'


def test_a_week_that_was_posted_is_exported_as_it_was(conversation: Conversation, store: Store) -> None:
    report(store, timedelta(days=7))
    post(store)
    (message,) = export(conversation, "exportera förra veckan")
    assert table(message) == [HEAD, ["2026-W46", "Lundby", "Inbrott och stöld", "7", "2", "0", "4"]]
    assert "Här räknas händelser som alla parter får se." in message.text


def test_one_area_may_be_named(conversation: Conversation, store: Store) -> None:
    report(store)
    report(store, area="Lundby")
    (message,) = export(conversation, "exportera v 47 lundby")
    assert [row[1] for row in table(message)[1:]] == ["Lundby"]
    assert message.text.startswith("Lägesbild vecka 47 hittills – Lundby som en fil")


def test_the_button_of_a_picture_asks_for_that_picture(conversation: Conversation, store: Store) -> None:
    report(store)
    report(store, area="Lundby")
    view = view_of(conversation.press("situation.export", "2026-W47 Lundby"))
    assert "Lägesbild vecka 47 hittills – Lundby" in words_of(view)
    answered = conversation.submit(view, kinds=("csv",))
    assert message_of(answered).text.startswith("Lägesbild vecka 47 hittills – Lundby: det du valde kommer")


def test_all_three_files_can_be_had_at_once(conversation: Conversation, store: Store) -> None:
    report(store, number=4)
    pdf, xlsx, comma = export(conversation, kinds=("pdf", "xlsx", "csv"))
    assert [each.file and each.file.name.rpartition(".")[2] for each in (pdf, xlsx, comma)] == [
        "pdf",
        "xlsx",
        "csv",
    ]
    assert pdf.file is not None
    assert pdf.file.content.startswith(b"%PDF")
    assert b"pdfuaid:part" in pdf.file.content
    assert xlsx.file is not None
    book = load_workbook(io.BytesIO(xlsx.file.content))
    assert book.sheetnames == ["Siffror", "Tider", "Platser"]
    assert list(book.worksheets[0].values) == [tuple(HEAD), ("2026-W47", "Centrum", "Hot", 4, 0, None, None)]
    assert list(book.worksheets[1].values) == [("När", "Antal"), ("Fredag eftermiddag", 4)]


def test_nothing_chosen_is_told_at_its_field(conversation: Conversation, store: Store) -> None:
    report(store)
    view = view_of(conversation.type("exportera"))
    assert conversation.faults(view, kinds=()) == {"kinds": "Välj minst en fil."}


def test_what_was_exported_and_whither_is_noted(conversation: Conversation, store: Store) -> None:
    report(store)
    noted_in(store.session)
    export(conversation, kinds=("pdf", "csv"), outside="yes")
    (fact,) = noted_in(store.session)
    assert (fact.event, fact.subject, fact.actor) == ("exported", "picture", "U1")


@pytest.mark.parametrize("kinds", [("csv",), ("xlsx",)])
def test_small_counts_do_not_leave_the_workspace(
    conversation: Conversation, store: Store, kinds: tuple[str, ...]
) -> None:
    for area, category, number in (("Centrum", "threat", 1), ("Centrum", "theft", 5), ("Lundby", "threat", 4)):
        report(store, area=area, category=category, number=number)
    report(store, area="Lundby", category="theft", number=6)
    report(store, category="theft", number=9, sharing=Sharing.RED)
    (message,) = export(conversation, kinds=kinds, outside="yes")
    assert message.file is not None
    assert "utan-små-tal" in message.file.name
    assert "Tal under 3 är dolda" in message.text
    if kinds == ("csv",):
        rows = table(message)
    else:
        values = load_workbook(io.BytesIO(message.file.content)).worksheets[0].values
        rows = [["" if value is None else str(value) for value in row] for row in values]
    assert {(row[1], row[2]): row[3] for row in rows[1:]} == {
        ("Centrum", "Totalt"): "6",
        ("Centrum", "Hot"): "dolt",
        ("Centrum", "Inbrott och stöld"): "dolt",
        ("Lundby", "Totalt"): "10",
        ("Lundby", "Hot"): "dolt",
        ("Lundby", "Inbrott och stöld"): "dolt",
        ("Totalt", "Hot"): "5",
        ("Totalt", "Inbrott och stöld"): "11",
        ("Totalt", "Totalt"): "16",
    }
    assert {row[4] for row in rows[1:]} == {""}


def test_what_a_coordinator_left_out_is_part_of_the_total_and_only_said_to_be_missing(
    conversation: Conversation, store: Store
) -> None:
    rows = (Count("Lundby", "theft", 7, 2, 0), Count("Lundby", "threat", 6, 0, 0))
    post(
        store,
        counts=WeekCounts(rows=rows, totals=(*(0,) * 11, 15)),
        left_out=(LeftOut("series|1|damage", "calm"),),
    )
    (message,) = export(conversation, "exportera förra veckan", outside="yes")
    *rows, note = table(message)[1:]
    told = {(row[1], row[2]): row[3] for row in rows}
    assert told.pop(("Totalt", "Totalt")) == "15"
    assert told.pop(("Lundby", "Inbrott och stöld")) == "7"
    assert set(told.values()) == {"dolt"}, "a total without what was left out would tell of a fall"
    assert note[0] == "Samordnarna har utelämnat en rad i tabellen."
    assert note[0] in message.text


def test_what_is_left_out_of_the_coming_picture_does_not_leave_before_it(
    conversation: Conversation, store: Store
) -> None:
    report(store, timedelta(days=7), number=7, category="theft")
    report(store, timedelta(days=7), number=4)
    key = series_key(area_named(store, "Centrum").id, "theft")
    store.preparations.add_omission(Week(2026, 46), key, reason="Pågår", by="U9", at=NOW)
    (message,) = export(conversation, "exportera v 46", outside="yes")
    told = {(row[1], row[2]): row[3] for row in table(message)[1:]}
    assert ("Centrum", "Inbrott och stöld") not in told
    assert told["Totalt", "Totalt"] == "11"


def test_an_area_without_anything_to_show_outside_shows_nothing_of_others(
    conversation: Conversation, store: Store
) -> None:
    report(store, area="Lundby", number=8)
    report(store, area="Centrum", number=5, sharing=Sharing.AMBER)
    coordinator = conversation.by("U9", coordinator=True)
    (message,) = export(coordinator, "exportera v 47 centrum", outside="yes")
    assert [row[1:4] for row in table(message)[1:]] == []


def test_the_page_of_an_area_whose_table_was_left_out_is_sent(conversation: Conversation, store: Store) -> None:
    report(store, timedelta(days=7), number=7)
    flag = Signal("Centrum", "threat", 7, Expected(0, 2), "flag", 0.0001)
    post(
        store,
        counts=WeekCounts(totals=(*(0,) * 11, 7)),
        signals=(flag,),
        left_out=(LeftOut(part_key(PicturePart.FIGURES)),),
    )
    (message,) = export(conversation, "exportera förra veckan centrum", kinds=("pdf",), outside="yes")
    assert message.file is not None
    assert message.file.content.startswith(b"%PDF")


def test_an_area_hides_what_the_whole_picture_hides(conversation: Conversation, store: Store) -> None:
    for area, category, number in (("Centrum", "threat", 1), ("Centrum", "theft", 5), ("Lundby", "threat", 4)):
        report(store, area=area, category=category, number=number)
    report(store, area="Lundby", category="theft", number=6)
    (message,) = export(conversation, "exportera v 47 lundby", outside="yes")
    assert [row[1:4] for row in table(message)[1:]] == [
        ["Lundby", "Totalt", "10"],
        ["Lundby", "Inbrott och stöld", "dolt"],
        ["Lundby", "Hot", "dolt"],
    ]


def test_who_sees_only_their_own_is_not_asked_whether_it_leaves(conversation: Conversation, store: Store) -> None:
    report(store, number=5)
    guest = conversation.by(member=False)
    view = view_of(guest.type("exportera"))
    assert list(inputs_of(view)) == ["kinds"]
    assert export(conversation.by(member=False), kinds=("csv",))[0].file is not None
    assert export(guest, kinds=("csv",), outside="yes")[0].file


def test_too_few_to_show_is_said_on_the_page(conversation: Conversation, store: Store) -> None:
    report(store, number=2)
    comma, pdf = export(conversation, kinds=("csv", "pdf"), outside="yes")
    assert table(comma) == [HEAD]
    assert pdf.file is not None
    for message in (comma, pdf):
        assert message.text.endswith("för få händelser vecka 47 för att visa siffror utanför samarbetet.")


def test_a_page_that_cannot_be_drawn_comes_as_a_workbook(
    conversation: Conversation, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report(store)
    monkeypatch.setattr(drawing, "FONTS", tmp_path)
    (message,) = export(conversation, kinds=("pdf",))
    assert message.text.startswith("PDF-filen gick inte att göra. Här är siffrorna som Excelfil i stället.")
    assert message.file is not None
    assert message.file.name.endswith(".xlsx")
    assert message.undrawn == "font_missing"


def test_two_files_never_have_one_name(conversation: Conversation, store: Store) -> None:
    report(store)
    (first,) = export(conversation)
    later = conversation.at(NOW + timedelta(seconds=1))
    later.idempotency_key = "V2"
    (second,) = export(later)
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
def test_without_figures_nothing_is_sent(conversation: Conversation, store: Store, words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        conversation.type(words)
    assert refused.value.key == key
    assert conversation.make_request().reader.say(refused.value.key, **refused.value.facts)
    assert store.session.exec(select(Delivery)).all() == []


def test_a_form_that_remembers_nothing_is_of_the_week_so_far(conversation: Conversation, store: Store) -> None:
    report(store)
    assert isinstance(conversation.press("situation.export"), OpenForm)
