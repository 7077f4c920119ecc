"""Every table there is."""

from storage.tables.actions import Action, FollowUp
from storage.tables.audit import AuditEntry, AuditPerson
from storage.tables.categories import WorkspaceCategory
from storage.tables.deliveries import Delivery, Preparation, PreparedOmission, Snapshot
from storage.tables.erasures import Erasure
from storage.tables.feedback import ToldFate
from storage.tables.history import HistoryEntry
from storage.tables.incidents import Incident, NamedPartner, NilReport
from storage.tables.installations import Installation, UsedState
from storage.tables.partnership import Area, FormerName, Partner, PartnerTeam, Place, Unit
from storage.tables.problems import Problem, ProblemIncident, ProblemPartner
from storage.tables.retention import LegalHold, RetentionDecision, RetentionRun
from storage.tables.workspaces import Counter, NextRun, Person, ProcessedInteraction, Workspace

__all__ = [
    "Action",
    "Area",
    "AuditEntry",
    "AuditPerson",
    "Counter",
    "Delivery",
    "Erasure",
    "FollowUp",
    "FormerName",
    "HistoryEntry",
    "Incident",
    "Installation",
    "LegalHold",
    "NamedPartner",
    "NextRun",
    "NilReport",
    "Partner",
    "PartnerTeam",
    "Person",
    "Place",
    "Preparation",
    "PreparedOmission",
    "Problem",
    "ProblemIncident",
    "ProblemPartner",
    "ProcessedInteraction",
    "RetentionDecision",
    "RetentionRun",
    "Snapshot",
    "ToldFate",
    "Unit",
    "UsedState",
    "Workspace",
    "WorkspaceCategory",
]
