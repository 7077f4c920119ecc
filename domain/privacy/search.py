"""Personal data that may not, or perhaps should not, be written into the shared picture."""

from collections.abc import Callable, Iterator
from itertools import chain

from domain.normalized_text import normalize
from domain.privacy.emails import find_email_addresses
from domain.privacy.findings import Finding
from domain.privacy.full_names import find_full_names
from domain.privacy.identity_numbers import find_identity_numbers, find_likely_identity_numbers
from domain.privacy.phones import find_phone_numbers
from domain.privacy.pointers import find_apartments, find_mentions, find_plates
from domain.privacy.properties import find_properties

# where two overlap, the earlier in this list holds
DETECTORS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    find_identity_numbers,
    find_email_addresses,
    find_phone_numbers,
    find_likely_identity_numbers,
    find_mentions,
    find_plates,
    find_apartments,
    find_properties,
    find_full_names,
)


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """What is found in typed text, in order and without overlap; digits, dashes and blanks of any script count.

    Findings hold positions and never the text itself, so that they can be logged.
    """
    plain = normalize(text)
    taken = bytearray(len(plain.text))
    kept: list[Finding] = []
    for kind, start, end in chain.from_iterable(detect(plain.text) for detect in DETECTORS):
        if taken.find(1, start, end) < 0:
            taken[start:end] = bytes([1]) * (end - start)
            kept.append(Finding(kind, *plain.typed_span(start, end)))
    return tuple(sorted(kept, key=lambda finding: finding.start))
