"""A record is changed by those whose it is, and by coordinators."""

import pytest

from domain.roles import Role
from domain.sharing import Viewer, may_change


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (Viewer("UOWNER"), True),
        (Viewer("UCREATOR"), True),
        (Viewer("UOTHER", role=Role.COORDINATOR), True),
        (Viewer("UOTHER", partner=1), False),
        (Viewer(None, open_only=True), False),
    ],
)
def test_whose_it_is_and_coordinators_change_a_record(viewer: Viewer, *, may: bool) -> None:
    assert may_change(viewer, "UOWNER", "UCREATOR") is may


def test_what_came_with_an_import_is_changed_by_coordinators_alone() -> None:
    assert not may_change(Viewer(None), None)
    assert may_change(Viewer("U1", role=Role.COORDINATOR), None)
