"""Categories are kept true: what was reported follows, each change is in the history, and is undone for a day."""

from datetime import timedelta
from typing import Any

import pytest

from domain.categories import Category
from domain.incidents import IncidentFacts
from domain.refusals import Refusal
from domain.sharing import PUBLIC
from domain.weeks import Week
from services.categories import add, give_synonyms, rename, restore, retire, undo
from services.geography import add_area
from services.pictures import PictureBuilder
from storage.store import Store
from tests.conftest import NOW, STOCKHOLM

DONE: dict[str, Any] = {"by": "UBOSS", "now": NOW}


def called(store: Store, name: str) -> Category:
    return next(each for each in store.categories.known().every if each.sv == name)


def refused(key: str, do: Any, *given: Any, **more: Any) -> None:
    with pytest.raises(Refusal) as why:
        do(*given, **(DONE | more))
    assert why.value.key == key


def test_renamed_added_and_retired_ones_count_as_before(store: Store) -> None:
    add(store, ["Hot – mot personal"], **DONE)
    area = add_area(store, "Centrum").id
    for key in ("threat", called(store, "Hot – mot personal").key, "damage.fire"):
        facts = IncidentFacts(category=key, area=area, happened_at=NOW)
        store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    builder = PictureBuilder(store, PUBLIC, NOW, STOCKHOLM)
    before = builder.take(Week.of(NOW.date()))
    rename(store, called(store, "Hot"), "Hotelser", **DONE)
    retire(store, called(store, "Skadegörelse – brand"), **DONE)
    after = builder.take(Week.of(NOW.date()))
    assert after.counts == before.counts
    assert (before.heading("threat", "sv"), after.heading("threat", "sv")) == ("Hot", "Hotelser")
    rows = store.incidents.listed(PUBLIC).rows
    assert {row.category.sv for row in rows} == {"Hotelser", "Hotelser – mot personal", "Skadegörelse – brand"}
    assert store.categories.references()["damage.fire"] == {"incident": 1}


def test_another_workspace_has_its_own(store: Store) -> None:
    rename(store, called(store, "Hot"), "Hotelser", **DONE)
    assert store.categories.known().name("threat", "sv") == "Hotelser"
    assert Store(store.session, "T2").categories.known().name("threat", "sv") == "Hot"


def test_each_change_is_undone_as_long_as_it_is_the_last(store: Store) -> None:
    fresh = called(store, "Hot")
    renamed = rename(store, fresh, "Hotelser", **DONE)
    refused("register-undo-late", undo, store, renamed, now=NOW + timedelta(days=1, seconds=1))
    assert undo(store, renamed, **DONE) == fresh
    refused("register-undo-changed", undo, store, renamed)
    given = give_synonyms(store, fresh, ["skrämsel"], **DONE)
    retired = retire(store, fresh, **DONE)
    refused("register-undo-changed", undo, store, given)
    assert not undo(store, retired, **DONE).retired
    assert called(store, "Hot").synonyms == ("skrämsel",)
    rename(store, fresh, "Hotelser", **DONE)
    again = rename(store, called(store, "Hotelser"), "Hotbilder", **DONE)
    assert called(store, "Hotbilder").formerly == ("Hotelser", "Hot", "Threats")
    undo(store, again, **DONE)
    assert called(store, "Hotelser").formerly == ("Hot", "Threats")


def test_undoing_does_not_take_a_name_that_another_has_now(store: Store) -> None:
    renamed = rename(store, called(store, "Hot"), "Hotelser", **DONE)
    add(store, ["Hot"], **DONE)
    refused("register-name-taken", undo, store, renamed)


def test_taken_names_and_synonyms_are_refused(store: Store) -> None:
    hot = called(store, "Hot")
    refused("register-same-name", rename, store, hot, "Threats")
    refused("register-name-taken", rename, store, hot, "bråk och våld")
    refused("register-name-taken", give_synonyms, store, hot, ["evenemang"])
    refused("list-name-too-long", add, store, ["Skrotbilar", f"Hot – {'x' * 75}"])
    assert store.categories.known().changes == ()
    refused("register-in-use-already", restore, store, hot)
    retire(store, hot, **DONE)
    refused("register-retired-already", retire, store, hot)


def test_what_is_there_already_is_not_added_and_what_is_retired_comes_back(store: Store) -> None:
    retire(store, called(store, "Hot"), **DONE)
    add(store, ["hot", "Evenemang", "Skrotbilar", "Skrotbilar – brända"], **DONE)
    assert not called(store, "Hot").retired
    assert [each.key for each in store.categories.known().every[-2:]] == ["own1", "own1.own2"]


def test_the_last_one_in_use_stays(store: Store) -> None:
    first, *others = store.categories.known().every
    for each in others:
        retire(store, each, **DONE)
    refused("categories-last", retire, store, first)
