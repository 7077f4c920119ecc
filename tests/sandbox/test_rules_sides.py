"""Every figure in the tables has an example exactly at it that is taken, and one past it that is refused."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from sandbox.rules.examples import EXAMPLES, Example
from sandbox.rules.payload_checks import RULES, Located, walk
from sandbox.rules.payloads import BLOCK_LISTS, LONGEST_TEXT, METADATA, VIEW
from sandbox.rules.rule import Context, Rule, Violation
from sandbox.rules.structures import Array, Nullable, Object, OnlyOn, TaggedUnion
from sandbox.rules.values import Integer, Number, String

TEXTS = {"plain_text", "mrkdwn"}
Use = tuple[object, ...]


class Bound(NamedTuple):
    """One figure of the tables: the field it holds for, and what is just past it in which direction."""

    use: Use
    figure: float
    step: int


class Visit(NamedTuple):
    """A rule where it is used, or a value judged by it."""

    use: Use
    rule: Rule
    at: str = ""
    value: Any = None


def parts_of(rule: Rule, use: Use) -> Iterator[Visit]:
    """The rules inside a rule. What objects of several types share is one use; a text belongs to its field."""
    if isinstance(rule, TaggedUnion):
        for kind, shape in rule.shapes.items():
            is_text = rule.shapes.keys() <= TEXTS
            for name, part in shape.fields.items():
                yield Visit(use if is_text else ("any", name, id(part)), part, f"{kind}/{name}")
    elif isinstance(rule, Object):
        yield from (Visit((id(rule), name), part, f"/{name}") for name, part in rule.fields.items())
    elif isinstance(rule, Array):
        yield Visit((*use, "each"), rule.of, "*")
    elif isinstance(rule, Nullable | OnlyOn):
        yield Visit(use, rule.of)


def bounds_of(visit: Visit) -> Iterator[Bound]:
    """The figures of one rule; what follows a pattern is never empty anyway."""
    use, rule = (*visit.use, type(visit.rule).__name__), visit.rule
    if isinstance(rule, String | Array | Integer):
        if rule.high is not None:
            yield Bound(use, rule.high, 1)
        if isinstance(rule, Integer) or (rule.low > 0 and not getattr(rule, "pattern", None)):
            yield Bound(use, rule.low, -1)
    if isinstance(rule, Number) and rule.above is not None:
        yield Bound(use, rule.above, -1)


# An empty list of blocks is a message without blocks: it has no least.
ROOTS = {
    "view": Visit(("view",), VIEW),
    "blocks": Visit(("message",), replace(BLOCK_LISTS["message"], low=0), "/blocks"),
    "text": Visit(("text",), LONGEST_TEXT, "/text"),
    "metadata": Visit(("metadata",), METADATA, "/metadata"),
}


def every_bound() -> dict[Bound, str]:
    """All figures of the tables, and where each stands for the first time."""
    found: dict[Bound, str] = {}
    waiting = list(ROOTS.values())
    seen: set[tuple[Use, int]] = set()
    while waiting:
        visit = waiting.pop()
        if (visit.use, id(visit.rule)) not in seen:
            seen.add((visit.use, id(visit.rule)))
            found = dict.fromkeys(bounds_of(visit), visit.at) | found
            waiting += (part._replace(at=f"{visit.at} {part.at}") for part in parts_of(visit.rule, visit.use))
    return found


def visits_of(example: Example) -> Iterator[Visit]:
    """Each value in an example with the rule that judges it."""
    given = {"view": example.payload} if example.is_view else example.payload
    waiting = [ROOTS[name]._replace(value=value) for name, value in given.items()]
    while waiting:
        visit = waiting.pop()
        yield visit
        waiting += inside(visit)


def inside(visit: Visit) -> Iterator[Visit]:
    """The values inside a value."""
    value = visit.value
    for part in parts_of(visit.rule, visit.use):
        kind, _, name = part.at.partition("/")
        if not part.at:
            yield part._replace(at=visit.at, value=value)
        elif kind == "*" and isinstance(value, list):
            yield from (part._replace(at=f"{visit.at}/{n}", value=each) for n, each in enumerate(value))
        elif isinstance(value, dict) and name in value and kind in ("", value.get("type")):
            yield part._replace(at=f"{visit.at}/{name}", value=value[name])


def size_of(value: Any) -> float | None:
    if isinstance(value, str | list):
        return len(value)
    return value if isinstance(value, int | float) else None


def shows(example: Example, visit: Visit, bound: Bound) -> bool:
    """Whether the value is at the figure in an example that is taken, or past it in one refused for that."""
    size, above = size_of(visit.value), isinstance(visit.rule, Number)
    if example.invalid_at is None:
        return size == bound.figure or (above and size is not None)
    return visit.at == example.invalid_at and size == bound.figure + (0 if above else bound.step)


def sides_shown(examples: Iterable[Example]) -> set[tuple[Bound, bool]]:
    """The figures that have an example which is taken (True), and one that is refused (False)."""
    return {
        (bound, example.invalid_at is None)
        for example in examples
        for visit in visits_of(example)
        for bound in bounds_of(visit)
        if shows(example, visit, bound)
    }


@pytest.fixture(scope="module")
def shown() -> set[tuple[Bound, bool]]:
    return sides_shown(EXAMPLES)


BOUNDS = every_bound()


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: f"{BOUNDS[bound].strip()} {bound.figure}")
def test_every_figure_has_an_example_on_both_sides(bound: Bound, shown: set[tuple[Bound, bool]]) -> None:
    assert {taken for taken in (True, False) if (bound, taken) in shown} == {True, False}


def test_the_walk_finds_the_figures_that_one_knows() -> None:
    figures = {bound.figure for bound in BOUNDS}
    assert len(BOUNDS) > 150
    assert figures >= {24, 30, 50, 75, 100, 150, 200, 255, 300, 2000, 3000, 12_000, 40_000}


@pytest.mark.parametrize(("name", "side"), [("151, one too many", False), ("150, the most", True)])
def test_a_figure_without_an_example_on_one_side_is_found(name: str, side: bool) -> None:
    (bound,) = (
        bound for bound, at in BOUNDS.items() if at.endswith("header/text plain_text/text") and bound.step > 0
    )
    some = sides_shown(example for example in EXAMPLES if example.name != f"header: {name}")
    assert bound.figure == 150
    assert (bound, side) not in some
    assert (bound, not side) in some


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_over_all_blocks_has_an_example_that_breaks_it_alone(
    rule: Callable[[Sequence[Located]], Iterator[Violation]],
) -> None:
    refused = [example for example in EXAMPLES if example.invalid_at is not None and breaks(rule, example)]
    assert refused


def breaks(rule: Callable[[Sequence[Located]], Iterator[Violation]], example: Example) -> bool:
    """Whether the example's blocks are fine one by one, and break the rule together."""
    blocks = example.payload.get("blocks")
    if ROOTS["blocks"].rule.validate(blocks, Context("modal" if example.is_view else "message")):
        return False
    return bool(list(rule(list(walk(blocks or [])))))
