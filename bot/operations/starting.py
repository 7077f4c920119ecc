"""Starting quickly."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no garbage while the block imports, nor later in what it made: that stays as long as we run."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
