"""Troubles one can order for tests: failing methods, an older workspace, rate limits off, and other switches."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, TypeAdapter

from sandbox.records import Json

PATIENCE = 3.0
"""Seconds in which Slack wants an acknowledgement, and in which a trigger opens a view."""
Kind = Literal["429", "500_before", "500_after", "reset_after", "truncated", "slow"]


@dataclass(slots=True)
class Trouble:
    """What happens to the next `times` calls of a method; `seconds` is for slow, `retry_after` for 429."""

    method: str
    kind: Kind
    times: int = 1
    seconds: float = 1.0
    retry_after: int = 1


TROUBLE = TypeAdapter(Trouble)
SWITCHES: dict[str, TypeAdapter[Any]] = {
    "older": TypeAdapter(bool),
    "limits": TypeAdapter(bool),
    "external_dms": TypeAdapter(bool),
    "history_delay": TypeAdapter(Annotated[float, Field(ge=0)]),
    "patience": TypeAdapter(Annotated[float, Field(gt=0, le=600)]),
}


@dataclass(slots=True)
class Troubles:
    """Those ordered and not yet used up, and the switches; `history_delay` and `patience` are in seconds.

    Without `external_dms` the app cannot write directly to people of other organisations.
    """

    planned: list[Trouble] = field(default_factory=list)
    older: bool = False
    limits: bool = True
    external_dms: bool = True
    history_delay: float = 0.0
    patience: float = PATIENCE

    def order(self, raw: Json) -> None:
        """Take an order: a `kind` for a method, or switches; ValueError when it is not one."""
        if "kind" in raw:
            if str(raw["kind"]) not in get_args(Kind):
                raise ValueError(f"kind is one of {', '.join(get_args(Kind))}")
            self.planned.append(TROUBLE.validate_python({"method": "*", **raw}))
            return
        if not raw or set(raw) - set(SWITCHES):
            raise ValueError(f"give a kind, or switches: {', '.join(SWITCHES)}")
        for switch, value in raw.items():
            setattr(self, switch, SWITCHES[switch].validate_python(value))

    def clear(self) -> None:
        """Back to a calm, new and limited Slack."""
        self.planned.clear()
        self.older, self.limits, self.external_dms = False, True, True
        self.history_delay, self.patience = 0.0, PATIENCE

    def next_for(self, method: str) -> Trouble | None:
        """The trouble that this call meets, counted down."""
        for trouble in self.planned:
            if trouble.method in {method, "*"}:
                trouble.times -= 1
                if trouble.times < 1:
                    self.planned.remove(trouble)
                return trouble
        return None
