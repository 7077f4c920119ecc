"""A field in which a coordinator types names, one to a line."""

from commands.kit.fields import FreeText
from commands.kit.form import Values
from domain.incidents import LONGEST_NAME
from domain.names import fold, is_name, tidy
from domain.refusals import Refusal

NAMES = FreeText("names", "register-names", needed="list-empty", hint="register-names-hint")


def names_in(values: Values) -> list[str]:
    """Read the names, each once, as it was written last."""
    written = map(tidy, (values["names"] or "").splitlines())
    return list({fold(name): name for name in written if name}.values())


def names_faults(values: Values) -> dict[str, Refusal]:
    """Tell what is wrong with the first name that cannot be kept, at its field."""
    fault = next(filter(None, map(_fault, names_in(values))), None)
    return {"names": fault} if fault else {}


def _fault(name: str) -> Refusal | None:
    if not is_name(name):
        return Refusal("name-missing")
    too_long = len(name) > LONGEST_NAME
    return Refusal("list-name-too-long", line=name[:40], most=LONGEST_NAME) if too_long else None
