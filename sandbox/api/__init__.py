"""Slack's Web API over this workspace: one dict of methods, one door they are called through."""

from sandbox.api.door import router

__all__ = ["router"]
