"""Nothing to report: noted for the partner, once a week, unless something has been reported."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from commands.answers import OpenForm, Reply
from domain.refusals import FormRefused
from storage.store import Store
from storage.tables import NilReport


def noted(store: Store) -> list[tuple[int, str]]:
    return [(each.partner_id, each.week) for each in store.session.exec(select(NilReport))]


def belong(store: Store, user: str = "U1") -> int:
    unit = store.partnership.unit_named("Nattvandrarna", "Nattvandrarna")
    store.people.meet(user).unit_id = unit.id
    return unit.partner_id


def test_it_is_noted_once_for_the_partner(svenska: Any, store: Store) -> None:
    partner = belong(store)
    belong(store, "U2")
    assert "Nattvandrarna inte har något att rapportera vecka 47" in svenska.said("inget").text
    assert "redan noterat" in svenska.by("U2").said("none").text
    assert "redan noterat" in svenska.press("incident.none").message.text
    assert noted(store) == [(partner, "2026-W47")]


def test_the_week_is_the_local_one(svenska: Any, store: Store) -> None:
    belong(store)
    midnight = svenska.ask().now + timedelta(days=2, hours=9)
    svenska.type("inget", now=midnight)
    assert [week for _, week in noted(store)] == ["2026-W48"]


def test_a_week_with_reports_is_not_calm(talk: Any, store: Store) -> None:
    belong(store)
    talk.report()
    said = talk.said("inget").text
    assert "Nattvandrarna" in said
    assert noted(store) == []


def test_a_newcomer_is_asked_for_the_unit_first(talk: Any, store: Store) -> None:
    answer = talk.type("inget")
    assert isinstance(answer, OpenForm)
    with pytest.raises(FormRefused) as refused:
        talk.submit(answer.view, unit=None)
    assert set(refused.value.errors) == {"unit"}
    assert isinstance(talk.submit(answer.view, unit="+Polisen – Öst"), Reply)
    assert len(noted(store)) == 1
    assert isinstance(talk.type("inget"), Reply)


def test_a_sentence_that_begins_so_is_a_report(svenska: Any, store: Store) -> None:
    belong(store)
    view = svenska.form("inget ljus vid stationen")
    assert "inget ljus vid stationen" in json.dumps(view, ensure_ascii=False)
    assert noted(store) == []


def test_someone_whose_unit_is_not_confirmed_learns_nothing_of_hidden_reports(svenska: Any, store: Store) -> None:
    belong(store)
    svenska.report(sharing="red")
    stranger = store.people.meet("U7")
    stranger.unit_id = store.people.meet("U1").unit_id
    assert "har redan rapporterat" not in svenska.by("U7").said("inget").text
