"""The limits of what is typed, picked and uploaded in a form."""

from sandbox.rules.examples.limit import Limits, x
from sandbox.rules.examples.parts import Piece, element, entry, modal


def field(kind: str, **more: object) -> Piece:
    return modal(entry(element(kind, **more)))


def moments(count: int) -> Piece:
    wanted = ["on_enter_pressed", "on_character_entered", "on_enter_pressed"][:count]
    return field("plain_text_input", dispatch_action_config={"trigger_actions_on": wanted})


MOMENTS = "/blocks/0/element/dispatch_action_config/trigger_actions_on"
INPUTS: Limits = (
    (
        "longest allowed answer",
        "/blocks/0/element/max_length",
        3000,
        lambda n: field("plain_text_input", max_length=n),
    ),
    (
        "shortest allowed answer",
        "/blocks/0/element/min_length",
        3000,
        lambda n: field("plain_text_input", min_length=n),
    ),
    (
        "prefilled answer",
        "/blocks/0/element/initial_value",
        3000,
        lambda n: field("plain_text_input", initial_value=x(n)),
    ),
    ("files", "/blocks/0/element/max_files", 10, lambda n: field("file_input", max_files=n)),
    ("fewest lines", "/blocks/0/element/min_lines", 100, lambda n: field("rich_text_input", min_lines=n)),
    ("most lines", "/blocks/0/element/max_lines", 100, lambda n: field("rich_text_input", max_lines=n)),
    ("moments of dispatch", MOMENTS, 2, moments),
    (
        "instant",
        "/blocks/0/element/initial_date_time",
        9_999_999_999,
        lambda n: field("datetimepicker", initial_date_time=n),
    ),
)
LEAST_OF_INPUTS: Limits = (
    (
        "longest allowed answer",
        "/blocks/0/element/max_length",
        1,
        lambda n: field("plain_text_input", max_length=n),
    ),
    (
        "shortest allowed answer",
        "/blocks/0/element/min_length",
        0,
        lambda n: field("plain_text_input", min_length=n),
    ),
    ("files", "/blocks/0/element/max_files", 1, lambda n: field("file_input", max_files=n)),
    ("kinds of files", "/blocks/0/element/filetypes", 1, lambda n: field("file_input", filetypes=["pdf"] * n)),
    ("kind of file", "/blocks/0/element/filetypes/0", 1, lambda n: field("file_input", filetypes=["c" * n])),
    ("fewest lines", "/blocks/0/element/min_lines", 1, lambda n: field("rich_text_input", min_lines=n)),
    ("most lines", "/blocks/0/element/max_lines", 1, lambda n: field("rich_text_input", max_lines=n)),
    ("moments of dispatch", MOMENTS, 1, moments),
    (
        "instant",
        "/blocks/0/element/initial_date_time",
        1_000_000_000,
        lambda n: field("datetimepicker", initial_date_time=n),
    ),
)
