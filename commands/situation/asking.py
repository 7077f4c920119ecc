"""`/situation`: the picture to the asker alone – of the week so far, of a certain week, or of one area."""

from zoneinfo import ZoneInfo

from commands.answers import Answer, Reply
from commands.asks import Ask
from commands.situation.picture import Showing, picture_message
from commands.situation.taking import Taker
from domain.names import fold, short_names
from domain.refusals import Refusal
from domain.weeks import Week
from storage.store import Store
from storage.tables import Area

EARLIEST = 2000


def show_week_so_far(ask: Ask, store: Store) -> Answer:
    """The week that is not over."""
    taker = _taker(ask, store)
    return Reply(picture_message(taker.take(Week.of(taker.today)), Showing.ASKED, ask.reader))


def show_week(ask: Ask, store: Store) -> Answer:
    """The week that is named: as it was posted, else as it is now; raises Refusal for one not known or to come."""
    taker = _taker(ask, store)
    this_week = Week.of(taker.today)
    week = _read_week(ask, taker)
    if week > this_week:
        raise Refusal("situation-week-to-come", example=str(this_week))
    posted = store.pictures.posted(week)
    if posted is not None:
        return Reply(picture_message(posted, Showing.AGAIN, ask.reader, taker.today))
    return Reply(picture_message(taker.take(week), Showing.ASKED, ask.reader))


def show_area(ask: Ask, store: Store) -> Answer:
    """The week so far in the area that is named; raises Refusal for one that is not known."""
    area = _find_area(ask.words, store)
    taker = _taker(ask, store)
    return Reply(picture_message(taker.take_area(Week.of(taker.today), area), Showing.ASKED, ask.reader))


def _taker(ask: Ask, store: Store) -> Taker:
    return Taker(store, ask.viewer, ask.now, ZoneInfo(store.workspace.settings().timezone))


def _read_week(ask: Ask, taker: Taker) -> Week:
    this_week = Week.of(taker.today)
    try:
        week = Week.parse(ask.words, taker.today)
    except ValueError:
        raise Refusal("situation-week-unknown", example=str(this_week.previous())) from None
    if week.year < EARLIEST:
        raise Refusal("situation-week-unknown", example=str(this_week.previous()))
    return week


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
