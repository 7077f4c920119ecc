"""The weekly picture when it falls due: taken, kept, and put into the outbox once."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from commands.situation.picture_builder import PictureBuilder
from domain.due_times import Post, first_due, settle
from domain.sharing import PUBLIC
from storage.store import Store
from storage.tables import Workspace


def enqueue_due_digest(store: Store, now: datetime) -> None:
    """Post the picture of the last closed week if it is due by `now` (aware), and set when the next one is."""
    workspace = store.pictures.hold_workspace()
    if workspace is None or workspace.digest_channel is None:
        return
    due = workspace.next_digest_at or first_due(workspace, now)
    workspace.next_digest_at = due
    if due <= now:
        post = settle(workspace, due, now)
        workspace.next_digest_at = post.next_due
        _post(post, workspace, store, now)


def _post(post: Post, workspace: Workspace, store: Store, now: datetime) -> None:
    """Keep the week's picture and have it posted, unless that has been done already."""
    skipped = store.pictures.unposted(post.skipped)
    picture = PictureBuilder(store, PUBLIC, now, ZoneInfo(workspace.timezone)).take(post.week)
    if store.pictures.keep(replace(picture, late=post.late, skipped=skipped)):
        payload = {"week": str(post.week), "late": post.late, "skipped": [str(week) for week in skipped]}
        channel = workspace.digest_channel
        store.outbox.put_due(f"digest:{post.week}", "digest", payload, now=now, channel=channel)
