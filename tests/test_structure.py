import re
import subprocess
from pathlib import Path, PurePosixPath
from statistics import median, quantiles

import pytest

from tests.measure_structure import FIELDS, main
from tests.structure.report_path import Call, follow_report
from tests.structure.sources import (
    LAYERS,
    ROOT,
    belongs_to_problems,
    classes_with_two_meanings,
    files_that_mention,
    functions_of,
    lines_at,
    lines_by_layer,
    sources,
)

MEDIAN_OF_A_FUNCTION = 8
NEARLY_EVERY_FUNCTION = 25
"""Lines that 95 % of the functions do not exceed."""
MODULES_TO_THE_ROW = 8
FILES_THAT_KNOW_A_FIELD = 6
"""With the migration that brings it; those that moved an old field since are not counted."""
COUNTED_BY_PICTURES = {"domain/week_details.py", "storage/week_counts.py"}
"""What knows a field only because the weekly picture counts by it; the guide says so."""
BESIDE_THE_PRODUCT = {"sandbox", "tests"}


def test_functions_are_short() -> None:
    lengths = [each.lines for each in functions_of(sources())]
    assert median(lengths) <= MEDIAN_OF_A_FUNCTION
    assert quantiles(lengths, n=20)[-1] <= NEARLY_EVERY_FUNCTION


def test_a_class_name_has_one_meaning() -> None:
    assert not classes_with_two_meanings(sources())


@pytest.mark.parametrize("words", FIELDS.values(), ids=FIELDS)
def test_a_field_of_an_incident_is_known_to_the_files_that_contributing_names(words: tuple[str, ...]) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = guide.partition("## Add a field to an incident\n")[2].partition("\n## ")[0].partition("\n\nA field")[0]
    named = set(re.findall(r"^\| `([\w/.]+)`", table, re.MULTILINE))
    assert all(path in guide for path in COUNTED_BY_PICTURES)
    known = {*map(str, files_that_mention(words)), "storage/migrations/versions/"}
    assert known - COUNTED_BY_PICTURES == named
    assert len(named) <= FILES_THAT_KNOW_A_FIELD


def test_every_folder_of_the_product_is_counted() -> None:
    packages = {folder.parent.name for folder in ROOT.glob("*/__init__.py")} - BESIDE_THE_PRODUCT
    assert packages <= set(LAYERS)
    assert set(lines_by_layer(sources())) == packages


def test_a_report_comes_to_its_row_by_few_modules_and_inward_only(tmp_path: Path) -> None:
    path = follow_report(tmp_path)
    assert len(path.under_way) <= MODULES_TO_THE_ROW
    assert not path.upward


def test_a_call_to_an_outer_layer_goes_up() -> None:
    assert Call("storage/incidents", "commands/incident/report", "submit_report").goes_up
    assert not Call("commands/incident/report", "storage/incidents", "add").goes_up
    assert not Call("domain/a", "domain/b", "rule").goes_up


def test_files_of_problems_are_told_by_their_path() -> None:
    assert belongs_to_problems(PurePosixPath("storage/problems.py"))
    assert belongs_to_problems(PurePosixPath("commands/problem/form.py"))
    assert belongs_to_problems(PurePosixPath("storage/migrations/versions/0009_keep_problems.py"))
    assert not belongs_to_problems(PurePosixPath("domain/incidents.py"))


def test_the_size_at_a_commit_is_that_of_its_files(tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for name, lines in {
        "bot/a.py": 3,
        "domain/b/c.py": 4,
        "domain/problems.py": 5,
        "bot/d.txt": 6,
        "tests/e.py": 7,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("pass\n" * lines)
    for arguments in (["init"], ["add", "."], ["commit", "--message", "Files"]):
        subprocess.run([*git, *arguments], cwd=tmp_path, check=True, capture_output=True)
    assert lines_at("HEAD", tmp_path) == 7


def test_the_table_tells_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    told = capsys.readouterr().out
    for name in (
        "lines without /problem",
        "lines of /problem",
        "lines of a function, 95 %",
        "files that know severity",
        "from dispatcher",
    ):
        assert name in told
