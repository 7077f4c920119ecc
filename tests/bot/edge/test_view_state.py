import pytest

from bot.edge.view_state import read_value
from sandbox.elements import STATE_FIELDS, initial_value


@pytest.mark.parametrize("kind", sorted(STATE_FIELDS))
def test_an_empty_element_of_any_kind_holds_nothing(kind: str) -> None:
    assert read_value(initial_value({"type": kind})) in (None, ())
