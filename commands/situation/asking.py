"""`/situation`: the picture to the asker alone – of the week so far, of a certain week, or of one area."""

from dataclasses import dataclass

from commands.examples import Examples
from commands.request import Ask
from commands.response import Answer, Reply
from commands.situation.picture import Showing, picture_message
from commands.situation.picture_builder import Taker
from domain.incident_filters import read_filter
from domain.names import fold, short_names
from domain.pictures import SituationalPicture
from domain.prefill import NamedArea
from domain.refusals import Refusal
from domain.weeks import Week
from storage.store import Store
from storage.tables import Area

EARLIEST = 2000


@dataclass(frozen=True)
class Wanted:
    """The picture that is asked for: of a week that has begun, and of an area or all."""

    week: Week
    area: Area | None = None

    def picture(self, taker: Taker) -> tuple[SituationalPicture, Showing]:
        """As it was posted, else as it is now."""
        asked = Showing.ASKED if taker.viewer.sees_open else Showing.OWN
        if self.area is not None:
            return taker.take_area(self.week, self.area), asked
        if self.week < Week.of(taker.today) and (posted := taker.store.pictures.posted(self.week)):
            return posted, Showing.AGAIN
        return taker.take(self.week), asked


def show_week_so_far(ask: Ask, store: Store) -> Answer:
    """The week that is not over."""
    taker = Taker.of(store, ask.viewer, ask.now)
    return _show(Wanted(Week.of(taker.today)), taker, ask)


def show_week(ask: Ask, store: Store) -> Answer:
    """The week that is named: as it was posted, else as it is now; raises Refusal for one not known or to come."""
    taker = Taker.of(store, ask.viewer, ask.now)
    try:
        return _show(_want(Week.parse(ask.words, taker.today), None, taker), taker, ask)
    except ValueError:
        named = _read_named(f"v {ask.words}", taker)
    if named is None:
        raise Refusal("situation-week-unknown", example=str(Week.of(taker.today).previous()))
    return _show(_want(*named, taker), taker, ask)


def show_area(ask: Ask, store: Store) -> Answer:
    """The week so far, or the one that is named too, in an area; raises Refusal for one that is not known."""
    taker = Taker.of(store, ask.viewer, ask.now)
    week, area = _read_named(ask.words, taker) or (None, None)
    return _show(_want(week, area or _find_area(ask.words, store), taker), taker, ask)


def show_named(ask: Ask, store: Store) -> Answer:
    """The week, the area or both that free words name; raises Refusal for words that name anything else."""
    taker = Taker.of(store, ask.viewer, ask.now)
    return _show(read_wanted(ask, taker), taker, ask)


def read_wanted(ask: Ask, taker: Taker) -> Wanted:
    """What free words name, the week so far without any; raises Refusal for words that name anything else."""
    named = _read_named(ask.words, taker) if ask.words else (None, None)
    if named is None:
        raise Refusal("situation-unknown", **Examples.of(ask, taker.store).facts())
    return _want(*named, taker)


def _want(week: Week | None, area: Area | None, taker: Taker) -> Wanted:
    """This week unless another is named; raises Refusal for one that is too early or has not begun."""
    this_week = Week.of(taker.today)
    week = week or this_week
    if week.year < EARLIEST:
        raise Refusal("situation-week-unknown", example=str(this_week.previous()))
    if week > this_week:
        raise Refusal("situation-week-to-come", example=str(this_week))
    return Wanted(week, area)


def _show(wanted: Wanted, taker: Taker, ask: Ask) -> Answer:
    picture, showing = wanted.picture(taker)
    return Reply(picture_message(picture, showing, ask.reader, taker.today if showing is Showing.AGAIN else None))


def _read_named(words: str, taker: Taker) -> tuple[Week | None, Area | None] | None:
    """The week and the area in free words, in any order; None where there is neither, or anything more."""
    geography = taker.store.geography
    areas = [NamedArea(area.id or 0, area.name) for area in geography.areas()]
    named, unknown = read_filter(words, areas, taker.today)
    if unknown or named.categories or len(named.areas) > 1 or not (named.week or named.areas):
        return None
    return named.week, geography.area(named.areas[0]) if named.areas else None


def _find_area(words: str, store: Store) -> Area:
    """The area of that name or called so, or the only one whose name begins so; case and accents aside."""
    areas, typed = store.geography.areas(), fold(words)
    known = ", ".join(area.name for area in areas[:30])
    if not typed:
        raise Refusal("situation-area-missing", known=known)
    typed = fold(short_names(area.name for area in areas).get(typed, typed))
    fitting = [area for area in areas if fold(area.name).startswith(typed)]
    exact = [area for area in fitting if fold(area.name) == typed]
    if len(found := exact or fitting) != 1:
        raise Refusal("situation-area-unknown", known=known)
    return found[0]
