"""The fields of a form, one line each: what is shown, how it is read, and what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from commands.privacy import TypedText
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary import forms
from commands.vocabulary.blocks import Block
from commands.vocabulary.forms import Field, Option
from domain.names import tidy
from domain.refusals import Refusal

LONGEST_LINE = 150
LONGEST_TEXT = 3_000


@dataclass(frozen=True)
class FormField:
    """One input. `label`, `hint` and `needed` are keys of texts, and `facts` fill the hint.

    A field without `needed` may be left empty. `value` stands in it at first, as Slack sends values.
    """

    name: str
    label: str
    _: KW_ONLY
    value: Any = None
    needed: str = ""
    hint: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def block(self, value: Any, reader: Reader) -> Block | None:
        """The input with `value` in it; None where there is nothing to ask."""
        raise NotImplementedError

    def read(self, request: Request) -> Any:
        """What was filled in; raises FormRefused for what the field does not offer."""
        return request.chosen(self.name)

    def fault(self, value: Any) -> Refusal | None:
        """Why the value that was read cannot be taken."""
        return Refusal(self.needed) if self.needed and not value else None

    def typed(self, _request: Request) -> Iterator[TypedText]:
        """The free text in it, which may hold personal data."""
        yield from ()

    def around(self, reader: Reader) -> Field:
        """What Slack shows around the input."""
        hint = reader.say(self.hint, **self.facts) if self.hint else ""
        return Field(self.name, reader.say(self.label), optional=not self.needed, hint=hint)


@dataclass(frozen=True)
class ShortText(FormField):
    """One line of text without needless blanks; read as '' when empty.

    `guarded` against personal data, unless it is read as something else than words.
    """

    _: KW_ONLY
    most: int = LONGEST_LINE
    guarded: bool = True

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.line(self.around(reader), value or "", self.most)

    def read(self, request: Request) -> str:
        return tidy(request.text(self.name))

    def fault(self, value: str) -> Refusal | None:
        too_long = Refusal("text-too-long", length=len(value), most=self.most) if len(value) > self.most else None
        return super().fault(value) or too_long

    def typed(self, request: Request) -> Iterator[TypedText]:
        if self.guarded:
            yield TypedText(self.name, request.reader.say(self.label), self.read(request))


@dataclass(frozen=True)
class FreeText(ShortText):
    """Several lines of text; read as '' when empty."""

    _: KW_ONLY
    most: int = LONGEST_TEXT

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.lines(self.around(reader), value or "", self.most)

    def read(self, request: Request) -> str:
        return request.text(self.name)


@dataclass(frozen=True)
class Choice(FormField):
    """One of the options, read as `kind` or None; not asked for where there are none.

    `accepted` are values that are taken though they are offered no longer.
    """

    options: Sequence[Option]
    _: KW_ONLY
    kind: Callable[[str], Any] = str
    accepted: Iterable[str] = ()

    def block(self, value: Any, reader: Reader) -> Block | None:
        return forms.choice(self.around(reader), self.options, value) if self.options else None

    def read(self, request: Request) -> Any:
        value = request.one_of(self.name, {option.value for option in self.options} | set(self.accepted))
        return None if value is None else self.kind(value)


@dataclass(frozen=True)
class DayChoice(FormField):
    """A date, read as such or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return self.around(reader).around("datepicker", initial_date=value)

    def read(self, request: Request) -> Any:
        return request.day(self.name)


@dataclass(frozen=True)
class PersonChoice(FormField):
    """Someone in the workspace, read as a Slack id or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.person(self.around(reader), value)
