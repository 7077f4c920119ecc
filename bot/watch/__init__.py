"""Watching a running bot: whether it is alive, whether it is ready, and its figures."""
