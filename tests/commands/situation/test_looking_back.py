"""`/situation` of a month, a quarter or a year: what the asker may see, never called few where nobody can know."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.incidents import IncidentFacts
from domain.problems import NewProblem, ProblemState
from domain.refusals import Refusal
from domain.sharing import Sharing
from services.geography import area_named, place_named
from services.incidents import report_nil
from services.problems import change_state, open_problem
from services.register import retire
from storage.store import Store
from tests.commands.conversation import Conversation, message_of, words_of
from tests.conftest import NOW, keep_partners


def report(store: Store, happened_at: datetime, area: str = "Centrum", *, place: str = "", **said: Any) -> int:
    """Store an incident that was reported when it happened; return its number."""
    area_id = area_named(store, area).id
    place_id = place_named(store, place, area_id).id if place else None
    known = {"category": "threat", "area": area_id, "place": place_id, "happened_at": happened_at}
    facts = IncidentFacts(**(known | said))
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=happened_at).number


def at(year: int, month: int, day: int = 15) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def months(store: Store, number: int, last: int) -> None:
    """Report so many in each month of a year up to October 2026, in which there are `last`."""
    for back in range(13, 0, -1):
        year, month = divmod(2026 * 12 + 9 - back, 12)
        for _ in range(number):
            report(store, at(year, month + 1, 1))
    for day in range(last):
        report(store, at(2026, 10, 15 + day % 2), place="Torget")


def test_a_month_says_what_was_expected_and_what_was_before(conversation: Conversation) -> None:
    months(conversation.store, 4, 14)
    message = conversation.reply("oktober")
    assert message.text.startswith(
        "Lägesbild oktober 2026\n14 händelser rapporterades för oktober 2026, väntat 1–8. Det är fler än väntat.\n"
        "September 2026: 4. Oktober 2025: 4.\nFler än väntat: Centrum, hot 14 (väntat 1–8)."
    )
    said = words_of(message)
    assert "14 (1–8)" in said
    assert "Torget (Centrum): 14 händelser" in said
    assert "Torsdag eftermiddag" in said


def test_a_month_that_is_not_over_or_in_which_few_were_heard_is_not_called_calm(
    conversation: Conversation,
) -> None:
    store = conversation.store
    months(store, 9, 9)
    report(store, at(2026, 11))
    assert (
        "Det går inte att säga om det är många eller få förrän perioden är slut."
        in conversation.reply("november").text
    )
    assert "för få" not in conversation.reply("november").text
    keep_partners(store, [("Polisen", ()), ("Skolan", ())], at(2025, 1))
    conversation.store.people.meet("U1")
    said = conversation.by("UBOSS", coordinator=True).reply("augusti").text
    assert "Få parter hörde av sig, så det går inte att säga om det var lugnt." in said


def test_what_is_hidden_is_not_counted(conversation: Conversation) -> None:
    store = conversation.store
    report(store, at(2026, 8))
    report(store, at(2026, 8), sharing=Sharing.RED, place="Gården")
    assert "1 händelse rapporterades för kvartal 3 2026." in conversation.by("U2").reply("2026-Q3").text
    assert "2 händelser rapporterades för kvartal 3 2026." in conversation.reply("kvartal 3").text


def test_a_year_tells_what_became_of_its_incidents(conversation: Conversation) -> None:
    store, boss = conversation.store, conversation.by("UBOSS", coordinator=True)
    numbers = [report(store, at(2026, month)) for month in (2, 3, 4)]
    viewer = store.people.look("UBOSS")
    first = open_problem(
        store, NewProblem("Ett", incidents=tuple(numbers[:2])), viewer, by="UBOSS", now=at(2026, 5)
    )
    open_problem(store, NewProblem("Två", incidents=(numbers[1],)), viewer, by="UBOSS", now=at(2026, 5))
    change_state(store, first, ProblemState.CLOSED, note="Klart", by="UBOSS", now=at(2026, 6))
    said = words_of(boss.reply("2026"))
    assert "2 av 3 händelser ingår i ett problem." in said
    assert "0 ingår i problem som åtgärdas, 2 i problem som är stängda." in said
    assert "Problem: 2 nya, 1 stängda." in said


def test_the_coverage_is_told_by_partner_and_week(conversation: Conversation) -> None:
    store, boss = conversation.store, conversation.by("UBOSS", coordinator=True)
    keep_partners(store, [("Polisen", ()), ("Skolan", ())], at(2025, 1))
    report(store, at(2026, 8))
    report_nil(store, store.partnership.partners()[0].id, "2026-W33", by="U1", now=NOW)
    said = words_of(boss.reply("augusti"))
    assert "Minst en part har hört av sig 1 av 4 veckor." in said
    assert "Polisen: 1 av 4 veckor" in said


@pytest.mark.parametrize(
    "typed", ["november Mantorp", "Mantorp nov", "område Mantorp november", "2026-M11 Mantorp"]
)
def test_an_area_may_be_named_beside(conversation: Conversation, typed: str) -> None:
    report(conversation.store, NOW - timedelta(hours=1), area="Mantorp")
    report(conversation.store, NOW - timedelta(hours=1))
    text = conversation.reply(typed).text
    assert text.startswith("Lägesbild november 2026 hittills – Mantorp\n1 händelse har rapporterats")


def test_buttons_lead_to_the_period_before_and_to_the_year_before(conversation: Conversation) -> None:
    for year in (2025, 2026):
        report(conversation.store, at(year, 11, 2), area="Mantorp")
    report(conversation.store, at(2026, 10), area="Mantorp")
    row = conversation.reply("november Mantorp").blocks[-1]["elements"]
    pressed = {each["text"]["text"]: each["value"] for each in row}
    assert pressed == {
        "Månaden före": "2026-M10 Mantorp",
        "Samma tid året före": "2025-M11 Mantorp",
        "Jämför med året före": "2026-M11 Mantorp",
        "Hela kvartalet": "2026-Q4 Mantorp",
    }
    for value, title in (("2026-M10 Mantorp", "oktober 2026"), ("2025-M11 Mantorp", "november 2025")):
        assert message_of(conversation.press("situation.look_back", value)).text.startswith(
            f"Lägesbild {title} – Mantorp\n"
        )


def test_an_area_out_of_use_is_still_looked_back_at(conversation: Conversation) -> None:
    store = conversation.store
    report(store, at(2026, 8), area="Lundby")
    retire(store, area_named(store, "Lundby"), by="UBOSS", now=NOW)
    assert "1 händelse rapporterades för augusti 2026." in conversation.reply("augusti Lundby").text
    with pytest.raises(Refusal) as refused:
        conversation.type("Lundby")
    assert (refused.value.key, refused.value.facts["area"]) == ("situation-area-retired", "Lundby")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("december 2026", "situation-period-to-come"),
        ("2027-Q1", "situation-period-to-come"),
        ("kvartal 5", "situation-quarter-unknown"),
        ("v 53 2025", "situation-no-week-53"),
        ("vecka 2025-W53", "situation-no-week-53"),
        ("2026-11", "situation-month-or-week"),
        ("november oktober", "situation-several-periods"),
        ("november v 47", "situation-several-periods"),
        ("november klotter", "situation-area-unknown"),
        ("november Centrum Mantorp", "situation-area-unknown"),
        ("2019", "situation-period-empty"),
        ("november 1998", "situation-period-unknown"),
    ],
)
def test_what_cannot_be_shown_is_refused(conversation: Conversation, typed: str, key: str) -> None:
    report(conversation.store, at(2026, 8))
    area_named(conversation.store, "Mantorp")
    with pytest.raises(Refusal) as refused:
        conversation.type(typed)
    assert refused.value.key == key
    assert conversation.make_request().reader.say(key, **refused.value.facts)


def test_before_there_is_anything_one_is_told_so(conversation: Conversation) -> None:
    report(conversation.store, at(2026, 8), sharing=Sharing.RED)
    with pytest.raises(Refusal, match="situation-nothing-yet"):
        conversation.by("U2").type("2025")
