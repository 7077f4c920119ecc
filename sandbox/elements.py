"""Find interactive elements in blocks, assign their ids, and shape their state values."""

import secrets
from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import NamedTuple

from sandbox.errors import NotFoundError
from sandbox.records import Json, Values


class StateField(NamedTuple):
    """The field of the state value, the element's field with its initial value, and the empty value."""

    key: str
    initial: str
    empty: object = None


STATE_FIELDS: dict[str, StateField] = {
    "plain_text_input": StateField("value", "initial_value"),
    "email_text_input": StateField("value", "initial_value"),
    "url_text_input": StateField("value", "initial_value"),
    "number_input": StateField("value", "initial_value"),
    "rich_text_input": StateField("rich_text_value", "initial_value"),
    "static_select": StateField("selected_option", "initial_option"),
    "external_select": StateField("selected_option", "initial_option"),
    "users_select": StateField("selected_user", "initial_user"),
    "conversations_select": StateField("selected_conversation", "initial_conversation"),
    "channels_select": StateField("selected_channel", "initial_channel"),
    "multi_static_select": StateField("selected_options", "initial_options", ()),
    "multi_external_select": StateField("selected_options", "initial_options", ()),
    "multi_users_select": StateField("selected_users", "initial_users", ()),
    "multi_conversations_select": StateField("selected_conversations", "initial_conversations", ()),
    "multi_channels_select": StateField("selected_channels", "initial_channels", ()),
    "datepicker": StateField("selected_date", "initial_date"),
    "timepicker": StateField("selected_time", "initial_time"),
    "datetimepicker": StateField("selected_date_time", "initial_date_time"),
    "checkboxes": StateField("selected_options", "initial_options", ()),
    "radio_buttons": StateField("selected_option", "initial_option"),
    "file_input": StateField("files", "initial_files", ()),
}
INTERACTIVE = {*STATE_FIELDS, "button", "workflow_button", "overflow", "icon_button", "feedback_buttons"}

ID_FIELDS = ("selected_user", "selected_conversation", "selected_channel")


def iter_elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield every interactive element with its block, including nested blocks."""
    for block in _all_blocks(blocks):
        listed = (*(block.get("elements") or ()), *(block.get("actions") or ()))
        for element in (block.get("accessory"), block.get("element"), *listed):
            if isinstance(element, dict) and element.get("type") in INTERACTIVE:
                yield block, element


def assign_ids(blocks: list[Json]) -> list[Json]:
    """Copy blocks, generating missing block_ids and action_ids as Slack does."""
    named = deepcopy(blocks)
    for block in _all_blocks(named):
        block["block_id"] = block.get("block_id") or secrets.token_urlsafe(4)
    for _, element in iter_elements(named):
        element["action_id"] = element.get("action_id") or secrets.token_urlsafe(4)
    return named


def _all_blocks(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        yield block
        yield from _all_blocks(block["elements"] if block["type"] == "carousel" else block.get("child_blocks", []))


def find_element(blocks: list[Json], block_id: str, action_id: str) -> Json:
    """Return the element with these ids; NotFoundError when there is none."""
    for block, element in iter_elements(blocks):
        if (block["block_id"], element["action_id"]) == (block_id, action_id):
            return element
    raise NotFoundError(f"nothing to touch at {block_id}/{action_id}")


def require_valid_value(element: Json, value: Json, known: Collection[str]) -> None:
    """Raise ValueError unless the value fits the element and all its ids are `known`."""
    kind = element["type"]
    if kind not in STATE_FIELDS:
        return
    key = STATE_FIELDS[kind].key
    if value.get("type") != kind or key not in value:
        raise ValueError(f"a value of {kind} has that type, and {key}")
    if key.startswith(ID_FIELDS):
        named = value[key] if isinstance(value[key], list) else [value[key] or ""]
        unknown = {str(each) for each in named if each and each not in known}
        if unknown:
            raise ValueError(f"{key}: nobody and nothing has the id {', '.join(sorted(unknown))}")


def initial_values(blocks: list[Json]) -> Values:
    """Return the initial state of blocks."""
    values: Values = {}
    for block, element in iter_elements(blocks):
        if element["type"] in STATE_FIELDS:
            values.setdefault(block["block_id"], {})[element["action_id"]] = initial_value(element)
    return values


def initial_value(element: Json) -> Json:
    """Return the initial state value of an element."""
    shape = STATE_FIELDS[element["type"]]
    empty = list(shape.empty) if isinstance(shape.empty, tuple) else shape.empty
    return {"type": element["type"], shape.key: element.get(shape.initial, empty)}


def carry_over_values(blocks: list[Json], typed: Values) -> Values:
    """Return the state after an update: typed values stay where block_id, action_id and type are the same."""
    values = initial_values(blocks)
    for block_id, inputs in values.items():
        for action_id, value in inputs.items():
            before = typed.get(block_id, {}).get(action_id)
            if before and before["type"] == value["type"]:
                inputs[action_id] = before
    return values


def is_empty(value: Json | None) -> bool:
    """Tell whether a state value is empty."""
    return not value or value.get(STATE_FIELDS[value["type"]].key) in (None, "", [])
