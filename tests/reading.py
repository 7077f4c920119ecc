"""Notes what handlers read of requests: a walk need not send again what differs in nothing that is read."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.edge.interaction import Interaction
from commands.request import Request

Part = tuple[str, str]
"""A part of a request, and the key in it that was read; '' where it has none."""
ENOUGH = 2
"""Times that the same is sent: the second meets what the first has left."""


class _Noted(Mapping[str, Any]):
    """Fields or memory; notes which keys are asked for."""

    def __init__(self, part: str, values: Mapping[str, Any], note: Callable[[Part], None]) -> None:
        self._part, self._values, self._note = part, values, note

    def __getitem__(self, key: str) -> Any:
        self._note((self._part, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        for key in self._values:
            self._note((self._part, key))
            yield key

    def __len__(self) -> int:
        return len(list(self))


class _Watched(Request):
    """A request that notes when its value is asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name == "value" and (note := super().__getattribute__("__dict__").get("note")):
            note(("value", ""))
        return super().__getattribute__(name)


class Reading:
    """What has been read of the request that is handled now, and of all before it by what they were sent to."""

    def __init__(self) -> None:
        self._read: set[Part] = set()
        self._known: dict[object, list[dict[Part, Any]]] = defaultdict(list)

    def make_request(self, **parts: Any) -> Request:
        """Make the request of an interaction; takes the place of `Request` in the dispatcher."""
        self._read.clear()
        for part in ("fields", "memory"):
            parts[part] = _Noted(part, parts[part], self._read.add)
        made = _Watched(**parts)
        vars(made)["note"] = self._read.add
        return made

    def is_known(self, interaction: Interaction) -> bool:
        """Tell whether others with the same in all that was read of them have been sent often enough."""
        before = self._known[interaction.kind, interaction.route]
        alike = [read for read in before if all(_value(interaction, part) == is_ for part, is_ in read.items())]
        return len(alike) >= ENOUGH

    def keep(self, interaction: Interaction) -> None:
        """Keep what has just been read of it."""
        read = {part: _value(interaction, part) for part in self._read}
        self._known[interaction.kind, interaction.route].append(read)


def _value(interaction: Interaction, part: Part) -> Any:
    name, key = part
    whole = getattr(interaction, name)
    return whole.get(key) if isinstance(whole, Mapping) else whole
