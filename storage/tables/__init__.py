"""Every table there is."""

from storage.tables.actions import Action, FollowUp, ProgressNote
from storage.tables.deliveries import Delivery, Snapshot
from storage.tables.incidents import Incident, IncidentVersion, NamedPartner, NilReport
from storage.tables.partnership import Area, Partner, Place, Unit
from storage.tables.workspaces import Person, ProcessedInteraction, Workspace

__all__ = [
    "Action",
    "Area",
    "Delivery",
    "FollowUp",
    "Incident",
    "IncidentVersion",
    "NamedPartner",
    "NilReport",
    "Partner",
    "Person",
    "Place",
    "ProcessedInteraction",
    "ProgressNote",
    "Snapshot",
    "Unit",
    "Workspace",
]
