"""The weekly picture as it is posted in the workspace's channel."""

from collections.abc import Mapping
from typing import Any

from commands.reader import Reader
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Message
from domain.snapshots import read_week
from storage.store import Store


def render_digest(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """The picture that was kept when it fell due; `said` names its week ('2026-W47')."""
    picture = store.pictures.posted(read_week(said["week"]))
    return picture_message(picture, Showing.POSTED, reader) if picture else None
