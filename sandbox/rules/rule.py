"""What every rule is: something that judges a value in its place."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from sandbox.rules.faults import Fault

Surface = Literal["message", "modal", "home"]
Json = Mapping[str, Any]
EVERYWHERE: frozenset[Surface] = frozenset({"message", "modal", "home"})
FINE: Sequence[Fault] = ()


class Where(NamedTuple):
    """Where a payload is shown; `older` is a workspace that the blocks of 2026 have not reached."""

    surface: Surface
    older: bool = False


class Rule(Protocol):
    def judge(self, value: object, where: Where, /) -> Sequence[Fault]:
        """Faults with pointers relative to `value`; none when it is fine. Never raises on any JSON."""


Fields = Mapping[str, Rule]
