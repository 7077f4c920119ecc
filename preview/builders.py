"""Turn declared content into rows through the services: for the preview and the demo.

Facts are declared by the names that `IncidentFacts` and `NewAction` have for them, areas, places and units by
their own names, and values as a record holds them, so that a new field needs no line here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, select

from domain.actions import NewAction
from domain.incidents import IncidentFacts
from domain.records import read_record, write_record
from services.geography import add_area, area_named, place_named, register_place
from services.incidents import report
from services.partnership import add_partners
from storage.queries import table_of
from storage.store import Store
from storage.tables import Delivery, Incident, Person, Unit, Workspace

Names = Mapping[str, Sequence[str]]
"""Partners with their units, or areas with the places that are registered there."""


def open_workspace(store: Store, workspace: Workspace, areas: Names, partners: Names) -> None:
    """Store a workspace with its areas, places and partners, who have taken part from its beginning."""
    store.workspace.open(workspace, next(iter(areas)))
    for name, places in areas.items():
        area = add_area(store, name)
        for place in places:
            register_place(store, place, area.id)
    add_partners(store, [*partners.items()], workspace.created_at)


def units_of(store: Store) -> dict[str, Unit]:
    """List the units in use by name."""
    return {unit.name: unit for unit, _ in store.partnership.units()}


def add_person(store: Store, user: str, unit: Unit | None = None, **columns: Any) -> Person:
    """Store a member, who belongs to the unit by a coordinator's word."""
    person = store.people.meet(user)
    person.sqlmodel_update({"member": True, "unit_confirmed": unit is not None, **columns})
    person.unit_id = unit.id if unit else None
    return person


def incident_facts(store: Store, *, area: str, place: str = "", **said: Any) -> IncidentFacts:
    """Make what is said of an incident."""
    area_id = area_named(store, area).id
    place_id = place_named(store, place, area_id).id if place else None
    return read_record(write_record({**said, "area": area_id, "place": place_id}), IncidentFacts)


def report_sample(store: Store, facts: IncidentFacts, *, by: str, at: datetime) -> Incident:
    """Report an incident as someone did at that moment, for the unit that they belong to."""
    person = store.people.meet(by)
    unit, unconfirmed = store.people.unit_of(person), not person.unit_confirmed
    told = report(store, facts, by=by, now=at, unit=unit, unconfirmed=unconfirmed)
    return store.session.get_one(Incident, told.id)


def new_action(store: Store, *, area: str, unit: str, **said: Any) -> NewAction:
    """Make an action that is to be added."""
    ids = {"area": area_named(store, area).id, "unit": units_of(store)[unit].id}
    return read_record(write_record({**said, **ids}), NewAction)


_LAST_DELIVERY = select(func.coalesce(func.max(table_of(Delivery).c.id), 0))


def last_delivery(session: Session) -> int:
    """Read the id of the last message in the outbox; 0 where there is none."""
    last: int = session.connection().execute(_LAST_DELIVERY).scalar_one()
    return last
