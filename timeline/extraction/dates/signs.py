"""A text as a string of signs, one letter a piece: date constructions are regular expressions over word classes.

Most words mean nothing to dates and share one letter. A token with a figure or a dash in it is cut into pieces first,
because what the model makes of "2019–2024", "mid-1996" or "Oct.27" varies. Made once a text, in one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.extraction.candidates import Span
from timeline.extraction.lexicon import read
from timeline.extraction.syntax import Parse

OTHER = "."
FIGURES = {  # signs of pieces made of figures; the first that matches wins
    "numeric": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\w)|\d{1,2}\.\d{1,2}\.\d{4}(?!\w)",
    "clock": r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\d{1,2}:\d\d(?!\w)",
    "quarter_code": r"(?:[1-4]Q|Q[1-4]|[12]H|H[12])(?!\w)",
    "fiscal": r"FY(?=\d)",
    "decade": r"[12]\d\d0s(?!\w)",
    "decade_short": r"[1-9]0s(?!\w)",
    "nth": r"(?:[1-9]|[1-9]\d)(?:st|nd|rd|th)(?!\w)",
    "figure": r"\d+(?:[.,]\d+)+(?!\w)|\d+(?=%)",
    "year": r"(?:1\d|20|21)\d\d(?!\w)",
    "number": r"(?:0?[1-9]|[12]\d|3[01])(?!\w)",
    "digits": r"\d+(?!\w)",
}
FAMILIES = {"unit": ("unit", "quarter_word", "year_word")}  # names of patterns for several signs
NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC"})  # labels of the entity model
CAPITALISED = frozenset({"month", "month_short", "weekday", "weekday_short"})
PIECE = re.compile(
    "|".join(f"(?P<{name}>{form})" for name, form in FIGURES.items())
    + r"|(?P<word>[^\W\d_]+\.(?=\d)|[^\W\d_]+\.?(?!\w))|(?P<mixed>\w+)|(?P<mark>\W)"
)
COMPOUND = re.compile(r"\d|\w[-–—]\w")

Value = int | str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one: its sign's letter, its value, its place in the token."""

    letter: str
    value: Value
    start: int
    end: int


@dataclass(slots=True)
class Signs:
    """The pieces of a text; `letters[i]` is the sign of piece i, the lists say what it is worth and where it stands."""

    parse: Parse
    letters: str = ""
    values: list[Value] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def word(self, piece: int) -> str:
        """The piece as the text has it; empty before the first and behind the last."""
        return self.parse.text[self.starts[piece] : self.ends[piece]] if 0 <= piece < len(self.letters) else ""

    def span(self, start: int, end: int) -> Span:
        """The words from piece `start` to piece `end` (exclusive)."""
        return Span.of(self.parse.text, self.starts[start], self.ends[end - 1])

    def in_name(self, piece: int) -> bool:
        """True where the entity model sees the piece in a longer name: "June Carter", "the Friday Times"."""
        token = self.tokens[piece]
        at = bisect_right(self.parse.entities, token, key=lambda entity: entity.start) - 1
        if at < 0:
            return False
        entity = self.parse.entities[at]
        return token < entity.end and entity.end - entity.start > 1 and entity.label in NAMES

    def touch(self, start: int, end: int) -> bool:
        """True where no white space stands between the pieces from start to end (exclusive)."""
        return all(self.ends[i] == self.starts[i + 1] for i in range(start, end - 1))


def read_signs(parse: Parse) -> Signs:
    """The signs of a text. A line's end alone is passed over, an empty line is a sign that means nothing."""
    signs = Signs(parse)
    letters = []
    for token, word in enumerate(parse.words):
        if parse.pos[token] == "SPACE" and word.count("\n") < 2:
            continue
        offset = parse.starts[token]
        for piece in pieces_of(word):
            letters.append(piece.letter)
            signs.values.append(piece.value)
            signs.tokens.append(token)
            signs.starts.append(offset + piece.start)
            signs.ends.append(offset + piece.end)
    signs.letters = "".join(letters)
    return signs


@lru_cache(maxsize=65_536)
def pieces_of(word: str) -> tuple[Piece, ...]:
    """The pieces of a token, one where nothing in it concerns dates."""
    sign = sign_of(word)
    if sign:
        return (Piece(*sign, 0, len(word)),)
    pieces = tuple(_cut(word)) if COMPOUND.search(word) else ()
    return pieces if any(piece.letter != OTHER for piece in pieces) else (Piece(OTHER, None, 0, len(word)),)


def sign_of(word: str) -> tuple[str, Value] | None:
    """Letter and value of a word of the vocabulary; months and weekdays need their capital."""
    sign = vocabulary().get(word.lower())
    if sign is None or (sign[0] in CAPITALISED and not word[0].isupper()):
        return None
    return alphabet()[sign[0]], sign[1]


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, tuple[str, Value]]:
    """Name of the sign and value of every word in words/dates.toml."""
    known: dict[str, tuple[str, Value]] = {}
    for name, words in read("dates")["signs"].items():
        known |= dict.fromkeys(words.split(), (name, None))
    for name, pairs in read("dates")["values"].items():
        for pair in pairs.split():
            word, value = pair.split("=")
            known[word] = (name, int(value) if value.lstrip("-").isdigit() else value)
    return known


@lru_cache(maxsize=1)
def alphabet() -> dict[str, str]:
    """The letter of each sign."""
    names = dict.fromkeys([*read("dates")["signs"], *read("dates")["values"], *FIGURES])
    return {name: chr(0x4E00 + n) for n, name in enumerate(names)}


def letters(name: str) -> str:
    """The letter of a sign, or those of a family of signs."""
    return "".join(alphabet()[member] for member in FAMILIES.get(name, (name,)))


def compile_signs(pattern: str) -> re.Pattern[str]:
    """A regular expression in which names of signs stand for one piece each: "the? month number (comma? year)?"."""
    named = re.sub(r"[a-z_]+", lambda name: f"[{letters(name[0])}]", pattern)
    return re.compile(re.sub(r"\s", "", named))


def _cut(word: str) -> Iterator[Piece]:
    for match in PIECE.finditer(word):
        name, text = match.lastgroup or "", match[0]
        if name in FIGURES:
            yield Piece(alphabet()[name], _worth(name, text), *match.span())
        else:
            sign = sign_of(text) if name != "mixed" else None
            yield Piece(*(sign or (OTHER, None)), *match.span())


def _worth(name: str, text: str) -> Value:
    """The number that a piece of figures stands for; its text where it is no plain number."""
    figures = text[:-2] if name == "nth" else text[:-1] if name in ("decade", "decade_short") else text
    return int(figures) if figures.isdecimal() and len(figures) < 10 else text
