"""Queries on the action plan: actions, follow-ups and progress."""

from storage.queries import Queries


class ActionQueries(Queries):
    """Actions of the workspace."""
