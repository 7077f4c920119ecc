"""How anything below the conversation says no: a key and facts, put into words where it is shown."""


class Refusal(Exception):
    """Something asked for that cannot be done; `key` names its text, `facts` fill it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class FormRefused(Exception):
    """A form that cannot be accepted as it stands; one refusal for each field in `errors`."""

    def __init__(self, errors: dict[str, Refusal]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


def refuse_form(errors: dict[str, Refusal]) -> None:
    """Raise FormRefused when there is any error."""
    if errors:
        raise FormRefused(errors)
