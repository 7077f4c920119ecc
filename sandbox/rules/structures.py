"""Rules for arrays and objects, composed of the rules for their parts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sandbox.rules.rule import (
    EVERYWHERE,
    VALID,
    Context,
    Fields,
    Json,
    Rule,
    Surface,
    Violation,
    broken,
    missing,
    prefix_pointers,
    unexpected,
    unsupported,
    wrong_type,
)
from sandbox.rules.values import Checked


@dataclass(frozen=True, slots=True)
class Array:
    """An array of `low` to `high` items, each valid by the rule `of`."""

    of: Rule
    low: int = 1
    high: int | None = None

    def validate(self, value: object, context: Context) -> Sequence[Violation]:
        if not isinstance(value, list):
            return [wrong_type("an array")]
        size = len(value)
        if size < self.low:
            message = f"must provide at least {self.low} items"
            return [broken("min_items", message, expected=self.low, got=size)]
        if self.high is not None and size > self.high:
            message = f"no more than {self.high} items allowed"
            return [broken("max_items", message, expected=self.high, got=size)]
        return self.validate_each(value, context)

    def validate_each(self, values: Iterable[object], context: Context) -> Sequence[Violation]:
        validate = self.of.validate
        violations: list[Violation] = []
        for index, item in enumerate(values):
            if found := validate(item, context):
                violations += prefix_pointers(found, index)
        return violations


@dataclass(frozen=True, slots=True)
class Nullable:
    of: Rule

    def validate(self, value: object, context: Context) -> Sequence[Violation]:
        return VALID if value is None else self.of.validate(value, context)


@dataclass(frozen=True, slots=True)
class OnlyOn:
    """A field that exists on some surfaces only."""

    surfaces: frozenset[Surface]
    of: Rule

    def validate(self, value: object, context: Context) -> Sequence[Violation]:
        if context.surface in self.surfaces:
            return self.of.validate(value, context)
        return [broken("surface", f"not available here: {context.surface}", expected=sorted(self.surfaces))]


@dataclass(frozen=True, slots=True)
class Object:
    """An object: the fields it must and may have, and the rules between them.

    The rules in `also` run only when every field is valid by itself.
    `surfaces` and `new` matter where the shape is one of a `TaggedUnion`.
    """

    must: Fields = field(default_factory=dict)
    may: Fields = field(default_factory=dict)
    also: tuple[Callable[[Json], Sequence[Violation]], ...] = ()
    surfaces: frozenset[Surface] = EVERYWHERE
    new: bool = False
    fields: Fields = field(init=False, repr=False)
    fits_everywhere: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", {**self.must, **self.may})
        object.__setattr__(self, "fits_everywhere", self.surfaces == EVERYWHERE and not self.new)

    def fits(self, context: Context) -> bool:
        return self.fits_everywhere or (context.surface in self.surfaces and not (self.new and context.older))

    def validate(self, value: object, context: Context) -> Sequence[Violation]:
        if not isinstance(value, dict):
            return [wrong_type("an object")]
        fields = self.fields
        violations: list[Violation] = []
        for name in self.must:
            if name not in value:
                violations.append(missing(name))  # noqa: PERF401 - a comprehension per object costs more than this loop
        for name, part in value.items():
            rule = fields.get(name)
            if rule is None:
                violations.append(unexpected(name))
            elif found := rule.validate(part, context):
                violations += prefix_pointers(found, name)
        if violations or not self.also:
            return violations
        return [violation for rule in self.also for violation in rule(value)]


class TaggedUnion:
    """An object with one of several shapes, chosen by its `type`."""

    __slots__ = ("shapes",)

    def __init__(self, shapes: Mapping[str, Object]) -> None:
        self.shapes = {
            name: replace(shape, must={"type": Checked(), **shape.must}) for name, shape in shapes.items()
        }

    def validate(self, value: object, context: Context) -> Sequence[Violation]:
        if not isinstance(value, dict):
            return [wrong_type("an object")]
        if "type" not in value:
            return [missing("type")]
        kind = value["type"]
        if not isinstance(kind, str):
            return prefix_pointers([wrong_type("a string")], "type")
        shape = self.shapes.get(kind)
        if shape is None or not (shape.fits_everywhere or shape.fits(context)):
            return prefix_pointers([unsupported(kind, self.fitting(context))], "type")
        return shape.validate(value, context)

    def fitting(self, context: Context) -> list[str]:
        return [name for name, shape in self.shapes.items() if shape.fits(context)]
