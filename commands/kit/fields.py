"""The fields of a form, one line each: what is shown, how it is read, and what is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import Any

from commands.privacy import TypedText
from commands.reader import Reader
from commands.request import NEW, Request, new_name_in
from commands.vocabulary import forms
from commands.vocabulary.blocks import Block
from commands.vocabulary.forms import Field, Option
from domain.incidents import name_fault
from domain.names import tidy
from domain.refusals import FormRefused, Refusal

CHANNEL = re.compile(r"[CG][A-Z0-9]+")
LONGEST_LINE = 150
LONGEST_TEXT = 3_000


@dataclass(frozen=True)
class FormField:
    """One input. `label`, `hint`, `placeholder` and `needed` are keys of texts, and `facts` fill the hint.

    A field without `needed` may be left empty. `value` stands in it at first, as Slack sends values. Each change
    is sent at once to the route `dispatch`, where there is one.
    """

    name: str
    label: str
    _: KW_ONLY
    value: Any = None
    needed: str = ""
    hint: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    placeholder: str = ""
    dispatch: str = ""

    def block(self, value: Any, reader: Reader) -> Block | None:
        """Build the input with `value` in it; None where there is nothing to ask."""
        raise NotImplementedError

    def read(self, request: Request) -> Any:
        """Return what was filled in; raises FormRefused for what the field does not offer."""
        return request.chosen(self.name)

    def fault(self, value: Any) -> Refusal | None:
        """Tell why the value that was read cannot be taken."""
        return Refusal(self.needed) if self.needed and not value else None

    def typed(self, _request: Request) -> Iterator[TypedText]:
        """List the free text in it, which may hold personal data."""
        yield from ()

    def around(self, reader: Reader) -> Field:
        """Build the label, hint and flags around the input."""
        hint = reader.say(self.hint, **self.facts) if self.hint else ""
        return Field(
            self.name, reader.say(self.label), optional=not self.needed, hint=hint, dispatch=self.dispatch
        )

    def inside(self, reader: Reader) -> str:
        """Write the placeholder of a list in which nothing is chosen."""
        return reader.say(self.placeholder) if self.placeholder else ""


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

    A form in which it was not asked for is read as if `value` were chosen.
    """

    options: Sequence[Option]
    _: KW_ONLY
    kind: Callable[[str], Any] = str

    def block(self, value: Any, reader: Reader) -> Block | None:
        if not self.options:
            return None
        return forms.choice(self.around(reader), self.options, value, self.inside(reader))

    def read(self, request: Request) -> Any:
        offered = {self.value, *(option.value for option in self.options)}
        value = request.one_of(self.name, offered) if self.name in request.fields else self.value
        return None if value is None else self.kind(value)


@dataclass(frozen=True)
class EnumChoice(FormField):
    """One member of an enumeration, read as such or None; `words` are the keys of texts by the members offered,
    each of which takes the member as `value`.

    A member that is not among them is taken too: it may have been offered before.
    """

    words: Mapping[Any, str]

    @property
    def kind(self) -> type[StrEnum]:
        """The enumeration."""
        return type(next(iter(self.words)))

    def block(self, value: Any, reader: Reader) -> Block:
        options = [Option(member.value, reader.say(key, value=member.value)) for member, key in self.words.items()]
        return forms.choice(self.around(reader), options, value, self.inside(reader))

    def read(self, request: Request) -> StrEnum | None:
        value = request.one_of(self.name, tuple(self.kind)) if self.name in request.fields else self.value
        return None if value is None else self.kind(value)

    def show(self, value: str | None, reader: Reader) -> str:
        """Write the value in words; '' for none."""
        return "" if value is None else reader.say(self.words[self.kind(value)], value=value)


@dataclass(frozen=True)
class DayChoice(FormField):
    """A date, read as such or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.day(self.around(reader), value)

    def read(self, request: Request) -> Any:
        return request.day(self.name)


@dataclass(frozen=True)
class TimeChoice(FormField):
    """A time of day, read as such or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.clock(self.around(reader), value)

    def read(self, request: Request) -> Any:
        return request.time(self.name)

    def fault(self, value: Any) -> Refusal | None:
        return super().fault(value is not None)


@dataclass(frozen=True)
class Several(FormField):
    """Any number of the options, read as a tuple; as None, which is no fault, where it was not asked for."""

    options: Sequence[Option]
    _: KW_ONLY
    kind: Callable[[str], Any] = str

    def block(self, value: Any, reader: Reader) -> Block | None:
        if not self.options:
            return None
        return forms.several(self.around(reader), self.options, value or (), self.inside(reader))

    def read(self, request: Request) -> tuple[Any, ...] | None:
        chosen = request.several(self.name)
        if not set(chosen) <= {option.value for option in self.options}:
            raise FormRefused({self.name: Refusal("choose-from-list")})
        return tuple(map(self.kind, chosen)) if self.name in request.fields else None

    def fault(self, value: tuple[Any, ...] | None) -> Refusal | None:
        return None if value is None else super().fault(value)


@dataclass(frozen=True)
class Checks(Several):
    """Any number of at most ten options, all of them in sight."""

    def block(self, value: Any, reader: Reader) -> Block | None:
        return forms.checks(self.around(reader), self.options, value or ()) if self.options else None


@dataclass(frozen=True)
class TypeAhead(FormField):
    """One of what the type-ahead `route` suggests, read as sent; `named` finds the option of a value.

    What begins as a new name does is guarded against personal data and held to the rules of names.
    """

    route: str
    named: Callable[[str], Option | None]
    _: KW_ONLY
    least: int = 0

    def block(self, value: Any, reader: Reader) -> Block:
        chosen = self.named(value) if value else None
        return forms.type_ahead(self.around(reader), self.route, chosen, self.inside(reader), self.least)

    def fault(self, value: Any) -> Refusal | None:
        is_new = isinstance(value, str) and value.startswith(NEW)
        return super().fault(value) or (name_fault(new_name_in(value)) if is_new else None)

    def typed(self, request: Request) -> Iterator[TypedText]:
        if name := new_name_in(request.chosen(self.name)):
            yield TypedText(self.name, request.reader.say(self.label), name)


@dataclass(frozen=True)
class PersonChoice(FormField):
    """Someone in the workspace, read as a Slack id or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.person(self.around(reader), value)


@dataclass(frozen=True)
class ChannelChoice(FormField):
    """A public or private channel, read as a Slack id or None."""

    def block(self, value: Any, reader: Reader) -> Block:
        return forms.channel(self.around(reader), value)

    def fault(self, value: Any) -> Refusal | None:
        is_none = value is not None and not CHANNEL.fullmatch(value)
        return super().fault(value) or (Refusal("choose-from-list") if is_none else None)
