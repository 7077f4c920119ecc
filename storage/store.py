"""The one object through which handlers remember: named queries on one workspace, in one transaction."""

from functools import cached_property

from sqlmodel import Session

from storage.actions import ActionQueries
from storage.audit import AuditQueries
from storage.categories import CategoryQueries
from storage.erasure import ErasureQueries
from storage.feedback import FeedbackQueries
from storage.follow_ups import FollowUpQueries
from storage.geography import GeographyQueries
from storage.history import HistoryQueries
from storage.incidents import IncidentQueries
from storage.installations import InstallationQueries
from storage.look_back import LookBackQueries
from storage.nudges import NudgeQueries
from storage.numbers import NumberQueries
from storage.outbox import OutboxQueries
from storage.over_age import OverAgeQueries
from storage.partnership import PartnershipQueries
from storage.people import PeopleQueries
from storage.pictures import PictureQueries
from storage.preparations import PreparationQueries
from storage.problems import ProblemQueries
from storage.queries import Row
from storage.register import RegisterQueries
from storage.removals import RemovalQueries
from storage.retention import RetentionQueries
from storage.row_security import enter
from storage.same_events import SameEventQueries
from storage.workspaces import NextRunQueries, WorkspaceQueries


class Store:
    """Everything remembered about one workspace; nothing of any other can be reached through it."""

    def __init__(self, session: Session, workspace_id: str) -> None:
        self.session = session
        self.workspace_id = workspace_id
        enter(session, workspace_id)

    def add(self, row: Row) -> Row:
        """Store a row, whose id is known from then on."""
        self.session.add(row)
        self.session.flush()
        return row

    @cached_property
    def workspace(self) -> WorkspaceQueries:
        return WorkspaceQueries(self.session, self.workspace_id)

    @cached_property
    def installation(self) -> InstallationQueries:
        return InstallationQueries(self.session, self.workspace_id)

    @cached_property
    def next_runs(self) -> NextRunQueries:
        return NextRunQueries(self.session, self.workspace_id)

    @cached_property
    def people(self) -> PeopleQueries:
        return PeopleQueries(self.session, self.workspace_id)

    @cached_property
    def partnership(self) -> PartnershipQueries:
        return PartnershipQueries(self.session, self.workspace_id)

    @cached_property
    def geography(self) -> GeographyQueries:
        return GeographyQueries(self.session, self.workspace_id)

    @cached_property
    def register(self) -> RegisterQueries:
        return RegisterQueries(self.session, self.workspace_id)

    @cached_property
    def categories(self) -> CategoryQueries:
        return CategoryQueries(self.session, self.workspace_id)

    @cached_property
    def incidents(self) -> IncidentQueries:
        return IncidentQueries(self.session, self.workspace_id)

    @cached_property
    def same_events(self) -> SameEventQueries:
        return SameEventQueries(self.session, self.workspace_id)

    @cached_property
    def actions(self) -> ActionQueries:
        return ActionQueries(self.session, self.workspace_id)

    @cached_property
    def follow_ups(self) -> FollowUpQueries:
        return FollowUpQueries(self.session, self.workspace_id)

    @cached_property
    def erasures(self) -> ErasureQueries:
        return ErasureQueries(self.session, self.workspace_id)

    @cached_property
    def history(self) -> HistoryQueries:
        return HistoryQueries(self.session, self.workspace_id)

    @cached_property
    def audit(self) -> AuditQueries:
        return AuditQueries(self.session, self.workspace_id)

    @cached_property
    def numbers(self) -> NumberQueries:
        return NumberQueries(self.session, self.workspace_id)

    @cached_property
    def problems(self) -> ProblemQueries:
        return ProblemQueries(self.session, self.workspace_id)

    @cached_property
    def pictures(self) -> PictureQueries:
        return PictureQueries(self.session, self.workspace_id)

    @cached_property
    def look_back(self) -> LookBackQueries:
        return LookBackQueries(self.session, self.workspace_id)

    @cached_property
    def nudges(self) -> NudgeQueries:
        return NudgeQueries(self.session, self.workspace_id)

    @cached_property
    def feedback(self) -> FeedbackQueries:
        return FeedbackQueries(self.session, self.workspace_id)

    @cached_property
    def preparations(self) -> PreparationQueries:
        return PreparationQueries(self.session, self.workspace_id)

    @cached_property
    def outbox(self) -> OutboxQueries:
        return OutboxQueries(self.session, self.workspace_id)

    @cached_property
    def retention(self) -> RetentionQueries:
        return RetentionQueries(self.session, self.workspace_id)

    @cached_property
    def over_age(self) -> OverAgeQueries:
        return OverAgeQueries(self.session, self.workspace_id)

    @cached_property
    def removals(self) -> RemovalQueries:
        return RemovalQueries(self.session, self.workspace_id)
