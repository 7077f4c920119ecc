"""What is wrong with a payload, where, and in the words Slack itself answers with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule.

    `pointer` is a JSON pointer from the root of what was checked ("" is the root itself). `code` is one of
    `missing_field`, `invalid_type`, `failed_constraint`, or the API error of its own that Slack answers with
    (`no_text`, `msg_too_long`, `view_too_large`). `constraint` has `type`, and `expected` and `got` where there
    are any.
    """

    pointer: str
    code: str
    message: str
    constraint: dict[str, object] | None = None


def place(faults: Iterable[Fault], key: str | int) -> list[Fault]:
    """The same faults, seen from the object or array that holds the faulty value under `key`."""
    return [replace(fault, pointer=f"/{key}{fault.pointer}") for fault in faults]


def missing(field: str) -> Fault:
    return Fault("", "missing_field", f"missing required field: {field}")


def wrong_type(wanted: str) -> Fault:
    return Fault("", "invalid_type", f"must provide {wanted}")


def broken(kind: str, message: str, *, expected: object = None, got: object = None, at: str = "") -> Fault:
    constraint = {"type": kind, "expected": expected, "got": got}
    return Fault(
        at, "failed_constraint", message, {key: part for key, part in constraint.items() if part is not None}
    )


def unexpected(field: str) -> Fault:
    return broken("additional_properties", f"invalid additional property: {field}", got=field)


def unsupported(got: str, expected: Sequence[str]) -> Fault:
    return broken("enum", f"unsupported type: {got}", expected=list(expected), got=got)


def repeated(field: str, got: str, at: str) -> Fault:
    return broken("unique", f'`{field}` "{got}" already exists', got=got, at=at)
