"""`/incident correct N`: the report form with what the incident says, and storing what it says instead."""

from dataclasses import replace

from commands.incident.check import check_report, facts_of
from commands.incident.draft import draft_of_incident, read_draft
from commands.incident.form import show_report
from commands.incident.place import as_brought, bring_area
from commands.incident.receipt import say_stored
from commands.incident.show import INCIDENT
from commands.request import Request
from commands.response import OpenForm, Response, tell
from domain.refusals import Refusal
from services.incidents import correct
from storage.store import Store


def open_correction(request: Request, store: Store) -> Response:
    """Open the form filled with the incident; raises Refusal for those who may not change it."""
    incident = INCIDENT.find_to_change(request, store).incident
    draft = draft_of_incident(store.incidents.facts_of(incident), incident.number, incident.version, request)
    draft = replace(draft, of_another=incident.reporter != request.user)
    return OpenForm(show_report(as_brought(draft, request.viewer, store), request, store))


def submit_correction(request: Request, store: Store) -> Response:
    """Store what the incident says now; raises Refusal when it has been changed since the form was opened."""
    draft = bring_area(read_draft(request), request.viewer, store)
    number, version = draft.corrects or (0, 0)
    incident = INCIDENT.find_to_change(replace(request, value=str(number)), store).incident
    if incident.version != version:
        raise Refusal("incident-changed-since", number=str(number))
    values = check_report(draft, request, store)
    facts = facts_of(draft.settled(), values, request, store)
    if not correct(store, incident, facts, by=request.user, now=request.now):
        return tell(request.reader, "incident-unchanged", number=str(number))
    return say_stored("incident-corrected", incident, request, store)
