"""The Home tab: quick buttons, my actions by date, and my latest reports."""

from collections.abc import Iterator

from commands.action.due import due_line
from commands.reader import Reader
from commands.request import Ask
from commands.response import Answer, ShowHome
from commands.vocabulary.blocks import Block, Button, buttons, context, divider, header, section
from commands.vocabulary.text import clip
from commands.welcome import how_to_report, put_welcome
from domain.actions import ActionLine
from domain.categories import category_name
from storage.incident_rows import NamedIncident
from storage.store import Store

MOST_ACTIONS = 15
MOST_REPORTS = 5
GLIMPSE = 80


def show_home(ask: Ask, store: Store) -> Answer:
    """The asker's Home tab as things stand."""
    put_welcome(ask.user, store, ask.now)
    store.people.meet(ask.user).home_opened = True
    blocks = [*_quick(ask.reader), *_actions(ask, store), *_reports(ask, store)]
    return ShowHome({"type": "home", "blocks": blocks[:100]})


def _quick(reader: Reader) -> Iterator[Block]:
    yield header(reader.say("home-title"))
    yield buttons(
        Button("incident.open", reader.say("home-report"), style="primary"),
        Button("incident.none", reader.say("home-nothing")),
        Button("situation.week", reader.say("home-week")),
    )
    yield context(how_to_report(reader))
    yield divider()


def _actions(ask: Ask, store: Store) -> Iterator[Block]:
    lines = store.actions.of_owner(ask.user, most=MOST_ACTIONS + 1)
    yield header(ask.reader.say("home-actions"))
    if not lines:
        yield context(ask.reader.rich("home-no-actions"))
    for line in lines[:MOST_ACTIONS]:
        yield _action(line, ask)
    if len(lines) > MOST_ACTIONS:
        yield context(ask.reader.rich("home-more-actions"))
    yield divider()


def _action(line: ActionLine, ask: Ask) -> Block:
    when = due_line(line.due, ask.today, ask.reader, is_deadline=line.due == line.deadline)
    words = ask.reader.rich("home-action", number=str(line.number), title=line.title, when=when)
    return section(words, Button("action.show", ask.reader.say("home-show"), str(line.number)))


def _reports(ask: Ask, store: Store) -> Iterator[Block]:
    page = store.incidents.of_reporter(ask.user, most=MOST_REPORTS)
    yield header(ask.reader.say("home-reports"))
    if not page.rows:
        yield context(ask.reader.rich("home-no-reports"))
    for named in page.rows:
        yield _report(named, ask.reader)
    if page.total > MOST_REPORTS:
        key = "home-many-reports" if page.more else "home-more-reports"
        yield context(ask.reader.rich(key, count=page.total))


def _report(named: NamedIncident, reader: Reader) -> Block:
    incident = named.incident
    words = reader.rich(
        "home-report-withdrawn" if incident.withdrawn_at else "home-report-line",
        number=str(incident.number),
        category=category_name(incident.category, reader.language),
        where=" · ".join(filter(None, (named.area, named.place))),
        moment=reader.moment(incident.happened_at),
        text=_glimpse(incident.text),
    )
    return section(words, Button("incident.show", reader.say("home-show"), str(incident.number)))


def _glimpse(text: str) -> str:
    """The beginning of the text after a separator, or nothing."""
    words = " ".join(text.split())
    return f" · {clip(words, GLIMPSE)}" if words else ""
