"""Where the text quotes: regions between quotation marks, found paragraph by paragraph.

Statements rest on them, and rules that read the article's own voice keep out of them. Every mark is read with the white
space around it: straight and doubled marks do not say whether they open or close, and an apostrophe looks like a mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.extraction.syntax import Parse

DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’‚‛`´")
DOUBLED = frozenset({"''", "``", "´´", "‘‘", "’’"})
CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "''": ("''",),
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
BEFORE_OPENING = frozenset("([{-–—/=:>…") | DOUBLE | SINGLE
CLIPPED = frozenset(
    ["em", "tis", "twas", "til", "till", "cause", "n", "round", "bout", "cos", "nuff", "ere", "neath", "s"]
)
STOPS = frozenset({",", ".", "!", "?", "...", "…", ";", "-", "–", "—", "--"})
SHORTEST = 4  # words of a quotation that is more than a term in quotation marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens (start, end exclusive) of one quotation, its marks included; `full` is False for a term of a few words."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    full: bool = True
    continues: bool = False  # the next paragraph opens with a mark: the same speaker goes on

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end


class Quoted:
    """Which full quotation a token lies in; scare quotes are left out, being words of whoever speaks around them."""

    def __init__(self, parse: Parse, quotations: Sequence[Quotation]) -> None:
        self.full = [quotation for quotation in quotations if quotation.full]
        self._at: list[Quotation | None] = [None] * len(parse)
        for quotation in self.full:
            self._at[quotation.start : quotation.end] = [quotation] * (quotation.end - quotation.start)
        self._starts = [quotation.start for quotation in self.full]
        self._length = len(parse)

    def at(self, token: int) -> Quotation | None:
        return self._at[token] if 0 <= token < self._length else None

    def next_start(self, token: int) -> int:
        """Where the next full quotation starts at or behind a token; the text's end where there is none."""
        n = bisect_left(self._starts, token)
        return self._starts[n] if n < len(self._starts) else self._length

    def between(self, start: int, end: int) -> list[Quotation]:
        """Full quotations that overlap the tokens from start to end."""
        first = bisect_left(self._starts, start)
        if first and self.full[first - 1].end > start:
            first -= 1
        return self.full[first : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: its token, its shape, and what the white space around it allows."""

    token: int
    shape: str
    opens: bool
    closes: bool


def find_quotations(parse: Parse) -> list[Quotation]:
    """Outermost quotations in the order of the text; none runs over a paragraph's end, none is empty."""
    marks: list[list[Mark]] = [[] for _ in parse.paragraphs]
    for mark in find_marks(parse):
        marks[parse.paragraph_of[mark.token]].append(mark)
    found = []
    for n, (paragraph, inside) in enumerate(zip(parse.paragraphs, marks, strict=True)):
        goes_on = n + 1 < len(marks) and bool(marks[n + 1]) and is_first(parse, marks[n + 1][0])
        found += [make(parse, *region) for region in pair(parse, paragraph, inside, goes_on)]
    return [quotation for quotation in found if quotation.inner_start < quotation.inner_end]


def find_marks(parse: Parse) -> Iterator[Mark]:
    """Tokens that are quotation marks. One inside a longer token ('rock"n"roll') and an apostrophe are none."""
    for i, word in enumerate(parse.words):
        if word not in ('"', "'", "''"):
            continue
        written = parse.text[parse.starts[i] : parse.ends[i]]
        before, after = beside(parse, i)
        opens = (before.isspace() or before in BEFORE_OPENING) and not after.isspace()
        closes = not before.isspace() and (not after.isalnum() or before in ".,!?")
        if written in DOUBLE:
            yield Mark(i, written, *directions(written, opens, closes, after))
        elif written in DOUBLED:
            yield Mark(i, "''", opens, closes)
        elif written in SINGLE and not is_apostrophe(parse, i, opens, closes):
            yield Mark(i, "'" if written in "`´" else written, opens and written != "’", closes and written != "‘")


def beside(parse: Parse, i: int) -> tuple[str, str]:
    """The characters before and behind a token; a space at the ends of the text."""
    start, end = parse.starts[i], parse.ends[i]
    return parse.text[start - 1] if start else " ", parse.text[end] if end < len(parse.text) else " "


def directions(shape: str, opens: bool, closes: bool, after: str) -> tuple[bool, bool]:
    """What a double mark can do. Most shapes point; guillemets may point either way: « so », but also »so«."""
    if shape in "„‟":
        return True, False
    if shape == "“":
        return opens or not closes, closes and not opens
    if shape == "”":
        return False, True
    if shape == "«":
        return opens or not closes, closes and not opens
    if shape == "»":
        return opens and after.isalnum(), closes or not (opens and after.isalnum())
    return opens, closes


def is_apostrophe(parse: Parse, i: int, opens: bool, closes: bool) -> bool:
    """True inside words, before clipped ones ('em, '90s), and behind the s of a plural's possessive."""
    before, after = beside(parse, i)
    if before.isalnum() and after.isalnum():
        return True
    if not opens and not closes:
        return True
    following = parse.lowers[i + 1] if i + 1 < len(parse) else ""
    if opens and (following in CLIPPED or following[:1].isdigit()):
        return True
    return before == "s" and after == " " and parse.tags[i] == "POS"


def pair(
    parse: Parse, paragraph: tuple[int, int], marks: list[Mark], goes_on: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    """Outermost regions of one paragraph as (first token, end, closed, continues)."""
    last = last_closers(marks)
    opening: Mark | None = None
    depth = 0
    for n, mark in enumerate(marks):
        if opening is None:
            if mark.opens or (not mark.closes and mark.shape not in SINGLE):
                if mark.shape in SINGLE and not has_closer(mark, n, last):
                    continue
                opening, depth = mark, 0
        elif mark.shape != opening.shape and mark.shape not in CLOSERS[opening.shape]:
            continue
        elif mark.opens and not mark.closes:
            if is_nested(marks, n, depth):
                depth += 1
            else:
                yield opening.token, end_of_unclosed(parse, opening.token, mark.token), False, False
                opening, depth = mark, 0
        elif depth:
            depth -= 1
        else:
            yield opening.token, mark.token + 1, True, False
            opening = None
    if opening is not None:
        yield opening.token, paragraph[1], False, goes_on


def last_closers(marks: list[Mark]) -> dict[str, int]:
    """For each shape the place of its last closing mark in the paragraph."""
    return {mark.shape: n for n, mark in enumerate(marks) if mark.closes}


def has_closer(mark: Mark, n: int, last: dict[str, int]) -> bool:
    return any(last.get(shape, -1) > n for shape in CLOSERS[mark.shape])


def is_nested(marks: list[Mark], n: int, depth: int) -> bool:
    """A mark that opens inside an open quotation is a nested one if the next two of its kind close."""
    kind = (marks[n].shape, *CLOSERS[marks[n].shape])
    following = [mark for mark in marks[n + 1 : n + 3 + depth] if mark.shape in kind]
    return len(following) == 2 + depth and all(mark.closes and not mark.opens for mark in following)


def end_of_unclosed(parse: Parse, start: int, limit: int) -> int:
    """Where a quotation ends whose closing mark is missing: with its sentence, and before the next mark."""
    return max(start + 1, min(parse.sentence(start)[1], limit))


def make(parse: Parse, start: int, end: int, closed: bool, continues: bool) -> Quotation:
    inner_start, inner_end = start + 1, end - 1 if closed else end
    while inner_end > inner_start and parse.pos[inner_end - 1] == "SPACE":
        inner_end -= 1
    while inner_start < inner_end and parse.pos[inner_start] == "SPACE":
        inner_start += 1
    full = is_full(parse, start, inner_start, inner_end)
    return Quotation(start, end, inner_start, inner_end, full, continues)


def is_full(parse: Parse, start: int, inner_start: int, inner_end: int) -> bool:
    """True for words that somebody says; False for a term in quotation marks, or a title ("Meet the Press")."""
    near = range(inner_start, min(inner_end, inner_start + 3 * SHORTEST))
    words = [parse.words[i] for i in near if parse.pos[i] not in ("PUNCT", "SPACE")]
    if len(words) >= SHORTEST:
        return True
    stopped = inner_end > inner_start and parse.words[inner_end - 1] in STOPS
    if not words or not stopped:
        return False
    title = all(word[0].isupper() for word in words if len(word) > 3) and len(words) > 1
    return not title or start == 0 or parse.pos[start - 1] in ("PUNCT", "SPACE")


def is_first(parse: Parse, mark: Mark) -> bool:
    """True for a mark that opens its paragraph."""
    start = parse.paragraphs[parse.paragraph_of[mark.token]][0]
    while start < mark.token and parse.pos[start] == "SPACE":
        start += 1
    return start == mark.token and (mark.opens or not mark.closes)
