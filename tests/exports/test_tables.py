from io import BytesIO

from openpyxl import load_workbook

from exports.tables import Sheet, csv_bytes
from exports.workbooks import workbook_bytes

ROWS = (("Område", "Antal"), ('Å; "b"', 7), ("=1+1", None))


def test_a_csv_file_opens_as_it_is() -> None:
    assert csv_bytes(ROWS, ";").decode() == '\ufeffOmråde;Antal\r\n"Å; ""b""";7\r\n=1+1;\r\n'


def test_a_workbook_holds_figures_as_figures_and_computes_nothing() -> None:
    book = load_workbook(BytesIO(workbook_bytes([Sheet("Siffror: [vecka 47] och mer än 31 tecken", ROWS)])))
    (sheet,) = book.worksheets
    assert sheet.title == "Siffror   vecka 47  och mer än "
    assert list(sheet.values) == [("Område", "Antal"), ('Å; "b"', 7), ("=1+1", None)]
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "s"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"


def test_a_sign_that_no_workbook_holds_is_shown_as_such() -> None:
    book = load_workbook(BytesIO(workbook_bytes([Sheet("a", (("x\x01y",),))])))
    assert book.worksheets[0]["A1"].value == "x\N{REPLACEMENT CHARACTER}y"


def test_a_workbook_may_hold_several_sheets_and_empty_ones() -> None:
    book = load_workbook(BytesIO(workbook_bytes([Sheet("a", ROWS), Sheet("b", ())])))
    assert book.sheetnames == ["a", "b"]
