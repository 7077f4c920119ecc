"""The picture says what stands out, by the weeks in which anybody was heard from."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.incidents import IncidentFacts
from domain.pictures import SituationalPicture
from domain.sharing import PUBLIC, Sharing
from domain.signals import Expected
from domain.weeks import Week
from services.geography import add_area, area_named
from services.incidents import report_nil
from services.partnership import partner_named, unit_named
from services.pictures import PictureBuilder
from storage.store import Store
from storage.tables import Unit

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEK = Week(2026, 47)
NOW = WEEK.bounds(STOCKHOLM)[1] + timedelta(hours=7)


def report(
    store: Store, week: Week, number: int, *, area: str = "Hela kommunen", unit: Unit | None = None, **said: str
) -> None:
    """Store so many threats of a week's Wednesday, told at once."""
    at = week.bounds(STOCKHOLM)[0] + timedelta(days=2, hours=20)
    for _ in range(number):
        facts = IncidentFacts(category="threat", area=area_named(store, area).id, happened_at=at, **said)
        store.incidents.add(facts, reporter="U1", unit=unit, reported_at=at)


def take(store: Store, week: Week = WEEK) -> SituationalPicture:
    """The picture of a week as all may see it."""
    return PictureBuilder(store, PUBLIC, NOW, STOCKHOLM).take(week)


def test_a_rise_is_flagged_and_what_was_expected_is_kept_with_the_picture(store: Store) -> None:
    for back in range(1, 13):
        report(store, WEEK.previous(back), back % 2)
    report(store, WEEK, 7)
    unit = unit_named(store, "Polisen", "Mjölby")
    report(store, WEEK.previous(2), 1, unit=unit, sharing=Sharing.RED)
    picture = PictureBuilder(store, PUBLIC, NOW, STOCKHOLM).take(WEEK)
    (signal,) = picture.signals
    assert (signal.area, signal.group, signal.now, signal.level) == ("Hela kommunen", "threat", 7, "flag")
    assert signal.expected == Expected(0, 3)  # six in seven weeks: of the others, nothing is known
    store.pictures.keep(picture)
    assert store.pictures.kept(WEEK) == picture


def test_a_week_in_which_nobody_was_heard_from_is_no_measure(store: Store) -> None:
    report(store, WEEK.previous(12), 1)
    report(store, WEEK, 4)
    assert [signal.level for signal in take(store).signals] == ["unknown"]
    partner = partner_named(store, "Polisen")
    for back in range(1, 6):
        report_nil(store, partner.id, str(WEEK.previous(back)), by="U1", now=NOW, unconfirmed=False)
    assert [signal.level for signal in take(store).signals] == ["flag"]


def test_a_silent_week_is_not_called_calm(store: Store) -> None:
    for back in range(1, 13):
        report(store, WEEK.previous(back), 1)
    assert [signal.level for signal in take(store).signals] == ["unknown"]
    unit = unit_named(store, "Polisen", "Mjölby")
    report(store, WEEK, 1, unit=unit, sharing=Sharing.RED)
    assert [(signal.now, signal.level) for signal in take(store).signals] == [(0, "calm")]


def test_an_area_is_told_what_the_whole_picture_tells_of_it(store: Store) -> None:
    add_area(store, "Mantorp")
    for back in range(13):
        report(store, WEEK.previous(back), 1)
        report(store, WEEK.previous(back), 2 if back else 9, area="Mantorp")
    builder = PictureBuilder(store, PUBLIC, NOW, STOCKHOLM)
    whole, (signal,) = builder.take(WEEK).signals, builder.take_area(WEEK, area_named(store, "Mantorp")).signals
    assert len(whole) == 2
    assert signal == whole[0]
    assert (signal.area, signal.level) == ("Mantorp", "flag")
