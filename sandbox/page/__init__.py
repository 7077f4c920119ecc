"""The page where people use the workspace in a browser."""

from sandbox.page.layout import build_page

__all__ = ["build_page"]
