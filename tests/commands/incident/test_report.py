"""The report form from opening to receipt: prefilled, checked field by field, stored as it was meant."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commands.incident.columns import FURTHER
from commands.response import Reply, UpdateForm
from commands.vocabulary.forms import View
from domain.sharing import Sharing
from services.geography import area_named, register_place
from services.partnership import partner_named
from storage.store import Store
from tests.commands.conversation import Conversation, report

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
HOSTILE = "<!channel> *fet* <@U999> & <http://x|y> `kod` ~bort~"


def labels(view: View) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def block(view: View, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in view["blocks"] if each.get("block_id") == name)
    return found


def test_the_form_asks_for_what_is_needed_first(conversation: Conversation) -> None:
    view = conversation.form()
    further = [column.name for column in FURTHER]
    assert labels(view) == ["category", "area", "place", "date", "time", "text", *further, "sharing", "unit"]
    needed = [name for name in labels(view) if not block(view, name).get("optional")]
    assert needed == ["category", "area", "sharing"]
    assert block(view, "sharing")["element"]["initial_option"]["value"] == "green"
    assert block(view, "date")["element"]["initial_date"] == "2026-11-20"
    assert block(view, "time")["element"]["initial_time"] == "15:00"


def test_the_only_area_is_chosen_and_one_of_several_is_not(conversation: Conversation, store: Store) -> None:
    assert "initial_option" in block(conversation.form(), "area")["element"]
    area_named(store, "Mantorp")
    assert "initial_option" not in block(conversation.form(), "area")["element"]


def test_a_report_takes_category_and_area_alone(conversation: Conversation, store: Store) -> None:
    assert isinstance(conversation.submit(conversation.form(), category="threat"), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    incident = row.incident
    assert (incident.number, incident.category, row.area) == (1, "threat", "Hela kommunen")
    assert (incident.happened_at, incident.uncertain, incident.reported_at) == (NOW, False, NOW)
    assert (incident.sharing, incident.police_report, incident.severity) == ("green", "unknown", None)
    assert (row.place, row.partner, incident.text) == ("", "", "")


def test_the_receipt_tells_what_was_stored(conversation: Conversation) -> None:
    number = report(
        conversation,
        place="+Resecentrum",
        text="Ruta krossad",
        severity="high",
        police_report="yes",
        sharing="amber_strict",
        time="14:30",
    )
    (receipt,) = conversation.messages()
    said = json.dumps(receipt.blocks, ensure_ascii=False)
    for words in (
        f"Tack! Händelse #{number} är sparad.",
        "Hot",
        "Hela kommunen",
        "Resecentrum",
        "fre 20 nov. 14:30",
        "Mycket allvarlig",
        "polisanmält",
        "Bara rapportörens organisation och samordnarna (gul+)",
        "Ruta krossad",
    ):
        assert words in said
    assert receipt.text.startswith(f"*Tack! Händelse #{number} är sparad.*")
    buttons = receipt.blocks[-1]["elements"]
    named = [(each["text"]["text"], each["value"]) for each in buttons]
    assert named == [("Visa", "1"), ("Rätta", "1"), ("Återta", "1")]


def test_the_receipt_is_one_compact_block_without_what_nobody_touched(conversation: Conversation) -> None:
    conversation.submit(conversation.form(), category="threat", place="+Resecentrum")
    (receipt,) = conversation.messages()
    assert [block["type"] for block in receipt.blocks] == ["section", "actions"]
    assert receipt.blocks[0]["text"]["text"] == (
        "*Tack! Händelse #1 är sparad.*\nHot · Hela kommunen · Resecentrum · fre 20 nov. 15:00"
    )
    assert "Polisanmält" not in json.dumps(conversation.reply("visa 1").blocks, ensure_ascii=False)


def test_that_it_is_stored_is_said_at_once_beside_the_receipt(conversation: Conversation) -> None:
    answer = conversation.submit(conversation.form(), category="threat", text="Två meter på kuren")
    (receipt,) = conversation.messages()
    assert (answer.message, answer.receipted) == (receipt, True)


def test_what_people_write_can_call_nobody(conversation: Conversation) -> None:
    report(conversation, place=f"+{HOSTILE}", text=HOSTILE, unit="+<!here> – *x*")
    messages = [
        *conversation.messages(),
        conversation.reply("mina"),
        conversation.reply("visa 1"),
        conversation.reply("lista"),
    ]
    for message in messages:
        rich = [part["text"] for part in _texts(list(message.blocks)) if part["type"] == "mrkdwn"]
        for words in (message.text, *rich):
            assert not any(call in words for call in ("<!", "<http", "<@U999"))
    plain = [part["text"] for part in _texts(list(messages[-2].blocks)) if part["type"] == "plain_text"]
    assert HOSTILE in plain
    assert block(conversation.form("ratta 1"), "text")["element"]["initial_value"] == HOSTILE


def _texts(blocks: Any) -> list[dict[str, Any]]:
    if isinstance(blocks, list):
        return [found for each in blocks for found in _texts(each)]
    if not isinstance(blocks, dict):
        return []
    own = [blocks] if isinstance(blocks.get("text"), str) else []
    return [*own, *(found for each in blocks.values() for found in _texts(each))]


def test_three_thousand_emoji_are_kept(conversation: Conversation, store: Store) -> None:
    report(conversation, text="🔥" * 3000)
    assert store.incidents.of_reporter("U1").rows[0].incident.text == "🔥" * 3_000
    conversation.messages()
    conversation.reply("visa 1")
    assert block(conversation.form("ratta 1"), "text")["element"]["initial_value"] == "🔥" * 3_000


def test_each_fault_is_said_at_its_own_field(conversation: Conversation, store: Store) -> None:
    said = conversation.faults(
        conversation.form(),
        category=None,
        area=None,
        date="2026-11-21",
        text="a" * 3001,
        place="+" + "å" * 76,
        unit="+" + "ö" * 76,
    )
    assert set(said) == {"category", "area", "date", "text", "place", "unit"}
    assert store.incidents.every() == []
    assert store.partnership.partners() == []


def test_a_time_that_has_not_come_is_refused(conversation: Conversation) -> None:
    view = conversation.form()
    assert conversation.faults(view, category="threat", time="15:01") == {
        "time": "Den tiden ligger i framtiden. Välj en tidigare."
    }
    assert list(conversation.faults(view, category="threat", date="2027-01-01")) == ["date"]


def test_the_faults_are_in_the_readers_language(conversation: Conversation) -> None:
    assert conversation.faults(conversation.form(), text="a" * 3001) == {
        "category": "Välj en kategori.",
        "text": "Texten är 3\N{NO-BREAK SPACE}001 tecken. Korta den till högst 3\N{NO-BREAK SPACE}000.",
    }
    english = conversation.by("U1", "en")
    assert english.faults(english.form()) == {"category": "Choose a category."}


def test_an_area_of_another_workspace_is_no_area(conversation: Conversation) -> None:
    assert "area" in conversation.faults(conversation.form(), category="threat", area="999")


def test_an_emptied_date_and_time_is_now(conversation: Conversation, store: Store) -> None:
    report(conversation, date=None, time=None)
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == NOW


def test_personal_data_is_refused_at_its_field_and_not_said_again(
    conversation: Conversation, store: Store
) -> None:
    said = conversation.faults(
        conversation.form(), category="threat", text="Ring 070-123 45 67", place="+anna@exempel.se"
    )
    assert set(said) == {"text", "place"}
    assert not any("070" in words or "anna" in words for words in said.values())
    assert store.incidents.every() == []


def test_what_may_point_at_someone_is_warned_of_once(conversation: Conversation, store: Store) -> None:
    view = conversation.form()
    again = conversation.submit(view, category="threat", text="Bil ABC123", place="+Torget", severity="low")
    assert isinstance(again, UpdateForm)
    assert "⚠️" in again.view["blocks"][0]["text"]["text"]
    assert "ett registreringsnummer (Beskrivning)" in again.view["blocks"][0]["text"]["text"]
    assert again.view["submit"]["text"] == "Spara ändå"
    assert store.incidents.every() == []
    changed = conversation.submit(again.view, text="Bil ABC123, Anna Svensson")
    assert isinstance(changed, UpdateForm)
    assert isinstance(conversation.submit(changed.view), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    assert (row.incident.text, row.place, row.incident.severity) == ("Bil ABC123, Anna Svensson", "Torget", "low")


def test_other_names_than_those_warned_of_are_asked_about_too(conversation: Conversation, store: Store) -> None:
    again = conversation.submit(conversation.form(), category="threat", text="såg Anna Svensson")
    others = conversation.submit(again.view, text="såg Erik Larsson, Karin Berg och Lars Nilsson")
    assert isinstance(others, UpdateForm)
    assert store.incidents.every() == []
    assert isinstance(conversation.submit(others.view, text="såg tre personer"), Reply)
    assert [row.incident.text for row in store.incidents.every()] == ["såg tre personer"]


def test_a_form_shown_again_with_a_clean_text_has_its_usual_button(conversation: Conversation) -> None:
    again = conversation.submit(conversation.form(), category="threat", text="såg Anna Svensson").view
    clean = conversation.choose(again, "incident.sharing", "clear", text="såg någon")
    assert clean["submit"]["text"] == "Spara"
    assert "⚠️" not in json.dumps(clean, ensure_ascii=False)


@pytest.mark.parametrize(
    "words", ["klotter Resecentrum igår 22:30 stor tagg", "stor tagg igår 22:30 Resecentrum klotter"]
)
def test_typed_words_fill_the_form(conversation: Conversation, store: Store, words: str) -> None:
    centrum = area_named(store, "Centrum").id
    place = register_place(store, "Resecentrum", centrum)
    view = conversation.form(words)
    chosen = {name: block(view, name)["element"] for name in ("category", "area", "place")}
    assert {name: element["initial_option"]["value"] for name, element in chosen.items()} == {
        "category": "damage.graffiti",
        "area": str(centrum),
        "place": f"#{place.id}",
    }
    assert block(view, "text")["element"]["initial_value"] == "stor tagg"
    assert isinstance(conversation.submit(view), Reply)
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert incident.happened_at == datetime(2026, 11, 19, 21, 30, tzinfo=UTC)


def test_a_time_told_roughly_stays_uncertain_as_long_as_it_is_not_touched(
    conversation: Conversation, store: Store
) -> None:
    view = conversation.form("bråk i fredags kväll")
    conversation.submit(view)
    conversation.submit(view, time="21:15", category="threat")
    later, earlier = (row.incident for row in store.incidents.of_reporter("U1").rows)
    assert (later.uncertain, earlier.uncertain) == (False, True)
    assert "omkring" in conversation.reply(f"visa {earlier.number}").text


@pytest.mark.parametrize("words", ["bråk, gärningsman 811218-9876", "ring 070-123 45 67 om klotter"])
def test_personal_data_in_a_command_is_not_put_into_the_form(conversation: Conversation, words: str) -> None:
    view = conversation.form(words)
    assert "initial_value" not in block(view, "text")["element"]
    assert block(view, "category")["element"]["initial_option"]
    said = json.dumps(view, ensure_ascii=False)
    assert "ser ut att innehålla ett" in view["blocks"][0]["text"]["text"]
    assert "9876" not in said
    assert "123 45" not in said


def test_a_text_too_long_for_the_form_says_so(conversation: Conversation) -> None:
    view = conversation.form("x" * 3_500)
    assert "⚠️" in view["blocks"][0]["text"]["text"]
    assert len(block(view, "text")["element"]["initial_value"]) == 3_000


def test_sharing_with_named_partners_asks_which(conversation: Conversation, store: Store) -> None:
    assert "amber" not in _offered(conversation.form())
    blue, red = (partner_named(store, name).id for name in ("Blå", "Röd"))
    view = conversation.form()
    assert "amber" in _offered(view)
    asked = conversation.choose(view, "incident.sharing", "amber", category="threat", text="kvar", place="+Torget")
    assert labels(asked).index("partners") == labels(asked).index("sharing") + 1
    assert block(asked, "text")["element"]["initial_value"] == "kvar"
    assert block(asked, "place")["element"]["initial_option"]["value"] == "+Torget"
    assert set(conversation.faults(asked)) == {"partners"}
    assert "partners" not in labels(conversation.choose(asked, "incident.sharing", "red"))
    assert isinstance(conversation.submit(asked, partners=(str(red), str(blue))), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    assert row.incident.sharing == Sharing.AMBER.value
    assert [partner.name for partner in row.shared_with] == ["Blå", "Röd"]
    assert "Blå" in json.dumps(conversation.messages()[0].blocks, ensure_ascii=False)


def _offered(view: View) -> list[str]:
    return [option["value"] for option in block(view, "sharing")["element"]["options"]]


def test_named_partners_are_asked_for_when_the_form_had_no_such_field(
    conversation: Conversation, store: Store
) -> None:
    partner_named(store, "Blå")
    again = conversation.submit(conversation.form(), category="threat", sharing="amber")
    assert isinstance(again, UpdateForm)
    assert "partners" in labels(again.view)
    assert store.incidents.every() == []


def test_a_form_keeps_day_and_time_when_it_is_sent_later(conversation: Conversation, store: Store) -> None:
    view = conversation.form()
    conversation.submit(view, category="threat", date=date(2026, 11, 20).isoformat(), time="09:00")
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == NOW - timedelta(hours=6)


def test_who_may_see_it_is_never_left_open(conversation: Conversation, store: Store) -> None:
    assert set(conversation.faults(conversation.form(), category="threat", sharing=None)) == {"sharing"}
    assert store.incidents.every() == []


def test_the_second_hour_of_the_same_name_is_kept(conversation: Conversation, store: Store) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 for the second time
    request = conversation.make_request(now=twice)
    view = conversation.at(twice).form()
    assert block(view, "time")["element"]["initial_time"] == "02:30"
    assert request.reader.clock(twice) == "02:30"
    conversation.submit(view, category="threat")
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == twice


def test_a_time_that_cannot_be_read_is_asked_for_and_stored_as_uncertain(
    conversation: Conversation, store: Store
) -> None:
    view = conversation.form("hot häromkvällen kl 22")
    assert "Jag förstod inte när det hände" in json.dumps(view["blocks"], ensure_ascii=False)
    assert block(view, "text")["element"]["initial_value"] == "häromkvällen kl 22"
    conversation.submit(view, area=str(store.geography.areas()[0].id))
    assert store.incidents.of_reporter("U1").rows[0].incident.uncertain
    assert "Jag förstod inte" not in json.dumps(conversation.form("hot igår 22:30")["blocks"], ensure_ascii=False)
