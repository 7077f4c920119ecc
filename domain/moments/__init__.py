"""Recognize when something happened in what people type, in Swedish and English."""

from domain.moments.search import Moment, Reading, read_moment

__all__ = ["Moment", "Reading", "read_moment"]
