"""What we know of the people in the workspace, kept from Slack's directory so that nobody waits for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from storage.store import Store

PAGE = 200


@dataclass
class Directory:
    """Slack's people, remembered in the database."""

    client: WebClient
    desk: Desk

    def sync(self, workspace: str) -> int:
        """Remember everyone that Slack lists; returns how many. Raises SlackApiError when Slack refuses."""
        seen = 0
        for page in self.client.users_list(include_locale=True, limit=PAGE):
            members: list[dict[str, Any]] = page["members"]
            self.remember(workspace, members)
            seen += len(members)
        self.appoint(workspace)
        return seen

    def meet(self, workspace: str, user: str) -> None:
        """Ask Slack about one person and remember the answer."""
        self.remember(workspace, [self.client.users_info(user=user, include_locale=True)["user"]])
        self.appoint(workspace)

    def remember(self, workspace: str, members: Iterable[Mapping[str, Any]]) -> None:
        """Remember these people as Slack describes them; bots are left out."""
        with self.desk.database.transaction() as session:
            store = Store(session, workspace)
            self.desk.open_workspace(store)
            for member in members:
                if not member.get("is_bot") and member["id"] != "USLACKBOT":
                    _remember_one(store, member)

    def appoint(self, workspace: str) -> None:
        """Make the workspace's admins coordinators as long as it has none."""
        with self.desk.database.transaction() as session:
            people = Store(session, workspace).people
            if not people.coordinators():
                for admin in people.admins():
                    admin.coordinator = True

    def try_sync(self, workspace: str) -> int | None:
        """As sync, but None when Slack will not list its people: we then meet them one by one."""
        try:
            return self.sync(workspace)
        except SlackApiError:
            return None


def _remember_one(store: Store, member: Mapping[str, Any]) -> None:
    person = store.people.meet(member["id"])
    profile = member.get("profile") or {}
    person.name = profile.get("display_name") or member.get("real_name") or profile.get("real_name") or person.name
    person.locale = member.get("locale") or person.locale or ""
    person.admin = bool(member.get("is_admin", person.admin))
    person.deactivated = bool(member.get("deleted", False))
