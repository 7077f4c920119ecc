"""Two libraries that others wrote validate our examples too; where they think otherwise, a table says why.

None of these reasons is a violation of ours that we know of; `python -m sandbox compare` asks Slack itself.
"""

from collections.abc import Mapping

import pytest

from sandbox.rules.examples import EXAMPLES
from tests.sandbox.libraries import BLOCKKIT, SLACKBLOCKS, Library, UnspokenError

Reasons = Mapping[str, tuple[str, ...]]

NEITHER_KNOWS: Reasons = {
    "they look at one object at a time: ids, focus, and what fits together": (
        "a block id twice",
        "an action id twice in a block",
        "two fields in focus",
        "files that dispatch",
        "first choices, one of which is no option",
        "tables: 2, one too many",
    ),
    "a link without a value sends nothing of its own": ("a link in a menu that sends nothing",),
    "a modal has no such field any more": ("a modal whose submit is switched off",),
    "which element exists on which surface": (
        "files in a message",
        "files on a home tab",
        "response URLs outside an input",
        "response URLs on a home tab",
    ),
    "a string beside the object that is wanted is made into one, and null is nothing": (
        "a bare string for a text",
        "null for an accessory",
        "a number as a number",
    ),
    "the form of ids, addresses and instants": (
        "an address without a scheme",
        "a picture from disk",
        "a person by name",
        "an address on a menu's option",
        "instant: 10000000000, one too many",
        "instant: 999999999, one too few",
    ),
    "an empty array is left out": (
        "context elements: 0, one too few",
        "actions elements: 0, one too few",
        "chosen people: 0, one too few",
        "chosen channels: 0, one too few",
        "chosen conversations: 0, one too few",
        "chosen options of a menu: 0, one too few",
        "chosen options of a type-ahead: 0, one too few",
        "chosen checkboxes: 0, one too few",
        "kinds of files: 0, one too few",
        "table columns: 0, one too few",
        "section fields: 0, one too few",
        "blocks of a modal: 0, one too few",
        "blocks of a home tab: 0, one too few",
    ),
    "how long a message, how large a view, and that a filter names each kind once": (
        "text: 40001, one too many",
        "bytes of a view: 250001, one too many",
        "kinds of conversations: 5, one too many",
    ),
}
SLACKBLOCKS_THINKS: Reasons = {
    "it makes text of a place's own kind from whatever it is given": (
        "mrkdwn in a header",
        "mrkdwn for a label",
        "mrkdwn on a button",
        "mrkdwn for a title",
        "a confirmation without a no",
        "a text that is no string",
    ),
    "it does not look at which element stands where, nor at flags and styles": (
        "an input among actions",
        "a picture among actions",
        "a date and time beside text",
        "a string for a flag",
        "a button of an unknown style",
    ),
    "it does not look for a first choice among the options, nor for options": (
        "a menu without options",
        "a first choice that is no option",
        "a first choice with other emoji",
    ),
    "it asks for a group where Slack asks for one of the options in it": ("a menu with groups",),
    "it asks for options though there are groups": ("option groups: 100, the most", "option groups: 1, the least"),
    "it asks for an action id, which is optional": (
        "a modal with every field",
        "fewest lines: 100, the most",
        "fewest lines: 1, the least",
        "most lines: 100, the most",
        "most lines: 1, the least",
    ),
    "it knows numbers and rich text only in data tables": ("a table", "number as shown: 1, the least"),
    "it does not ask on which surface a block exists": (
        "a chart on a home tab",
        "a container on a home tab",
        "a card in a modal",
    ),
    "it takes up to the figure below which Slack's page asks a video to stay": (
        "video title: 200, one too many",
        "video about: 200, one too many",
        "video author: 50, one too many",
        "video provider: 50, one too many",
    ),
    "it does not look into these": (
        "a message without anything",
        "metadata without a payload",
        "metadata with a list",
        "event type: 256, one too many",
        "event type: 0, one too few",
        "a block id again in a container",
        "a time zone by its offset",
        "a video from an open line",
        "an action id twice on a card",
        "icon text: 76, one too many",
        "an instant in milliseconds",
        "address of a file: 3001, one too many",
        "prefilled answer: 3001, one too many",
        "skin tone: 7, one too many",
        "skin tone: 0, one too few",
    ),
    "an empty string or array is left out, or taken": (
        "card buttons: 0, one too few",
        "feedback description: 0, one too few",
        "feedback value: 0, one too few",
        "icon description: 0, one too few",
        "icon value: 0, one too few",
        "video author: 0, one too few",
        "video description: 0, one too few",
        "video provider: 0, one too few",
        "who sees an icon: 0, one too few",
        "kind of file: 0, one too few",
        "rich words: 0, one too few",
        "words of a link: 0, one too few",
        "cell: 0, one too few",
        "axis label: 0, one too few",
        "axis label across: 0, one too few",
        "block id: 0, one too few",
        "button description: 0, one too few",
        "button value: 0, one too few",
        "checkbox value: 0, one too few",
        "image description: 0, one too few",
        "small picture's description: 0, one too few",
        "markdown: 0, one too few",
        "option value: 0, one too few",
        "overflow value: 0, one too few",
    ),
}
BLOCKKIT_THINKS: Reasons = {
    "it wants plain text in a confirmation; the SDK itself sends mrkdwn there": (
        "a button that asks first",
        "confirm title: 100, the most",
        "confirm title: 1, the least",
        "confirm yes: 30, the most",
        "confirm yes: 1, the least",
        "confirm no: 30, the most",
        "confirm no: 1, the least",
    ),
    "its description of a picture holds 255 characters; the reference page says 2000": (
        "image description: 2000, the most",
        "small picture's description: 2000, the most",
    ),
    "it compares a first choice as it is written": ("a first choice that leaves out what is so by itself",),
    "it knows no date and time among actions": ("every menu and picker among actions",),
    "it looks for the first choice among the groups": ("a menu with groups",),
    "its prefilled answer is never empty, its type-ahead never starts at once": (
        "a modal with every field",
        "a modal of menus",
        "letters before a type-ahead: 0, the least",
    ),
    "its column settings cannot leave a column out": ("table column settings: 20, the most",),
    "it does not compare these with one another": (
        "a shortest answer above the longest",
        "an input without a submit",
        "markdown in all: 12001, one too many",
    ),
    "it does not look into these": (
        "a view without blocks",
        "a file by its name",
        "section fields: 11, one too many",
        "section field text: 2001, one too many",
        "moments of dispatch: 3, one too many",
        "table columns: 21, one too many",
        "blocks of a message: 51, one too many",
        "external id: 256, one too many",
        "timestamp: -1, one too few",
    ),
    "an empty array is left out": (
        "overflow options: 0, one too few",
        "moments of dispatch: 0, one too few",
        "list items: 0, one too few",
        "table rows: 0, one too few",
        "checkboxes: 0, one too few",
        "radio buttons: 0, one too few",
        "options of a group: 0, one too few",
    ),
}
OPINIONS = [(SLACKBLOCKS, SLACKBLOCKS_THINKS, 400), (BLOCKKIT, BLOCKKIT_THINKS, 300)]
each_library = pytest.mark.parametrize(("library", "own", "least"), OPINIONS, ids=["slackblocks", "blockkit"])


def excused(own: Reasons) -> set[str]:
    return {name for reasons in (NEITHER_KNOWS, own) for names in reasons.values() for name in names}


def spoken(library: Library) -> dict[str, bool]:
    """The examples that it has words for, and whether it thinks of them as we do."""
    found = {}
    for example in EXAMPLES:
        try:
            found[example.name] = library.takes(example) == (example.invalid_at is None)
        except UnspokenError:
            continue
    return found


@each_library
def test_it_thinks_as_we_do_but_for_what_the_table_names(library: Library, own: Reasons, least: int) -> None:
    agreed = spoken(library)
    assert {name for name, agrees in agreed.items() if not agrees} == excused(own)
    assert sum(agreed.values()) >= least


@each_library
def test_it_agrees_about_what_is_refused_as_well_as_about_what_is_taken(
    library: Library, own: Reasons, least: int
) -> None:
    faulty = {example.name for example in EXAMPLES if example.invalid_at is not None}
    alike = spoken(library).keys() - excused(own)
    assert min(len(alike & faulty), len(alike - faulty)) >= least / 3
