"""What can be touched in blocks: finding elements, naming them, and the shape of each one's value."""

import secrets
from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import NamedTuple

from sandbox.records import Json, NotThereError, Values


class Shape(NamedTuple):
    """Where a value stands in the state, which field of the element starts it, and what empty looks like."""

    key: str
    initial: str
    empty: object = None


SHAPES: dict[str, Shape] = {
    "plain_text_input": Shape("value", "initial_value"),
    "email_text_input": Shape("value", "initial_value"),
    "url_text_input": Shape("value", "initial_value"),
    "number_input": Shape("value", "initial_value"),
    "rich_text_input": Shape("rich_text_value", "initial_value"),
    "static_select": Shape("selected_option", "initial_option"),
    "external_select": Shape("selected_option", "initial_option"),
    "users_select": Shape("selected_user", "initial_user"),
    "conversations_select": Shape("selected_conversation", "initial_conversation"),
    "channels_select": Shape("selected_channel", "initial_channel"),
    "multi_static_select": Shape("selected_options", "initial_options", ()),
    "multi_external_select": Shape("selected_options", "initial_options", ()),
    "multi_users_select": Shape("selected_users", "initial_users", ()),
    "multi_conversations_select": Shape("selected_conversations", "initial_conversations", ()),
    "multi_channels_select": Shape("selected_channels", "initial_channels", ()),
    "datepicker": Shape("selected_date", "initial_date"),
    "timepicker": Shape("selected_time", "initial_time"),
    "datetimepicker": Shape("selected_date_time", "initial_date_time"),
    "checkboxes": Shape("selected_options", "initial_options", ()),
    "radio_buttons": Shape("selected_option", "initial_option"),
    "file_input": Shape("files", "initial_files", ()),
}
TOUCHABLE = {*SHAPES, "button", "workflow_button", "overflow", "icon_button", "feedback_buttons"}

NAMING = ("selected_user", "selected_conversation", "selected_channel")


def walk(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every block with each of its elements that can be touched, blocks within others included."""
    for block in _all_blocks(blocks):
        listed = (*(block.get("elements") or ()), *(block.get("actions") or ()))
        for element in (block.get("accessory"), block.get("element"), *listed):
            if isinstance(element, dict) and element.get("type") in TOUCHABLE:
                yield block, element


def name_blocks(blocks: list[Json]) -> list[Json]:
    """A copy in which every block has a block_id and every touchable element an action_id, as Slack gives them."""
    named = deepcopy(blocks)
    for block in _all_blocks(named):
        block["block_id"] = block.get("block_id") or secrets.token_urlsafe(4)
    for _, element in walk(named):
        element["action_id"] = element.get("action_id") or secrets.token_urlsafe(4)
    return named


def _all_blocks(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        yield block
        yield from _all_blocks(block["elements"] if block["type"] == "carousel" else block.get("child_blocks", []))


def find_element(blocks: list[Json], block_id: str, action_id: str) -> Json:
    """The element there; NotThereError when the blocks have no such one."""
    for block, element in walk(blocks):
        if (block["block_id"], element["action_id"]) == (block_id, action_id):
            return element
    raise NotThereError(f"nothing to touch at {block_id}/{action_id}")


def refuse_value(element: Json, value: Json, known: Collection[str]) -> None:
    """ValueError unless the value has the shape of that element's, and names only ids that are `known`."""
    kind = element["type"]
    if kind not in SHAPES:
        return
    key = SHAPES[kind].key
    if value.get("type") != kind or key not in value:
        raise ValueError(f"a value of {kind} has that type, and {key}")
    if key.startswith(NAMING):
        named = value[key] if isinstance(value[key], list) else [value[key] or ""]
        unknown = {str(each) for each in named if each and each not in known}
        if unknown:
            raise ValueError(f"{key}: nobody and nothing has the id {', '.join(sorted(unknown))}")


def initial_values(blocks: list[Json]) -> Values:
    """The state before anyone has touched anything: initial values, and empty ones."""
    values: Values = {}
    for block, element in walk(blocks):
        if element["type"] in SHAPES:
            values.setdefault(block["block_id"], {})[element["action_id"]] = initial_value(element)
    return values


def initial_value(element: Json) -> Json:
    """The state value that an element starts with."""
    shape = SHAPES[element["type"]]
    empty = list(shape.empty) if isinstance(shape.empty, tuple) else shape.empty
    return {"type": element["type"], shape.key: element.get(shape.initial, empty)}


def kept_values(blocks: list[Json], typed: Values) -> Values:
    """The state after an update: what was typed stays where block_id, action_id and kind are the same."""
    values = initial_values(blocks)
    for block_id, inputs in values.items():
        for action_id, value in inputs.items():
            before = typed.get(block_id, {}).get(action_id)
            if before and before["type"] == value["type"]:
                inputs[action_id] = before
    return values


def is_empty(value: Json | None) -> bool:
    """Whether a state value holds nothing."""
    return not value or value.get(SHAPES[value["type"]].key) in (None, "", [])
