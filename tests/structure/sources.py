"""Read the product's source files: their lines, functions and classes by layer."""

import ast
import subprocess
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
LAYERS = ("demo", "preview", "bot", "commands", "services", "exports", "storage", "domain")
"""The product's folders, from the outermost inward; one that is not there counts as empty."""
MIGRATIONS = PurePosixPath("storage/migrations")
TABLES = PurePosixPath("storage/tables")
MOST_LINES, FEWEST_LINES = 220, 40


@dataclass(frozen=True)
class Function:
    """A function or method; `lines` from `def` to its end, docstring included."""

    name: str
    file: PurePosixPath
    lines: int


@dataclass(frozen=True)
class Source:
    """One Python file of the product, by its path below the project's folder."""

    path: PurePosixPath
    text: str

    @property
    def lines(self) -> int:
        """Its number of lines, as `wc -l` counts."""
        return self.text.count("\n")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, str(self.path))

    @cached_property
    def functions(self) -> list[Function]:
        """Its functions and methods, nested ones too."""
        return [
            Function(node.name, self.path, (node.end_lineno or node.lineno) - node.lineno + 1)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    @property
    def public_classes(self) -> list[str]:
        """The names of the classes that others may import from it."""
        names = (node.name for node in self.tree.body if isinstance(node, ast.ClassDef))
        return [name for name in names if not name.startswith("_")]


@cache
def sources() -> list[Source]:
    """Every Python file of the product, read once."""
    files = (file for layer in LAYERS for file in sorted((ROOT / layer).rglob("*.py")))
    return [Source(PurePosixPath(file.relative_to(ROOT)), file.read_text()) for file in files]


def belongs_to_problems(path: PurePosixPath) -> bool:
    """Whether a file is there for `/problem` alone: a word of its path says so, as in `0009_keep_problems.py`."""
    words = (word for part in (*path.parts, path.stem) for word in part.split("_"))
    return not {"problem", "problems"}.isdisjoint(words)


def lines_by_layer(files: list[Source]) -> Counter[str]:
    """Lines of Python in each layer that is there."""
    counted: Counter[str] = Counter()
    for file in files:
        counted[file.path.parts[0]] += file.lines
    return counted


def lines_at(commit: str, root: Path = ROOT) -> int:
    """Lines of Python that the product without `/problem` had at a commit; raises CalledProcessError for none."""
    files = [f"{layer}/*.py" for layer in LAYERS]
    told = subprocess.run(
        ["git", "grep", "--count", "", commit, "--", *files], cwd=root, check=True, capture_output=True, text=True
    )
    counts = (line.removeprefix(f"{commit}:").rsplit(":", 1) for line in told.stdout.splitlines())
    return sum(int(count) for path, count in counts if not belongs_to_problems(PurePosixPath(path)))


def functions_of(files: list[Source]) -> list[Function]:
    """Every function of the product but the migrations', longest first."""
    found = [each for file in files if MIGRATIONS not in file.path.parents for each in file.functions]
    return sorted(found, key=lambda each: (-each.lines, str(each.file)))


def too_long(files: list[Source]) -> list[Source]:
    """Files of more than MOST_LINES lines, but for migrations."""
    return [file for file in files if file.lines > MOST_LINES and MIGRATIONS not in file.path.parents]


def too_short(files: list[Source]) -> list[Source]:
    """Files of fewer than FEWEST_LINES lines: no tables (of the database or of values), no migrations and no
    package's `__init__`."""
    return [
        file
        for file in files
        if file.lines < FEWEST_LINES
        and file.functions
        and file.path.stem != "__init__"
        and {MIGRATIONS, TABLES}.isdisjoint(file.path.parents)
    ]


def classes_with_two_meanings(files: list[Source]) -> dict[str, list[PurePosixPath]]:
    """Public class names that more than one file defines."""
    places: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
    for file in files:
        for name in file.public_classes:
            places[name].append(file.path)
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def files_that_mention(words: Collection[str], *, migrations: bool = False) -> list[PurePosixPath]:
    """Files of the product, code and texts, that hold one of the words; or the `migrations` that do."""
    return [
        path
        for path, text in _code_and_texts()
        if (MIGRATIONS in path.parents) == migrations and any(word in text for word in words)
    ]


def _code_and_texts() -> Iterator[tuple[PurePosixPath, str]]:
    for layer in LAYERS:
        for file in sorted((ROOT / layer).rglob("*")):
            if file.suffix in {".py", ".ftl"}:
                yield PurePosixPath(file.relative_to(ROOT)), file.read_text()
