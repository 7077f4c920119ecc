"""Validate a form as Slack's client does before it submits."""

import re
from decimal import Decimal

from sandbox.elements import is_empty
from sandbox.objects import file_kind
from sandbox.records import Json, Person, View
from sandbox.texts import say

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NUMBER = re.compile(r"-?([0-9]{1,20}(\.[0-9]{0,20})?|\.[0-9]{1,20})")
LINK = re.compile(r"https?://\S+")


def validate_form(view: View, person: Person) -> dict[str, str]:
    """Return errors by block_id in the person's language."""
    found: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            element = block["element"]
            value = view.values.get(block["block_id"], {}).get(element["action_id"])
            error = _find_error(block, element, value, person)
            if error:
                found[block["block_id"]] = error
    return found


def _find_error(block: Json, element: Json, value: Json | None, person: Person) -> str:
    if is_empty(value):
        return "" if block.get("optional") else say(person, "required")
    if element["type"] == "file_input":
        return _find_file_error(element, (value or {})["files"], person)
    text = str((value or {}).get("value", ""))
    check = CHECKS.get(element["type"])
    key, limit = check(element, text) if check else ("", None)
    return say(person, key, limit=limit) if key else ""


def _find_file_error(element: Json, files: list[Json], person: Person) -> str:
    most, kinds = int(element.get("max_files", 10)), {file_kind(each) for each in element.get("filetypes") or ()}
    if len(files) > most:
        return say(person, "too_many_files", limit=most)
    if kinds and any(file_kind(each["name"]) not in kinds for each in files):
        return say(person, "wrong_files", limit=", ".join(sorted(kinds)))
    return ""


def _check_text(element: Json, text: str) -> tuple[str, object]:
    if len(text) < element.get("min_length", 0):
        return "too_short", element["min_length"]
    if len(text) > element.get("max_length", 3000):
        return "too_long", element.get("max_length", 3000)
    return "", None


def _check_number(element: Json, text: str) -> tuple[str, object]:
    if not NUMBER.fullmatch(text):
        return "not_a_number", None
    number = Decimal(text)
    if not element.get("is_decimal_allowed") and number % 1:
        return "no_decimals", None
    if number < Decimal(element.get("min_value", "-Infinity")):
        return "too_low", element["min_value"]
    if number > Decimal(element.get("max_value", "Infinity")):
        return "too_high", element["max_value"]
    return "", None


def _check_address(_element: Json, text: str) -> tuple[str, object]:
    return ("" if ADDRESS.fullmatch(text) else "not_an_address"), None


def _check_link(_element: Json, text: str) -> tuple[str, object]:
    return ("" if LINK.fullmatch(text) else "not_a_link"), None


CHECKS = {
    "plain_text_input": _check_text,
    "number_input": _check_number,
    "email_text_input": _check_address,
    "url_text_input": _check_link,
}
