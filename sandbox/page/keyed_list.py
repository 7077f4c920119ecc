"""Keep the children of an element by key, so that a refresh touches only what changed."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from nicegui import ui


class Framed(Protocol):
    """Anything with one root element in the page."""

    frame: ui.element


T = TypeVar("T", bound=Framed)


class KeyedList(Generic[T]):
    """`make` builds a new item; an item is reused as long as its key is listed."""

    def __init__(self, holder: ui.element, make: Callable[[], T]) -> None:
        self.holder = holder
        self.make = make
        self.items: dict[str, T] = {}

    def arrange(self, keys: Sequence[str]) -> list[T]:
        """Return the items of the keys in that order; delete all others."""
        for key in self.items.keys() - set(keys):
            self.items.pop(key).frame.delete()
        for index, key in enumerate(keys):
            self._place(self._item(key), index)
        return [self.items[key] for key in keys]

    def clear(self) -> None:
        """Delete every item."""
        self.arrange([])

    def _item(self, key: str) -> T:
        if key not in self.items:
            with self.holder:
                self.items[key] = self.make()
        return self.items[key]

    def _place(self, item: T, index: int) -> None:
        if self.holder.default_slot.children[index] is not item.frame:
            item.frame.move(target_index=index)
