"""Run what a person starts from a message's menu: shortcuts and reactions."""

from sandbox.containers import MessageContainer, MessageRef
from sandbox.errors import NotFoundError, SlackError
from sandbox.gateway import Gateway
from sandbox.payloads import shortcut_json
from sandbox.reactions import add_reaction, remove_reaction


async def run_shortcut(gateway: Gateway, user: str, name: str, ref: MessageRef | None = None) -> None:
    """Send the shortcut of that callback_id or name, global or of a message; a failure becomes a toast."""
    workspace, person = gateway.workspace, gateway.workspace.person(user)
    message = MessageContainer(workspace, user, ref).message if ref else None
    found = workspace.manifest.shortcut(name, "message" if message else "global")
    if found is None or (message and message.ephemeral_to):
        raise NotFoundError(f"no shortcut {name} there")
    payload = shortcut_json(workspace, person, found.callback_id, message) | gateway.issue_trigger(user)
    if message:
        payload["response_url"] = workspace.issue_response_url(user, message.channel)
    await gateway.interact(person, payload, "press_failed")


def toggle_reaction(gateway: Gateway, user: str, ref: MessageRef, name: str, *, removed: bool = False) -> None:
    """Add a person's reaction or remove it; ValueError when it exists already, or does not."""
    message = MessageContainer(gateway.workspace, user, ref).message
    change = remove_reaction if removed else add_reaction
    try:
        change(gateway.workspace, gateway.events, message, user, name)
    except SlackError as refusal:
        raise ValueError(refusal.error) from None
