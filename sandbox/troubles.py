"""Troubles one can order for tests: failing methods, an older workspace, rate limits off, history that lags."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from sandbox.records import Json

Kind = Literal["429", "500_before", "500_after", "reset_after", "truncated", "slow"]


@dataclass(slots=True)
class Trouble:
    """What happens to the next `times` calls of a method; `seconds` is for slow, `retry_after` for 429."""

    method: str
    kind: Kind
    times: int = 1
    seconds: float = 1.0
    retry_after: int = 1


@dataclass(slots=True)
class Troubles:
    """Those ordered and not yet used up, and the switches; `history_delay` is in seconds."""

    planned: list[Trouble] = field(default_factory=list)
    older: bool = False
    limits: bool = True
    history_delay: float = 0.0

    def order(self, raw: Json) -> None:
        """Take an order: a `kind` for a method, or switches; ValueError when it is not one."""
        if "kind" in raw:
            if raw["kind"] not in get_args(Kind):
                raise ValueError(f"kind is one of {', '.join(get_args(Kind))}")
            self.planned.append(Trouble(**{"method": "*", **raw}))
            return
        if not raw or set(raw) - {"older", "limits", "history_delay"}:
            raise ValueError("give a kind, or switches: older, limits, history_delay")
        for switch, value in raw.items():
            setattr(self, switch, value)

    def clear(self) -> None:
        """Back to a calm, new and limited Slack."""
        self.planned.clear()
        self.older, self.limits, self.history_delay = False, True, 0.0

    def next_for(self, method: str) -> Trouble | None:
        """The trouble that this call meets, counted down."""
        for trouble in self.planned:
            if trouble.method in {method, "*"}:
                trouble.times -= 1
                if trouble.times < 1:
                    self.planned.remove(trouble)
                return trouble
        return None
