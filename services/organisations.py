"""Other organisations in Slack that share a channel with the workspace: which partner each is, and who is told."""

from collections.abc import Sequence
from datetime import datetime

from domain.messages import UnknownTeam
from domain.records import write_record
from domain.refusals import Refusal
from domain.register import RegisterChange
from domain.teams import TEAM_ID, ChannelSharing
from storage.store import Store
from storage.tables import Partner


def teams_fault(store: Store, partner: Partner, teams: Sequence[str]) -> Refusal | None:
    """Tell why these organisations in Slack cannot be the partner's: the first of them that cannot."""
    for team in teams:
        if not TEAM_ID.fullmatch(team):
            return Refusal("teams-no-id", team=team[:40])
        if team == store.workspace_id:
            return Refusal("teams-own", team=team)
        other = store.partnership.partner_with(team)
        if other and other.id != partner.id:
            return Refusal("teams-taken", team=team, partner=other.name)
    return None


def set_teams(store: Store, partner: Partner, teams: Sequence[str], *, by: str, now: datetime) -> bool:
    """Let exactly these organisations in Slack be the partner's, whose sight their people get; False if they are.

    Raises Refusal as `teams_fault` tells.
    """
    store.pictures.hold_workspace()
    if fault := teams_fault(store, partner, teams):
        raise fault
    before, after = store.partnership.teams_of(partner), sorted(set(teams))
    if after == before:
        return False
    store.partnership.set_teams(partner, after)
    changes = {"teams": [before, after]}
    store.history.add(partner, RegisterChange.CONNECTED, by=by, at=now, changes=changes)
    return True


def keep_channel_sharing(store: Store, sharing: ChannelSharing) -> None:
    """Store how the channel of the weekly picture is shared, as Slack tells now."""
    store.workspace.settings().channel_sharing = write_record(sharing)


def tell_of_unknown_team(store: Store, user: str, named_team: str | None, *, now: datetime) -> None:
    """Ask every coordinator, once for each organisation in Slack, which partner it is whose person was refused.

    `named_team` is the organisation that the interaction named.
    """
    if not store.people.look(user, named_team).unknown_team:
        return
    team = store.people.outside_teams(user, named_team)[0]
    for coordinator in store.people.coordinators():
        key = f"unknown_team:{team}:{coordinator.user_id}"
        if not store.outbox.has(key):
            store.outbox.put(key, UnknownTeam(team, user), now=now, person=coordinator.user_id)
