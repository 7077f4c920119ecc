"""Name the kinds of files that figures and incidents are exported as."""

from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file, by its ending."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
