"""The walk goes everywhere that the registry leads, and nothing that it is shown is refused."""

from collections.abc import Iterator
from itertools import product

import pytest

from commands.reader import LANGUAGES, Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import Response
from commands.routes import InteractionKind
from commands.vocabulary.block_fallbacks import LEVELS
from domain.audit import AuditEvent, refuse_words
from preview.entries import registered
from preview.judging import OTHER, every_view
from preview.rehearsal import Rehearsal
from preview.sample import BOSS, SIZES, TEAM, ZONE, Size, sample_database
from preview.walk import BrokenViewError, Shown, Walk
from sandbox.rules import Violation, check_message, check_view
from storage.database import Database
from storage.store import Store
from tests.preview.walks import Walked
from tests.routes import names_of, put_route

pytestmark = pytest.mark.timeout(1_200)
"""A walk through every view computes for a minute, and shares the machine with others."""


each_walk = pytest.mark.parametrize(
    ("size", "language"), [*product(SIZES, LANGUAGES)], ids=lambda of: of.name if isinstance(of, Size) else of
)


def judge(shown: Shown) -> list[Violation]:
    if shown.argument == "view":
        return check_view(shown.payload, older=True)
    return check_message(**shown.payload, older=shown.level != LEVELS[0])


def test_it_reaches_every_entry_of_the_registry(seen: Walked) -> None:
    reached = seen(SIZES[1], "sv").reached | seen(SIZES[2], "sv").reached
    assert reached >= registered() | {f"message {name}" for name, kind in MESSAGES.items() if not kind.removes}


@pytest.mark.parametrize("route", names_of(InteractionKind.FORM))
def test_every_form_leaves_an_entry_in_the_audit_log(seen: Walked, route: str) -> None:
    facts = seen(SIZES[1], "sv").noted[route]
    assert {fact.event for fact in facts} - {AuditEvent.SEEN}
    assert {refuse_words(fact) for fact in facts} == set(facts)


@each_walk
def test_nothing_that_is_shown_is_refused(seen: Walked, size: Size, language: str) -> None:
    assert [(each.level, each.trail, fault) for each in seen(size, language).shown for fault in judge(each)] == []


@each_walk
def test_charts_and_tables_keep_to_the_figures_of_earlier_documents(
    seen: Walked, size: Size, language: str
) -> None:
    for each in seen(size, language).shown:
        blocks = each.payload["blocks"]
        charts = [block["chart"] for block in blocks if block["type"] == "data_visualization"]
        assert all(len(chart.get("series", chart.get("segments"))) <= 6 for chart in charts), each.trail
        tables = [block["rows"] for block in blocks if block["type"] in {"table", "data_table"}]
        assert all(len(rows) <= 101 for rows in tables), each.trail
        assert sum(len(cell.get("text", "")) for rows in tables for row in rows for cell in row) <= 10_000, (
            each.trail
        )
        kinds = {block["type"] for block in blocks}
        assert each.payload.get("type") != "home" or not kinds & {"table", "container"}, each.trail


@each_walk
def test_no_action_id_stands_twice_by_either_reading(seen: Walked, size: Size, language: str) -> None:
    for each in seen(size, language).shown:
        ids = [element["action_id"] for element in elements_of(each) if "action_id" in element]
        assert len(set(ids)) == len(ids), each.trail


def test_what_is_asked_before_a_report_is_stored_is_seen(seen: Walked) -> None:
    for size in SIZES[1:]:
        shown = [str(each.payload) for each in seen(size, "sv").shown]
        assert any("Ändå en till" in payload and "place_meant" in payload for payload in shown)


def test_it_sees_every_level_and_surface(seen: Walked) -> None:
    shown = seen(SIZES[1], "sv").shown
    assert {each.level for each in shown} == set(LEVELS)
    assert {each.payload.get("type", "message") for each in shown} == {"message", "modal", "home"}


def test_the_longest_content_is_as_long_as_it_may_be(seen: Walked) -> None:
    longest = [str(each.payload) for each in seen(SIZES[2], "sv").shown]
    assert any("&amp;" * 100 in payload for payload in longest)
    assert any("&" * 2_900 in payload for payload in longest)


def elements_of(shown: Shown) -> Iterator[dict[str, str]]:
    for block in shown.payload["blocks"]:
        yield from (*block.get("elements", ()), block.get("accessory", {}), block.get("element", {}))


@each_walk
def test_whatever_is_done_on_the_way_is_forgotten(seen: Walked, size: Size, language: str) -> None:
    found = seen(size, language)
    assert found.after == found.before


@pytest.mark.parametrize(
    ("kind", "route"), [(InteractionKind.BUTTON, "action.postpone"), (InteractionKind.FORM, "areas.add")]
)
def test_a_handler_that_breaks_is_named_with_the_way_to_it(
    normal: Database, monkeypatch: pytest.MonkeyPatch, kind: InteractionKind, route: str
) -> None:
    def breaks(_ask: Request, _store: Store) -> Response:
        raise ValueError("hemligt")

    put_route(monkeypatch, kind, route, breaks)
    with pytest.raises(BrokenViewError, match=rf"→ (button|form) {route}: ValueError$"):
        list(Walk(Rehearsal(normal, BOSS, Reader("sv", ZONE))).shown())


def test_a_reader_is_shown_no_button_that_is_refused() -> None:
    with sample_database(SIZES[1]) as database:
        with database.transaction() as session:
            Store(session, TEAM).people.meet(OTHER).role = "reader"
        shown = list(Walk(Rehearsal(database, OTHER, Reader("sv", ZONE))).shown())
    refused = [each.trail for each in shown if "Din roll är läsare" in str(each.payload)]
    assert len(refused) > 5
    assert [trail for trail in refused if "→" in trail and "message" not in trail] == []


@pytest.mark.long
def test_each_payload_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("preview.judging.SIZES", SIZES[:1])
    told = [(each.argument, str(each.payload)) for _, each in every_view()]
    assert len(set(told)) == len(told) > 50
