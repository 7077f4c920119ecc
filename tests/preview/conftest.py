"""What the tests of the preview share: sample content and walks through it, and what those of the process have."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from preview.sample import SIZES, Size, sample_database
from storage.database import Database
from tests.bot.conftest import settings, slack
from tests.preview.walks import Seen, Walked, walk_through

__all__ = ["settings", "slack"]

Samples = Callable[[Size], Database]


@pytest.fixture(scope="session")
def samples() -> Iterator[Samples]:
    """Content of each size, which nobody may change."""
    with ExitStack() as stack:

        @cache
        def opened(size: Size) -> Database:
            return stack.enter_context(sample_database(size))

        yield opened


@pytest.fixture(scope="session")
def seen(samples: Samples) -> Walked:
    """What a walk through content of a size, in a language, has found."""

    @cache
    def walked(size: Size, language: str) -> Seen:
        return walk_through(samples(size), size, language)

    return walked


@pytest.fixture(scope="session")
def normal(samples: Samples) -> Database:
    """Some of everything, which nobody may change."""
    return samples(SIZES[1])
