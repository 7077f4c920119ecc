"""Read the number of a record as people type it: `141`, `#141`, `nr 141` or `141.`"""

import re

from domain.names import fold

_NUMBER = re.compile(
    r"(?:(?:nr|no|nummer|number|handelse|handelsen|incident|atgard|atgarden|action)\b\.?\s*)*#?\s*(\d{1,9})\.?"
)


def read_typed_number(words: str) -> str:
    """Read the figures of the number; '' where there is anything else."""
    found = _NUMBER.fullmatch(fold(words))
    return found[1] if found and found[1] in words else ""
