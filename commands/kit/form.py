"""A form: a tuple of fields, shown as a view and read when it is submitted; and one about a record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import partial
from typing import Any, Generic

from commands.kit.card import Record, RecordKind, number_meant
from commands.kit.fields import FormField
from commands.privacy import SAVE_ANYWAY, TypedText, blocked, guard
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Response
from commands.routes import InteractionKind, Route
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.forms import View, modal
from domain.refusals import FormRefused, Refusal, refuse_form
from domain.roles import Deed
from storage.store import Store

Values = dict[str, Any]
"""What was filled in, by field name, as each field reads it."""
Faults = Mapping[str, Refusal]


def _no_faults(_values: Values) -> Faults:
    return {}


@dataclass(frozen=True)
class Form:
    """`title`, `submit` and `close` are keys of texts, and so is `anyway`, the label under a privacy warning;
    `facts` fill the title.

    `parts` are fields and what stands between them. `memory` comes back with what is filled in.
    """

    route: str
    title: str
    parts: Sequence[FormField | Block]
    _: KW_ONLY
    facts: Mapping[str, object] = field(default_factory=dict)
    submit: str = "button-save"
    close: str = "button-cancel"
    anyway: str = SAVE_ANYWAY
    memory: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> list[FormField]:
        """The fields in order."""
        return [part for part in self.parts if isinstance(part, FormField)]

    def view(self, reader: Reader, written: Mapping[str, Any] | None = None) -> View:
        """Build the view as it is opened, or with what was `written` in it, as Slack sent that."""
        return modal(
            self.route,
            reader.say(self.title, **self.facts),
            list(self._blocks(reader, written or {})),
            close=reader.say(self.close),
            submit=reader.say(self.submit),
            memory=self.memory,
        )

    def _blocks(self, reader: Reader, written: Mapping[str, Any]) -> Iterator[Block]:
        for part in self.parts:
            if not isinstance(part, FormField):
                yield part
            elif block := part.block(written.get(part.name, part.value), reader):
                yield block

    def submitted(
        self, request: Request, store: Store, further: Callable[[Values], Faults] = _no_faults
    ) -> Values:
        """Read what was filled in; raises FormRefused as `read` does.

        Raises FormRedisplayed where a text may point at someone.
        """
        values, typed = self.read(request, further)
        show = partial(self.view, request.reader, request.fields)
        guard(request, store, typed, show, anyway=self.anyway)
        return values

    def read(
        self, request: Request, further: Callable[[Values], Faults] = _no_faults
    ) -> tuple[Values, list[TypedText]]:
        """Read what was filled in, and the free text in it to be guarded.

        Raises FormRefused for faults, the `further` ones too, each at its field.
        """
        values, faults = self._read(request)
        typed = [text for each in self.fields for text in each.typed(request)]
        refuse_form({**further(values), **faults, **blocked(typed)})
        return values, typed

    def _read(self, request: Request) -> tuple[Values, dict[str, Refusal]]:
        """Each field's value, None where it cannot be read, and what is wrong with it."""
        values: Values = {}
        faults: dict[str, Refusal] = {}
        for each in self.fields:
            try:
                values[each.name] = each.read(request)
            except FormRefused as refused:
                values[each.name] = None
                faults |= refused.errors
            else:
                fault = each.fault(values[each.name])
                faults |= {each.name: fault} if fault else {}
        return values, faults


def _no_faults_of_record(_record: Any, _values: Values, _request: Request, _store: Store) -> Faults:
    return {}


def _nothing_more(_record: Any, _request: Request, _store: Store) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class RecordForm(Generic[Record]):
    """A form about one record, which it names first and whose number it remembers.

    `ask` lists what is asked, `faults` what is wrong with the answers taken together, and `do` does what was
    answered; each may raise Refusal, and `do` FormRefused too. `title`, `label` and `anyway` are keys of texts;
    the title takes `number` and `word`, the last of the route. `memory` is what else comes back with the answers.
    """

    kind: RecordKind[Record]
    route: str
    title: str
    ask: Callable[[Record, Request, Store], Iterable[FormField | Block]]
    do: Callable[[Record, Values, Request, Store], Response]
    _: KW_ONLY
    faults: Callable[[Record, Values, Request, Store], Faults] = _no_faults_of_record
    memory: Callable[[Record, Request, Store], Mapping[str, Any]] = _nothing_more
    label: str = "button-save"
    anyway: str = SAVE_ANYWAY

    def open(self, request: Request, store: Store) -> Response:
        """Open the form."""
        return OpenForm(self._form(self.kind.find_to_change(request, store), request, store).view(request.reader))

    def submit(self, request: Request, store: Store) -> Response:
        """Read the form and do what it says; raises FormRefused and FormRedisplayed as a form does."""
        record = self.kind.find_to_change(request, store)
        form = self._form(record, request, store)
        values = form.submitted(request, store, lambda values: self._faults(form, record, values, request, store))
        return self.do(record, values, request, store)

    def routes(self, needs: Deed) -> tuple[Route, Route]:
        """List the button that opens the form, and its submission."""
        return (
            Route(InteractionKind.BUTTON, self.route, self.open, needs),
            Route(InteractionKind.FORM, self.route, self.submit, needs),
        )

    def _faults(self, form: Form, record: Record, values: Values, request: Request, store: Store) -> Faults:
        """What is needed but was not sent, as everything is asked for at once; and the faults of all together."""
        unsent = {
            each.name: Refusal(each.needed) for each in form.fields if each.needed and values[each.name] is None
        }
        return {**unsent, **self.faults(record, values, request, store)}

    def _form(self, record: Record, request: Request, store: Store) -> Form:
        number = str(number_meant(request))
        return Form(
            self.route,
            self.title,
            (section(self.kind.name(record, request.reader)), *self.ask(record, request, store)),
            facts={"number": number, "word": self.route.rpartition(".")[2]},
            submit=self.label,
            anyway=self.anyway,
            memory={"number": number, **self.memory(record, request, store)},
        )
