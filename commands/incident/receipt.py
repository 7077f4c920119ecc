"""What the reporter is sent when an incident has been stored, corrected, or withdrawn by someone else."""

from collections.abc import Mapping
from typing import Any

from commands.asks import Ask
from commands.incident.card import card, change_buttons, summary
from commands.reader import Reader
from commands.vocabulary.blocks import Message, paragraph, section
from commands.vocabulary.text import Mrkdwn, mention
from storage.incident_rows import NamedIncident
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident


def put_receipt(incident: Incident | NewIncident, ask: Ask, store: Store) -> None:
    """Have the reporter sent what is stored now, if Slack knows the reporter."""
    said = {"incident": incident.id, "version": incident.version, "by": ask.user}
    if incident.reporter == ask.user or store.people.find(incident.reporter):
        occasion = f"receipt:{incident.id}:v{incident.version}"
        store.outbox.put(occasion, "receipt", said, now=ask.now, person=incident.reporter)


def put_withdrawal(incident: Incident, ask: Ask, store: Store) -> None:
    """Have the reporter told that someone else has withdrawn the incident."""
    if incident.reporter != ask.user and store.people.find(incident.reporter):
        said = {"incident": incident.id}
        occasion = f"withdrawn:{incident.id}"
        store.outbox.put(occasion, "withdrawal", said, now=ask.now, person=incident.reporter)


def render_receipt(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What was stored, with buttons to correct and withdraw it; None when it has been changed since."""
    row = store.incidents.get(said["incident"])
    if row is None or row.incident.withdrawn_at or row.incident.version != said["version"]:
        return None
    title = _title(row, said["by"], reader)
    blocks = (section(title), *card(row, reader), change_buttons(row, reader))
    return Message(f"{title} {summary(row, reader)}", blocks)


def render_withdrawal(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """Who withdrew the reporter's incident, and why."""
    row = store.incidents.get(said["incident"])
    if row is None or row.incident.withdrawn_by is None:
        return None
    who = mention(row.incident.withdrawn_by)
    title = reader.rich("incident-withdrawn-by", number=str(row.incident.number), who=who)
    return Message(title, (section(title), paragraph(row.incident.withdrawn_reason)))


def _title(row: NamedIncident, by: str, reader: Reader) -> Mrkdwn:
    number = str(row.incident.number)
    if row.incident.version == 1:
        return reader.rich("incident-saved", number=number)
    if by != row.incident.reporter:
        return reader.rich("incident-corrected-by", number=number, who=mention(by))
    return reader.rich("incident-corrected", number=number)
