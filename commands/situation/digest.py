"""The weekly picture as it is posted in the workspace's channel."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commands.reader import Reader
from commands.situation.picture import Showing, picture_message
from commands.situation.picture_builder import PictureBuilder
from commands.vocabulary.blocks import Message
from domain.sharing import PUBLIC
from domain.snapshots import read_week
from storage.store import Store


def renew_digest(payload: Mapping[str, Any], store: Store) -> None:
    """Take the picture that surely has not been posted anew, as what it counts may be hidden or withdrawn by now.

    Its time and its marks stay those that were decided when it fell due; what has come in since is counted.
    """
    store.pictures.hold_workspace()
    kept = store.pictures.kept(read_week(payload["week"]))
    if kept is not None:
        fresh = PictureBuilder.of(store, PUBLIC, kept.taken_at).take(kept.week)
        store.pictures.keep_instead(replace(fresh, late=kept.late, skipped=kept.skipped))


def render_digest(payload: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """The picture that is kept; `payload` names its week ('2026-W47')."""
    picture = store.pictures.kept(read_week(payload["week"]))
    return picture_message(picture, Showing.POSTED, reader) if picture else None
