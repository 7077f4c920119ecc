"""Slack's Web API over this workspace: one dict of methods, one door they are called through."""

from sandbox.api.dispatch import router

__all__ = ["router"]
