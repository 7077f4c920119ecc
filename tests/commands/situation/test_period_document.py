"""A quarter or a year as pages to print: of what its receiver may see, with every part that the picture has."""

from commands.situation.period_document import period_document
from commands.vocabulary.text import Mrkdwn
from domain.messages import PeriodExport
from domain.periods import Period, PeriodKind
from domain.sharing import Sharing
from services.incidents import report_nil
from services.look_back import LookBackBuilder
from tests.commands.conversation import Conversation, message_of, words_of
from tests.commands.situation.test_looking_back import at, months, report
from tests.conftest import NOW, keep_partners

PAGES = b"%PDF-"


def test_a_year_is_printed_by_its_button(conversation: Conversation) -> None:
    store = conversation.store
    months(store, 4, 14)
    keep_partners(store, [("Polisen", ())], at(2025, 1))
    report_nil(store, store.partnership.partners()[0].id, "2026-W33", by="U1", now=NOW)
    boss = conversation.by("UBOSS", coordinator=True)
    row = {each["text"]["text"]: each["value"] for each in boss.reply("2026").blocks[-1]["elements"]}
    said = words_of(message_of(boss.press("situation.print", row["Skriv ut som PDF"])))
    assert "Lägesbild 2026 hittills kommer som PDF" in said
    (message,) = boss.messages()
    assert message.text.startswith("Lägesbild 2026 hittills att skriva ut. Här räknas händelser som du får se.")
    assert message.file is not None
    assert message.file.name == "lägesbild-2026-20261120-150000.pdf"
    assert message.file.content.startswith(PAGES)
    assert store.outbox.begun("export:")[0].kind == PeriodExport.kind


def test_months_have_no_pages_and_hidden_incidents_are_in_none(conversation: Conversation) -> None:
    report(conversation.store, at(2026, 8))
    report(conversation.store, at(2026, 8), area="Gården", sharing=Sharing.RED)
    other = conversation.by("U2")
    assert "Skriv ut som PDF" not in words_of(other.reply("augusti"))
    viewer, reader = conversation.store.people.look("U2"), other.make_request().reader
    builder = LookBackBuilder.of(conversation.store, viewer, NOW)
    told = str(period_document(builder.take(Period(PeriodKind.QUARTER, 2026, 3)), Mrkdwn("-"), reader).facts())
    assert "Centrum" in told
    assert "Gården" not in told
