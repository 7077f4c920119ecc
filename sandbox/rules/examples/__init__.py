"""Payloads at and past every rule, for tests here and for comparing with a real workspace."""

from sandbox.rules.examples.accepted import ACCEPTED
from sandbox.rules.examples.example import Example
from sandbox.rules.examples.limits import LIMITS
from sandbox.rules.examples.refused_building import BUILDING
from sandbox.rules.examples.refused_choosing import CHOOSING
from sandbox.rules.examples.refused_counting import COUNTING
from sandbox.rules.examples.refused_placing import PLACING

EXAMPLES = (*ACCEPTED, *BUILDING, *CHOOSING, *PLACING, *COUNTING, *LIMITS)

__all__ = ["EXAMPLES", "Example"]
