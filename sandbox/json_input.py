"""Parse JSON so that the value can always be serialised as UTF-8 again."""

import json
import re
from typing import Any

DEEPEST = 100
HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str | bytes) -> Any:
    """Parse JSON; ValueError when it is invalid, holds NaN or infinity, or is nested too deep.

    Half an emoji (`\\ud83d` alone) becomes the replacement character, so that the value fits into UTF-8.
    """
    try:
        value = json.loads(text)
        again = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if _depth(value) > DEEPEST:
        raise ValueError("nested too deep")
    return json.loads(_mend(again)) if HALF.search(again) else value


def _mend(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _depth(value: object) -> int:
    """Count the levels of nested arrays and objects."""
    level, depth = [value], 0
    while level := [each for each in level if isinstance(each, dict | list)]:
        level = [part for each in level for part in (each.values() if isinstance(each, dict) else each)]
        depth += 1
    return depth
