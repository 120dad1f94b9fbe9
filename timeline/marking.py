"""An article's text in paragraphs and segments, cut wherever a passage starts or ends.

So overlapping and nested passages can each be marked. Plain Python: offsets are code points, and the segments of a text
are its words, unchanged and in order. The article's page and the admin's evidence read from here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
REACH = 240  # characters of its paragraph that are shown on each side of a passage


class Stretch(Protocol):
    """What has a start and an end in a text: a passage, a mention, a note."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Segment(Generic[S]):
    """Some words of a text, the passages that cover them, and those that begin or end with them."""

    text: str
    passages: tuple[S, ...]
    first_of: tuple[S, ...]
    last_of: tuple[S, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A passage's words with what stands before and after them in its paragraph."""

    before: str
    quote: str
    after: str


def paragraphs(text: str, passages: Iterable[S] = ()) -> list[list[Segment[S]]]:
    """The text's paragraphs, each as segments; only the blank lines between paragraphs are left out."""
    pieces = list(_pieces(text, passages))
    first = {id(passage): start for _, start, _, covering in reversed(pieces) for passage in covering}
    last = {id(passage): start for _, start, _, covering in pieces for passage in covering}
    segments: list[list[Segment[S]]] = []
    for number, start, end, covering in pieces:
        if number == len(segments):
            segments.append([])
        begun = tuple(passage for passage in covering if first[id(passage)] == start)
        ended = tuple(passage for passage in covering if last[id(passage)] == start)
        segments[number].append(Segment(text[start:end], covering, begun, ended))
    return segments


def context(text: str, passage: Stretch, reach: int = REACH) -> Context:
    """The passage with at most `reach` characters of its paragraph on each side, cut between words with an ellipsis."""
    head = PARAGRAPH_BREAK.split(text[max(0, passage.start - reach - 1) : passage.start])[-1]
    tail = PARAGRAPH_BREAK.split(text[passage.end : passage.end + reach + 1])[0]
    if len(head) > reach:
        head = "… " + head.partition(" ")[2]
    if len(tail) > reach:
        tail = tail.rpartition(" ")[0] + " …"
    return Context(head, text[passage.start : passage.end], tail)


def _pieces(text: str, passages: Iterable[S]) -> Iterator[tuple[int, int, int, tuple[S, ...]]]:
    """Number of the paragraph, start, end and covering passages of each piece, in the order of the text."""
    waiting = deque(sorted(passages, key=lambda passage: (passage.start, -passage.end)))
    edges = sorted({edge for passage in waiting for edge in (passage.start, passage.end)})
    covering: list[S] = []
    for number, (start, end) in enumerate(_paragraph_ends(text)):
        within = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        for left, right in pairwise([start, *within, end]):
            while waiting and waiting[0].start < right:
                covering.append(waiting.popleft())
            covering = [passage for passage in covering if passage.end > left]
            yield number, left, right, tuple(covering)


def _paragraph_ends(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that holds more than white space."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in PARAGRAPH_BREAK.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end
