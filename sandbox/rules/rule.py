"""The interface of a rule, and the context in which it judges a value."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from sandbox.rules.violations import Violation

Surface = Literal["message", "modal", "home"]
Json = Mapping[str, Any]
EVERYWHERE: frozenset[Surface] = frozenset({"message", "modal", "home"})
VALID: Sequence[Violation] = ()


class Context(NamedTuple):
    """Where a payload is shown; `older` is a workspace that the blocks of 2026 have not reached."""

    surface: Surface
    older: bool = False


class Rule(Protocol):
    def validate(self, value: object, context: Context, /) -> Sequence[Violation]:
        """Faults with pointers relative to `value`; none when it is fine. Never raises on any JSON."""


Fields = Mapping[str, Rule]
