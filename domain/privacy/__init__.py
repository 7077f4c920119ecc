"""Finds personal data that may not, or perhaps should not, be written into the shared picture."""

from domain.privacy.findings import Finding, Kind, Level
from domain.privacy.search import find_personal_data

__all__ = ["Finding", "Kind", "Level", "find_personal_data"]
