"""Find the message or view that contains an interactive element."""

from dataclasses import dataclass

from sandbox.attachments import all_blocks, attachment_id_of
from sandbox.elements import initial_values
from sandbox.errors import NotFoundError
from sandbox.payloads import message_container_json, view_container_json
from sandbox.records import Json, Values
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MessageRef:
    """The channel and ts of a message."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ViewRef:
    """The id of a modal or Home tab."""

    view_id: str


ContainerRef = MessageRef | ViewRef


class MessageContainer:
    """A message as seen by the person who interacts with it."""

    def __init__(self, workspace: Workspace, user: str, ref: MessageRef) -> None:
        self.workspace = workspace
        self.channel = workspace.channel(ref.channel)
        self.message = workspace.message(self.channel.id, ref.ts)
        if self.message.ephemeral_to not in (None, user) or user not in self.channel.members:
            raise NotFoundError(f"{user} does not see {ref.ts}")
        self.blocks = all_blocks(self.message)
        self.values: Values = self.message.values.setdefault(user, initial_values(self.blocks))
        self.user = user

    def payload_fields(self, block_id: str) -> Json:
        """Return the payload fields that describe the container."""
        source = message_container_json(self.workspace, self.channel, self.message, self.values)
        attachment = attachment_id_of(self.message, block_id)
        if attachment:
            source["container"] |= {
                "type": "message_attachment",
                "attachment_id": attachment,
                "is_app_unfurl": False,
            }
        return source

    def response_url_field(self) -> Json:
        """Issue a response_url and return its field."""
        return {"response_url": self.workspace.issue_response_url(self.user, self.channel.id, self.message.ts)}


class ViewContainer:
    """An open modal or a Home tab."""

    def __init__(self, workspace: Workspace, ref: ViewRef) -> None:
        self.workspace = workspace
        self.view = workspace.view(ref.view_id)
        self.blocks = self.view.blocks
        self.values = self.view.values

    def payload_fields(self, _block_id: str) -> Json:
        """Return the payload fields that describe the container."""
        return view_container_json(self.workspace, self.view)

    def response_url_field(self) -> Json:
        """Return nothing: views have no response_url."""
        return {}


Container = MessageContainer | ViewContainer


def find_container(workspace: Workspace, user: str, ref: ContainerRef) -> Container:
    """Return the container of a reference; NotFoundError when it is gone."""
    if isinstance(ref, MessageRef):
        return MessageContainer(workspace, user, ref)
    return ViewContainer(workspace, ref)
