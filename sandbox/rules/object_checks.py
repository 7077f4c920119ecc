"""Rules between the fields of one object; each may trust that every field is fine by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.rules.rule import VALID, Json
from sandbox.rules.violations import Violation, broken

TEXTS = ("text", "description")
DEFAULTS: Mapping[str, Json] = {"plain_text": {"emoji": True}, "mrkdwn": {"verbatim": False}}


def require_text_or_fields(section: Json) -> Sequence[Violation]:
    return require_any(section, "text", "fields")


def require_title(container: Json) -> Sequence[Violation]:
    return require_any(container, "title", "rich_text_title")


def require_one_filter(conversations: Json) -> Sequence[Violation]:
    return require_any(conversations, "include", "exclude_external_shared_channels", "exclude_bot_users")


def require_card_content(card: Json) -> Sequence[Violation]:
    return require_any(card, "hero_image", "title", "actions", "body")


def require_value_or_url(option: Json) -> Sequence[Violation]:
    return require_any(option, "value", "url")


def refuse_two_icons(card: Json) -> Sequence[Violation]:
    return require_exactly_one(card, "icon", "slack_icon") if {"icon", "slack_icon"} <= card.keys() else VALID


def require_any(value: Json, *names: str) -> Sequence[Violation]:
    if any(name in value for name in names):
        return VALID
    return [broken("any_of", f"must define either {quoted(names)}", expected=list(names))]


def require_one_image(image: Json) -> Sequence[Violation]:
    return require_exactly_one(image, "image_url", "slack_file")


def require_one_file(file: Json) -> Sequence[Violation]:
    return require_exactly_one(file, "id", "url")


def require_one_list_of_options(menu: Json) -> Sequence[Violation]:
    return require_exactly_one(menu, "options", "option_groups")


def require_exactly_one(value: Json, *names: str) -> Sequence[Violation]:
    if sum(name in value for name in names) == 1:
        return VALID
    return [broken("one_of", f"must define one and only one of {quoted(names)}", expected=list(names))]


def quoted(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def options_of(menu: Json) -> list[Any]:
    """Every option of a menu, in groups or not."""
    groups = menu.get("option_groups", ())
    return [*menu.get("options", ()), *(option for group in groups for option in group["options"])]


def is_among(chosen: Json, options: Iterable[Json]) -> bool:
    """Whether it is one of them, equal in every field once defaults are filled in."""
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
    return [
        broken("unique", "series names must be unique", got=name, at=f"/series/{index}/name")
        for index, name in enumerate(names)
        if name in names[:index]
    ]


def match_points_to_categories(chart: Json) -> Sequence[Violation]:
    """Each series has exactly one point for each category, whatever their order."""
    categories = chart["axis_config"]["categories"]
    wanted = Counter(categories)
    return [
        broken(
            "categories",
            "must have exactly one point for each category",
            expected=categories,
            at=f"/series/{index}/data",
        )
        for index, series in enumerate(chart["series"])
        if Counter(point["label"] for point in series["data"]) != wanted
    ]


def name_categories_apart(chart: Json) -> Sequence[Violation]:
    categories = chart["axis_config"]["categories"]
    return [
        broken("unique", "categories must be unique", got=name, at=f"/axis_config/categories/{index}")
        for index, name in enumerate(categories)
        if name in categories[:index]
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
