"""`/situation`: the picture to the asker alone – of the week so far, of a certain week, or of one area."""

from dataclasses import dataclass, replace

from commands.examples import Examples
from commands.incident.behind import behind_button, tell_what_changed
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.situation.assessment import assess_button
from commands.situation.looking_back import read_period, show_period, whole_button
from commands.situation.omitted import reason_buttons
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Button, buttons, context
from domain.figures import FigureBehind
from domain.incident_filters import IncidentFilter, read_filter
from domain.names import fold, short_names
from domain.periods import Period, PeriodKind, read_week
from domain.pictures import NO_ASSESSMENT, Assessment, SituationalPicture
from domain.refusals import Refusal
from domain.roles import Deed
from domain.weeks import Week
from services.pictures import PictureBuilder, take_to_post
from storage.store import Store
from storage.tables import Area

EARLIEST = 2000


@dataclass(frozen=True)
class Wanted:
    """The picture that is asked for: of a week that has begun, and of an area or all."""

    week: Week
    area: Area | None = None

    @property
    def words(self) -> str:
        """What one would type for it: '2026-W47 Centrum'."""
        return f"{self.week} {self.area.name if self.area else ''}".rstrip()

    def picture(self, builder: PictureBuilder) -> tuple[SituationalPicture, Showing]:
        """Read the picture as it was posted, else build it as of now."""
        asked = Showing.ASKED if builder.viewer.sees_open else Showing.OWN
        if self.area is not None:
            return builder.take_area(self.week, self.area), asked
        if self.week < Week.of(builder.today) and (posted := builder.store.pictures.posted(self.week)):
            return posted, Showing.AGAIN
        return builder.take(self.week), asked


def picture_of_all(week: Week, builder: PictureBuilder) -> SituationalPicture:
    """Read the whole picture as it was posted, else build it as it would be posted now."""
    if week < Week.of(builder.today) and (posted := builder.store.pictures.posted(week)):
        return posted
    return take_to_post(builder.store, week, builder.now)


def show_week_so_far(request: Request, store: Store) -> Response:
    """Show the week so far."""
    builder = PictureBuilder.of(store, request.viewer, request.now)
    return _show(Wanted(Week.of(builder.today)), builder, request)


def show_week(request: Request, store: Store) -> Response:
    """Show the named week as it was posted, else as it is now; raises Refusal for one not known or to come."""
    builder = PictureBuilder.of(store, request.viewer, request.now)
    named = _read_named(f"v {request.words}", builder)
    if named is None:
        named = read_week(request.words, builder.today), None
    return _show(_want(*named, builder), builder, request)


def show_area(request: Request, store: Store) -> Response:
    """Show an area in the week so far or the named time; raises Refusal for an area that is not known."""
    if period := read_period(request, store):
        return show_period(period, request, store)
    builder = PictureBuilder.of(store, request.viewer, request.now)
    week, area = _read_named(request.words, builder) or (None, None)
    return _show(_want(week, area or _find_area(request.words, store), builder), builder, request)


def show_named(request: Request, store: Store) -> Response:
    """Show the time, the area or both that free words or a button name; raises Refusal for any other words."""
    if period := read_period(request, store):
        return show_period(period, request, store)
    builder = PictureBuilder.of(store, request.viewer, request.now)
    return _show(read_wanted(request, builder), builder, request)


def read_wanted(request: Request, builder: PictureBuilder) -> Wanted:
    """Read what free words or a button name, the week so far without any; raises Refusal for any other words."""
    return wanted_of(request.words or request.value, request, builder)


def wanted_of(words: str, request: Request, builder: PictureBuilder) -> Wanted:
    """Read what those words name, as `read_wanted` does."""
    named = _read_named(words, builder) if words else (None, None)
    if named is None:
        raise Refusal("situation-unknown", **Examples.of(request, builder.store).facts())
    return _want(*named, builder)


def _want(week: Week | None, area: Area | None, builder: PictureBuilder) -> Wanted:
    """This week unless another is named; raises Refusal for one that is too early or has not begun."""
    this_week = Week.of(builder.today)
    week = week or this_week
    if week.year < EARLIEST:
        raise Refusal("situation-week-unknown", example=str(this_week.previous()))
    if week > this_week:
        raise Refusal("situation-week-to-come", example=str(this_week))
    return Wanted(week, area)


def _show(wanted: Wanted, builder: PictureBuilder, request: Request) -> Response:
    store, (picture, showing) = builder.store, wanted.picture(builder)
    today = builder.today if showing is Showing.AGAIN else None
    shown = store.preparations.assessment(wanted.week) if showing is Showing.AGAIN else NO_ASSESSMENT
    message = picture_message(picture, showing, request.reader, today, assessment=shown)
    row = _further(wanted, picture, showing, request.reader)
    if request.viewer.may(Deed.COORDINATE):
        row += _to_prepare(wanted, showing, shown, request.reader, store)
    changed = tell_what_changed(_figure(wanted, picture, showing), request, store) if today else []
    heading, about, *parts = message.blocks
    blocks = (heading, about, *(context(line) for line in changed[1:]), *parts, buttons(*row))
    return Reply(replace(message, blocks=blocks), replace=bool(request.value))


def _to_prepare(wanted: Wanted, showing: Showing, shown: Assessment, reader: Reader, store: Store) -> list[Button]:
    """The buttons of a coordinator: to what was prepared of a posted picture, else to the coming picture."""
    if showing is Showing.AGAIN:
        return [*reason_buttons(wanted.week, store, reader), assess_button(wanted.week, shown, reader)]
    return [Button("situation.preview", reader.say("situation-button-preview"))]


def _further(wanted: Wanted, picture: SituationalPicture, showing: Showing, reader: Reader) -> list[Button]:
    """The buttons to the week before and, where there are figures, to their incidents and the file with them."""
    before = replace(wanted, week=wanted.week.previous()).words
    row = [Button("situation.show", reader.say("situation-button-before"), before)]
    if picture.counts.now:
        row.append(behind_button("behind-button-all", _figure(wanted, picture, showing), reader))
    if picture.counts.rows:
        row.append(Button("situation.export", reader.say("situation-button-export"), wanted.words))
    row.append(whole_button(Period.of(PeriodKind.MONTH, wanted.week.thursday), wanted.area, reader))
    return row


def _figure(wanted: Wanted, picture: SituationalPicture, showing: Showing) -> FigureBehind:
    """The picture's total."""
    area = wanted.area.id if wanted.area else None
    shared = showing is Showing.AGAIN
    return FigureBehind(wanted.week, picture.counts.now, area=area, parts=area is not None, shared=shared)


def _read_named(words: str, builder: PictureBuilder) -> tuple[Week | None, Area | None] | None:
    """The week and the area in free words, in any order; None where there is neither, or anything more."""
    geography = builder.store.geography
    kinds = builder.store.categories.known()
    named, unknown = read_filter(words, geography.named_areas(), builder.today, kinds)
    if unknown and named == IncidentFilter(week=named.week) and (retired := geography.retired_area(unknown)):
        return _out_of_use(retired, named.week, builder), retired
    more = named != IncidentFilter(areas=named.areas[:1], week=named.week)
    if unknown or more or not (named.week or named.areas):
        return None
    return named.week, geography.area(named.areas[0]) if named.areas else None


def _out_of_use(area: Area, week: Week | None, builder: PictureBuilder) -> Week:
    """Return the week in which an area out of use is asked for; raises Refusal without one."""
    if week is None:
        raise Refusal("situation-area-retired", area=area.name, example=f"{builder.today.year} {area.name}")
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
