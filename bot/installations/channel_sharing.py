"""Read from Slack's word on a channel with which other organisations it is shared."""

from collections.abc import Mapping
from typing import Any

from domain.teams import ChannelSharing


def read_sharing(channel: Mapping[str, Any]) -> ChannelSharing:
    """Read it from a conversation object; our own organisation is not among those."""
    own = {channel.get("context_team_id"), *(channel.get("internal_team_ids") or ())}
    connected = channel.get("connected_team_ids") or () if channel.get("is_ext_shared") else ()
    pending = bool(channel.get("is_pending_ext_shared") or channel.get("pending_connected_team_ids"))
    return ChannelSharing(str(channel["id"]), tuple(team for team in connected if team not in own), pending)
