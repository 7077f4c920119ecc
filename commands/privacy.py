"""What people type is held against the rules on personal data before anything is stored, echoed or logged."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from commands.request import Request, warned_in
from commands.response import FormRedisplayed
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.forms import View, modal
from domain.names import fold
from domain.privacy import Finding, FindingKind, Level, find_personal_data, outside_names
from domain.refusals import Refusal, refuse_form
from storage.store import Store

SAVE_ANYWAY = "button-save-anyway"
MOST_MARKS = 100
LONGEST_KEY = 64

_REFUSALS = {
    FindingKind.PERSONAL_NUMBER: "privacy-block-personnummer",
    FindingKind.COORDINATION_NUMBER: "privacy-block-samordningsnummer",
    FindingKind.INTERIM_NUMBER: "privacy-block-interim",
    FindingKind.PHONE: "privacy-block-phone",
    FindingKind.EMAIL: "privacy-block-email",
}

_WARNINGS = {
    FindingKind.LIKELY_PERSONAL_NUMBER: "privacy-warn-personnummer",
    FindingKind.PLATE: "privacy-warn-plate",
    FindingKind.MENTION: "privacy-warn-mention",
    FindingKind.NAME: "privacy-warn-name",
    FindingKind.APARTMENT: "privacy-warn-apartment",
    FindingKind.PROPERTY: "privacy-warn-property",
}


@dataclass(frozen=True)
class TypedText:
    """Free text that someone typed: the form's field, its label as the person reads it, and the text."""

    field: str
    label: str
    text: str

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What of a person the text gives away."""
        return find_personal_data(self.text)

    @property
    def refusal(self) -> Refusal | None:
        """Why the text may not be stored at all, without a word of it; None where it may."""
        kinds = (finding.kind for finding in self.findings if finding.level is Level.BLOCK)
        return next((Refusal(_REFUSALS[kind]) for kind in kinds), None)

    @property
    def refused(self) -> list[tuple[int, int]]:
        """Where in the text what may not be stored begins and ends."""
        return [(each.start, each.end) for each in self.findings if each.level is Level.BLOCK]


@dataclass(frozen=True)
class PrivacyWarning:
    """What a form shown once more says first, the marks of what it warns of, and the label of its button."""

    block: Block
    marks: tuple[str, ...]
    submit: str


def blocked(typed: Iterable[TypedText]) -> dict[str, Refusal]:
    """Find the fields whose text may not be stored, each with its refusal."""
    return {each.field: each.refusal for each in typed if each.refusal}


def warning_for(
    request: Request, store: Store, *typed: TypedText, anyway: str = SAVE_ANYWAY
) -> PrivacyWarning | None:
    """Find what to say before text that may point at someone is stored; None for nothing, or nothing new.

    New is what this form has not warned of yet: another name is another finding. `anyway` is the key of the label
    with which the form can be submitted all the same.
    """
    found = list(_pointers([each for each in typed if each.findings], request, store))
    marks = _marks(request, [_words(each, finding) for each, finding in found])
    if set(marks) <= set(warned_in(request.memory)):
        return None
    named = dict.fromkeys((each.label, finding.kind) for each, finding in found)
    said = request.reader.list(f"{request.reader.say(_WARNINGS[kind])} ({label})" for label, kind in named)
    submit = request.reader.say(anyway)
    kind = "name" if {finding.kind for _, finding in found} == {FindingKind.NAME} else "other"
    block = section(request.reader.rich("privacy-caution", found=said, kind=kind, submit=submit))
    return PrivacyWarning(block, marks, submit)


def guard(
    request: Request,
    store: Store,
    typed: Sequence[TypedText],
    show: Callable[[], View],
    *,
    anyway: str = SAVE_ANYWAY,
    below: bool = False,
) -> None:
    """Raise FormRefused for text that may not be stored, FormRedisplayed for text that may point at someone.

    `show` builds the form with what was typed, to which the warning is added: `below` it too where it is long.
    """
    refuse_form(blocked(typed))
    warning = warning_for(request, store, *typed, anyway=anyway)
    if warning:
        raise FormRedisplayed(_with_warning(show(), warning, below=below))


def _with_warning(view: View, warning: PrivacyWarning, *, below: bool) -> View:
    """The form with the warning first, its label on the button, and its marks remembered."""
    memory = json.loads(view["private_metadata"]) | {"warned": warning.marks}
    return view | modal(
        view["callback_id"],
        view["title"]["text"],
        [warning.block, *view["blocks"], *([warning.block] if below else [])],
        close=view["close"]["text"],
        submit=warning.submit,
        memory=memory,
    )


def _pointers(typed: Sequence[TypedText], request: Request, store: Store) -> Iterator[tuple[TypedText, Finding]]:
    """What is to be warned of: not what stands in the name of an area, a partner or a place of the workspace."""
    if not typed:
        return
    whole = "\n".join(each.text for each in typed)
    kept = list(kept_names(store))
    places = [place.name for place in store.geography.places_named_in(whole, request.viewer)]
    for each in typed:
        pointing = [finding for finding in each.findings if finding.kind in _WARNINGS]
        yield from ((each, finding) for finding in outside_names(each.text, pointing, kept, places))


def kept_names(store: Store) -> Iterator[str]:
    """List the names that a coordinator keeps: areas, partners and their units."""
    yield from (area.name for area in store.geography.areas())
    yield from (partner.name for partner in store.partnership.partners())
    yield from (name for unit, partner in store.partnership.units() for name in (partner.name, unit.name))


def _words(typed: TypedText, finding: Finding) -> str:
    """The finding however it is spelled: `Anna  Svensson` is `anna svensson`."""
    letters = filter(str.isalnum, fold(typed.text[finding.start : finding.end]))
    return f"{finding.kind}:{''.join(letters)}"


def _marks(request: Request, words: Sequence[str]) -> tuple[str, ...]:
    """By which the form knows findings again without holding a word of them; one for all where they are many."""
    known = sorted(set(words))
    wanted = known if len(known) <= MOST_MARKS else ["\n".join(known)]
    key = request.user.encode()[:LONGEST_KEY]
    return tuple(blake2b(each.encode(), key=key, digest_size=4).hexdigest() for each in wanted)
