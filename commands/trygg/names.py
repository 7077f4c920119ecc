"""A field in which a coordinator types names, one to a line."""

from collections.abc import Iterable

from commands.kit.fields import FreeText
from commands.kit.form import Values
from domain.incidents import LONGEST_NAME
from domain.names import fold, is_name, tidy
from domain.refusals import Refusal

NAMES = FreeText("names", "register-names", needed="list-empty", hint="register-names-hint")


def names_in(values: Values) -> list[str]:
    """Read the names, each once, as it was written last."""
    return lines_in(values["names"])


def lines_in(written: str | None) -> list[str]:
    """Read what was written on each line, each once, as it was written last."""
    lines = map(tidy, (written or "").splitlines())
    return list({fold(line): line for line in lines if line}.values())


def names_faults(values: Values, without: str = "") -> dict[str, Refusal]:
    """Tell what is wrong with the first name that cannot be kept, at its field."""
    fault = first_fault(names_in(values), without)
    return {"names": fault} if fault else {}


def first_fault(names: Iterable[str], without: str = "") -> Refusal | None:
    """Tell what is wrong with the first name that cannot be kept."""
    return next(filter(None, (fault_in(name, without) for name in names)), None)


def fault_in(name: str, without: str = "") -> Refusal | None:
    """Tell why a name, in which none of the signs `without` may stand, cannot be kept."""
    if not is_name(name):
        return Refusal("name-missing")
    if sign := next((each for each in without if each in name), None):
        return Refusal("name-wrong-sign", line=name[:40], sign=sign)
    too_long = len(name) > LONGEST_NAME
    return Refusal("list-name-too-long", line=name[:40], most=LONGEST_NAME) if too_long else None
