"""How starting can end other than well."""


class StartError(Exception):
    """Why something cannot be done, in a line for the operator."""


class StoppedError(Exception):
    """We were told to stop before Slack answered."""
