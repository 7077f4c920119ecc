"""Drafts the next migration, as in `python -m storage.migrations "Add walks"`: for a person to read and test."""

import sys
import tempfile
from pathlib import Path

from storage.database import Database
from storage.schema import draft_migration

with tempfile.TemporaryDirectory() as folder:
    draft_migration(Database(f"sqlite:///{Path(folder) / 'draft.db'}"), sys.argv[1])
