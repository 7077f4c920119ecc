"""Find the bot's files that others on the machine may read: they hold tokens and every report."""

from pathlib import Path

from sqlalchemy.engine import make_url

from bot.settings import Settings

SETTINGS_FILE = Path(".env")
OTHERS = 0o007


def kept_files(settings: Settings) -> list[Path]:
    """List the settings and the database, as far as they are existing files."""
    url = make_url(settings.database_url)
    database = [Path(url.database)] if url.get_backend_name() == "sqlite" and url.database else []
    return [file for file in (SETTINGS_FILE, *database) if _is_there(file)]


def open_to_others(settings: Settings) -> list[Path]:
    """List those, and SQLite's files beside them, that everybody on the machine may read or write."""
    files = kept_files(settings)
    beside = [file.with_name(file.name + end) for file in files for end in ("-journal", "-wal", "-shm")]
    return [file for file in (*files, *filter(_is_there, beside)) if file.stat().st_mode & OTHERS]


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False
