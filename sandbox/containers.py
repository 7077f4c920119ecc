"""Where an element that is touched stands: in a message, or in a view."""

from dataclasses import dataclass

from sandbox.attachments import all_blocks, attachment_id_of
from sandbox.elements import initial_values
from sandbox.errors import NotFoundError
from sandbox.payloads import message_container_json, view_container_json
from sandbox.records import Json, Values
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message that is touched."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ViewRef:
    """A modal or Home tab that is touched."""

    view_id: str


ContainerRef = MessageRef | ViewRef


class MessageContainer:
    """A message in the eyes of the person who touches it."""

    def __init__(self, workspace: Workspace, user: str, source: MessageRef) -> None:
        self.workspace = workspace
        self.channel = workspace.channel(source.channel)
        self.message = workspace.message(self.channel.id, source.ts)
        if self.message.ephemeral_to not in (None, user) or user not in self.channel.members:
            raise NotFoundError(f"{user} does not see {source.ts}")
        self.blocks = all_blocks(self.message)
        self.values: Values = self.message.values.setdefault(user, initial_values(self.blocks))
        self.user = user

    def payload_fields(self, block_id: str) -> Json:
        """The fields that say where."""
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
        """The field with a fresh response_url."""
        return {"response_url": self.workspace.issue_response_url(self.user, self.channel.id, self.message.ts)}


class ViewContainer:
    """An open modal, or a Home tab."""

    def __init__(self, workspace: Workspace, source: ViewRef) -> None:
        self.workspace = workspace
        self.view = workspace.view(source.view_id)
        self.blocks = self.view.blocks
        self.values = self.view.values

    def payload_fields(self, _block_id: str) -> Json:
        """The fields that say where."""
        return view_container_json(self.workspace, self.view)

    def response_url_field(self) -> Json:
        """Views have no response_url."""
        return {}


Container = MessageContainer | ViewContainer


def find_container(workspace: Workspace, user: str, source: ContainerRef) -> Container:
    """The place of that source; NotFoundError when it is gone."""
    if isinstance(source, MessageRef):
        return MessageContainer(workspace, user, source)
    return ViewContainer(workspace, source)
