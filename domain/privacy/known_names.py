"""What only looks like a person: the names of areas, partners and places that everyone knows."""

from collections.abc import Iterable, Iterator, Sequence

from domain.privacy.findings import Finding
from domain.recognition import Phrasebook


def outside_names(
    text: str, findings: Iterable[Finding], kept: Sequence[str], places: Sequence[str]
) -> Iterator[Finding]:
    """The findings that stand in none of the names.

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
