"""How large the product is and how it is built, as one table.

Run with `python -m tests.measure_structure [--base COMMIT] [--field NAME …]`.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from statistics import median, quantiles
from textwrap import wrap

from tests.structure.report_path import ReportPath, follow_report
from tests.structure.sources import (
    FEWEST_LINES,
    LAYERS,
    MOST_LINES,
    Source,
    belongs_to_problems,
    classes_with_two_meanings,
    files_that_mention,
    functions_of,
    lines_at,
    lines_by_layer,
    sources,
    too_long,
    too_short,
)

BASE, LINES_AT_BASE = "bf05057", 22_167
"""What the product's size is held against."""
FIELDS = {"police_report": ("police_report", "incident-police"), "severity": ("severity",)}
"""Fields of the incident, with the words that only files that know the field hold."""

WIDTH = 110

Row = tuple[str, str, str]
"""What is measured, its figure, and more about it."""


def size_rows(files: list[Source], base: str, lines_then: int) -> Iterator[Row]:
    """Lines by layer, those of `/problem`, and the product without it against what it was."""
    counted = lines_by_layer(files)
    for layer in LAYERS:
        if counted[layer]:
            yield f"lines in {layer}/", f"{counted[layer]:,}", ""
    yield "lines in all", f"{counted.total():,}", ""
    of_problems = {str(file.path): file.lines for file in files if belongs_to_problems(file.path)}
    told = _lines(f"{path} {lines}" for path, lines in of_problems.items())
    yield "lines of /problem", f"{sum(of_problems.values()):,}", told
    lines = counted.total() - sum(of_problems.values())
    yield "lines without /problem", f"{lines:,}", f"{lines / lines_then - 1:+.1%} of {lines_then:,} at {base}"


def shape_rows(files: list[Source], further: Sequence[str] = ()) -> Iterator[Row]:
    """Functions, files and names; the files that know a field, `further` ones too."""
    functions = functions_of(files)
    lengths = [each.lines for each in functions]
    longest = (f"{each.file}:{each.name} {each.lines}" for each in functions[:5])
    yield "functions", f"{len(functions):,}", "without migrations"
    yield "lines of a function, median", f"{median(lengths):g}", ""
    yield "lines of a function, 95 %", f"{quantiles(lengths, n=20)[-1]:g}", "longest: " + _lines(longest)
    yield f"files over {MOST_LINES} lines", *_listed(f"{file.path} {file.lines}" for file in too_long(files))
    yield f"files under {FEWEST_LINES} lines", *_listed(file.path for file in too_short(files))
    doubles = classes_with_two_meanings(files)
    yield "class names with two meanings", *_listed(f"{name}: {_lines(at)}" for name, at in doubles.items())
    for field, words in {**FIELDS, **{name: (name,) for name in further}}.items():
        yield f"files that know {field}", *_listed(files_that_mention(words))
        yield f"migrations that know {field}", *_listed(files_that_mention(words, migrations=True))


def path_rows(path: ReportPath) -> Iterator[Row]:
    """What a submitted report passes."""
    yield "modules from dispatcher to row", *_listed(path.under_way)
    by_layer = Counter(module.partition("/")[0] for module in path.entered)
    counts = _lines(f"{layer} {count}" for layer, count in by_layer.items())
    yield "modules called on the way there", str(len(path.entered)), f"{counts}: {_lines(path.entered)}"
    yield "calls between modules there", f"{len(path.calls):,}", ""
    upward = (f"{call.caller} → {call.callee}:{call.function}" for call in path.upward)
    yield "calls back up a layer", *_listed(upward)


def _listed(items: Iterable[PurePosixPath | str]) -> tuple[str, str]:
    found = [str(item) for item in items]
    return str(len(found)), _lines(found)


def _lines(items: Iterable[PurePosixPath | str]) -> str:
    return ", ".join(map(str, items))


def print_table(rows: Iterable[Row]) -> None:
    """A line for each figure; what there is to say of it is broken into more."""
    for name, figure, more in rows:
        lines = wrap(more, WIDTH, break_on_hyphens=False) or [""]
        print(f"{name:<34}{figure:>8}  {lines[0]}".rstrip())  # noqa: T201 (its output)
        for line in lines[1:]:
            print(f"{'':44}{line}")  # noqa: T201 (its output)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; `arguments` default to those of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure_structure")
    parser.add_argument("--base", metavar="COMMIT", help=f"what to hold the size against; default: {BASE}")
    parser.add_argument("--field", metavar="NAME", nargs="+", default=(), help="a further field of an incident")
    given = parser.parse_args(arguments)
    base = given.base
    files = sources()
    print_table(size_rows(files, base or BASE, lines_at(base) if base else LINES_AT_BASE))
    print_table(shape_rows(files, given.field))
    with tempfile.TemporaryDirectory() as folder:
        print_table(path_rows(follow_report(Path(folder))))


if __name__ == "__main__":
    main()
