"""Fill in forms: as they were opened, with the longest values, or with words that are warned of."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from commands.vocabulary.blocks import Block
from commands.vocabulary.forms import View

WAYS = ("as it is", "longest", "telling")
TELLING = "Anna Andersson ABC 123"
SLIP = "Plcae"
"""Letters that find the sample's places in spite of a slip."""
LATER = "2027-01-29"
SOMEONE, SOMEWHERE = "U0MEMBER", "C0OTHER"
INITIAL = ("initial_value", "initial_date", "initial_time", "initial_user", "initial_conversation")

Suggested = Callable[[str, str], Sequence[str]]
"""The values offered by a type-ahead for some letters."""


def inputs_of(view: Mapping[str, Any]) -> list[Block]:
    """List the input blocks of a view."""
    return [block for block in view["blocks"] if block["type"] == "input"]


def fill(view: View, way: str, suggested: Suggested) -> dict[str, Any]:
    """Fill in the form in that way; returns what Slack would send, by field name."""
    return {block["block_id"]: answer(block["element"], way, suggested) for block in inputs_of(view)}


def answer(element: Mapping[str, Any], way: str, suggested: Suggested) -> Any:
    """Choose or type a value for one element; None for nothing."""
    known = initial(element)
    if way == WAYS[0]:
        return known
    match element["type"]:
        case "plain_text_input":
            most = element.get("max_length", 3_000)
            return (TELLING if way == "telling" else "&" * most)[:most]
        case "static_select" | "multi_static_select" | "radio_buttons" | "checkboxes":
            return _choice(element, way, known)
        case "external_select":
            return _suggestion(element["action_id"], way, known, suggested)
        case "datepicker":
            return known or LATER
        case "users_select":
            return SOMEONE
        case "conversations_select":
            return SOMEWHERE
    return known


def _suggestion(route: str, way: str, known: Any, suggested: Suggested) -> Any:
    """Take the last suggestion; for text, a new name beside known ones, or else the first."""
    if way == "longest":
        return next(reversed([*suggested(route, ""), *suggested(route, "&" * 75)]), known)
    *alike, new = suggested(route, SLIP) or [""]
    return new if alike and new.startswith("+") else known or next(iter(suggested(route, "")), None)


def initial(element: Mapping[str, Any]) -> Any:
    """Read the value of an untouched element."""
    if "initial_option" in element:
        return element["initial_option"]["value"]
    if "initial_options" in element:
        return tuple(option["value"] for option in element["initial_options"])
    return next((element[key] for key in INITIAL if key in element), None)


def values_of(element: Mapping[str, Any]) -> list[str]:
    """List every value that can be chosen in a list."""
    groups = element.get("option_groups", ())
    options = [*element.get("options", ()), *(option for group in groups for option in group["options"])]
    return [option["value"] for option in options]


def _choice(element: Mapping[str, Any], way: str, known: Any) -> Any:
    """Choose all of several, the last of one; for text, the first if nothing is chosen."""
    values = values_of(element)
    if element["type"].startswith(("multi", "checkboxes")):
        return tuple(values)
    return values[-1] if way == "longest" else known or values[0]
