"""An incident as a card, with everything that it says, and in brief, as a receipt has it."""

from collections.abc import Iterator
from datetime import datetime

from commands.incident.columns import FURTHER, SHARING, Column
from commands.incident.words import moment_words, short_moment_words
from commands.kit.card import fact_blocks
from commands.kit.erased import erased_blocks, erased_glimpse
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Button
from commands.vocabulary.text import Mrkdwn, clip, clip_line, escape, join
from storage.incident_rows import NamedIncident

LONGEST_PARTNERS = 400
LONGEST_GLIMPSE = 200


def card(row: NamedIncident, reader: Reader) -> list[Block]:
    """Build the incident's facts in two columns, and its text below as it was typed."""
    facts = (reader.rich("incident-fact", name=name, fact=fact) for name, fact in _facts(row, reader))
    return [*fact_blocks(facts, row.incident.text), *erased_blocks(row.incident, reader)]


def summary(row: NamedIncident, reader: Reader) -> Mrkdwn:
    """Write one line that identifies an incident, for notifications and forms."""
    return reader.rich(
        "incident-summary",
        number=str(row.incident.number),
        category=row.category.name(reader.language),
        where=where(row),
        moment=moment_words(row.incident.happened_at, reader, uncertain=row.incident.uncertain),
    )


def brief(row: NamedIncident, reader: Reader) -> Mrkdwn:
    """Write what identifies an incident on one line, further facts on the next, and how its text begins."""
    lines = [reader.rich("incident-brief", **identified(row, row.incident.reported_at, reader))]
    lines.append(escape(" · ".join(_beyond(row, reader))))
    lines.append(escape(glimpse(row, LONGEST_GLIMPSE, reader)))
    return join([line for line in lines if line])


def glimpse(row: NamedIncident, most: int, reader: Reader) -> str:
    """Write how the text begins, or that it has been erased."""
    return clip_line(row.incident.text, most) or erased_glimpse(row.incident, reader)


def one_line(row: NamedIncident, now: datetime, reader: Reader) -> str:
    """Write '#12 Klotter · Centrum · Torget · fre 20 nov. 22:30', where another record names its incidents."""
    facts = identified(row, now, reader)
    return f"#{row.incident.number} {facts['category']} · {facts['where']} · {facts['moment']}"


def identified(row: NamedIncident, now: datetime, reader: Reader) -> dict[str, str]:
    """Put into words what identifies an incident: its category, where and when it happened, as seen from `now`."""
    incident = row.incident
    moment = short_moment_words(incident.happened_at, now, reader, uncertain=incident.uncertain)
    return {"category": row.category.name(reader.language), "where": where(row), "moment": moment}


def where(row: NamedIncident) -> str:
    """Write 'Centrum · Torget'."""
    return f"{row.area} · {row.place}" if row.place else row.area


def change_buttons(row: NamedIncident, reader: Reader, *, show: bool = False) -> list[Button]:
    """*Correct* and *Withdraw*; where the whole incident does not stand beside them, *Show*."""
    number = str(row.incident.number)
    row_of = [
        Button("incident.correct", reader.say("incident-correct"), number),
        Button("incident.withdraw", reader.say("incident-withdraw"), number),
    ]
    if show:
        row_of.insert(0, Button("incident.show", reader.say("button-show"), number))
    return row_of


def _facts(row: NamedIncident, reader: Reader) -> Iterator[tuple[str, str]]:
    """Everything that was told, by its name; what nobody has touched is not among it."""
    incident = row.incident
    yield reader.say("incident-category"), row.category.name(reader.language)
    yield reader.say("incident-area"), row.area
    if row.place:
        yield reader.say("incident-place"), row.place
    yield reader.say("incident-when"), moment_words(incident.happened_at, reader, uncertain=incident.uncertain)
    for column, value in _told(row):
        yield reader.say(column.label), column.show(value, reader)
    yield reader.say(SHARING.label), SHARING.show(incident.sharing, reader)
    if row.shared_with:
        yield reader.say("incident-partners-named"), _partners(row, reader)


def _beyond(row: NamedIncident, reader: Reader) -> Iterator[str]:
    """What was told beyond what every report tells, where it is not what it would be anyway."""
    for column, value in _told(row):
        yield column.show_briefly(value, reader)
    if row.shared_with:
        yield reader.say("incident-brief-partners", partners=_partners(row, reader))
    elif SHARING.is_told(row.incident.sharing):
        yield SHARING.show(row.incident.sharing, reader)


def _told(row: NamedIncident) -> Iterator[tuple[Column, str]]:
    """The further facts that were told."""
    for column in FURTHER:
        value = getattr(row.incident, column.name)
        if column.is_told(value):
            yield column, value


def _partners(row: NamedIncident, reader: Reader) -> str:
    return clip(reader.list(partner.name for partner in row.shared_with), LONGEST_PARTNERS)
