"""What a limit is: its name, the pointer that names it, its figure, and how to build a payload of any size."""

from collections.abc import Callable

from sandbox.rules.examples.parts import Piece

Limits = tuple[tuple[str, str, int, Callable[[int], Piece]], ...]


def x(count: int) -> str:
    return "x" * count


def url(count: int) -> str:
    return "https://example.org/".ljust(count, "x")
