"""Ranges of tokens: (first, end exclusive). Content is a list of them, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.extraction.quotations import Quoted
from timeline.extraction.syntax import Parse

Range = tuple[int, int]

EDGES = frozenset({",", ".", ":", ";", "-", "–", "—", "--", "...", "…"})


def join(ranges: Iterable[Range]) -> list[Range]:
    """In order, with those that touch made one and empty ones left out."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def without(whole: Range, hole: Range) -> Iterator[Range]:
    """What of a range lies before and behind the hole."""
    (start, end), (left, right) = whole, hole
    if right <= start or end <= left:
        yield whole
        return
    if start < left:
        yield start, left
    if right < end:
        yield right, end


def grown(quoted: Quoted, start: int, end: int) -> Range:
    """The range with the whole of each full quotation that it touches."""
    first, last = quoted.at(start), quoted.at(end - 1)
    return min(start, first.start if first else start), max(end, last.end if last else end)


def trimmed(parse: Parse, start: int, end: int) -> Range:
    """The range without punctuation and white space at its ends."""
    while end > start and (parse.words[end - 1] in EDGES or parse.pos[end - 1] == "SPACE"):
        end -= 1
    while start < end and (parse.words[start] in EDGES or parse.pos[start] == "SPACE"):
        start += 1
    return start, end


def is_spaced(parse: Parse, dash: int) -> bool:
    """True for a dash between words, not for a hyphen inside one."""
    return parse.ends[dash - 1] < parse.starts[dash] or parse.words[dash] != "-"


def has_words(parse: Parse, start: int, end: int) -> bool:
    """False for nothing but punctuation and white space."""
    return any(parse.pos[i] not in ("PUNCT", "SPACE") for i in range(start, end))
