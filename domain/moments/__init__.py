"""Recognises when something happened in what people type, in Swedish and English."""

from domain.moments.search import Moment, find_moment

__all__ = ["Moment", "find_moment"]
