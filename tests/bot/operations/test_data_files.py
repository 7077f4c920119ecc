import csv
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.errors import StartError
from bot.operations.data_files import read_rows, write_rows
from domain.cells import RowError

COLUMNS = ("name", "text")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("text", ["", "x", 'a "b" c', "rad\nrad\r\nrad\r", "a,b;c", "å\u2028\ufeff", " ", "'=1"])
def test_what_is_written_can_be_read(file: Path, text: str, separator: str) -> None:
    write_rows(file, COLUMNS, [{"name": "1", "text": text}, {"name": "2", "text": ""}], separator)
    first, second = read_rows(file, COLUMNS)
    assert (first.number, first.cells()) == (2, {"name": "1", "text": text})
    assert (second.number, second.cells()) == (3, {"name": "2", "text": ""})


WORKBOOK_TEXTS = [
    "",
    "x",
    'a "b" c',
    "rad\nrad",
    "a,b;c",
    "å\u2028\ufeff",
    " ",
    "'=1",
    "=1+1",
    "0012",
    "2026-11-20",
    "😀",
]


@pytest.mark.parametrize("text", WORKBOOK_TEXTS)
def test_a_workbook_holds_what_is_written_as_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rows.XLSX"
    write_rows(file, COLUMNS, [{"name": "1", "text": text}, {"name": "2", "text": ""}], ";")
    first, second = read_rows(file, COLUMNS)
    assert (first.number, first.cells()) == (2, {"name": "1", "text": text})
    assert (second.number, second.cells()) == (3, {"name": "2", "text": ""})
    cell = load_workbook(file).active["B2"]
    assert cell.value is None or cell.data_type == "s"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_workbook_that_a_spreadsheet_made_is_read_as_an_export_writes(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["name", "text", None])
    sheet.append([12, datetime(2026, 11, 20, 14, 30)])  # noqa: DTZ001 (a workbook knows no zones)
    sheet.append([])
    sheet.append([1.5, date(2026, 11, 20)])
    sheet.append([True, datetime(2026, 11, 20)])  # noqa: DTZ001
    book.save(tmp_path / "rows.xlsx")
    rows = read_rows(tmp_path / "rows.xlsx", COLUMNS)
    assert [(row.number, *row.cells().values()) for row in rows] == [
        (2, "12", "2026-11-20T14:30"),
        (4, "1.5", "2026-11-20"),
        (5, "True", "2026-11-20"),
    ]


@pytest.mark.parametrize("written", [b"", b"name,text\n1,a\n", b"PK\x03\x04"])
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "rows.xlsx").write_bytes(written)
    with pytest.raises(StartError, match="it is no Excel workbook"):
        read_rows(tmp_path / "rows.xlsx", COLUMNS)


def test_a_character_that_no_workbook_holds_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="export to CSV instead"):
        write_rows(tmp_path / "rows.xlsx", COLUMNS, [{"name": "1", "text": "\x01"}])
    assert list(tmp_path.iterdir()) == []


WRITTEN = [
    b"name,text\n1,a\n",
    b"\xef\xbb\xbfname,text\r\n1,a\r\n",
    b"name;text\r\n1;a\r\n",
    b"text,name\na,1\n",
    b' name , text\n"1",a',
    b"name,text\n\n,\n1,a\n,\n",
    b"name,text,,\n1,a,,\n",
    b"name;text; ;\r\n1;a\r\n;;;\r\n",
    b"sep=;\r\nname;text\r\n1;a\r\n",
    b'\xef\xbb\xbf"sep=,"\nname,text\n1,a\n',
]


@pytest.mark.parametrize("written", WRITTEN)
def test_files_from_spreadsheets_are_read(file: Path, written: bytes) -> None:
    file.write_bytes(written)
    (row,) = read_rows(file, COLUMNS)
    assert row.cells() == {"name": "1", "text": "a"}
    assert row.number == (4 if b"\n\n" in written else 2), "rows are numbered as the spreadsheet shows them"


def test_a_header_alone_is_no_row(file: Path) -> None:
    file.write_bytes(b"name,text\n")
    assert read_rows(file, COLUMNS) == []


