"""Check rules between the fields of one object."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.rules.rule import VALID, Json, Violation, broken

Check = Callable[[Json], Sequence[Violation]]
"""A rule between the fields of one object; it runs only when each field is valid by itself."""
TEXTS = ("text", "description")
DEFAULTS: Mapping[str, Json] = {"plain_text": {"emoji": True}, "mrkdwn": {"verbatim": False}}


def require_any(*names: str) -> Check:
    """Require at least one of these fields."""

    def check(value: Json) -> Sequence[Violation]:
        if any(name in value for name in names):
            return VALID
        return [broken("any_of", f"must define either {quoted(names)}", expected=list(names))]

    return check


def require_exactly_one(*names: str) -> Check:
    """Require one and only one of these fields."""

    def check(value: Json) -> Sequence[Violation]:
        if sum(name in value for name in names) == 1:
            return VALID
        return [broken("one_of", f"must define one and only one of {quoted(names)}", expected=list(names))]

    return check


require_one_image = require_exactly_one("image_url", "slack_file")
require_one_list_of_options = require_exactly_one("options", "option_groups")
require_one_icon = require_exactly_one("icon", "slack_icon")


def refuse_two_icons(card: Json) -> Sequence[Violation]:
    return require_one_icon(card) if {"icon", "slack_icon"} <= card.keys() else VALID


def quoted(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def options_of(menu: Json) -> list[Any]:
    """List every option of a menu, in groups or not."""
    groups = menu.get("option_groups", ())
    return [*menu.get("options", ()), *(option for group in groups for option in group["options"])]


def is_among(chosen: Json, options: Iterable[Json]) -> bool:
    """Tell whether an option is among others, with defaults filled in."""
    return with_defaults(chosen) in map(with_defaults, options)


def with_defaults(option: Json) -> Json:
    return {
        name: DEFAULTS.get(part["type"], {}) | part if name in TEXTS else part for name, part in option.items()
    }


def find_initial_option(menu: Json) -> Sequence[Violation]:
    if "initial_option" not in menu or is_among(menu["initial_option"], options_of(menu)):
        return VALID
    return [broken("initial", "must be one of the provided options", at="/initial_option")]


def find_initial_options(menu: Json) -> Sequence[Violation]:
    options = options_of(menu)
    return [
        broken("initial", "must be one of the provided options", at=f"/initial_options/{index}")
        for index, chosen in enumerate(menu.get("initial_options", ()))
        if not is_among(chosen, options)
    ]


def order_lengths(plain_text_input: Json) -> Sequence[Violation]:
    low, high = plain_text_input.get("min_length", 0), plain_text_input.get("max_length", 3000)
    if low <= high:
        return VALID
    return [broken("maximum", "must not exceed `max_length`", expected=high, got=low, at="/min_length")]


def order_numbers(number_input: Json) -> Sequence[Violation]:
    low, high = number_input.get("min_value"), number_input.get("max_value")
    if low is None or high is None or Decimal(low) <= Decimal(high):
        return VALID
    return [broken("maximum", "must not exceed `max_value`", expected=high, got=low, at="/min_value")]


def require_real_date(datepicker: Json) -> Sequence[Violation]:
    day = datepicker.get("initial_date")
    try:
        if day is not None:
            date.fromisoformat(day)
    except ValueError:
        return [broken("format", "must be a date that exists", got=day, at="/initial_date")]
    return VALID


def refuse_dispatch_of_files(block: Json) -> Sequence[Violation]:
    if block.get("dispatch_action") and block["element"]["type"] == "file_input":
        return [broken("not", "unsupported type: file_input with `dispatch_action`", at="/element/type")]
    return VALID


def require_collapsible(container: Json) -> Sequence[Violation]:
    if container.get("default_collapsed") and not container.get("is_collapsible"):
        return [broken("all_of", "requires `is_collapsible`", at="/default_collapsed")]
    if container.get("has_header_divider") and container.get("is_collapsible"):
        return [broken("not", "cannot be set with `is_collapsible`", at="/has_header_divider")]
    return VALID


def name_series_apart(chart: Json) -> Sequence[Violation]:
    names = [series["name"] for series in chart["series"]]
    return find_repeated(names, "series names must be unique", "/series/{}/name")


def name_categories_apart(chart: Json) -> Sequence[Violation]:
    names = chart["axis_config"]["categories"]
    return find_repeated(names, "categories must be unique", "/axis_config/categories/{}")


def find_repeated(names: Sequence[str], message: str, at: str) -> Sequence[Violation]:
    return [
        broken("unique", message, got=name, at=at.format(index))
        for index, name in enumerate(names)
        if name in names[:index]
    ]


def match_points_to_categories(chart: Json) -> Sequence[Violation]:
    """Require exactly one point for each category in every series, in any order."""
    categories, message = chart["axis_config"]["categories"], "must have exactly one point for each category"
    wanted = Counter(categories)
    return [
        broken("categories", message, expected=categories, at=f"/series/{index}/data")
        for index, series in enumerate(chart["series"])
        if Counter(point["label"] for point in series["data"]) != wanted
    ]


def match_row_widths(table: Json) -> Sequence[Violation]:
    wanted = len(table["rows"][0])
    return [
        broken(
            "columns",
            "all rows must have the same number of cells",
            expected=wanted,
            got=len(row),
            at=f"/rows/{index}",
        )
        for index, row in enumerate(table["rows"])
        if len(row) != wanted
    ]


def keep_header_plain(table: Json) -> Sequence[Violation]:
    return [
        broken("not", "unsupported type: rich_text in the header row", at=f"/rows/0/{index}/type")
        for index, cell in enumerate(table["rows"][0])
        if cell["type"] == "rich_text"
    ]


def point_to_a_column(table: Json) -> Sequence[Violation]:
    index, width = table.get("row_header_column_index", 0), len(table["rows"][0])
    if index < width:
        return VALID
    return [
        broken(
            "maximum", f"must be at most {width - 1}", expected=width - 1, got=index, at="/row_header_column_index"
        )
    ]
