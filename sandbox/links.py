"""The response_urls that go with an interaction: a command's, a touched message's, a form's."""

from sandbox.records import Json, View
from sandbox.workspace import Workspace

CHOSEN = {"conversations_select": "selected_conversation", "channels_select": "selected_channel"}


def issue_link(workspace: Workspace, user: str, channel: str, source_ts: str | None = None) -> str:
    """A fresh address that the app may answer to."""
    key = workspace.permissions.issue_link(user, channel, source_ts)
    return f"{workspace.address}/response/{key}"


def form_links(workspace: Workspace, view: View) -> list[Json]:
    """One for each channel that was chosen in a select with `response_url_enabled`."""
    asking = [each for each in view.blocks if each.get("element", {}).get("response_url_enabled")]
    return [told for block in asking if (told := _form_link(workspace, view, block))]


def _form_link(workspace: Workspace, view: View, block: Json) -> Json | None:
    element = block["element"]
    value = view.values[block["block_id"]][element["action_id"]]
    channel = value.get(CHOSEN.get(element["type"], ""))
    if channel not in workspace.channels:
        return None
    where = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}
    return where | {"response_url": issue_link(workspace, view.user, channel)}
