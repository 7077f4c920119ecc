"""What the guard finds and what it takes for something: prints the tables of docs/privacy-guard.md.

python -m tests.domain.privacy.measure
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from domain.privacy import Level, find_personal_data
from domain.privacy.findings import FindingKind
from tests.domain.privacy.written_forms import (
    CONTACT,
    IDENTITY,
    NAME_SHAPES,
    POINTERS,
    Maker,
    forms,
    name_of,
    names_by_origin,
)

EVERYDAY = Path(__file__).with_name("everyday.txt")
FORMS, NAMES = 1_000, 400
Sought = Callable[[str], bool]


def everyday() -> list[str]:
    """The thousand sentences that point at nobody."""
    return EVERYDAY.read_text(encoding="utf-8").splitlines()


def recall(maker: Maker, count: int, found: Sought) -> float:
    """The share of so many written forms that are found."""
    return sum(found(text) for _, text in forms(maker, count)) / count


def is_blocked(text: str) -> bool:
    """Whether the text may not be stored."""
    return any(finding.level is Level.BLOCK for finding in find_personal_data(text))


def is_warned_of(text: str) -> bool:
    """Whether the text is asked about, and not refused."""
    return bool(find_personal_data(text)) and not is_blocked(text)


@cache
def recall_by_kind() -> dict[str, float]:
    """For each kind of written form how many are refused, or for pointers asked about or refused."""
    blocked = {kind: recall(maker, FORMS, is_blocked) for kind, maker in (*IDENTITY.items(), *CONTACT.items())}
    asked = {
        kind: recall(maker, FORMS, lambda text: bool(find_personal_data(text))) for kind, maker in POINTERS.items()
    }
    return blocked | asked


@cache
def recall_by_origin() -> dict[str, Mapping[str, float]]:
    """For each origin of names how many are asked about, in each shape."""
    return {
        origin: {shape: recall(name_of(origin, shape), NAMES, _holds_name) for shape in NAME_SHAPES}
        for origin in names_by_origin()
    }


def _holds_name(text: str) -> bool:
    return any(finding.kind is FindingKind.NAME for finding in find_personal_data(text))


def false_alarms() -> tuple[float, float]:
    """The shares of everyday sentences that are refused, and that are asked about."""
    sentences = everyday()
    return sum(map(is_blocked, sentences)) / len(sentences), sum(map(is_warned_of, sentences)) / len(sentences)


def tables() -> Iterator[str]:
    """The tables line by line, in Markdown."""
    yield f"| written form ({FORMS:,} of each) | found |"
    yield "|---|---|"
    yield from (f"| {kind} | {share:.1%} |" for kind, share in recall_by_kind().items())
    yield ""
    yield f"| origin of the name ({NAMES} of each) | " + " | ".join(NAME_SHAPES) + " |"
    yield "|---" * (len(NAME_SHAPES) + 1) + "|"
    by_origin = recall_by_origin()
    for origin, shares in by_origin.items():
        yield f"| {origin} | " + " | ".join(f"{share:.1%}" for share in shares.values()) + " |"
    means = [sum(shares[shape] for shares in by_origin.values()) / len(by_origin) for shape in NAME_SHAPES]
    yield "| all | " + " | ".join(f"{mean:.1%}" for mean in means) + " |"
    yield ""
    refused, asked = false_alarms()
    yield f"| of {len(everyday()):,} everyday sentences | share |"
    yield "|---|---|"
    yield f"| refused | {refused:.1%} |"
    yield f"| asked about | {asked:.1%} |"


if __name__ == "__main__":
    for line in tables():
        print(line)  # noqa: T201
