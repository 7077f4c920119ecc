"""What Slack accepts and refuses of Block Kit, as tables of limits that one can read."""

from sandbox.rules.check import check_blocks, check_message, check_view
from sandbox.rules.faults import Fault
from sandbox.rules.rule import Surface

__all__ = ["Fault", "Surface", "check_blocks", "check_message", "check_view"]
