"""`/situation compare` sets two times side by side, and calls nothing fewer that nobody can know to be."""

from datetime import timedelta

import pytest

from domain.refusals import Refusal
from domain.sharing import Sharing
from tests.commands.conversation import Conversation, message_of, words_of
from tests.commands.situation.test_looking_back import at, months, report
from tests.conftest import NOW, keep_partners


def test_two_months_are_set_side_by_side(conversation: Conversation) -> None:
    months(conversation.store, 4, 30)
    message = conversation.reply("jämför oktober med september")
    assert message.text == (
        "Oktober 2026 jämfört med september 2026\nOktober 2026: 30. September 2026: 4.\n"
        "Det är fler, mer än slumpen förklarar."
    )
    said = words_of(message)
    assert "September 2026" in said
    assert "Visa oktober 2026" in said


@pytest.mark.parametrize("typed", ["jämför", "jamfor oktober", "jämför oktober 2026 oktober 2025", "compare oct"])
def test_a_time_alone_is_compared_with_the_year_before(conversation: Conversation, typed: str) -> None:
    months(conversation.store, 4, 5)
    assert conversation.reply(typed).text.startswith(
        "Oktober 2026 jämfört med oktober 2025\nOktober 2026: 5. Oktober 2025: 4.\nDet är för få händelser"
    )


def test_what_is_not_over_or_thinly_covered_is_no_fall(conversation: Conversation) -> None:
    store = conversation.store
    months(store, 30, 2)
    assert "Det är färre, mer än slumpen förklarar." in conversation.reply("jämför oktober september").text
    assert "är inte slut" in conversation.reply("jämför november september").text
    keep_partners(store, [("Polisen", ())], at(2025, 1))
    assert (
        "Få parter hörde av sig"
        in conversation.by("UBOSS", coordinator=True).reply("jämför oktober september").text
    )


def test_what_began_later_is_not_compared(conversation: Conversation) -> None:
    for _ in range(12):
        report(conversation.store, at(2026, 10))
    assert "Rapporteringen började senare" in conversation.reply("jämför oktober").text


def test_weeks_and_areas_are_compared_too(conversation: Conversation) -> None:
    for area, weeks in (("Mantorp", 1), ("Mantorp", 2), ("Centrum", 1)):
        report(conversation.store, NOW - timedelta(weeks=weeks), area=area)
    text = conversation.reply("jämför v 46 mot v 45 Mantorp").text
    assert text.startswith(
        "Vecka 46 2026 jämfört med vecka 45 2026 – Mantorp\nVecka 46 2026: 1. Vecka 45 2026: 1.\n"
    )


def test_what_is_hidden_is_not_compared(conversation: Conversation) -> None:
    for month in (9, 10):
        report(conversation.store, at(2026, month))
        report(conversation.store, at(2026, month), sharing=Sharing.RED)
    assert "Oktober 2026: 1. September 2026: 1." in conversation.by("U2").reply("jämför oktober september").text


def test_a_button_leads_from_a_period_to_the_comparison_and_back(conversation: Conversation) -> None:
    months(conversation.store, 4, 5)
    row = {each["text"]["text"]: each["value"] for each in conversation.reply("oktober").blocks[-1]["elements"]}
    message = message_of(conversation.press("situation.compare", row["Jämför med året före"]))
    assert message.text.startswith("Oktober 2026 jämfört med oktober 2025\n")
    assert [each["value"] for each in message.blocks[-1]["elements"]] == ["2026-M10", "2025-M10"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("jämför oktober kvartal 3", "situation-compare-unlike"),
        ("jämför oktober v 45", "situation-compare-unlike"),
        ("jämför oktober oktober", "situation-compare-unknown"),
        ("jämför oktober september augusti", "situation-compare-unknown"),
        ("jämför oktober klotter", "situation-compare-unknown"),
        ("jämför december 2026", "situation-period-to-come"),
        ("jämför v 48 2026", "situation-week-to-come"),
        ("jämför 2026-11", "situation-month-or-week"),
        ("jämför v 53 2020", "situation-no-week-53"),
        ("jämför 2019 2018", "situation-period-empty"),
    ],
)
def test_what_cannot_be_compared_is_refused(conversation: Conversation, typed: str, key: str) -> None:
    report(conversation.store, at(2026, 10))
    with pytest.raises(Refusal) as refused:
        conversation.type(typed)
    assert refused.value.key == key
    assert conversation.make_request().reader.say(key, **refused.value.facts)
