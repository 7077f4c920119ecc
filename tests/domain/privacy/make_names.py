"""Make domain/privacy/names.bin of open lists of names, which registry packages carry.

    pip download --no-deps Faker==40.63.0 vicary==0.2.18
    npm pack @faker-js/faker@10.6.0 dictionary-sv@4.0.0 dictionary-en@4.0.0      # the dictionaries unpacked
    pip install spylls==0.1.7
    python -m tests.domain.privacy.make_names FAKER.whl VICARY.whl FAKER-JS.tgz DICTIONARY-SV DICTIONARY-EN

Which sources were chosen, and why, stands in docs/decisions/. The dictionaries only tell which names are everyday
words too; no word of theirs is written.
"""

import ast
import gzip
import re
import sys
import tarfile
import zipfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from zlib import crc32

from domain.names import without_accents
from domain.privacy.names import (
    DATA,
    GIVEN,
    GIVEN_WORDS,
    OTHER_GIVEN_WORDS,
    SURNAME_WORDS,
    SURNAMES,
    WORDS,
    name_key,
)

MUNICIPALITIES = WORDS["municipalities"]
FURTHER = DATA.with_name("further_names.txt")
SWEDISH = "sv_SE"
LEAST_GIVEN, LEAST_SURNAMES, LISTED = 3, 2, 100
PARTICLES = {
    "de",
    "la",
    "van",
    "von",
    "der",
    "den",
    "del",
    "da",
    "di",
    "el",
    "al",
    "af",
    "bin",
    "ibn",
    "dos",
    "le",
}
HEADER = """\
# Checksums of given names and surnames. Made by tests/domain/privacy/make_names.py of
# - Faker 40.63.0, November 2026, MIT: in sv_SE the 500 most usual surnames (Swedish Tax Agency, 2025) and given
#   names of women and of men (Institute for Language and Folklore, 2023); further locales in Latin letters;
# - @faker-js/faker 10.6.0, 2026, MIT: locales in Latin letters, among them Kurdish (Kurmanji) and Serbian;
# - vicary 0.2.18, October 2026, MIT: names in Wikidata (CC0) on 7 August 2026, as often as the script says, and
#   given names of the US Social Security Administration (public domain);
# - domain/privacy/further_names.txt, November 2026, our own.
"""
Names = dict[str, set[str]]


def main(faker: str, vicary: str, faker_js: str, *dictionaries: str) -> None:
    """Write the file from the packages' paths."""
    given: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    swedish: Names = {"given": set(), "surnames": set()}
    for locale, kind, name in _of_faker(faker):
        (given if kind == "given" else surnames).update({name: LISTED})
        if locale == SWEDISH:
            swedish[kind].add(name.lower())
    for kind, name in (*_of_faker_js(faker_js), *_of_further()):
        (given if kind == "given" else surnames).update({name: LISTED})
    _add_wikidata(vicary, given, surnames)
    is_word = _any_of([_dictionary(path) for path in dictionaries])
    sections = {
        GIVEN: _usual(given, LEAST_GIVEN),
        SURNAMES: _usual(surnames, LEAST_SURNAMES) - MUNICIPALITIES,
    }
    words = {name for names in sections.values() for name in names if is_word(name)}
    lines = {
        GIVEN: sections[GIVEN] - words,
        SURNAMES: sections[SURNAMES] - words,
        GIVEN_WORDS: swedish["given"] & words,
        OTHER_GIVEN_WORDS: (_usual(given, LISTED) & words) - swedish["given"],
        SURNAME_WORDS: (_usual(surnames, LISTED) & words) | (swedish["surnames"] & MUNICIPALITIES),
    }
    DATA.write_bytes(HEADER.encode() + b"".join(_section(name, names) for name, names in lines.items()))
    print({section: len(names) for section, names in lines.items()}, DATA.stat().st_size)  # noqa: T201


