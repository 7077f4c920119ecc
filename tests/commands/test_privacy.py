"""Typed text is refused or warned of by kind, in both languages, and never said again."""

from collections.abc import Callable

import pytest

from commands.asks import Ask
from commands.privacy import Typed, blocked, caution, check_typed
from commands.reader import LANGUAGES
from domain.privacy.findings import Kind
from domain.refusals import FormRefused

EXAMPLES = {
    Kind.PERSONAL_NUMBER: "811218-9876",
    Kind.COORDINATION_NUMBER: "701063-2391",
    Kind.INTERIM_NUMBER: "000101-T220",
    Kind.PHONE: "070-123 45 67",
    Kind.EMAIL: "anna@exempel.se",
    Kind.LIKELY_PERSONAL_NUMBER: "811218-9875",
    Kind.MENTION: "<@U0123ABCD>",
    Kind.PLATE: "ABC123",
    Kind.APARTMENT: "lgh 1203",
    Kind.PROPERTY: "Mjölby Lundby 3:14",
    Kind.NAME: "Anna Svensson",
}
BLOCKED = [Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER, Kind.INTERIM_NUMBER, Kind.PHONE, Kind.EMAIL]
WARNED = [kind for kind in EXAMPLES if kind not in BLOCKED]


def typed(text: str, field: str = "text", label: str = "Beskrivning") -> Typed:
    return Typed(field, label, text)


def test_clean_text_passes(ask: Callable[..., Ask]) -> None:
    assert check_typed(ask(), typed("Krossad ruta på E4 kl 22:30"), typed("")) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BLOCKED)
def test_what_is_blocked_is_refused_at_its_field(ask: Callable[..., Ask], kind: Kind, language: str) -> None:
    with pytest.raises(FormRefused) as refused:
        check_typed(ask(), typed("Torget", "place"), typed(f"Det var {EXAMPLES[kind]} igen"))
    (why,) = refused.value.errors.values()
    assert list(refused.value.errors) == ["text"]
    assert EXAMPLES[kind] not in ask(language=language).reader.say(why.key, **why.facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WARNED)
def test_what_is_warned_of_passes_the_second_time(ask: Callable[..., Ask], kind: Kind, language: str) -> None:
    text = typed(f"Det var {EXAMPLES[kind]} igen")
    first = caution(ask(language=language), text)
    assert first is not None
    assert first.kinds == (kind,)
    assert "(Beskrivning)" in first.block["text"]["text"]
    assert EXAMPLES[kind] not in first.block["text"]["text"]
    assert caution(ask(memory={"warned": list(first.kinds)}), text) is None


def test_each_kind_and_field_is_named_once(ask: Callable[..., Ask]) -> None:
    first = caution(ask(), typed("ABC123 och DEF456, Anna Svensson"), typed("ABC123", "place", "Plats"))
    assert first is not None
    said = first.block["text"]["text"]
    assert said.count("ett registreringsnummer (Beskrivning)") == 1
    assert "ett registreringsnummer (Plats)" in said
    assert "ett för- och efternamn (Beskrivning)" in said


def test_another_kind_than_the_one_warned_of_is_warned_of(ask: Callable[..., Ask]) -> None:
    both = typed("ABC123, Anna Svensson")
    assert caution(ask(memory={"warned": ["plate"]}), both) is not None
    assert caution(ask(memory={"warned": ["plate", "name"]}), both) is None
    assert caution(ask(memory={"warned": ["plate", "name"]}), typed("ABC123")) is None


def test_a_label_is_no_markup(ask: Callable[..., Ask]) -> None:
    first = caution(ask(), typed("ABC123", label="<!here>"))
    assert first is not None
    assert "<!here>" not in first.block["text"]["text"]


def test_faults_can_be_joined_with_others() -> None:
    assert set(blocked([typed("070-123 45 67"), typed("Torget", "place")])) == {"text"}
