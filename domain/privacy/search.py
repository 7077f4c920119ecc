"""Find personal data that may not, or perhaps should not, be written into the shared picture."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from domain.normalized_text import normalize
from domain.privacy.contacts import find_email_addresses, find_phone_numbers
from domain.privacy.findings import Finding
from domain.privacy.full_names import find_full_names
from domain.privacy.identity_numbers import find_identity_numbers, find_likely_identity_numbers
from domain.privacy.pointers import find_apartments, find_mentions, find_plates, find_properties
from domain.recognition import Phrasebook

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
    """Find personal data in typed text, in order and without overlap; digits and dashes of any script count.

    Findings hold positions and never the text itself, so that they can be logged.
    """
    if not text:
        return ()
    plain = normalize(text)
    taken = bytearray(len(plain.text))
    kept: list[Finding] = []
    for kind, start, end in chain.from_iterable(detect(plain.text) for detect in DETECTORS):
        if taken.find(1, start, end) < 0:
            taken[start:end] = bytes([1]) * (end - start)
            kept.append(Finding(kind, *plain.typed_span(start, end)))
    return tuple(sorted(kept, key=lambda finding: finding.start))


def outside_names(
    text: str, findings: Iterable[Finding], kept: Sequence[str], places: Sequence[str]
) -> Iterator[Finding]:
    """Leave out the findings that stand in one of the names.

    The names `kept` are a coordinator's. `places` are written by anyone: a place that is called like a person, and
    nothing more, hides no person.
    """
    pointing = list(findings)
    if not pointing:
        return
    hits = Phrasebook([*((name, 0) for name in kept), *((name, 1) for name in places)]).hits(text)
    spans = [(hit.start, hit.end - min(hit.meanings)) for hit in hits]
    for finding in pointing:
        if not any(start <= finding.start and finding.end <= end for start, end in spans):
            yield finding
