"""Rules for arrays and objects, built from the rules for what is in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sandbox.rules.faults import Fault, broken, missing, place, unexpected, unsupported, wrong_type
from sandbox.rules.rule import EVERYWHERE, FINE, Fields, Json, Rule, Surface, Where
from sandbox.rules.values import Known


@dataclass(frozen=True, slots=True)
class Items:
    """An array of `low` to `high` items, each of which follows `of`."""

    of: Rule
    low: int = 1
    high: int | None = None

    def judge(self, value: object, where: Where) -> Sequence[Fault]:
        if not isinstance(value, list):
            return [wrong_type("an array")]
        size = len(value)
        if size < self.low:
            message = f"must provide at least {self.low} items"
            return [broken("min_items", message, expected=self.low, got=size)]
        if self.high is not None and size > self.high:
            message = f"no more than {self.high} items allowed"
            return [broken("max_items", message, expected=self.high, got=size)]
        return self.judge_each(value, where)

    def judge_each(self, values: Iterable[object], where: Where) -> Sequence[Fault]:
        judge = self.of.judge
        faults: list[Fault] = []
        for index, item in enumerate(values):
            if found := judge(item, where):
                faults += place(found, index)
        return faults


@dataclass(frozen=True, slots=True)
class OrNull:
    of: Rule

    def judge(self, value: object, where: Where) -> Sequence[Fault]:
        return FINE if value is None else self.of.judge(value, where)


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """A field that exists on some surfaces only."""

    surfaces: frozenset[Surface]
    of: Rule

    def judge(self, value: object, where: Where) -> Sequence[Fault]:
        if where.surface in self.surfaces:
            return self.of.judge(value, where)
        return [broken("surface", f"not available here: {where.surface}", expected=sorted(self.surfaces))]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: the fields it must and may have, and what holds between them.

    `also` are named rules that run only when every field is fine by itself, so they need not look twice.
    `surfaces` and `new` matter where a shape is one of several `Kinds`.
    """

    must: Fields = field(default_factory=dict)
    may: Fields = field(default_factory=dict)
    also: tuple[Callable[[Json], Sequence[Fault]], ...] = ()
    surfaces: frozenset[Surface] = EVERYWHERE
    new: bool = False
    fields: Fields = field(init=False, repr=False)
    fits_all: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", {**self.must, **self.may})
        object.__setattr__(self, "fits_all", self.surfaces == EVERYWHERE and not self.new)

    def fits(self, where: Where) -> bool:
        return self.fits_all or (where.surface in self.surfaces and not (self.new and where.older))

    def judge(self, value: object, where: Where) -> Sequence[Fault]:
        if not isinstance(value, dict):
            return [wrong_type("an object")]
        fields = self.fields
        faults: list[Fault] = []
        for name in self.must:
            if name not in value:
                faults.append(missing(name))  # noqa: PERF401 - a comprehension per object costs more than this loop
        for name, part in value.items():
            rule = fields.get(name)
            if rule is None:
                faults.append(unexpected(name))
            elif found := rule.judge(part, where):
                faults += place(found, name)
        if faults or not self.also:
            return faults
        return [fault for rule in self.also for fault in rule(value)]


class Kinds:
    """An object whose `type` says which of several shapes it has."""

    __slots__ = ("shapes",)

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self.shapes = {
            name: replace(shape, must={"type": Known(), **shape.must}) for name, shape in shapes.items()
        }

    def judge(self, value: object, where: Where) -> Sequence[Fault]:
        if not isinstance(value, dict):
            return [wrong_type("an object")]
        if "type" not in value:
            return [missing("type")]
        kind = value["type"]
        if not isinstance(kind, str):
            return place([wrong_type("a string")], "type")
        shape = self.shapes.get(kind)
        if shape is None or not (shape.fits_all or shape.fits(where)):
            return place([unsupported(kind, self.fitting(where))], "type")
        return shape.judge(value, where)

    def fitting(self, where: Where) -> list[str]:
        return [name for name, shape in self.shapes.items() if shape.fits(where)]
