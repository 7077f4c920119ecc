"""Inject faults for tests: failing methods, an older workspace, no rate limits, and other switches."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, TypeAdapter

from sandbox.records import Json

PATIENCE = 3.0
"""Seconds for an acknowledgement, and for which a trigger is valid."""
FaultKind = Literal["429", "500_before", "500_after", "reset_after", "truncated", "slow"]


@dataclass(slots=True)
class InjectedFault:
    """A fault for the next `times` calls of a method; `seconds` is for slow, `retry_after` for 429."""

    method: str
    kind: FaultKind
    times: int = 1
    seconds: float = 1.0
    retry_after: int = 1


INJECTED_FAULT = TypeAdapter(InjectedFault)
SWITCHES: dict[str, TypeAdapter[Any]] = {
    "older": TypeAdapter(bool),
    "limits": TypeAdapter(bool),
    "external_dms": TypeAdapter(bool),
    "history_delay": TypeAdapter(Annotated[float, Field(ge=0)]),
    "patience": TypeAdapter(Annotated[float, Field(gt=0, le=600)]),
}


@dataclass(slots=True)
class FaultInjection:
    """Planned faults and switches; `history_delay` and `patience` are in seconds.

    Without `external_dms` the app cannot send direct messages to people of other organisations.
    """

    planned: list[InjectedFault] = field(default_factory=list)
    older: bool = False
    limits: bool = True
    external_dms: bool = True
    history_delay: float = 0.0
    patience: float = PATIENCE

    def order(self, raw: Json) -> None:
        """Plan a fault (`kind`) or set switches; ValueError when the order is invalid."""
        if "kind" in raw:
            if str(raw["kind"]) not in get_args(FaultKind):
                raise ValueError(f"kind is one of {', '.join(get_args(FaultKind))}")
            self.planned.append(INJECTED_FAULT.validate_python({"method": "*", **raw}))
            return
        if not raw or set(raw) - set(SWITCHES):
            raise ValueError(f"give a kind, or switches: {', '.join(SWITCHES)}")
        for switch, value in raw.items():
            setattr(self, switch, SWITCHES[switch].validate_python(value))

    def clear(self) -> None:
        """Remove all faults and reset the switches."""
        self.planned.clear()
        self.older, self.limits, self.external_dms = False, True, True
        self.history_delay, self.patience = 0.0, PATIENCE

    def next_for(self, method: str) -> InjectedFault | None:
        """Return the next fault for a call and count it down."""
        for fault in self.planned:
            if fault.method in {method, "*"}:
                fault.times -= 1
                if fault.times < 1:
                    self.planned.remove(fault)
                return fault
        return None