def _section(title: str, names: Iterable[str]) -> bytes:
    """The section's name, length and the checksum of each name, also without å, ä and ö."""
    keys = {form for key in map(name_key, names) for form in (key, without_accents(key))}
    sums = array("I", sorted({crc32(key.encode()) for key in keys}))
    if sys.byteorder == "big":
        sums.byteswap()
    return f"{title} {len(sums)}\n".encode() + sums.tobytes()


def _usual(counted: Counter[str], least: int) -> set[str]:
    """Each word of the names that are counted so often."""
    parts: Counter[str] = Counter()
    for name, count in counted.items():
        for part in re.split(r"[-’' ]", name.lower()):
            parts[part] += count
    return {part for part, count in parts.items() if count >= least and len(part) > 1 and part not in PARTICLES}


def _is_latin(name: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_]+(?:[-’' ][^\W\d_]+)*", name)) and ord(name[0]) < 0x250


def _of_faker(wheel: str) -> Iterator[tuple[str, str, str]]:
    """Locale, 'given' or 'surnames', and name."""
    with zipfile.ZipFile(wheel) as files:
        for path in files.namelist():
            if locale := re.fullmatch(r"faker/providers/person/(\w+)/__init__.py", path):
                for kind, name in _assigned(files.read(path).decode()):
                    yield locale[1], kind, name


def _assigned(source: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(source)):
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        kind = _kind_of(target.id) if isinstance(target, ast.Name) else None
        if kind and isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            found = (each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant))
            yield from ((kind, name) for name in found if isinstance(name, str) and _is_latin(name))


def _kind_of(variable: str) -> str | None:
    if "last" in variable or "surname" in variable:
        return "surnames"
    return "given" if re.search("first|given|middle", variable) else None


def _of_faker_js(archive: str) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as files:
        for member in files:
            opened = files.extractfile(member) if re.search(r"dist/\w+-[\w-]+\.js$", member.name) else None
            for variable, listed in _listed(opened.read().decode()) if opened else ():
                kind = "surnames" if variable == "last_name" else "given"
                yield from ((kind, name) for name in re.split(r"[.`,]", listed) if _is_latin(name))


def _listed(source: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"\b(first_name|last_name):\{", source):
        end = source.index("}", found.end())
        yield found[1], "".join(re.findall(r"`[^`]*`,?", source[found.end() : end]))


def _of_further() -> Iterator[tuple[str, str]]:
    for line in FURTHER.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            given, surnames = line.partition(": ")[2].split(" | ")
            yield from (("given", name) for name in given.split())
            yield from (("surnames", name) for name in surnames.split())


def _add_wikidata(wheel: str, given: Counter[str], surnames: Counter[str]) -> None:
    """First and last words of the names of people, but for surnames that are places; and given names of the US."""
    with zipfile.ZipFile(wheel) as files:
        lines = gzip.decompress(files.read("vicary/data/notability.txt.gz")).decode().splitlines()
    tier, places, people = "", set(), []
    for line in lines:
        if line.startswith("#!"):
            tier = line.split(" ")[1] if line.startswith("#!tier") else ""
        elif tier in {"given", "given_corroboration"}:
            given[line] += LEAST_GIVEN
        elif tier in {"place", "settlement"}:
            places.add(line)
        elif tier == "full" and _is_latin(line):
            people.append(line.split(" "))
    given.update(name[0] for name in people)
    surnames.update(name[-1] for name in people if name[-1] not in places)


def _dictionary(path: str) -> Callable[[str], bool]:
    """Whether a word in small letters is one of the dictionary's, in any inflection but no compound."""
    hunspell, letters = import_module("spylls.hunspell"), import_module("spylls.hunspell.algo.capitalization").Type
    lookup = hunspell.Dictionary.from_files(f"{path}/index").lookuper
    return lambda word: any(
        form.in_dictionary.stem.islower() for form in lookup.affix_forms(word, captype=letters.NO)
    )


def _any_of(tests: Sequence[Callable[[str], bool]]) -> Callable[[str], bool]:
    return lambda word: any(test(word) for test in tests)


if __name__ == "__main__":
    main(*sys.argv[1:])
