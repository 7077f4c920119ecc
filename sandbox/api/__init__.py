"""Slack's Web API: a table of methods, and their dispatch."""

from sandbox.api.dispatch import router

__all__ = ["router"]
