"""Violations of Block Kit's rules: what is wrong with a payload, where, and in Slack's own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


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


def prefix_pointers(violations: Iterable[Violation], key: str | int) -> list[Violation]:
    """The same violations, seen from the object or array that holds the faulty value under `key`."""
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
