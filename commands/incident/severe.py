"""What coordinators are told at once of the gravest incidents, and whether one of them wants that."""

from collections.abc import Iterator

from commands.incident.words import short_moment_words
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, section, short_message
from domain.incidents import is_gravest
from domain.messages import SevereIncident
from services.severe_incidents import choose_alerts
from storage.store import Store

ON, OFF = "on", "off"
ROUTE = "incident.alerts"


def render_severe(payload: SevereIncident, store: Store, reader: Reader) -> Message | None:
    """Render what it is, in which area and when, without words of people; None where it is severe no more.

    What people wrote stands on the card alone, from which it can be erased.
    """
    row = store.incidents.get(payload.incident)
    if row is None or row.incident.withdrawn_at or not is_gravest(row.incident):
        return None
    incident, number = row.incident, str(row.incident.number)
    moment = short_moment_words(incident.happened_at, incident.reported_at, reader, uncertain=incident.uncertain)
    named = {"category": row.category.name(reader.language), "area": row.area, "moment": moment}
    said = reader.rich("severe-text", number=number, **named)
    show = Button("incident.show", reader.say("button-show"), number)
    return Message(said, (section(said), buttons(show, _button(reader, wanted=False))))


def choose_alerts_pressed(request: Request, store: Store) -> Response:
    """Store whether the asker wants to hear of them, and offer the way back."""
    wanted = request.value == ON
    choose_alerts(store, request.user, wanted=wanted, now=request.now)
    said = request.reader.rich("severe-on" if wanted else "severe-off")
    return Reply(short_message(said, _button(request.reader, wanted=not wanted)))


def alerts_line(request: Request, store: Store) -> Iterator[Block]:
    """Build what a coordinator has chosen, with the button to choose otherwise; nothing where nobody is told."""
    if not request.viewer.coordinator or not store.workspace.settings().severe_alerts:
        return
    is_on = store.people.meet(request.user).severe_alerts
    said = request.reader.rich("severe-on" if is_on else "severe-off")
    yield section(said, _button(request.reader, wanted=not is_on))


def _button(reader: Reader, *, wanted: bool) -> Button:
    return Button(ROUTE, reader.say("severe-turn-on" if wanted else "severe-turn-off"), ON if wanted else OFF)
