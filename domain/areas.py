"""Areas within areas: which lie in which, and in what order they are listed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

Parents = Mapping[int, int | None]
"""The area in which each lies, by ids; None for those in none."""


def areas_within(wanted: Iterable[int], parents: Parents) -> tuple[int, ...]:
    """List the wanted areas and all that lie in them, however deep, each once."""
    return tuple(dict.fromkeys(each for area in wanted for each in _walk(area, _children(parents))))


def in_tree_order(areas: Sequence[int], parents: Parents) -> list[int]:
    """Order areas so that each is followed by those that lie in it, otherwise as they come.

    One whose parent is not among them stands by itself.
    """
    known = set(areas)
    listed = {area: parent if (parent := parents.get(area)) in known else None for area in areas}
    children = _children(listed)
    return [each for area in children[None] for each in _walk(area, children)]


def _children(parents: Parents) -> Mapping[int | None, list[int]]:
    children: dict[int | None, list[int]] = defaultdict(list)
    for area, parent in parents.items():
        children[parent].append(area)
    return children


def _walk(
    area: int, children: Mapping[int | None, list[int]], above: frozenset[int] = frozenset()
) -> Iterator[int]:
    if area in above:
        return  # whatever the rows say, no walk goes round
    yield area
    for child in children.get(area, ()):
        yield from _walk(child, children, above | {area})
