"""Keep in a form where it was asked for, so that its outcome can be written there."""

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
    """A response_url, valid `until` a moment in seconds since the epoch; `direct` in a conversation
    with the app itself, `thread` the ts of the thread that it is in."""

    url: str
    until: float
    direct: bool = False
    thread: str | None = None

    def takes_answers(self, now: datetime) -> bool:
        """Tell whether Slack may still accept a response there."""
        return now.timestamp() < self.until


def target_at(
    url: str | None, channel: str | None, now: datetime, thread: str | None = None
) -> ResponseTarget | None:
    """Make the target of a command or a message from its response_url; None where Slack gave none."""
    if not url or len(url) > LONGEST_URL:
        return None
    return ResponseTarget(url, (now + LIFE).timestamp(), (channel or "").startswith("D"), thread)


def keep_target(view: View, target: ResponseTarget | None) -> View:
    """Put the target into the form's memory; unchanged where there is none, or no room for it."""
    if target is None:
        return view
    memory = json.loads(view.get("private_metadata") or "{}") | {_KEY: asdict(target)}
    kept = json.dumps(memory, separators=(",", ":"))
    return view | {"private_metadata": kept} if len(kept) <= LONGEST_METADATA else view


def pop_target(memory: dict[str, Any]) -> ResponseTarget | None:
    """Take the target out of a form's memory; None where it holds none."""
    kept = part(memory, _KEY)
    memory.pop(_KEY, None)
    url, until = maybe_text(kept, "url"), kept.get("until")
    if not url or not isinstance(until, int | float):
        return None
    return ResponseTarget(url, until, bool(kept.get("direct")), maybe_text(kept, "thread"))
