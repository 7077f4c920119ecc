"""Validate Block Kit by tables of its fields and limits."""

from sandbox.rules.check import check_blocks, check_message, check_view
from sandbox.rules.rule import Surface, Violation

__all__ = ["Surface", "Violation", "check_blocks", "check_message", "check_view"]
