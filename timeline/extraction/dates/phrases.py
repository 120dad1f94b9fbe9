"""The phrases that date constructions match, and the register of constructions.

A construction is a pattern over signs and a function that says what a phrase of it means, None where it is no date.
They stand in `days`, `periods` and `years`; to add one, write such a function under `construction`. Of the phrases
around a key sign the one that begins first wins, then the longest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.dates.calendar import Unit
from timeline.extraction.dates.meanings import Base, Bound, Counterpart, Fixed, Meaning, Shift, Side
from timeline.extraction.dates.signs import OTHER, Signs, Value, compile_signs, letters

SIDES = {"last": Side.LAST, "past": Side.LAST, "this": Side.THIS, "next": Side.NEXT}  # earlier ones win: "this past"
STEPS_FROM_TOLD = {"previous": -1, "following": 1, "that": 0, "same": 0}
STEPS_FROM_PUBLISHED = {"last": -1, "this": 0, "next": 1}

BEGIN_A_NOUN_PHRASE = ("DT", "PRP", "NN", "JJ", "VBG", "WP", "IN", "CD")

# parts of patterns
IN_YEAR = """(comma? of? the? fiscal? year_word? year | of the fiscal? year_word
    | (comma? of)? the? (last | this | next | previous | following | that | same) year_word)?"""
WEEKDAY = "((weekday | weekday_short) part? (comma | bracket | on)* the?)?"
SIDE = "(last | this (past | next)? | past | next)?"
MONTH = "(month | month_short)"
NUMBER = "(number | nth)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pieces start to end (exclusive) that met a pattern."""

    signs: Signs
    start: int
    end: int

    def all(self, *names: str) -> list[Value]:
        """The values of the pieces with one of these signs, in order."""
        wanted = "".join(letters(name) for name in names)
        return [self.signs.values[i] for i in range(self.start, self.end) if self.signs.letters[i] in wanted]

    def has(self, name: str) -> bool:
        return any(sign in self.signs.letters[self.start : self.end] for sign in letters(name))

    def number(self, *names: str) -> int | None:
        """The value of the first piece with one of these signs, if it is a number."""
        return next((value for value in self.all(*names) if isinstance(value, int)), None)

    def numbers(self, *names: str) -> list[int]:
        return [value for value in self.all(*names) if isinstance(value, int)]

    def words(self) -> list[str]:
        return [self.signs.word(i).lower() for i in range(self.start, self.end)]

    def month(self) -> int:
        return self.number("month", "month_short") or 0

    def units(self) -> list[Unit]:
        return [Unit(value) for value in self.all("unit", "units")]

    def side(self) -> Side | None:
        return next((side for name, side in SIDES.items() if self.has(name)), None)

    def relative_unit(self) -> Meaning | None:
        """ "last week", "the following year", "that day": the phrase's last unit, None without a direction."""
        units = self.units()
        told = next((step for name, step in STEPS_FROM_TOLD.items() if self.has(name)), None)
        published = next((step for name, step in STEPS_FROM_PUBLISHED.items() if self.has(name)), None)
        if not units or told is published is None:
            return None
        return Shift(units[-1], published or 0) if told is None else Shift(units[-1], told, Base.TOLD)

    def year(self) -> Meaning | None:
        """The year that the phrase names: "2025", "last year", "of that year"."""
        year = self.number("year")
        if year:
            return Fixed(f"{year:04}")
        return self.relative_unit() if self.units()[-1:] == [Unit.YEAR] else None

    # -- around the phrase

    def before(self, back: int = 1) -> str:
        """The word before the phrase, in lower case; the one before that with 2."""
        return self.signs.word(self.start - back).lower()

    def after(self) -> str:
        """The word behind the phrase as the text has it."""
        return self.signs.word(self.end)

    def tag_after(self) -> str:
        """The tag of the token behind the phrase; empty at the end of the text."""
        tokens = self.signs.tokens
        return self.signs.parse.tags[tokens[self.end]] if self.end < len(tokens) else ""

    def tag(self, piece: int = 0) -> str:
        return self.signs.parse.tags[self.signs.tokens[self.start + piece]]


def bound(phrase: Phrase, shift: Shift | Counterpart) -> Meaning:
    """The shift itself, or bound to what follows: "two days before", "two days before the vote"."""
    last = phrase.words()[-1]
    follows = last == "from" or (last in ("before", "after") and phrase.tag_after().startswith(BEGIN_A_NOUN_PHRASE))
    return Bound(shift) if follows else shift


Reader = Callable[[Phrase], Meaning | None]


@dataclass(frozen=True, slots=True)
class Construction:
    pattern: re.Pattern[str]
    read: Reader


CONSTRUCTIONS: list[Construction] = []


def construction(*patterns: str) -> Callable[[Reader], Reader]:
    """Register a function as the reader of the phrases that meet one of the patterns."""

    def register(read: Reader) -> Reader:
        CONSTRUCTIONS.extend(Construction(compile_signs(pattern), read) for pattern in patterns)
        return read

    return register


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression not yet resolved: its pieces and what it means."""

    start: int
    end: int
    meaning: Meaning


# signs that a date expression cannot do without
KEYS = """
    month | month_short | weekday | unit | units | season | day_word | part | half | period | nth | numeric | year
    | quarter_code | decade | decade_short | decade_word | century | cardinal | holiday | eve | possessive
"""
REACH = 8  # how many pieces before its key an expression may begin


def find_expressions(signs: Signs) -> list[Expression]:
    """The date expressions of a text, in order, without overlap."""
    found: list[Expression] = []
    end = 0
    for key in _key_pattern().finditer(signs.letters):
        if key.start() < end:
            continue
        expression = _expression_around(signs, key.start(), end)
        if expression:
            found.append(expression)
            end = expression.end
    return found


@lru_cache(maxsize=1)
def _key_pattern() -> re.Pattern[str]:
    return compile_signs(KEYS)


def _expression_around(signs: Signs, key: int, floor: int) -> Expression | None:
    """The expression with that key that begins first, of several the longest."""
    start = key
    while start > max(floor, key - REACH) and signs.letters[start - 1] != OTHER:
        start -= 1
    if signs.letters[key - 1 : key] == letters("every"):
        return None
    for at in range(start, key + 1):
        for phrase, read in sorted(_phrases_at(signs, at), key=lambda found: -found[0].end):
            meaning = read(phrase) if phrase.end > key else None
            if meaning:
                return Expression(phrase.start, phrase.end, meaning)
    return None


def _phrases_at(signs: Signs, start: int) -> Iterator[tuple[Phrase, Reader]]:
    for each in CONSTRUCTIONS:
        match = each.pattern.match(signs.letters, start)
        if match:
            yield Phrase(signs, start, match.end()), each.read
