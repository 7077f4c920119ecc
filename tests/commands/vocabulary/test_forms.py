"""A list to choose from holds every choice, however many there are."""

from collections.abc import Callable

import pytest

from commands.vocabulary.blocks import Block
from commands.vocabulary.forms import Field, Option, choice, modal, several
from sandbox.rules import check_view

FIELD = Field("partners", "Parter")


def one(options: list[Option]) -> Block:
    return choice(FIELD, options, options[-1].value)


def all_of(options: list[Option]) -> Block:
    return several(FIELD, options, [option.value for option in options])


@pytest.mark.parametrize("build", [one, all_of])
@pytest.mark.parametrize("count", [1, 100, 101, 250])
def test_every_choice_is_offered_and_can_be_chosen_beforehand(
    build: Callable[[list[Option]], Block], count: int
) -> None:
    block = build([Option(str(number), f"Part {number}") for number in range(count)])
    element = block["element"]
    groups = element.get("option_groups", [element])
    assert check_view(modal("probe", "Prov", [block], close="Stäng", submit="Spara")) == []
    assert sum(len(group["options"]) for group in groups) == count
    assert ("option_groups" in element) == (count > 100)
