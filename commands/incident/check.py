"""What a filled-in report must meet before it is stored, each fault at its own field."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import partial

from commands.incident.choices import areas_for
from commands.incident.draft import Draft, new_name_in
from commands.incident.form import report_form
from commands.incident.likely import likely_double, likely_place
from commands.incident.place import place_faults, place_id
from commands.incident.unit import unit_faults
from commands.privacy import SAVE_ANYWAY, TypedText, blocked, guard
from commands.reader import Reader
from commands.request import KNOWN, Request, id_in
from commands.response import FormRedisplayed
from domain.incidents import IncidentFacts, PoliceReport, Severity, faults_of
from domain.refusals import Refusal, refuse_form
from domain.sharing import Sharing
from storage.store import Store


def check_report(draft: Draft, request: Request, store: Store) -> None:
    """Raise FormRefused for faults, FormRedisplayed for what has to be asked before the report is stored."""
    settled = draft.settled()
    typed = _typed(settled, request.reader)
    refuse_form(
        {
            **_choice_faults(draft, store),
            **_faults(settled, request, store),
            **_sharing_faults(draft, request),
            **blocked(typed),
        }
    )
    if draft.sharing == Sharing.AMBER.value and not draft.partners:
        raise FormRedisplayed(report_form(draft, request, store))
    place = likely_place(settled, request, store)
    if place and draft.place:
        draft = replace(draft, likely=(draft.place, place), meant=None)
        settled = replace(settled, place=f"{KNOWN}{place}")
    double = likely_double(settled, request, store)
    if double:
        draft = replace(draft, doubled=(*draft.doubled, double.incident.number))
    show = partial(report_form, draft, request, store, double=double)
    guard(request, store, typed, show, anyway="incident-one-more" if double else SAVE_ANYWAY, below=True)
    if place or double:
        raise FormRedisplayed(show())


def _choice_faults(draft: Draft, store: Store) -> dict[str, Refusal]:
    """Choices that the form does not offer."""
    offered: tuple[tuple[str, Iterable[str | None], Container[str]], ...] = (
        ("severity", [draft.severity], set(Severity)),
        ("police_report", [draft.police_report], set(PoliceReport)),
        ("sharing", [draft.sharing], set(Sharing)),
        ("partners", draft.partners, _known_partners(draft, store)),
    )
    return {
        field: Refusal("choose-from-list")
        for field, chosen, known in offered
        if any(each and each not in known for each in chosen)
    }


def _known_partners(draft: Draft, store: Store) -> set[str]:
    return {str(partner.id) for partner in store.partnership.partners()} if draft.partners else set()


def _sharing_faults(draft: Draft, request: Request) -> dict[str, Refusal]:
    """Named partners can be missed only in a form that asks for them; one that does not is shown with them."""
    if not draft.sharing:
        return {"sharing": Refusal("incident-needs-sharing")}
    missed = draft.sharing == Sharing.AMBER.value and not draft.partners and "partners" in request.fields
    return {"partners": Refusal("incident-needs-partners")} if missed else {}


def facts_of(draft: Draft, request: Request, store: Store) -> IncidentFacts:
    """What a checked report says; a new place is stored."""
    if draft.category is None or draft.area is None:
        raise LookupError("a checked report has a category and an area")
    moment, uncertain = draft.happened(request)
    return IncidentFacts(
        category=draft.category,
        area=draft.area,
        happened_at=moment,
        uncertain=uncertain,
        place=place_id(draft, request.viewer, store),
        text=draft.text,
        severity=Severity(draft.severity) if draft.severity else None,
        police_report=PoliceReport(draft.police_report or PoliceReport.UNKNOWN),
        sharing=Sharing(draft.sharing),
        named_partners=tuple(_partners(draft)),
    )


def _partners(draft: Draft) -> Iterator[int]:
    if draft.sharing == Sharing.AMBER.value:
        yield from sorted(partner for partner in map(id_in, draft.partners) if partner is not None)


def _faults(draft: Draft, request: Request, store: Store) -> dict[str, Refusal]:
    area = draft.area if draft.area in {area.id for area in areas_for(draft, store)} else None
    moment, _ = draft.happened(request)
    faults = faults_of(
        category=draft.category,
        area=area,
        happened=moment,
        text=draft.text,
        now=request.now,
        zone=request.reader.zone,
    )
    return {
        **{draft.area_field if field == "area" else field: fault for field, fault in faults.items()},
        **place_faults(draft, request.viewer, store),
        **unit_faults(draft.unit, store),
    }


def _typed(draft: Draft, reader: Reader) -> list[TypedText]:
    return [
        TypedText("text", reader.say("incident-text"), draft.text),
        TypedText("place", reader.say("incident-place"), new_name_in(draft.place)),
        TypedText("unit", reader.say("incident-unit"), new_name_in(draft.unit)),
    ]
