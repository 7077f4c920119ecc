"""`trygg import` and `trygg export`: records in bulk, from files and to them."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Protocol

import typer

from bot.cli.errors import read_settings, readable_errors
from bot.cli.workspace_option import WorkspaceOption
from bot.settings import Settings

bulk_in = typer.Typer(help="Bring in records from a file.", no_args_is_help=True, rich_markup_mode=None)
bulk_out = typer.Typer(help="Write records to a file.", no_args_is_help=True, rich_markup_mode=None)

BROUGHT_IN = {
    "incidents": "Bring in incidents, all or nothing.",
    "partners": "Bring in partners with their units, all or nothing.",
    "places": "Bring in areas with their places, all or nothing.",
}
WRITTEN_OUT = {
    "incidents": "Write all incidents to a file.",
    "problems": "Write all problems to a file.",
    "partners": "Write partners with their units to a file.",
    "places": "Write areas with their places to a file.",
}
Source = Annotated[Path, typer.Argument(help="CSV (UTF-8) or XLSX, with the columns that export writes.")]
Target = Annotated[Path, typer.Argument(help="The file to write: CSV or, by its ending, XLSX.")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Take rows that may point at someone too.")]


class Importer(Protocol):
    """Brings in the rows of a file, or none; False after naming the bad ones."""

    def __call__(self, settings: Settings, file: Path, *, anyway: bool, workspace: str | None) -> bool:
        """Raises StartError."""


def import_command(kind: str) -> Callable[..., None]:
    """Make the command that brings in records of that kind."""

    def bring_in(file: Source, *, anyway: Anyway = False, workspace: WorkspaceOption = None) -> None:
        settings = read_settings()
        with readable_errors():
            if not importer_of(kind)(settings, file, anyway=anyway, workspace=workspace):
                raise typer.Exit(1)

    return bring_in


def export_command(kind: str) -> Callable[..., None]:
    """Make the command that writes all records of that kind."""

    def write_out(file: Target, *, workspace: WorkspaceOption = None) -> None:
        settings = read_settings()
        with readable_errors():
            exporter_of(kind)(settings, file, workspace)

    return write_out


def importer_of(kind: str) -> Importer:
    """Find what brings in records of that kind, which is loaded only then."""
    from bot.operations import incident_import, register_files  # noqa: PLC0415 (start-up time)

    importers: dict[str, Importer] = {
        "incidents": incident_import.bring_in,
        "partners": register_files.PARTNERS.bring_in,
        "places": register_files.PLACES.bring_in,
    }
    return importers[kind]


def exporter_of(kind: str) -> Callable[[Settings, Path, str | None], None]:
    """Find what writes records of that kind, which is loaded only then."""
    from bot.operations import incident_export, problem_export, register_files  # noqa: PLC0415 (start-up time)

    return {
        "incidents": incident_export.write_out,
        "problems": problem_export.write_out,
        "partners": register_files.PARTNERS.write_out,
        "places": register_files.PLACES.write_out,
    }[kind]


for _kind, _told in BROUGHT_IN.items():
    bulk_in.command(_kind, help=_told)(import_command(_kind))
for _kind, _told in WRITTEN_OUT.items():
    bulk_out.command(_kind, help=_told)(export_command(_kind))
