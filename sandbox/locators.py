"""Find elements by their labels, and convert plain values to state values, for PersonClient."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sandbox.elements import STATE_FIELDS, initial_value, iter_elements
from sandbox.records import Json

READABLE: dict[str, Any] = {
    "text": str,
    "title": str,
    "pretext": str,
    "alt_text": str,
    "name": str,
    "label": str,
    "value": int | float,
}
Suggest = Callable[[str], list[Json]]


class LocatedElement(NamedTuple):
    """An element and its block."""

    block: Json
    element: Json

    @property
    def names(self) -> list[str]:
        """List the names of an element: its texts, ids and value."""
        element, block = self.element, self.block
        beside = block.get("text") if element["type"] in STATE_FIELDS else None
        spoken = (element.get("text"), block.get("label"), beside, element.get("placeholder"))
        words = [words_of(each) for each in spoken]
        ids = [element.get("action_id"), block.get("block_id"), element.get("value")]
        return [name for name in (*words, *ids) if name]

    @property
    def ids(self) -> Json:
        """Return block_id and action_id."""
        return {"block_id": self.block["block_id"], "action_id": self.element["action_id"]}

    @property
    def dispatches(self) -> bool:
        """Tell whether a change is sent to the app at once."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))


def blocks_in(place: Json) -> list[Json]:
    """List the blocks of a message or view, including attachments."""
    beside = [block for each in place.get("attachments", ()) for block in each.get("blocks", ())]
    return [*place["blocks"], *beside]


def locate_all(blocks: list[Json]) -> list[LocatedElement]:
    """List the interactive elements; feedback buttons are two."""
    return [LocatedElement(block, each) for block, element in iter_elements(blocks) for each in _sides(element)]


def _sides(element: Json) -> list[Json]:
    if element["type"] != "feedback_buttons":
        return [element]
    return [{**element, **element[side]} for side in ("positive_button", "negative_button")]


def find_by_name(blocks: list[Json], name: str) -> LocatedElement | None:
    """Find the first element with that name, or else with a name that contains it."""
    found = locate_all(blocks)
    exact = (each for each in found if name in each.names)
    part = (each for each in found if any(name.lower() in each_name.lower() for each_name in each.names))
    return next(exact, None) or next(part, None)


def words_of(thing: Any) -> str:
    """Join all readable text of a message, view or block with spaces."""
    return " ".join(_words(thing))


def _words(thing: Any) -> Iterator[str]:
    if isinstance(thing, list):
        for each in thing:
            yield from _words(each)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            if key in READABLE and isinstance(value, READABLE[key]):
                yield str(value)
            elif key not in {"metadata", "user", "bot_profile", "state"}:
                yield from _words(value)


def state_value(element: Json, value: Any, suggest: Suggest) -> Json:
    """Convert a plain value to a state value: text, option labels, dates, lists of them; None is empty."""
    shape, kind = STATE_FIELDS[element["type"]], element["type"]
    if isinstance(value, dict) and "type" in value:
        return value
    if value is None:
        return initial_value({"type": kind})
    if shape.key in {"selected_option", "selected_options"}:
        several = value if isinstance(value, list | tuple) else [value]
        picked = [_pick(element, each, suggest) for each in several]
        return {"type": kind, shape.key: picked if shape.key == "selected_options" else picked[0]}
    return {"type": kind, shape.key: _plain(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else value


def _pick(element: Json, wanted: Any, suggest: Suggest) -> Json:
    if isinstance(wanted, dict):
        return wanted
    offered = list(_options(suggest(wanted) if "external" in element["type"] else [element]))
    for option in offered:
        if wanted in {option["text"]["text"], option.get("value")}:
            return option
    labels = ", ".join(option["text"]["text"] for option in offered)
    raise AssertionError(f"no choice {wanted!r} among: {labels or 'nothing'}")


def _options(listed: list[Json]) -> Iterator[Json]:
    """Yield the options of elements and option groups."""
    for each in listed:
        nested = [*(each.get("options") or ()), *(each.get("option_groups") or ())]
        if nested:
            yield from _options(nested)
        elif "value" in each and isinstance(each.get("text"), dict):
            yield each
