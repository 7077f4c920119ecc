"""The incidents behind a figure of a picture, as far as the asker may see them, and why they may be other ones."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from commands.incident.list import incident_row
from commands.kit.card import BESIDE_NUMBER
from commands.kit.listing import Listing, page_asked
from commands.problem.card import PROBLEM
from commands.reader import Reader
from commands.request import Request
from commands.response import Response
from commands.situation.words import name_week
from commands.vocabulary.blocks import Button, short_message
from commands.vocabulary.text import Mrkdwn, clip, join
from domain.figures import FigureBehind
from domain.refusals import Refusal
from domain.roles import Deed
from domain.weeks import Week
from services.figures import Difference, area_of, compare, place_of, problems_behind, search_behind
from storage.store import Store

ROUTE = "incident.behind"
MOST_PROBLEMS = 3
LONGEST_NAME = 40
"""Of an area, a place or a heading in the title, of which Slack shows 150 characters."""


def behind_button(label: str, figure: FigureBehind, reader: Reader) -> Button:
    """Make the button that opens the list behind a figure; `label` is the key of a text, which takes `number`."""
    return Button(ROUTE, reader.say(label, number=figure.posted), str(figure))


def list_behind(request: Request, store: Store) -> Response:
    """List the incidents behind the figure whose button was pressed; raises Refusal where it carries none."""
    number, figure = figure_asked(request)
    search, reader = search_behind(store, figure), request.reader
    difference = compare(store, figure, search, request.viewer)
    why = _explain(figure, difference, request)
    listing = Listing(
        ROUTE,
        "incident.show",
        "behind-title",
        lambda skip: store.incidents.listed(request.viewer, search, skip=skip),
        partial(incident_row, request=request),
        short_message(join([reader.rich("behind-none"), *why], " ")),
        facts={**_named(figure, request, store), "count": difference.shown},
        about=join(why, " ") or None,
        words=str(figure),
        onwards=tuple(_onwards(figure, request, store)),
    )
    return replace(listing.answer(number, request, store), replace=_turns_page(request))


def _onwards(figure: FigureBehind, request: Request, store: Store) -> Iterator[Button]:
    """The buttons to a new problem about these incidents, and to the open ones that they may belong to."""
    reader, viewer = request.reader, request.viewer
    if viewer.may(Deed.OPEN_PROBLEM):
        yield Button("problem.open", reader.say("problem-open-title"), str(figure))
    fitting = (each for each in problems_behind(store, figure, viewer) if PROBLEM.may_change(each, viewer))
    for problem in islice(fitting, MOST_PROBLEMS):
        label = reader.say("behind-button-add", number=str(problem.number))
        yield Button("problem.link", label, f"{problem.number}{BESIDE_NUMBER}{figure}")


def figure_asked(request: Request) -> tuple[int, FigureBehind]:
    """Read the page and the figure that a button carries; raises Refusal for what is none."""
    number, value = page_asked(request) if _turns_page(request) else (1, request.value)
    return number, read_figure(value)


def read_figure(value: str) -> FigureBehind:
    """Read a figure as a button carries it; raises Refusal for what is none."""
    try:
        return FigureBehind.read(value)
    except ValueError:
        raise Refusal("unreadable") from None


def _turns_page(request: Request) -> bool:
    return "|" in request.value


def _named(figure: FigureBehind, request: Request, store: Store) -> dict[str, str]:
    """Return the facts of the title: what is counted, where, and in which weeks."""
    heading = store.categories.known().headings.get(figure.group or "")
    what = clip(heading.name(request.reader.language), LONGEST_NAME) if heading else ""
    where = ", ".join(clip(name, LONGEST_NAME) for name in _where(figure, request, store))
    shape = ("at" if figure.place else "in") if what and where else "alone" if what or where else "all"
    told = request.reader.say("behind-what", shape=shape, what=what or where, where=where)
    return {"what": told, "weeks": _weeks(figure, request)}


def _where(figure: FigureBehind, request: Request, store: Store) -> Iterator[str]:
    """Name the place, if the asker may know of it, and the area."""
    place = place_of(store, figure)
    if place and store.geography.place(place.id, request.viewer):
        yield place.name
        area = store.geography.area(place.area_id)
    else:
        area = area_of(store, figure)
    if area:
        yield area.name


def _weeks(figure: FigureBehind, request: Request) -> str:
    today = Week.of(request.today)
    first, last = (name_week(week, today) for week in (figure.first, figure.week))
    key = "behind-weeks" if figure.weeks > 1 else "behind-week-late" if figure.late_in else "behind-week"
    return request.reader.say(key, first=first, last=last)


def tell_what_changed(figure: FigureBehind, request: Request, store: Store) -> list[Mrkdwn]:
    """Write what has come and gone since a posted figure was counted; nothing where it holds."""
    difference = compare(store, figure, search_behind(store, figure), request.viewer)
    return list(_reasons(figure, replace(difference, beyond=0), request.reader))


def _explain(figure: FigureBehind, difference: Difference, request: Request) -> list[Mrkdwn]:
    """Say what parts the list from the figure; nothing where they agree."""
    reader = request.reader
    if not request.viewer.sees_open:
        return [reader.rich("incident-list-own")]
    return list(_reasons(figure, difference, reader))


def _reasons(figure: FigureBehind, difference: Difference, reader: Reader) -> Iterator[Mrkdwn]:
    if difference == Difference(difference.shown):
        return
    yield reader.rich("behind-posted" if figure.shared else "behind-shown", number=figure.posted)
    if difference.merged:
        yield reader.rich("behind-merged")
    if difference.added:
        yield reader.rich("behind-added", number=difference.added)
    if difference.gone:
        yield reader.rich("behind-gone", number=difference.gone)
    if difference.beyond:
        yield reader.rich("behind-beyond", number=difference.beyond)
