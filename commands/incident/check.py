"""What a filled-in report must meet before it is stored, each fault at its own field."""

from dataclasses import fields, replace
from functools import partial

from commands.incident.choices import offered_category
from commands.incident.draft import Draft
from commands.incident.form import report_form, show_report
from commands.incident.likely import likely_double, likely_place
from commands.incident.place import place_faults, place_id
from commands.incident.unit import unit_faults
from commands.kit.form import Values
from commands.privacy import SAVE_ANYWAY, guard
from commands.request import KNOWN, Request
from commands.response import FormRedisplayed
from domain.incidents import IncidentFacts, faults_of
from domain.refusals import Refusal
from domain.sharing import Sharing
from storage.store import Store

PLAIN = {each.name for each in fields(IncidentFacts)} - {"area", "place"}
"""What an incident says just as the field of that name is read."""


def check_report(draft: Draft, request: Request, store: Store) -> Values:
    """Read what was filled in; raises FormRefused for faults, FormRedisplayed for what has to be asked first."""
    settled, form = draft.settled(), report_form(draft, request, store)
    values, typed = form.read(request, lambda values: _faults(settled, values, request, store))
    if values["sharing"] == Sharing.AMBER and not values.get("partners"):
        raise FormRedisplayed(show_report(draft, request, store))
    place = likely_place(settled, request, store)
    if place and draft.place:
        draft = replace(draft, likely=(draft.place, place)).fill(place_meant=None)
        settled = settled.fill(place=f"{KNOWN}{place}")
    double = likely_double(settled, request, store)
    if double:
        draft = replace(draft, doubled=(*draft.doubled, double.incident.number))
    show = partial(show_report, draft, request, store, double=double)
    anyway = "incident-one-more" if double else SAVE_ANYWAY
    guard(request, store, typed, show, anyway=anyway, below=True)
    if place or double:
        raise FormRedisplayed(show())
    return values


def facts_of(draft: Draft, values: Values, request: Request, store: Store) -> IncidentFacts:
    """Read what a checked report says; a new place is stored."""
    moment, uncertain = draft.happened(values["date"], values["time"], request)
    named = values["partners"] if values["sharing"] == Sharing.AMBER else ()
    plain = {name: value for name, value in values.items() if name in PLAIN and value is not None}
    return IncidentFacts(
        **plain,
        area=values[draft.area_field],
        happened_at=moment,
        uncertain=uncertain,
        place=place_id(draft, request.viewer, store),
        named_partners=tuple(sorted(named)),
    )


def _faults(draft: Draft, values: Values, request: Request, store: Store) -> dict[str, Refusal]:
    moment, _ = draft.happened(values["date"], values["time"], request)
    faults = faults_of(
        category=draft.category if offered_category(draft.category, draft, store) else None,
        area=values[draft.area_field],
        happened=moment,
        text=values["text"],
        now=request.now,
        zone=request.reader.zone,
    )
    return {
        **{draft.area_field if field == "area" else field: fault for field, fault in faults.items()},
        **place_faults(draft, request.viewer, store),
        **unit_faults(values.get("unit"), request.viewer, store),
    }
