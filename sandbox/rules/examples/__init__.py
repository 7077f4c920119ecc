"""Example payloads at and past every limit, for tests and for comparing with a real workspace."""

from sandbox.rules.examples.accepted import ACCEPTED
from sandbox.rules.examples.example import Example
from sandbox.rules.examples.limits import LIMITS
from sandbox.rules.examples.refused_blocks import BLOCKS
from sandbox.rules.examples.refused_elements import ELEMENTS
from sandbox.rules.examples.refused_payloads import CHARTS_AND_TABLES, SURFACES

EXAMPLES = (*ACCEPTED, *BLOCKS, *ELEMENTS, *SURFACES, *CHARTS_AND_TABLES, *LIMITS)

__all__ = ["EXAMPLES", "Example"]
