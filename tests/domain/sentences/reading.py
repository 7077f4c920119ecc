"""How much of the sentences is read right: `python -m tests.domain.sentences.reading` prints it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.prefill import NamedArea, NamedPlace, Prefill, prefill

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
HERE = Path(__file__).parent
AREAS = [
    NamedArea(number, name)
    for number, name in enumerate(
        ["Centrum", "Mantorp", "Skänninge", "Väderstad", "Hogstad", "Mjölby – Lundby", "Persön", "Norr", "Torget"],
        start=1,
    )
]
PLACES = [
    NamedPlace(number, name, area)
    for number, (name, area) in enumerate(
        [
            ("Resecentrum", 1),
            ("Kungsparken", 1),
            ("Trojenborgsskolan", 1),
            ("Biblioteket", 1),
            ("Stationen", 2),
            ("Veta skola", 2),
            ("Stationen", 3),
            ("Ica Maxi", 6),
        ],
        start=1,
    )
]


@dataclass(frozen=True)
class Sentence:
    """What was typed and what is meant by it, as `sentences.txt` says; `left` is None where it does not matter."""

    typed: str
    when: str
    category: str
    area: str
    place: str
    left: str | None


@dataclass(frozen=True)
class Judged:
    """What of a sentence was read otherwise, and whether a time was told for certain that is another."""

    sentence: Sentence
    faults: tuple[str, ...]
    certain_and_wrong: bool


def read_sentences() -> list[Sentence]:
    """Every sentence of the file."""
    lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    cells = ([cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#"))
    return [Sentence(*each[:5], left="".join(each[5:6]) or None) for each in cells]


def read_words() -> Iterator[tuple[str, str]]:
    """Every word of `words.txt` with the last part of its category's key, or '-'."""
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        category, _, words = line.partition(": ")
        if words and not line.startswith("#"):
            yield from ((word, category) for word in words.split())


def judge(sentence: Sentence) -> Judged:
    """Read the sentence and compare."""
    filled = prefill(sentence.typed, NOW, ZONE, AREAS, PLACES)
    faults = list(_faults(sentence, filled))
    certain = filled.moment is not None and not filled.uncertain
    return Judged(sentence, tuple(faults), certain and any(fault.startswith("when") for fault in faults))


def _faults(sentence: Sentence, filled: Prefill) -> Iterator[str]:
    told = _moment(filled)
    if not any(_same_time(wanted, told, filled) for wanted in sentence.when.split("/")):
        yield f"when {told}"
    if short_key(filled.category) not in sentence.category.split("/"):
        yield f"category {filled.category}"
    area = next((each.name for each in AREAS if each.id == filled.area), "-")
    place = next((each.name for each in PLACES if each.id == filled.place), "-")
    if (area, place) != (sentence.area, sentence.place):
        yield f"where {area}, {place}"
    if sentence.left is not None and filled.text != sentence.left:
        yield f"left “{filled.text}”"


def short_key(category: str | None) -> str:
    """'graffiti' for 'damage.graffiti', '-' for none."""
    return "-" if category is None else category.rpartition(".")[2]


def _moment(filled: Prefill) -> str:
    if filled.moment is None:
        return "?" if filled.uncertain else "-"
    return f"{filled.moment.instant.astimezone(ZONE):%Y-%m-%d %H:%M}{'?' * filled.uncertain}"


def _same_time(wanted: str, told: str, filled: Prefill) -> bool:
    """Whether what was told is what was wanted, as the head of `sentences.txt` explains it."""
    if wanted in {"-", "?"}:
        return told == "-" if wanted == "-" else filled.uncertain
    full = wanted if len(wanted.split(" ", maxsplit=1)[0].rstrip("?")) > 5 else f"2026-{wanted}"
    if full.endswith("?"):
        return filled.uncertain and told.startswith(full.rstrip("?"))
    return told == full


def main() -> None:
    """Print the figures, and what was read otherwise."""
    judged = [judge(each) for each in read_sentences()]
    whole = [each for each in judged if not each.faults]
    wrong = [each for each in judged if each.certain_and_wrong]
    for each in judged:
        if each.faults:
            print(f"{'!' if each.certain_and_wrong else ' '} {each.sentence.typed}: {'; '.join(each.faults)}")  # noqa: T201 (a command)
    share = 100 * len(whole) / len(judged)
    wholly = f"{len(whole)} of {len(judged)} sentences read wholly right ({share:.1f} %)"
    print(f"{wholly}, {len(wrong)} certain and wrong")  # noqa: T201 (a command)


if __name__ == "__main__":
    main()
