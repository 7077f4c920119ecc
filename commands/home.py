"""Show the Home tab: quick buttons, what waits for a coordinator, my actions by date, and my latest reports."""

from collections.abc import Iterator

from commands.action.names import due_line
from commands.incident.card import where
from commands.left_to_do import left_to_do
from commands.quick_buttons import coordinator_buttons, first_buttons, list_buttons
from commands.reader import Reader
from commands.request import Request
from commands.response import Response, ShowHome
from commands.vocabulary.blocks import Block, Button, buttons, context, divider, header, section
from commands.vocabulary.text import clip_line
from commands.welcome import how_to_report
from domain.actions import ActionLine
from domain.roles import Deed
from services.memberships import welcome
from storage.incident_rows import NamedIncident
from storage.store import Store

MOST_ACTIONS = 15
MOST_REPORTS = 5
GLIMPSE = 80


def show_home(request: Request, store: Store) -> Response:
    """Show the asker's Home tab."""
    welcome(store, request.user, now=request.now)
    store.people.meet(request.user).home_opened = True
    mine = (*_actions(request, store), *_reports(request, store))
    blocks = [*_quick(request, store), *left_to_do(request, store), *mine]
    return ShowHome({"type": "home", "blocks": blocks[:100]})


def _quick(request: Request, store: Store) -> Iterator[Block]:
    reader = request.reader
    yield header(reader.say("home-title"))
    yield buttons(*first_buttons(reader))
    yield buttons(*list_buttons(reader))
    yield buttons(*coordinator_buttons(reader))
    if request.viewer.may(Deed.REPORT) and not store.people.outside_teams(request.user):  # who have no commands
        yield context(how_to_report(reader))
    yield divider()


def _actions(request: Request, store: Store) -> Iterator[Block]:
    lines = store.actions.of_owner(request.user, most=MOST_ACTIONS + 1)
    yield header(request.reader.say("home-actions"))
    if not lines:
        yield context(request.reader.rich("home-no-actions"))
    for line in lines[:MOST_ACTIONS]:
        yield _action(line, request)
    if len(lines) > MOST_ACTIONS:
        yield context(request.reader.rich("home-more-actions"))
    yield divider()


def _action(line: ActionLine, request: Request) -> Block:
    when = due_line(line.due, request.today, request.reader, is_deadline=line.due == line.deadline)
    words = request.reader.rich("home-action", number=str(line.number), title=line.title, when=when)
    return section(words, Button("action.show", request.reader.say("button-show"), str(line.number)))


def _reports(request: Request, store: Store) -> Iterator[Block]:
    page = store.incidents.of_reporter(request.user, most=MOST_REPORTS)
    if not page.rows and not request.viewer.may(Deed.REPORT):
        return
    yield header(request.reader.say("home-reports"))
    if not page.rows:
        yield context(request.reader.rich("home-no-reports"))
    for named in page.rows:
        yield _report(named, request.reader)
    if page.total > MOST_REPORTS:
        key = "home-many-reports" if page.more else "home-more-reports"
        yield context(request.reader.rich(key, count=page.total))


def _report(named: NamedIncident, reader: Reader) -> Block:
    incident = named.incident
    words = reader.rich(
        "home-report-withdrawn" if incident.withdrawn_at else "home-report-line",
        number=str(incident.number),
        category=named.category.name(reader.language),
        where=where(named),
        moment=reader.moment(incident.happened_at),
        text=_glimpse(incident.text),
    )
    return section(words, Button("incident.show", reader.say("button-show"), str(incident.number)))


def _glimpse(text: str) -> str:
    """Write the beginning of the text after a separator, or nothing."""
    words = clip_line(text, GLIMPSE)
    return f" · {words}" if words else ""
