from pathlib import Path

from domain.roles import Deed
from tests.roles import all_routes, render

PAGE = Path(__file__).parents[1] / "docs" / "roles.md"


def test_the_page_tells_who_may_do_what() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_route_says_the_deed_that_it_needs() -> None:
    assert [each for each in all_routes() if not isinstance(each.needs, Deed)] == []
