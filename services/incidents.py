"""What is done with an incident: reported, corrected, withdrawn, with its reporter's messages; nil reports."""

from collections.abc import Iterator
from datetime import datetime

from domain.audit import AuditEvent
from domain.incidents import IncidentFacts, is_gravest, may_undo_nil
from domain.messages import Receipt, Superseded, Withdrawal
from domain.refusals import Refusal
from domain.sharing import Viewer
from services.geography import with_known_kind
from services.severe_incidents import tell_of_severe
from storage.incident_changes import state_of
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident, Unit


def report(
    store: Store,
    facts: IncidentFacts,
    *,
    by: str,
    now: datetime,
    unit: Unit | None,
    partner: int | None = None,
    unconfirmed: bool = False,
) -> NewIncident:
    """Store an incident under the next number and enqueue the reporter's receipt.

    `unit` gives the partner that it counts for, unless only the reporter says so and it is `unconfirmed`; without
    one, `partner` does. A kind of place that nobody told is that of the place in the register.
    """
    facts = with_known_kind(store, facts)
    incident = store.incidents.add(
        facts, reporter=by, unit=unit, reported_at=now, partner=partner, unconfirmed=unconfirmed
    )
    store.audit.note(AuditEvent.MADE, "incident", incident.number, by=by, at=now, content=state_of(facts))
    _enqueue_receipt(store, incident, by=by, now=now)
    if is_gravest(facts):
        tell_of_severe(store, incident, by=by, now=now)
    return incident


def correct(store: Store, incident: Incident, facts: IncidentFacts, *, by: str, now: datetime) -> bool:
    """Store what the incident says from now on and enqueue a new receipt; False when it says so already.

    Another place tells its kind as in a report.
    """
    facts = facts if facts.place == incident.place_id else with_known_kind(store, facts)
    before = store.incidents.facts_of(incident)
    if facts == before:
        return False
    store.incidents.correct(incident, facts, by=by, at=now)
    _enqueue_receipt(store, incident, by=by, now=now)
    if is_gravest(facts) and not is_gravest(before):
        tell_of_severe(store, incident, by=by, now=now)
    return True


def withdraw(store: Store, incident: Incident, *, reason: str, by: str, now: datetime) -> None:
    """Take the incident out of every list and count; update its receipt and notify another reporter than `by`."""
    store.incidents.withdraw(incident, reason=reason, by=by, at=now)
    store.audit.note(AuditEvent.REMOVED, "incident", incident.number, by=by, at=now)
    if not can_notify(store, incident, by=by):
        return
    if incident.reporter != by:
        payload = Withdrawal(incident.id)
        store.outbox.put(withdrawal_key(incident), payload, now=now, person=incident.reporter)
    _enqueue_superseded(store, incident, incident.version, now)


def report_nil(
    store: Store, partner_id: int, week: str, *, by: str, now: datetime, unconfirmed: bool = False
) -> bool:
    """Store a partner's word that there was nothing in the ISO week '2026-W47'; False when it was known.

    Whoever is known to belong there takes over the word of one who only says so, and is `unconfirmed`.
    """
    stored = take_nil(store, partner_id, week, by=by, now=now, unconfirmed=unconfirmed)
    if stored:
        store.audit.note(AuditEvent.MADE, "nil_report", week, by=by, at=now, content=partner_id)
    return stored


def take_nil(store: Store, partner_id: int, week: str, *, by: str, now: datetime, unconfirmed: bool) -> bool:
    """Store the word as above, as something that follows from another deed."""
    fresh = store.incidents.add_nil_report(partner_id, week, reporter=by, at=now, unconfirmed=unconfirmed)
    nil = None if fresh or unconfirmed else store.incidents.nil_report(partner_id, week)
    if nil is None:
        return fresh
    store.session.refresh(nil)
    if not nil.unconfirmed:
        return False
    nil.reporter, nil.reported_at, nil.unconfirmed = by, now, False
    store.session.flush()
    return True


def undo_nil(store: Store, partner_id: int, week: str, viewer: Viewer, *, now: datetime) -> bool:
    """Take a partner's word back; False when that was done before. Raises Refusal for those whose word it is not.

    Whoever only says that they belong to the partner is not told whether there was such a word.
    """
    nil = store.incidents.nil_report(partner_id, week)
    is_theirs = nil is not None and may_undo_nil(viewer, nil)
    if viewer.is_unconfirmed:
        person = store.people.find(viewer.user) if viewer.user else None
        unit = store.people.unit_of(person) if person else None
        if unit is None or unit.partner_id != partner_id:
            raise Refusal("incident-none-not-yours")
    elif nil is None:
        return False
    elif not is_theirs:
        raise Refusal("incident-none-not-yours")
    if nil and is_theirs:
        store.incidents.undo_nil_report(nil)
        store.audit.note(AuditEvent.REMOVED, "nil_report", week, by=viewer.user or "", at=now, content=partner_id)
    return True


def can_notify(store: Store, incident: Incident | NewIncident, *, by: str) -> bool:
    """Tell whether the reporter can be notified: it is `by`, or someone known whose account is active."""
    if incident.reporter is None:
        return False
    known = store.people.find(incident.reporter)
    return incident.reporter == by or (known is not None and not known.deactivated)


def receipt_key(incident: Incident | NewIncident, version: int) -> str:
    """Return the idempotency key of the receipt of a version."""
    return f"receipt:{incident.id}:v{version}"


def withdrawal_key(incident: Incident) -> str:
    """Return the idempotency key of what another reporter than the withdrawer is told."""
    return f"withdrawn:{incident.id}"


def standing_messages(store: Store, incident: Incident) -> Iterator[str]:
    """List the keys of the messages to its reporter that still hold what was written in the incident.

    One that could not be told of a later version, as its receiver had left, stands as it was posted.
    """
    receipts = (receipt_key(incident, version) for version in range(1, incident.version + 1))
    told = [*receipts, withdrawal_key(incident)]
    return (key for key in told if store.outbox.has(key) and not store.outbox.has(superseding_key(key)))


def superseding_key(receipt: str) -> str:
    """Return the idempotency key of the update by which the words of a receipt go."""
    return f"superseded:{receipt}"


def _enqueue_receipt(store: Store, incident: Incident | NewIncident, *, by: str, now: datetime) -> None:
    """Enqueue the receipt of this version to a reporter who can be notified, and an update of the one before."""
    if not can_notify(store, incident, by=by):
        return
    payload = Receipt(incident.id, incident.version, by)
    store.outbox.put(receipt_key(incident, incident.version), payload, now=now, person=incident.reporter)
    _enqueue_superseded(store, incident, incident.version - 1, now)


def _enqueue_superseded(store: Store, incident: Incident | NewIncident, version: int, now: datetime) -> None:
    """Enqueue an update that replaces the receipt of `version`; nothing when none was sent."""
    receipt = receipt_key(incident, version)
    if version and store.outbox.has(receipt):
        payload, person = Superseded(incident.id, version), incident.reporter
        store.outbox.put(superseding_key(receipt), payload, now=now, person=person, changes=receipt)
