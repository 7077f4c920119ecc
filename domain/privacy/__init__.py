"""Find personal data that may not, or perhaps should not, be written into the shared picture."""

from domain.privacy.findings import Finding, FindingKind, Level
from domain.privacy.search import find_personal_data, outside_names

__all__ = ["Finding", "FindingKind", "Level", "find_personal_data", "outside_names"]
