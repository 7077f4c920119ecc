"""What each role may do."""

from itertools import pairwise

import pytest

from domain.incidents import may_undo_nil
from domain.roles import MAY, Deed, Role
from domain.sharing import Viewer, may_change
from storage.tables import NilReport

NIL = NilReport(workspace_id="T1", partner_id=1, week="2026-W47", reporter="U1")


def test_every_role_may_what_the_one_before_it_may() -> None:
    sets = [MAY[role] for role in Role]
    assert all(less < more for less, more in pairwise(sets))
    assert sets[-1] == set(Deed)


@pytest.mark.parametrize(
    ("role", "own", "of_unit"),
    [
        (Role.READER, False, False),
        (Role.REPORTER, True, False),
        (Role.UNIT_OWNER, True, True),
        (Role.COORDINATOR, True, True),
    ],
)
def test_whose_it_is_and_the_owner_of_its_unit_change_a_row(role: Role, *, own: bool, of_unit: bool) -> None:
    viewer = Viewer("U1", 1, role, unit=7)
    assert may_change(viewer, "U1") is own
    assert may_change(viewer, "U2", unit=7) is of_unit
    assert may_change(viewer, "U2", unit=8) is (role is Role.COORDINATOR)
    assert may_undo_nil(viewer, NIL) is own


def test_an_owner_without_a_confirmed_unit_owns_none() -> None:
    assert not may_change(Viewer("U1", role=Role.UNIT_OWNER), "U2", unit=None)
