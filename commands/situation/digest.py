"""The weekly picture as it is posted in the workspace's channel, its thread's parts, and as it would be now."""

from dataclasses import replace
from datetime import datetime

from commands.reader import Reader
from commands.situation.parts import part_message
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Message, context
from commands.vocabulary.text import Mrkdwn, join
from domain.messages import Digest, DigestEdited, DigestPart, DigestSample
from domain.sharing import PUBLIC
from domain.weeks import Week
from services.pictures import PictureBuilder, part_source, rebuild_digest
from storage.store import Store


def renew_digest(payload: Digest, store: Store) -> None:
    """Build anew the picture that surely has not been posted."""
    rebuild_digest(store, payload.week)


def render_digest(payload: Digest | DigestEdited, store: Store, reader: Reader) -> Message | None:
    """Render the picture that is kept, with the assessment as it is now."""
    picture, assessment = store.pictures.kept(payload.week), store.preparations.assessment(payload.week)
    return picture_message(picture, Showing.POSTED, reader, assessment=assessment) if picture else None


def sample_message(store: Store, now: datetime, reader: Reader) -> Message:
    """Build the picture of the week so far as the channel would see it."""
    builder = PictureBuilder.of(store, PUBLIC, now)
    return picture_message(builder.take(Week.of(builder.today)), Showing.SAMPLE, reader)


def render_digest_sample(payload: DigestSample, store: Store, reader: Reader) -> Message | None:
    """Render the picture that someone asked for as a sample, with a line that says so."""
    message, lead = sample_message(store, payload.asked_at, reader), reader.rich("guide-sample")
    return replace(message, text=join([lead, Mrkdwn(message.text)]), blocks=(context(lead), *message.blocks))


def render_part(payload: DigestPart, store: Store, reader: Reader) -> Message | None:
    """Render a part of the picture that is kept; None where it has nothing to say."""
    picture = part_source(store, payload.week)
    return part_message(payload.part, picture, reader) if picture else None
