"""The weekly picture as it is posted in the workspace's channel."""

from commands.reader import Reader
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Message
from domain.messages import Digest
from services.pictures import rebuild_digest
from storage.store import Store


def renew_digest(payload: Digest, store: Store) -> None:
    """Build anew the picture that surely has not been posted."""
    rebuild_digest(store, payload.week)


def render_digest(payload: Digest, store: Store, reader: Reader) -> Message | None:
    """Render the picture that is kept."""
    picture = store.pictures.kept(payload.week)
    return picture_message(picture, Showing.POSTED, reader) if picture else None
