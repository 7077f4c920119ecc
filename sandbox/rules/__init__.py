"""What Slack accepts and refuses of Block Kit, as tables of limits that one can read."""

from sandbox.rules.check import check_blocks, check_message, check_view
from sandbox.rules.rule import Surface
from sandbox.rules.violations import Violation

__all__ = ["Surface", "Violation", "check_blocks", "check_message", "check_view"]
