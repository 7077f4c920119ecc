"""The limits of inputs: text, pickers, files."""

from sandbox.rules.examples.parts import Limits, Piece, element, element_limit, entry, modal, x


def moments(count: int) -> Piece:
    wanted = ["on_enter_pressed", "on_character_entered", "on_enter_pressed"][:count]
    return modal(entry(element("plain_text_input", dispatch_action_config={"trigger_actions_on": wanted})))


MOMENTS = "element/dispatch_action_config/trigger_actions_on"
INPUTS: Limits = (
    element_limit("longest allowed answer", 3000, "plain_text_input", "max_length"),
    element_limit("shortest allowed answer", 3000, "plain_text_input", "min_length"),
    element_limit("prefilled answer", 3000, "plain_text_input", "initial_value", x),
    element_limit("files", 10, "file_input", "max_files"),
    element_limit("fewest lines", 100, "rich_text_input", "min_lines"),
    element_limit("most lines", 100, "rich_text_input", "max_lines"),
    ("moments of dispatch", MOMENTS, 2, moments),
    element_limit("instant", 9_999_999_999, "datetimepicker", "initial_date_time"),
)
LEAST_OF_INPUTS: Limits = (
    element_limit("longest allowed answer", 1, "plain_text_input", "max_length"),
    element_limit("shortest allowed answer", 0, "plain_text_input", "min_length"),
    element_limit("files", 1, "file_input", "max_files"),
    element_limit("kinds of files", 1, "file_input", "filetypes", lambda n: ["pdf"] * n),
    ("kind of file", "element/filetypes/0", 1, lambda n: modal(entry(element("file_input", filetypes=["c" * n])))),
    element_limit("fewest lines", 1, "rich_text_input", "min_lines"),
    element_limit("most lines", 1, "rich_text_input", "max_lines"),
    ("moments of dispatch", MOMENTS, 1, moments),
    element_limit("instant", 1_000_000_000, "datetimepicker", "initial_date_time"),
)
