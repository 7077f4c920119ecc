"""The incidents behind a figure are counted anew, on both databases, as the picture counted them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.figures import FigureBehind
from domain.incidents import IncidentFacts
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.figures import Difference, compare, search_behind
from services.incidents import withdraw
from services.pictures import PictureBuilder
from storage.store import Store
from storage.tables import Incident

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
WEEK = Week(2026, 47)
SOMEONE = Viewer("U9", open_only=True)


def report(store: Store, **said: Any) -> int:
    known: dict[str, Any] = {"category": "damage.graffiti", "happened_at": NOW - timedelta(hours=1)} | said
    facts = IncidentFacts(area=store.geography.areas()[0].id, **known)
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
