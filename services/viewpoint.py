"""From where pictures are taken: one viewer at one moment, in the workspace's time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from domain.sharing import Viewer
from storage.store import Store


@dataclass(frozen=True)
class Viewpoint:
    """What one viewer may see at one moment; weeks and days are local to `zone`."""

    store: Store
    viewer: Viewer
    now: datetime
    zone: ZoneInfo

    @classmethod
    def of(cls, store: Store, viewer: Viewer, now: datetime) -> Self:
        """Make one whose days are in the workspace's time zone."""
        return cls(store, viewer, now, ZoneInfo(store.workspace.settings().timezone))

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(self.zone).date()
