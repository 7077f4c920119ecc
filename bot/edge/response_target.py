"""Where a form was asked for, kept in the form itself: there its asker is told what became of it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.edge.payloads import maybe_text, part
from commands.vocabulary.forms import View

LIFE = timedelta(minutes=29)
"""For so long an address takes answers: Slack says half an hour."""
LONGEST_URL = 500
LONGEST_METADATA = 3_000
_KEY = "origin"


@dataclass(frozen=True)
class ResponseTarget:
    """An address that takes answers for its asker alone, `until` a moment in seconds; `direct` in a conversation
    with the app itself."""

    url: str
    until: float
    direct: bool = False

    def takes_answers(self, now: datetime) -> bool:
        """Whether Slack may still take an answer there."""
        return now.timestamp() < self.until


def target_at(url: str | None, channel: str | None, now: datetime) -> ResponseTarget | None:
    """The place of a command or a message, by the address that Slack gave for answers; None where it gave none."""
    if not url or len(url) > LONGEST_URL:
        return None
    return ResponseTarget(url, (now + LIFE).timestamp(), (channel or "").startswith("D"))


def keep_target(view: View, target: ResponseTarget | None) -> View:
    """The form with its origin in it; as it was where there is none, or no room for it."""
    if target is None:
        return view
    memory = json.loads(view.get("private_metadata") or "{}") | {_KEY: asdict(target)}
    kept = json.dumps(memory, separators=(",", ":"))
    return view | {"private_metadata": kept} if len(kept) <= LONGEST_METADATA else view


def pop_target(memory: dict[str, Any]) -> ResponseTarget | None:
    """The origin out of what a form remembers; None where it holds none."""
    kept = part(memory, _KEY)
    memory.pop(_KEY, None)
    url, until = maybe_text(kept, "url"), kept.get("until")
    if not url or not isinstance(until, int | float):
        return None
    return ResponseTarget(url, until, bool(kept.get("direct")))
