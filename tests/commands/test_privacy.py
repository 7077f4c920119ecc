"""Typed text is refused or warned of by kind, in both languages, and never said again."""

import json
from collections.abc import Callable

import pytest

from commands.privacy import PrivacyWarning, TypedText, blocked, guard, warning_for
from commands.reader import LANGUAGES
from commands.request import Request
from commands.response import FormRedisplayed
from commands.vocabulary.forms import Field, View, line, modal
from domain.privacy.findings import FindingKind
from domain.refusals import FormRefused
from services.geography import area_named, place_named
from storage.store import Store
from tests.conftest import NOW, keep_partners

EXAMPLES = {
    FindingKind.PERSONAL_NUMBER: "811218-9876",
    FindingKind.COORDINATION_NUMBER: "701063-2391",
    FindingKind.INTERIM_NUMBER: "000101-T220",
    FindingKind.PHONE: "070-123 45 67",
    FindingKind.EMAIL: "anna@exempel.se",
    FindingKind.LIKELY_PERSONAL_NUMBER: "811218-9875",
    FindingKind.MENTION: "<@U0123ABCD>",
    FindingKind.PLATE: "ABC123",
    FindingKind.APARTMENT: "lgh 1203",
    FindingKind.PROPERTY: "Mjölby Lundby 3:14",
    FindingKind.NAME: "Anna Svensson",
}
BLOCKED = [
    FindingKind.PERSONAL_NUMBER,
    FindingKind.COORDINATION_NUMBER,
    FindingKind.INTERIM_NUMBER,
    FindingKind.PHONE,
    FindingKind.EMAIL,
]
WARNED = [kind for kind in EXAMPLES if kind not in BLOCKED]


def typed(text: str, field: str = "text", label: str = "Beskrivning") -> TypedText:
    return TypedText(field, label, text)


def show() -> View:
    """A form with one field, which remembers something of its own."""
    field = line(Field("text", "Beskrivning"), "ABC 123")
    return modal("probe", "Rubrik", [field], close="Avbryt", submit="Spara", memory={"number": 7})


@pytest.mark.parametrize(
    ("below", "order"), [(False, ["section", "input"]), (True, ["section", "input", "section"])]
)
def test_a_form_is_shown_again_with_the_warning(
    make_request: Callable[..., Request], store: Store, below: bool, order: list[str]
) -> None:
    with pytest.raises(FormRedisplayed) as again:
        guard(make_request(), store, [typed("ABC 123")], show, below=below)
    view, memory = again.value.view, json.loads(again.value.view["private_metadata"])
    assert [block["type"] for block in view["blocks"]] == order
    assert "ett registreringsnummer (Beskrivning)" in view["blocks"][0]["text"]["text"]
    assert (view["submit"]["text"], view["callback_id"], memory["number"]) == ("Spara ändå", "probe", 7)
    guard(make_request(memory=memory), store, [typed("ABC 123")], show)


def test_clean_text_passes(make_request: Callable[..., Request], store: Store) -> None:
    guard(make_request(), store, [typed("Krossad ruta på E4 kl 22:30"), typed("")], show)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BLOCKED)
def test_what_is_blocked_is_refused_at_its_field(
    make_request: Callable[..., Request], store: Store, kind: FindingKind, language: str
) -> None:
    with pytest.raises(FormRefused) as refused:
        guard(make_request(), store, [typed("Torget", "place"), typed(f"Det var {EXAMPLES[kind]} igen")], show)
    (why,) = refused.value.errors.values()
    assert list(refused.value.errors) == ["text"]
    assert EXAMPLES[kind] not in make_request(language=language).reader.say(why.key, **why.facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WARNED)
def test_what_is_warned_of_passes_the_second_time(
    make_request: Callable[..., Request], store: Store, kind: FindingKind, language: str
) -> None:
    text = typed(f"Det var {EXAMPLES[kind]} igen")
    first = warning_for(make_request(language=language), store, text)
    assert first is not None
    assert "(Beskrivning)" in first.block["text"]["text"]
    assert EXAMPLES[kind] not in first.block["text"]["text"]
    assert warning_for(make_request(memory={"warned": list(first.marks)}), store, text) is None


def again(make_request: Callable[..., Request], store: Store, before: str, after: str) -> PrivacyWarning | None:
    """What is said of the second text in a form that has warned of the first."""
    first = warning_for(make_request(), store, typed(before))
    assert first is not None
    return warning_for(make_request(memory={"warned": list(first.marks)}), store, typed(after))


def test_three_other_names_are_asked_about_again(make_request: Callable[..., Request], store: Store) -> None:
    others = "såg Erik Larsson, Karin Berg och Lars Nilsson"
    assert again(make_request, store, "såg Anna Svensson", others) is not None
    assert again(make_request, store, "såg Anna Svensson", "såg Anna Svensson och Karin Berg") is not None
    assert again(make_request, store, others, "Lars Nilsson sprang") is None
    assert again(make_request, store, "såg Anna Svensson", "såg någon") is None


def test_a_finding_is_the_same_in_another_spelling(make_request: Callable[..., Request], store: Store) -> None:
    assert again(make_request, store, "ABC 123", "bilen abc123") is None
    assert again(make_request, store, "Anna Svensson", "Där var ANNA  SVENSSON.") is None
    assert again(make_request, store, "ABC 123", "ABC 124") is not None


def test_the_form_remembers_no_word_of_a_finding(make_request: Callable[..., Request], store: Store) -> None:
    mine, yours = (warning_for(make_request(user=user), store, typed("Anna Svensson")) for user in ("U1", "U2"))
    assert mine is not None
    assert yours is not None
    assert mine.marks != yours.marks
    assert all(len(mark) == 8 for mark in mine.marks)


def test_however_many_findings_there_are_the_form_can_hold_their_marks(
    make_request: Callable[..., Request], store: Store
) -> None:
    many = " ".join(f"XYZ{number}" for number in range(100, 500))
    first = warning_for(make_request(), store, typed(many))
    assert first is not None
    assert len(json.dumps(first.marks)) < 1_500
    assert again(make_request, store, many, many) is None
    assert again(make_request, store, many, f"{many} Anna Svensson") is not None


def test_names_of_the_workspace_point_at_nobody(make_request: Callable[..., Request], store: Store) -> None:
    area = area_named(store, "Erik Dahlberg").id
    keep_partners(store, [("Lars Montin AB", ["Anna Lind"])], NOW)
    assert (
        warning_for(make_request(), store, typed("Larm hos Lars Montin AB i Erik Dahlberg, Anna Lind kom")) is None
    )
    place_named(store, "Sven Bengtsson", area)
    assert warning_for(make_request(), store, typed("hos Sven Bengtsson")) is not None


def test_each_kind_and_field_is_named_once(make_request: Callable[..., Request], store: Store) -> None:
    first = warning_for(
        make_request(), store, typed("ABC123 och DEF456, Anna Svensson"), typed("ABC123", "place", "Plats")
    )
    assert first is not None
    said = first.block["text"]["text"]
    assert said.count("ett registreringsnummer (Beskrivning)") == 1
    assert "ett registreringsnummer (Plats)" in said
    assert "ett för- och efternamn (Beskrivning)" in said


def test_a_label_is_no_markup(make_request: Callable[..., Request], store: Store) -> None:
    first = warning_for(make_request(), store, typed("ABC123", label="<!here>"))
    assert first is not None
    assert "<!here>" not in first.block["text"]["text"]


def test_faults_can_be_joined_with_others() -> None:
    assert set(blocked([typed("070-123 45 67"), typed("Torget", "place")])) == {"text"}
