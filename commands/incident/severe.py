"""What coordinators are told at once of the gravest incidents."""

from commands.incident.words import short_moment_words
from commands.optional_messages import decline_button
from commands.reader import Reader
from commands.vocabulary.blocks import Button, Message, buttons, section
from domain.incidents import is_gravest
from domain.messages import SevereIncident
from storage.store import Store


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
    return Message(said, (section(said), buttons(show, decline_button(SevereIncident, reader))))