UNREADABLE = [
    (b"", "its header must name the columns of an export (missing: name, text; unknown: 0)"),
    (b"name\n1\n", "its header must name the columns of an export (missing: text; unknown: 0)"),
    (b"name,text,hemligt\n", "its header must name the columns of an export (missing: none; unknown: 1)"),
    (b"name,text,text\n", "its header must name the columns of an export (missing: none; unknown: 1)"),
    (b'name,text\n1,a\n2,"a', "row 3 has one too many or too few"),
    (b'name,text\n1,"a"b\n', "row 2 has one too many or too few"),
    (b'name,text\n\n1,"a\nb"\n2,"a"b\n', "row 4 has one too many or too few"),
    (b"name,text\n\xe5,\xe4\n", "is not UTF-8: save it as “CSV UTF-8”"),
    (b"\xff\xfen\0a\0m\0e\0", "is not UTF-8: save it as “CSV UTF-8”"),
]


@pytest.mark.parametrize(("written", "why"), UNREADABLE)
def test_what_is_no_such_file_is_told_in_a_line(file: Path, written: bytes, why: str) -> None:
    file.write_bytes(written)
    with pytest.raises(StartError) as caught:
        read_rows(file, COLUMNS)
    assert str(caught.value).startswith(str(file))
    assert str(caught.value).endswith(why)
    assert "hemligt" not in str(caught.value)


@pytest.mark.parametrize(("written", "number"), [(b"1,a,b", "3 cells"), (b"1", "1 cell"), (b"1,a,", "3 cells")])
def test_a_row_with_cells_too_many_or_too_few_is_told_when_it_is_read(
    file: Path, written: bytes, number: str
) -> None:
    file.write_bytes(b"name,text\n1,a\n" + written + b"\n2,b\n")
    whole, torn, after = read_rows(file, COLUMNS)
    assert (whole.cells()["name"], after.cells()["name"], torn.number) == ("1", "2", 3)
    with pytest.raises(RowError, match=f"^it has {number}, and the header 2$"):
        torn.cells()


def test_a_file_that_is_not_there_is_told_of(file: Path) -> None:
    with pytest.raises(StartError, match=r"No such file or directory$"):
        read_rows(file, COLUMNS)
    with pytest.raises(StartError, match=r"Is a directory$"):
        read_rows(file.parent, COLUMNS)
    with pytest.raises(StartError, match=r"No such file or directory$"):
        write_rows(file / "deeper.csv", COLUMNS, [])


def test_a_file_appears_whole_or_not_at_all(file: Path) -> None:
    file.write_text("before", encoding="utf-8")

    def rows() -> object:
        yield {"name": "1", "text": "a"}
        raise csv.Error

    with pytest.raises(csv.Error):
        write_rows(file, COLUMNS, rows())  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == "before"
    assert list(file.parent.iterdir()) == [file]


def test_only_the_owner_may_read_what_is_written(file: Path) -> None:
    write_rows(file, COLUMNS, [])
    assert file.stat().st_mode & 0o077 == 0


def test_a_spreadsheet_knows_the_encoding(file: Path) -> None:
    write_rows(file, COLUMNS, [{"name": "å", "text": "1,5"}], ";")
    assert file.read_bytes() == b"\xef\xbb\xbfname;text\r\n\xc3\xa5;1,5\r\n"


def test_what_goes_into_a_pipe_leaves_the_pipe(file: Path) -> None:
    os.mkfifo(file)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(file.read_bytes)
        write_rows(file, COLUMNS, [{"name": "1", "text": "a"}])
        assert read.result(30).endswith(b"1,a\r\n")
    assert stat.S_ISFIFO(file.stat().st_mode)


def test_a_link_goes_on_leading_to_the_file(file: Path) -> None:
    kept = file.with_name("kept.csv")
    file.symlink_to(kept)
    write_rows(file, COLUMNS, [])
    assert file.is_symlink()
    assert kept.read_bytes() == b"\xef\xbb\xbfname,text\r\n"


def test_a_full_disk_is_told_in_a_line() -> None:
    with pytest.raises(StartError, match=r"^/dev/full: No space left on device$"):
        write_rows(Path("/dev/full"), COLUMNS, [{"name": "1", "text": "a" * 100_000}])
