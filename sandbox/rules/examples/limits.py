"""Make two examples of every limit: a payload exactly at it, and one past it."""

from collections.abc import Iterator

from sandbox.rules.examples.example import Example, first_block
from sandbox.rules.examples.limits_of_blocks import BLOCKS, LEAST_OF_BLOCKS
from sandbox.rules.examples.limits_of_cards import CARDS, LEAST_OF_CARDS
from sandbox.rules.examples.limits_of_data import DATA, LEAST_OF_DATA
from sandbox.rules.examples.limits_of_elements import ELEMENTS
from sandbox.rules.examples.limits_of_inputs import INPUTS, LEAST_OF_INPUTS
from sandbox.rules.examples.limits_of_options import CHOSEN, OPTIONS
from sandbox.rules.examples.limits_of_payloads import LEAST_OF_PAYLOADS, PAYLOADS
from sandbox.rules.examples.limits_of_rich_text import LEAST_OF_RICH_TEXT, RICH_TEXT
from sandbox.rules.examples.parts import Limits

MOST: Limits = (*BLOCKS, *CARDS, *ELEMENTS, *OPTIONS, *INPUTS, *RICH_TEXT, *DATA, *PAYLOADS)
LEAST: Limits = (
    *LEAST_OF_BLOCKS,
    *LEAST_OF_CARDS,
    *CHOSEN,
    *LEAST_OF_INPUTS,
    *LEAST_OF_RICH_TEXT,
    *LEAST_OF_DATA,
    *LEAST_OF_PAYLOADS,
)
# Of those above, what may be long or many, but never empty or none.
NEVER_EMPTY = """
action id, alert, axis label, axis label across, block id, button description, button text, button value,
card body, card buttons, card subtext, card subtitle, card title, feedback description, feedback text,
feedback value, icon description, icon text, icon value, who sees an icon, video about, video author, video
description, video provider, video title,
chart title, checkbox description, checkbox text, checkbox value, checkboxes, confirm no, confirm text,
confirm title, confirm yes, container subtitle, container title, event type, group label, header, image
description, image title, input hint, input label, markdown, modal close, modal submit, modal title, option
description, option groups, option text, option value, options of a group, overflow description, overflow
text, overflow value, placeholder, plain words of a context, radio buttons, section field text, section
fields, select options, series name, small picture's description, words of a context
"""


def both_sides() -> Iterator[Example]:
    for name, pointer, most, build in MOST:
        yield Example(f"{name}: {most}, the most", build(most))
        yield Example(f"{name}: {most + 1}, one too many", build(most + 1), first_block(pointer))
    for name, pointer, least, build in (*LEAST, *never_empty()):
        yield Example(f"{name}: {least}, the least", build(least))
        yield Example(f"{name}: {least - 1}, one too few", build(least - 1), first_block(pointer))


def never_empty() -> Limits:
    """Give the same builders their lower limit, 1."""
    known = {limit[0]: limit for limit in MOST}
    names = NEVER_EMPTY.replace("\n", " ").split(", ")
    return tuple((name, pointer, 1, build) for name, pointer, _, build in (known[name.strip()] for name in names))


LIMITS = tuple(both_sides())
