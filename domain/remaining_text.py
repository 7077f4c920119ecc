"""Hide what has been recognized in a text, or take it out where no sentence is torn."""

import re
from collections.abc import Iterable, Sequence
from string import punctuation

Span = tuple[int, int]
HIDDEN = ";"
ELLIPSIS = "…"
SMALL_WORDS = frozenset({"i", "på", "vid", "kl", "kl.", "klockan", "in", "at", "on", "by", "the", "near", "nära"})
_LEADING_WORD = re.compile(r"(?<!\S)[\w.]+$")
_CLAUSE_ENDS = re.compile(r"(?:\n|[,;:.!?…]|(?<=\s)[–—-])$")
_CLAUSE_STARTS = re.compile(r"[^\S\n]*(?:\n|[,;:.!?…]+(?!\w)|[–—-](?=\s))")
_JOINTS = " \t\n,;:.!?…–—-"
_MARKS = punctuation + "–—…”“’"
_AFTER = re.compile(r"^[\s,;:.!–—-]+")
_BEFORE = re.compile(r"[\s,;:–—-]+$")


def hide(words: str, spans: Iterable[Span]) -> str:
    """Make these spans of the words into marks of the same length."""
    for start, end in spans:
        words = words[:start] + HIDDEN * (end - start) + words[end:]
    return words


def cut(words: str, spans: Iterable[Span]) -> str:
    """Put an ellipsis in the place of each of these spans."""
    for start, end in sorted(spans, reverse=True):
        words = words[:start] + ELLIPSIS + words[end:]
    return words


def text_without(words: str, spans: Iterable[Span]) -> str:
    """Take those of the spans out of the words that leave no torn sentence."""
    return _remaining(words, _at_edges(words, sorted(spans)))


def _at_edges(words: str, spans: Sequence[Span]) -> list[Span]:
    """Those of the sorted spans that can be taken out and leave no torn sentence.

    Side by side, small words aside, they make a run. A run goes when the text begins or ends with it, or when it
    is a clause by itself.
    """
    runs: list[list[Span]] = []
    for span in spans:
        if runs and not _before_small_words(words[runs[-1][-1][1] : span[0]]).strip(_JOINTS):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [span for run in runs if _is_at_edge(words, run[0][0], run[-1][1]) for span in run]


def _is_at_edge(words: str, start: int, end: int) -> bool:
    before, after = _before_small_words(words[:start]), words[end:]
    if not before.strip(_MARKS + " \n") or not after.strip(_MARKS + " \n"):
        return True
    return bool(_CLAUSE_ENDS.search(before) and _CLAUSE_STARTS.match(after))


def _before_small_words(piece: str) -> str:
    """The piece without the blanks and small words that it ends with."""
    piece = piece.rstrip(" \t")
    while (word := _LEADING_WORD.search(piece)) and word[0].casefold() in SMALL_WORDS:
        piece = piece[: word.start()].rstrip(" \t")
    return piece


def _remaining(words: str, spans: Sequence[Span]) -> str:
    """The words outside the spans, without the small words and marks that led to them."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(words)]
    pieces = [words[start:end] for start, end in zip(starts, ends, strict=True)]
    last = len(pieces) - 1
    trimmed = (_trim(piece, follows=n > 0, leads=n < last) for n, piece in enumerate(pieces))
    return " ".join(piece for piece in trimmed if piece)


def _trim(piece: str, *, follows: bool, leads: bool) -> str:
    """A piece that follows or leads to something recognized, without what then has no meaning."""
    if follows:
        piece = _AFTER.sub("", piece)
    if leads or (follows and all(word.casefold() in SMALL_WORDS for word in piece.split())):
        piece = _without_small_end(piece)
    return piece.strip() if piece.strip(_MARKS + " \n") or not (follows or leads) else ""


def _without_small_end(piece: str) -> str:
    piece = _BEFORE.sub("", piece)
    while (cut := piece.split()) and cut[-1].casefold() in SMALL_WORDS:
        piece = _BEFORE.sub("", piece[: -len(cut[-1])])
    return piece
