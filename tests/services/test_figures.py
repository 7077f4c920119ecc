"""The incidents behind a figure are counted anew, on both databases, as the picture counted them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.figures import FigureBehind
from domain.incidents import IncidentFacts
from domain.pictures import SituationalPicture
from domain.records import read_record, write_record
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.figures import Difference, compare, search_behind
from services.geography import area_named
from services.incidents import withdraw
from services.pictures import PictureBuilder
from services.register import merge, rename
from services.register_undo import undo
from storage.store import Store
from storage.tables import Incident

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
WEEK = Week(2026, 47)
SOMEONE = Viewer("U9", open_only=True)


def report(store: Store, **said: Any) -> int:
    known: dict[str, Any] = {"category": "damage.graffiti", "happened_at": NOW - timedelta(hours=1)} | said
    facts = IncidentFacts(**{"area": store.geography.areas()[0].id} | known)
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).id


def difference(store: Store, figure: FigureBehind, viewer: Viewer = SOMEONE) -> Difference:
    return compare(store, figure, search_behind(store, figure), viewer)


def test_a_posted_figure_is_compared_with_what_stands_now(store: Store) -> None:
    first, *_ = [report(store) for _ in range(4)]
    report(store, category="threat")
    report(store, sharing=Sharing.RED)
    picture = PictureBuilder.of(store, PUBLIC, NOW).take(WEEK)
    assert store.pictures.keep(picture)
    (damage,) = (row for row in picture.counts.rows if row.group == "damage")
    figure = FigureBehind(WEEK, damage.now, area=damage.area, group=damage.group)
    assert difference(store, figure) == Difference(4)
    withdraw(store, store.session.get_one(Incident, first), reason="", by="U1", now=NOW)
    report(store)
    assert difference(store, figure) == Difference(4, added=1, gone=1)
    assert difference(store, figure, Viewer("U1", open_only=True)) == Difference(5, added=1, gone=1, beyond=1)
    assert difference(store, figure, Viewer("U9")) == Difference(0)


def test_late_reports_are_found_again(store: Store) -> None:
    report(store)
    assert store.pictures.keep(PictureBuilder.of(store, PUBLIC, NOW).take(WEEK))
    report(store)
    later = PictureBuilder.of(store, PUBLIC, NOW + timedelta(weeks=1)).take(WEEK.next())
    (late,) = later.late_reports
    assert late.week == WEEK
    figure = FigureBehind(late.week, late.number, area=late.area, group=late.group, late_in=WEEK.next())
    assert difference(store, figure) == Difference(1)


def test_a_figure_of_a_week_without_a_picture_tells_the_net(store: Store) -> None:
    report(store)
    assert difference(store, FigureBehind(WEEK, 3)) == Difference(1, gone=2)
    assert difference(store, FigureBehind(WEEK, 0)) == Difference(1, added=1)


def posted_area(store: Store, name: str) -> FigureBehind:
    """The button of an area's figure in the week's picture, which is kept."""
    picture = PictureBuilder.of(store, PUBLIC, NOW).take(WEEK)
    store.pictures.keep(picture)
    kept = store.pictures.kept(WEEK)
    assert kept is not None
    (area,) = (each for each in kept.areas if each.area == name)
    return FigureBehind(WEEK, area.now, area=kept.area_key(name))


def test_a_figure_still_leads_to_its_area_when_another_has_taken_the_name(store: Store) -> None:
    area = area_named(store, "Skänninge")
    report(store, area=area.id)
    figure = posted_area(store, "Skänninge")
    rename(store, area, "Skänninge stad", by="UBOSS", now=NOW)
    other = area_named(store, "Skänninge norra")
    report(store, area=other.id)
    store.register.forget_name(area, "Skänninge")
    other.name = "Skänninge"
    store.session.flush()
    assert difference(store, figure) == Difference(1)
    assert search_behind(store, figure).areas == (area.id,)


def test_a_list_that_a_merging_has_made_longer_says_so(store: Store) -> None:
    small, large = area_named(store, "Skänninge"), area_named(store, "Mantorp")
    report(store, area=small.id)
    for _ in range(2):
        report(store, area=large.id)
    figures = [posted_area(store, each.name) for each in (small, large)]
    merge(store, small, large, by="UBOSS", now=NOW + timedelta(hours=1))
    assert [difference(store, each) for each in figures] == [Difference(3, merged=True)] * 2
    (entry,) = store.history.of(small)
    undo(store, entry, by="UBOSS", now=NOW + timedelta(hours=2))
    assert [difference(store, each).merged for each in figures] == [False, False]


def test_what_was_merged_before_the_picture_is_no_reason(store: Store) -> None:
    small, large = area_named(store, "Skänninge"), area_named(store, "Mantorp")
    merge(store, small, large, by="UBOSS", now=NOW - timedelta(hours=1))
    report(store, area=large.id)
    figure = posted_area(store, "Mantorp")
    report(store, area=large.id)
    assert difference(store, figure) == Difference(2, added=1)


def test_a_picture_of_an_earlier_version_leads_by_the_name(store: Store) -> None:
    area = area_named(store, "Skänninge")
    report(store, area=area.id)
    record = write_record(PictureBuilder.of(store, PUBLIC, NOW).take(WEEK))
    del record["area_ids"]
    picture = read_record(record, SituationalPicture)
    assert picture.area_key("Skänninge") == "Skänninge"
    assert difference(store, FigureBehind(WEEK, 1, area="Skänninge")) == Difference(1)
