"""Errors while starting."""


class StartError(Exception):
    """Something cannot be done: one line for the operator."""


class StoppedError(Exception):
    """A signal to stop came before Slack responded."""
