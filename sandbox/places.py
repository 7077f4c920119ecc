"""Where an element that is touched stands: in a message, or in a view."""

from dataclasses import dataclass

from sandbox.attachments import holder_of, shown_blocks
from sandbox.elements import initial_values
from sandbox.links import issue_link
from sandbox.payloads import message_source, view_source
from sandbox.records import Json, NotThereError, Values
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MessageSource:
    """A message that is touched."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ViewSource:
    """A modal or Home tab that is touched."""

    view_id: str


Source = MessageSource | ViewSource


class MessagePlace:
    """A message in the eyes of the person who touches it."""

    def __init__(self, workspace: Workspace, user: str, source: MessageSource) -> None:
        self.workspace = workspace
        self.channel = workspace.channel(source.channel)
        self.message = workspace.message(self.channel.id, source.ts)
        if self.message.ephemeral_to not in (None, user) or user not in self.channel.members:
            raise NotThereError(f"{user} does not see {source.ts}")
        self.blocks = shown_blocks(self.message)
        self.values: Values = self.message.values.setdefault(user, initial_values(self.blocks))
        self.user = user

    def told(self, block_id: str) -> Json:
        """The fields that say where."""
        source = message_source(self.workspace, self.channel, self.message, self.values)
        attachment = holder_of(self.message, block_id)
        if attachment:
            source["container"] |= {
                "type": "message_attachment",
                "attachment_id": attachment,
                "is_app_unfurl": False,
            }
        return source

    def answer_url(self) -> Json:
        """The field with a fresh response_url."""
        return {"response_url": issue_link(self.workspace, self.user, self.channel.id, self.message.ts)}


class ViewPlace:
    """An open modal, or a Home tab."""

    def __init__(self, workspace: Workspace, source: ViewSource) -> None:
        self.workspace = workspace
        self.view = workspace.view(source.view_id)
        self.blocks = self.view.blocks
        self.values = self.view.values

    def told(self, _block_id: str) -> Json:
        """The fields that say where."""
        return view_source(self.workspace, self.view)

    def answer_url(self) -> Json:
        """Views have no response_url."""
        return {}


Place = MessagePlace | ViewPlace


def find_place(workspace: Workspace, user: str, source: Source) -> Place:
    """The place of that source; NotThereError when it is gone."""
    if isinstance(source, MessageSource):
        return MessagePlace(workspace, user, source)
    return ViewPlace(workspace, source)
