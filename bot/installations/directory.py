"""Keep the workspaces' people in the database, so that no interaction waits for Slack's directory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot.edge.dispatcher import InteractionDispatcher
from bot.installations.channel_sharing import read_sharing
from bot.installations.slack_calls import DEAD_TOKEN, SLACK_TROUBLE, Clients, reason_of
from bot.operations.log import log
from services.memberships import Described, remember, welcome
from services.organisations import keep_channel_sharing, tell_of_unknown_team
from services.settings import appoint
from storage.database_errors import trouble_of
from storage.store import Store

PAGE = 200
Member = Mapping[str, Any]
GUEST = ("is_restricted", "is_ultra_restricted", "deleted")


@dataclass(frozen=True)
class Directory:
    """Slack's directory, kept in the database."""

    clients: Clients
    dispatcher: InteractionDispatcher
    _listed: set[str] = field(default_factory=set, init=False)
    _told: set[str] = field(default_factory=set, init=False)

    def knows(self, workspace: str) -> bool:
        """Tell whether the workspace has been synchronised before."""
        with self.dispatcher.database.transaction(reading=True) as session:
            return Store(session, workspace).workspace.find() is not None

    def sync(self, workspace: str) -> int:
        """Store everyone whom Slack lists; returns how many. Raises what a call to Slack raises."""
        seen = 0
        for page in self.clients.of(workspace).users_list(include_locale=True, limit=PAGE):
            seen += self.remember(workspace, page["members"])
        self._listed.add(workspace)
        self.appoint(workspace)
        self.look_at_channel(workspace, again=True)
        return seen

    def look_at_channel(self, workspace: str, *, again: bool = False) -> None:
        """Ask Slack with whom the channel of the weekly picture is shared, if that is not known; or `again`."""
        with self.dispatcher.database.transaction(reading=True) as session:
            found = Store(session, workspace).workspace.find()
            channel = found.digest_channel if found else None
            known = Store(session, workspace).workspace.channel_sharing() if found else None
        if channel is None or (known and not again):
            return
        try:
            sharing = read_sharing(self.clients.of(workspace).conversations_info(channel=channel)["channel"])
        except SLACK_TROUBLE as error:
            log.warning("channel_not_looked_at", error=reason_of(error))
            return
        with self.dispatcher.database.transaction() as session:
            keep_channel_sharing(Store(session, workspace), sharing)

    def meet(self, workspace: str, user: str) -> None:
        """Ask Slack about one person and store the answer."""
        self.remember(workspace, [self.clients.of(workspace).users_info(user=user, include_locale=True)["user"]])
        self.appoint(workspace)

    def remember(self, workspace: str, members: Sequence[Member]) -> int:
        """Store these people as Slack describes them, but no bots; returns how many."""
        people = [member for member in members if not member.get("is_bot") and member["id"] != "USLACKBOT"]
        with self.dispatcher.database.transaction() as session:
            store = Store(session, workspace)
            self.dispatcher.open_workspace(store)
            remember(store, [_describe(member, workspace) for member in people])
        return len(people)

    def welcome(self, workspace: str, member: Member) -> None:
        """Store someone who has just joined, and enqueue their welcome; bots get none."""
        if not self.remember(workspace, [member]) or member.get("deleted"):
            return
        with self.dispatcher.database.transaction() as session:
            welcome(Store(session, workspace), member["id"], now=self.dispatcher.clock())

    def tell_of_unknown_team(self, workspace: str, user: str, named_team: str | None) -> None:
        """Ask the coordinators which partner the organisation of someone is who was refused, if it is none."""
        with self.dispatcher.database.transaction() as session:
            tell_of_unknown_team(Store(session, workspace), user, named_team, now=self.dispatcher.clock())

    def appoint(self, workspace: str) -> None:
        """Make coordinators of those whom the operator names; as long as there is none, of the workspace's admins.

        Once everyone has been listed, an id that Slack has never described counts for nobody.
        """
        with self.dispatcher.database.transaction() as session:
            store = Store(session, workspace)
            self.dispatcher.open_workspace(store)
            choices, all_listed = self.dispatcher.settings.choices, workspace in self._listed
            unknown = appoint(store, choices, all_listed=all_listed, now=self.dispatcher.clock())
        for user in unknown:
            if user not in self._told:
                self._told.add(user)
                log.warning("coordinator_unknown", user=user, why="COORDINATORS names them, Slack does not")

    def try_sync(self, workspace: str) -> int | None:
        """Do as `sync`, but return None when that fails: people are then asked about one by one."""
        try:
            return self.sync(workspace)
        except SLACK_TROUBLE as error:
            log.warning("people_not_listed", workspace=workspace, error=reason_of(error))
            if reason_of(error) in DEAD_TOKEN:
                self.clients.refused(workspace, self.clients.of(workspace))
        except DBAPIError as error:
            log.warning("people_not_kept", error=trouble_of(error))
        return None


def _describe(member: Member, workspace: str) -> Described:
    profile = member.get("profile") or {}
    is_own = _is_of(workspace, member)
    return Described(
        user_id=member["id"],
        name=profile.get("display_name") or member.get("real_name") or profile.get("real_name") or "",
        locale=member.get("locale"),
        admin=bool(member["is_admin"]) and is_own if "is_admin" in member else None,
        deactivated=bool(member.get("deleted", False)),
        member=not any(map(member.get, GUEST)) and is_own,
        team=workspace if is_own and "team_id" in member else member.get("team_id"),
    )


def _is_of(workspace: str, member: Member) -> bool:
    """Whether someone belongs to the workspace itself, not to an organisation that shares a channel with it."""
    enterprise = member.get("enterprise_user") or {}
    own = {member.get("team_id", workspace), enterprise.get("enterprise_id"), *(enterprise.get("teams") or ())}
    return workspace in own and not member.get("is_stranger")
