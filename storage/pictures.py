"""Queries behind the situational picture, and the snapshots of what was posted."""

from storage.queries import Queries


class PictureQueries(Queries):
    """Counts by week, and posted pictures."""
