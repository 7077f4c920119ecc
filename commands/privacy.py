"""What people type is held against the rules on personal data before anything is stored, echoed or logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from commands.asks import Ask
from commands.vocabulary.blocks import Block, section
from domain.privacy import Finding, Kind, Level, find_personal_data
from domain.refusals import Refusal, refuse_form

SAVE_ANYWAY = "button-save-anyway"

_REFUSALS = {
    Kind.PERSONAL_NUMBER: "privacy-block-personnummer",
    Kind.COORDINATION_NUMBER: "privacy-block-samordningsnummer",
    Kind.INTERIM_NUMBER: "privacy-block-interim",
    Kind.PHONE: "privacy-block-phone",
    Kind.EMAIL: "privacy-block-email",
}

_WARNINGS = {
    Kind.LIKELY_PERSONAL_NUMBER: "privacy-warn-personnummer",
    Kind.PLATE: "privacy-warn-plate",
    Kind.MENTION: "privacy-warn-mention",
    Kind.NAME: "privacy-warn-name",
    Kind.APARTMENT: "privacy-warn-apartment",
    Kind.PROPERTY: "privacy-warn-property",
}


@dataclass(frozen=True)
class Typed:
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


@dataclass(frozen=True)
class Caution:
    """A form shown once more: `block` goes first, `kinds` into its memory as 'warned', `submit` is its label."""

    block: Block
    kinds: tuple[str, ...]
    submit: str


def blocked(typed: Iterable[Typed]) -> dict[str, Refusal]:
    """The fields whose text may not be stored, each with its refusal: add other faults, then `refuse_form`."""
    return {each.field: each.refusal for each in typed if each.refusal}


def caution(ask: Ask, *typed: Typed, anyway: str = SAVE_ANYWAY) -> Caution | None:
    """What to say before text that may point at someone is stored; None for nothing, or nothing new.

    `anyway` is the key of the label with which the form can be submitted all the same.
    """
    findings = [(each.label, finding.kind) for each in typed for finding in each.findings]
    found = [(label, kind) for label, kind in dict.fromkeys(findings) if kind in _WARNINGS]
    kinds = {kind for _, kind in found}
    if kinds <= set(ask.memory.get("warned", ())):
        return None
    said = ask.reader.list(f"{ask.reader.say(_WARNINGS[kind])} ({label})" for label, kind in found)
    submit = ask.reader.say(anyway)
    block = section(ask.reader.rich("privacy-caution", found=said, submit=submit))
    return Caution(block, tuple(sorted(kinds)), submit)


def check_typed(ask: Ask, *typed: Typed, anyway: str = SAVE_ANYWAY) -> Caution | None:
    """Raise FormRefused for text that may not be stored; else give the caution to show the form with, or None.

    A handler that gets a caution stores nothing and answers UpdateForm with the same fields.
    """
    refuse_form(blocked(typed))
    return caution(ask, *typed, anyway=anyway)
