"""An incident as a card: everything that it says, as a receipt and `show` have it."""

from collections.abc import Iterator

from commands.incident.words import POLICE_REPORTS, SEVERITIES, SHARINGS_TOLD, moment_words
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Button, buttons, fields, paragraph
from commands.vocabulary.text import Mrkdwn, clip
from domain.categories import category_name
from domain.incidents import PoliceReport, Severity
from domain.sharing import Sharing
from storage.incident_rows import NamedIncident

LONGEST_PARTNERS = 400


def card(row: NamedIncident, reader: Reader) -> Iterator[Block]:
    """The incident's facts in two columns, and its text below as it was typed."""
    yield fields([reader.rich("incident-fact", name=name, fact=fact) for name, fact in _facts(row, reader)])
    if row.incident.text:
        yield paragraph(row.incident.text)


def summary(row: NamedIncident, reader: Reader) -> Mrkdwn:
    """One line that tells an incident apart, for notifications and forms."""
    return reader.rich(
        "incident-summary",
        number=str(row.incident.number),
        category=category_name(row.incident.category, reader.language),
        where=where(row),
        moment=moment_words(row.incident.happened_at, reader, uncertain=row.incident.uncertain),
    )


def where(row: NamedIncident) -> str:
    """'Centrum · Torget'."""
    return f"{row.area} · {row.place}" if row.place else row.area


def change_buttons(row: NamedIncident, reader: Reader) -> Block:
    """*Correct* and *Withdraw*."""
    number = str(row.incident.number)
    return buttons(
        Button("incident.correct", reader.say("incident-correct"), number),
        Button("incident.withdraw", reader.say("incident-withdraw"), number),
    )


def _facts(row: NamedIncident, reader: Reader) -> Iterator[tuple[str, str]]:
    incident = row.incident
    yield reader.say("incident-category"), category_name(incident.category, reader.language)
    yield reader.say("incident-area"), row.area
    yield reader.say("incident-place"), row.place or "–"
    yield reader.say("incident-when"), moment_words(incident.happened_at, reader, uncertain=incident.uncertain)
    yield reader.say("incident-severity"), _severity(incident.severity, reader)
    yield reader.say("incident-police"), reader.say(POLICE_REPORTS[PoliceReport(incident.police_report)])
    yield reader.say("incident-sharing"), reader.say(SHARINGS_TOLD[Sharing(incident.sharing)])
    if row.shared_with:
        names = reader.list(partner.name for partner in row.shared_with)
        yield reader.say("incident-partners-named"), clip(names, LONGEST_PARTNERS)


def _severity(severity: str | None, reader: Reader) -> str:
    return reader.say(SEVERITIES[Severity(severity)]) if severity else "–"
