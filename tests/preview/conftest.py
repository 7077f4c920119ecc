"""What the tests of the preview share with those of the running process."""

from tests.bot.conftest import settings, slack

__all__ = ["settings", "slack"]
