"""Whose people act: the workspace's own, or those of another organisation in Slack that shares a channel."""

import re
from dataclasses import dataclass

TEAM_ID = re.compile(r"[TE][A-Z0-9]{1,30}")
"""An organisation in Slack by its id; `E` begins that of an Enterprise Grid."""


@dataclass(frozen=True)
class ChannelSharing:
    """With which other organisations a channel is shared in Slack; `pending` while an invitation is open."""

    channel: str
    teams: tuple[str, ...] = ()
    pending: bool = False


def outside_teams(installed: str, *, described: str | None, named: str | None) -> tuple[str, ...]:
    """List the ids of the other organisation that someone belongs to; none for the workspace's own people.

    `described` is what Slack's directory tells of the person (None: nothing yet), `named` what the interaction
    does. Whom the directory describes as the workspace's own stays so: in an Enterprise Grid an interaction may
    name another workspace of the same organisation.
    """
    if described == installed:
        return ()
    return tuple(dict.fromkeys(team for team in (named, described) if team and team != installed))
