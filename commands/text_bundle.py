"""Hold the texts of one language, each parsed when it is first needed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")


class TextBundle:
    """Fluent messages by their keys; thread-safe. `functions` are those that a text may call, by their names."""

    def __init__(self, language: str, folder: Path, functions: Mapping[str, Callable[..., Any]]) -> None:
        self._parsed = FluentBundle([language], use_isolating=False, functions=dict(functions))
        self._written = {
            key: entry
            for file in sorted(folder.glob("*.ftl"))
            for key, entry in _entries(file.read_text(encoding="utf-8"))
        }
        self._ready: set[str] = set()
        self._turn = Lock()

    def format(self, key: str, facts: Mapping[str, Any]) -> str:
        """Format the text `key` with the facts; raises LookupError when it or one of its facts is missing."""
        if key not in self._ready:
            with self._turn:
                self._parse(key)
        message = self._parsed.get_message(key)
        if message.value is None:
            raise LookupError(key)
        said, faults = self._parsed.format_pattern(message.value, dict(facts))
        if faults:
            raise LookupError(f"{key}: {faults}")
        return str(said)

    def _parse(self, key: str) -> None:
        """Parse an entry, after those that it refers to."""
        entry = self._written.pop(key, "")
        for other in _REFERENCE.findall(entry):
            self._parse(other)
        self._parsed.add_resource(FluentResource(entry))
        self._ready.add(key)


def _entries(text: str) -> list[tuple[str, str]]:
    """Split a file into its messages and terms, by key."""
    starts = list(_ENTRY.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [(start[1], text[start.start() : end]) for start, end in zip(starts, ends, strict=True)]
