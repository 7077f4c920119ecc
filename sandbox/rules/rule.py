"""The interface of a rule, the context in which it judges a value, and the violations that it reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule.

    `pointer` is a JSON pointer from the root of what was checked ("" is the root itself). `code` is one of
    `missing_field`, `invalid_type`, `failed_constraint`, or the API error of its own that Slack answers with
    (`no_text`, `msg_too_long`, `view_too_large`). `constraint` has `type`, and `expected` and `got` where
    there are any.
    """

    pointer: str
    code: str
    message: str
    constraint: dict[str, object] | None = None


Surface = Literal["message", "modal", "home"]
Json = Mapping[str, Any]
EVERYWHERE: frozenset[Surface] = frozenset({"message", "modal", "home"})
VALID: Sequence[Violation] = ()


class Context(NamedTuple):
    """Where a payload is shown; `older` is a workspace without the blocks of 2026."""

    surface: Surface
    older: bool = False


class Rule(Protocol):
    def validate(self, value: object, context: Context, /) -> Sequence[Violation]:
        """Return violations with pointers relative to `value`, none when it is valid. Never raises on any JSON."""


Fields = Mapping[str, Rule]


def prefix_pointers(violations: Iterable[Violation], key: str | int) -> list[Violation]:
    """Re-root pointers at the object or array that holds the value under `key`."""
    return [replace(violation, pointer=f"/{key}{violation.pointer}") for violation in violations]


def missing(field: str) -> Violation:
    return Violation("", "missing_field", f"missing required field: {field}")


def wrong_type(wanted: str) -> Violation:
    return Violation("", "invalid_type", f"must provide {wanted}")


def broken(kind: str, message: str, *, expected: object = None, got: object = None, at: str = "") -> Violation:
    constraint = {"type": kind, "expected": expected, "got": got}
    return Violation(
        at, "failed_constraint", message, {key: part for key, part in constraint.items() if part is not None}
    )


def unexpected(field: str) -> Violation:
    return broken("additional_properties", f"invalid additional property: {field}", got=field)


def unsupported(got: str, expected: Sequence[str]) -> Violation:
    return broken("enum", f"unsupported type: {got}", expected=list(expected), got=got)


def repeated(field: str, got: str, at: str) -> Violation:
    return broken("unique", f'`{field}` "{got}" already exists', got=got, at=at)
