"""The weekly picture as it is posted in the workspace's channel."""

from collections.abc import Mapping
from typing import Any

from commands.reader import Reader
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Message
from domain.weeks import Week
from services.pictures import rebuild_digest
from storage.store import Store


def renew_digest(payload: Mapping[str, Any], store: Store) -> None:
    """Build anew the picture that surely has not been posted."""
    rebuild_digest(store, Week.from_iso(payload["week"]))


def render_digest(payload: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """The picture that is kept; `payload` names its week ('2026-W47')."""
    picture = store.pictures.kept(Week.from_iso(payload["week"]))
    return picture_message(picture, Showing.POSTED, reader) if picture else None
