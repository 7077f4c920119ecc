from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commands.text_bundle import TextBundle

FIRST = """\
# A comment
plain = Ett
several =
    { $count ->
        [one] En sak
       *[other] { $count } saker
    } { inner } { SHOUT("hej") }
"""
SECOND = """\
inner = i { -place }
-place = Mjölby
"""


@pytest.fixture
def bundle(tmp_path: Path) -> TextBundle:
    """Texts in two files, of which one refers to the other."""
    (tmp_path / "a.ftl").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.ftl").write_text(SECOND, encoding="utf-8")
    return TextBundle("sv", tmp_path, {"SHOUT": lambda words: str(words).upper()})


def test_a_text_holds_what_it_refers_to_wherever_that_stands(bundle: TextBundle) -> None:
    assert bundle.format("plain", {}) == "Ett"
    assert bundle.format("several", {"count": 1}) == "En sak i Mjölby HEJ"
    assert bundle.format("several", {"count": 2}) == "2 saker i Mjölby HEJ"
    assert bundle.format("inner", {}) == "i Mjölby"


@pytest.mark.parametrize(("key", "facts"), [("missing", {}), ("several", {}), ("missing", {"count": 1})])
def test_what_is_missing_is_told(bundle: TextBundle, key: str, facts: dict[str, int]) -> None:
    for _ in range(2):
        with pytest.raises(LookupError):
            bundle.format(key, facts)


def test_many_may_ask_for_the_same_text_at_once(bundle: TextBundle) -> None:
    with ThreadPoolExecutor(8) as pool:
        said = set(pool.map(lambda _: bundle.format("several", {"count": 1}), range(64)))
    assert said == {"En sak i Mjölby HEJ"}
