"""The report form from opening to receipt: prefilled, checked field by field, stored as it was meant."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commands.response import Reply, UpdateForm
from commands.vocabulary.forms import View
from domain.refusals import FormRefused
from domain.sharing import Sharing
from storage.store import Store

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
HOSTILE = "<!channel> *fet* <@U999> & <http://x|y> `kod` ~bort~"


def labels(view: View) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def block(view: View, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in view["blocks"] if each.get("block_id") == name)
    return found


def faults(talk: Any, view: View, **filled: Any) -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        talk.submit(view, **filled)
    return {
        field: talk.make_request().reader.say(why.key, **why.facts) for field, why in refused.value.errors.items()
    }


def test_the_form_asks_for_what_is_needed_first(talk: Any) -> None:
    view = talk.form()
    assert labels(view) == [
        "category", "area", "place", "date", "time", "text", "severity", "police_report", "sharing", "unit"
    ]  # fmt: skip
    needed = [name for name in labels(view) if not block(view, name).get("optional")]
    assert needed == ["category", "area", "sharing"]
    assert block(view, "sharing")["element"]["initial_option"]["value"] == "green"
    assert block(view, "date")["element"]["initial_date"] == "2026-11-20"
    assert block(view, "time")["element"]["initial_time"] == "15:00"


def test_the_only_area_is_chosen_and_one_of_several_is_not(talk: Any, store: Store) -> None:
    assert "initial_option" in block(talk.form(), "area")["element"]
    store.geography.area_named("Mantorp")
    assert "initial_option" not in block(talk.form(), "area")["element"]


def test_a_report_takes_category_and_area_alone(talk: Any, store: Store) -> None:
    assert isinstance(talk.submit(talk.form(), category="threat"), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    incident = row.incident
    assert (incident.number, incident.category, row.area) == (1, "threat", "Hela kommunen")
    assert (incident.happened_at, incident.uncertain, incident.reported_at) == (NOW, False, NOW)
    assert (incident.sharing, incident.police_report, incident.severity) == ("green", "unknown", None)
    assert (row.place, row.partner, incident.text) == ("", "", "")


def test_the_receipt_tells_what_was_stored(svenska: Any) -> None:
    number = svenska.report(
        place="+Resecentrum",
        text="Ruta krossad",
        severity="high",
        police_report="yes",
        sharing="amber_strict",
        time="14:30",
    )
    (receipt,) = svenska.mail()
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


def test_the_receipt_is_one_compact_block_without_what_nobody_touched(svenska: Any) -> None:
    svenska.submit(svenska.form(), category="threat", place="+Resecentrum")
    (receipt,) = svenska.mail()
    assert [block["type"] for block in receipt.blocks] == ["section", "actions"]
    assert receipt.blocks[0]["text"]["text"] == (
        "*Tack! Händelse #1 är sparad.*\nHot · Hela kommunen · Resecentrum · fre 20 nov. 15:00"
    )
    assert "Polisanmält" not in json.dumps(svenska.said("visa 1").blocks, ensure_ascii=False)


def test_that_it_is_stored_is_said_at_once_beside_the_receipt(talk: Any) -> None:
    answer = talk.submit(talk.form(), category="threat", text="Två meter på kuren")
    (receipt,) = talk.mail()
    assert (answer.message, answer.receipted) == (receipt, True)


def test_what_people_write_can_call_nobody(talk: Any) -> None:
    talk.report(place=f"+{HOSTILE}", text=HOSTILE, unit="+<!here> – *x*")
    messages = [*talk.mail(), talk.said("mina"), talk.said("visa 1"), talk.said("lista")]
    for message in messages:
        rich = [part["text"] for part in _texts(list(message.blocks)) if part["type"] == "mrkdwn"]
        for words in (message.text, *rich):
            assert not any(call in words for call in ("<!", "<http", "<@U999"))
    plain = [part["text"] for part in _texts(list(messages[-2].blocks)) if part["type"] == "plain_text"]
    assert HOSTILE in plain
    assert block(talk.form("ratta 1"), "text")["element"]["initial_value"] == HOSTILE


def _texts(blocks: Any) -> list[dict[str, Any]]:
    if isinstance(blocks, list):
        return [found for each in blocks for found in _texts(each)]
    if not isinstance(blocks, dict):
        return []
    own = [blocks] if isinstance(blocks.get("text"), str) else []
    return [*own, *(found for each in blocks.values() for found in _texts(each))]


def test_three_thousand_emoji_are_kept(talk: Any, store: Store) -> None:
    talk.report(text="🔥" * 3_000)
    assert store.incidents.of_reporter("U1").rows[0].incident.text == "🔥" * 3_000
    talk.mail()
    talk.said("visa 1")
    assert block(talk.form("ratta 1"), "text")["element"]["initial_value"] == "🔥" * 3_000


def test_each_fault_is_said_at_its_own_field(talk: Any, store: Store) -> None:
    said = faults(
        talk,
        talk.form(),
        category=None,
        area=None,
        date="2026-11-21",
        text="a" * 3_001,
        place="+" + "å" * 76,
        unit="+" + "ö" * 76,
    )
    assert set(said) == {"category", "area", "date", "text", "place", "unit"}
    assert store.incidents.every() == []
    assert store.partnership.partners() == []


def test_a_time_that_has_not_come_is_refused(svenska: Any) -> None:
    view = svenska.form()
    assert faults(svenska, view, category="threat", time="15:01") == {
        "time": "Den tiden ligger i framtiden. Välj en tidigare."
    }
    assert list(faults(svenska, view, category="threat", date="2027-01-01")) == ["date"]


def test_the_faults_are_in_the_readers_language(svenska: Any) -> None:
    assert faults(svenska, svenska.form(), text="a" * 3_001) == {
        "category": "Välj en kategori.",
        "text": "Texten är 3\N{NO-BREAK SPACE}001 tecken. Korta den till högst 3\N{NO-BREAK SPACE}000.",
    }
    english = svenska.by("U1", "en")
    assert faults(english, english.form()) == {"category": "Choose a category."}


def test_an_area_of_another_workspace_is_no_area(talk: Any) -> None:
    assert "area" in faults(talk, talk.form(), category="threat", area="999")


def test_an_emptied_date_and_time_is_now(talk: Any, store: Store) -> None:
    talk.report(date=None, time=None)
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == NOW


def test_personal_data_is_refused_at_its_field_and_not_said_again(talk: Any, store: Store) -> None:
    said = faults(talk, talk.form(), category="threat", text="Ring 070-123 45 67", place="+anna@exempel.se")
    assert set(said) == {"text", "place"}
    assert not any("070" in words or "anna" in words for words in said.values())
    assert store.incidents.every() == []


def test_what_may_point_at_someone_is_warned_of_once(svenska: Any, store: Store) -> None:
    view = svenska.form()
    again = svenska.submit(view, category="threat", text="Bil ABC123", place="+Torget", severity="low")
    assert isinstance(again, UpdateForm)
    assert "⚠️" in again.view["blocks"][0]["text"]["text"]
    assert "ett registreringsnummer (Beskrivning)" in again.view["blocks"][0]["text"]["text"]
    assert again.view["submit"]["text"] == "Spara ändå"
    assert store.incidents.every() == []
    changed = svenska.submit(again.view, text="Bil ABC123, Anna Svensson")
    assert isinstance(changed, UpdateForm)
    assert isinstance(svenska.submit(changed.view), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    assert (row.incident.text, row.place, row.incident.severity) == ("Bil ABC123, Anna Svensson", "Torget", "low")


def test_other_names_than_those_warned_of_are_asked_about_too(svenska: Any, store: Store) -> None:
    again = svenska.submit(svenska.form(), category="threat", text="såg Anna Svensson")
    others = svenska.submit(again.view, text="såg Erik Larsson, Karin Berg och Lars Nilsson")
    assert isinstance(others, UpdateForm)
    assert store.incidents.every() == []
    assert isinstance(svenska.submit(others.view, text="såg tre personer"), Reply)
    assert [row.incident.text for row in store.incidents.every()] == ["såg tre personer"]


def test_a_form_shown_again_with_a_clean_text_has_its_usual_button(svenska: Any) -> None:
    again = svenska.submit(svenska.form(), category="threat", text="såg Anna Svensson").view
    clean = svenska.choose(again, "sharing", "clear", text="såg någon")
    assert clean["submit"]["text"] == "Spara"
    assert "⚠️" not in json.dumps(clean, ensure_ascii=False)


@pytest.mark.parametrize(
    "words", ["klotter Resecentrum igår 22:30 stor tagg", "stor tagg igår 22:30 Resecentrum klotter"]
)
def test_typed_words_fill_the_form(talk: Any, store: Store, words: str) -> None:
    centrum = store.geography.area_named("Centrum").id or 0
    place = store.geography.register_place("Resecentrum", centrum)
    view = talk.form(words)
    chosen = {name: block(view, name)["element"] for name in ("category", "area", "place")}
    assert {name: element["initial_option"]["value"] for name, element in chosen.items()} == {
        "category": "damage.graffiti",
        "area": str(centrum),
        "place": f"#{place.id}",
    }
    assert block(view, "text")["element"]["initial_value"] == "stor tagg"
    assert isinstance(talk.submit(view), Reply)
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert incident.happened_at == datetime(2026, 11, 19, 21, 30, tzinfo=UTC)


def test_a_time_told_roughly_stays_uncertain_as_long_as_it_is_not_touched(svenska: Any, store: Store) -> None:
    view = svenska.form("bråk i fredags kväll")
    svenska.submit(view)
    svenska.submit(view, time="21:15", category="threat")
    later, earlier = (row.incident for row in store.incidents.of_reporter("U1").rows)
    assert (later.uncertain, earlier.uncertain) == (False, True)
    assert "omkring" in svenska.said(f"visa {earlier.number}").text


@pytest.mark.parametrize("words", ["bråk, gärningsman 811218-9876", "ring 070-123 45 67 om klotter"])
def test_personal_data_in_a_command_is_not_put_into_the_form(svenska: Any, words: str) -> None:
    view = svenska.form(words)
    assert "initial_value" not in block(view, "text")["element"]
    assert block(view, "category")["element"]["initial_option"]
    said = json.dumps(view, ensure_ascii=False)
    assert "ser ut att innehålla ett" in view["blocks"][0]["text"]["text"]
    assert "9876" not in said
    assert "123 45" not in said


def test_a_text_too_long_for_the_form_says_so(talk: Any) -> None:
    view = talk.form("x" * 3_500)
    assert "⚠️" in view["blocks"][0]["text"]["text"]
    assert len(block(view, "text")["element"]["initial_value"]) == 3_000


def test_sharing_with_named_partners_asks_which(talk: Any, store: Store) -> None:
    assert "amber" not in _offered(talk.form())
    blue, red = (store.partnership.partner_named(name).id for name in ("Blå", "Röd"))
    view = talk.form()
    assert "amber" in _offered(view)
    asked = talk.choose(view, "sharing", "amber", category="threat", text="kvar", place="+Torget")
    assert labels(asked).index("partners") == labels(asked).index("sharing") + 1
    assert block(asked, "text")["element"]["initial_value"] == "kvar"
    assert block(asked, "place")["element"]["initial_option"]["value"] == "+Torget"
    assert set(faults(talk, asked)) == {"partners"}
    assert "partners" not in labels(talk.choose(asked, "sharing", "red"))
    assert isinstance(talk.submit(asked, partners=(str(red), str(blue))), Reply)
    row = store.incidents.of_reporter("U1").rows[0]
    assert row.incident.sharing == Sharing.AMBER.value
    assert [partner.name for partner in row.shared_with] == ["Blå", "Röd"]
    assert "Blå" in json.dumps(talk.mail()[0].blocks, ensure_ascii=False)


def _offered(view: View) -> list[str]:
    return [option["value"] for option in block(view, "sharing")["element"]["options"]]


def test_named_partners_are_asked_for_when_the_form_had_no_such_field(talk: Any, store: Store) -> None:
    store.partnership.partner_named("Blå")
    again = talk.submit(talk.form(), category="threat", sharing="amber")
    assert isinstance(again, UpdateForm)
    assert "partners" in labels(again.view)
    assert store.incidents.every() == []


def test_a_form_keeps_day_and_time_when_it_is_sent_later(svenska: Any, store: Store) -> None:
    view = svenska.form()
    svenska.submit(view, category="threat", date=date(2026, 11, 20).isoformat(), time="09:00")
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == NOW - timedelta(hours=6)


def test_who_may_see_it_is_never_left_open(talk: Any, store: Store) -> None:
    assert set(faults(talk, talk.form(), category="threat", sharing=None)) == {"sharing"}
    assert store.incidents.every() == []


def test_the_second_hour_of_the_same_name_is_kept(talk: Any, store: Store) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 for the second time
    request = talk.make_request(now=twice)
    view = talk.form(now=twice)
    assert block(view, "time")["element"]["initial_time"] == "02:30"
    assert request.reader.clock(twice) == "02:30"
    talk.submit(view, category="threat")
    assert store.incidents.of_reporter("U1").rows[0].incident.happened_at == twice


def test_a_time_that_cannot_be_read_is_asked_for_and_stored_as_uncertain(svenska: Any, store: Store) -> None:
    view = svenska.form("hot häromkvällen kl 22")
    assert "Jag förstod inte när det hände" in json.dumps(view["blocks"], ensure_ascii=False)
    assert block(view, "text")["element"]["initial_value"] == "häromkvällen kl 22"
    svenska.submit(view, area=str(store.geography.areas()[0].id))
    assert store.incidents.of_reporter("U1").rows[0].incident.uncertain
    assert "Jag förstod inte" not in json.dumps(svenska.form("hot igår 22:30")["blocks"], ensure_ascii=False)
