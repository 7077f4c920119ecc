"""Rules for single values: strings, numbers, enums, booleans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from sandbox.rules.rule import VALID, Context, Violation, broken, wrong_type


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that another rule has checked already."""

    def validate(self, _value: object, _where: Context) -> Sequence[Violation]:
        return VALID


@dataclass(frozen=True, slots=True)
class AnyObject:
    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        return VALID if isinstance(value, dict) else [wrong_type("an object")]


@dataclass(frozen=True, slots=True)
class Boolean:
    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        return VALID if isinstance(value, bool) else [wrong_type("a boolean")]


@dataclass(frozen=True, slots=True)
class String:
    """A string of `low` to `high` characters that matches `pattern` as a whole."""

    high: int | None = None
    low: int = 1
    pattern: re.Pattern[str] | None = None

    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        if not isinstance(value, str):
            return [wrong_type("a string")]
        size = len(value)
        if size < self.low:
            message = f"must be more than {self.low - 1} characters"
            return [broken("min_length", message, expected=self.low, got=size)]
        if self.high is not None and size > self.high:
            message = f"must be less than {self.high + 1} characters"
            return [broken("max_length", message, expected=self.high, got=size)]
        if self.pattern and not self.pattern.fullmatch(value):
            wanted = self.pattern.pattern
            return [broken("pattern", f"input must match regex pattern: {wanted}", expected=wanted, got=value)]
        return VALID


@dataclass(frozen=True, slots=True)
class Enum:
    values: tuple[str, ...]

    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        if value in self.values:
            return VALID
        return [broken("enum", "must be a valid enum value", expected=list(self.values), got=value)]


@dataclass(frozen=True, slots=True)
class Integer:
    low: int
    high: int | None = None

    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        if not isinstance(value, int) or isinstance(value, bool):
            return [wrong_type("an integer")]
        if value < self.low:
            return [broken("minimum", f"must be at least {self.low}", expected=self.low, got=value)]
        if self.high is not None and value > self.high:
            return [broken("maximum", f"must be at most {self.high}", expected=self.high, got=value)]
        return VALID


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number, greater than `above` if that is given."""

    above: float | None = None

    def validate(self, value: object, _where: Context) -> Sequence[Violation]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not is_finite(value):
            return [wrong_type("a number")]
        if self.above is not None and value <= self.above:
            return [broken("minimum", f"must be greater than {self.above}", expected=self.above, got=value)]
        return VALID


def is_finite(value: float) -> bool:
    try:
        return isfinite(value)
    except OverflowError:  # an integer beyond every float
        return False
