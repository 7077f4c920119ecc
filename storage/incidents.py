"""Queries on incidents, their earlier versions, and nil reports."""

from storage.queries import Queries


class IncidentQueries(Queries):
    """Incidents of the workspace."""
