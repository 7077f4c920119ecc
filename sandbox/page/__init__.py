"""The workspace in the browser."""

from sandbox.page.layout import build_page

__all__ = ["build_page"]
