"""Date expressions side by side that make up one: ranges, "two days after 3 June", a time of day before or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from timeline.extraction.dates.meanings import Bound, Fixed, From, Meaning, Range, Weekday, Yearly
from timeline.extraction.dates.phrases import Expression
from timeline.extraction.dates.signs import Signs, compile_signs, letters
from timeline.extraction.lexicon import words


def join(signs: Signs, expressions: list[Expression]) -> Iterator[Expression]:
    """The expressions in order, those that belong together as one."""
    waiting: Expression | None = None
    for expression in _with_shared_years(signs, expressions):
        joined = _joined(signs, waiting, expression) if waiting else None
        if joined is None and waiting:
            yield _with_time(signs, waiting)
        waiting = joined or expression
    if waiting:
        yield _with_time(signs, waiting)


def _with_shared_years(signs: Signs, expressions: list[Expression]) -> list[Expression]:
    """The expressions, months and days before one with a year given that year: "in June and July 2024"."""
    shared = expressions[:]
    for at in reversed(range(len(shared) - 1)):
        one, other = shared[at].meaning, shared[at + 1].meaning
        if not (isinstance(one, Yearly) and isinstance(other, Yearly) and _family(one) == _family(other)):
            continue
        between = signs.letters[shared[at].end : shared[at + 1].start]
        if other.year and not (one.year or one.side) and _listed().fullmatch(between):
            shared[at] = replace(shared[at], meaning=replace(one, year=other.year))
    return shared


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    return compile_signs("comma? and | comma")


def _joined(signs: Signs, first: Expression, second: Expression) -> Expression | None:
    """One expression of two neighbours, None where each stands for itself."""
    between = signs.letters[first.end : second.start]
    if isinstance(first.meaning, Bound):
        if not between:
            return Expression(first.start, second.end, From(first.meaning.shift, second.meaning))
        return None
    if not _is_range(signs, first, second):
        return None
    return Expression(first.start, second.end, Range(first.meaning, second.meaning))


def _is_range(signs: Signs, first: Expression, second: Expression) -> bool:
    between = signs.letters[first.end : second.start]
    if len(between) != 1 or _family(first.meaning) is None or _family(first.meaning) != _family(second.meaning):
        return False
    if between in letters("dash"):
        return True
    introduced = signs.word(first.start - 1).lower()
    if between in letters("to"):
        verb = signs.parse.governing_verb(signs.tokens[first.start])
        moved = signs.parse.lemmas[verb] in words("dates", "shifts")
        return (introduced == "from" and not moved) or signs.word(first.end) in ("through", "thru")
    return between in letters("and") and introduced == "between"


def _family(meaning: Meaning) -> str | None:
    """Dates of one family can be the ends of a range."""
    match meaning:
        case Yearly():
            return str(len(meaning.form))
        case Weekday():
            return "weekday"
        case Fixed(value=str(value)):
            return str(len(value))
    return None


def _with_time(signs: Signs, expression: Expression) -> Expression:
    """The expression with the time of day that stands beside it: "9 a.m. on Tuesday", "Tuesday at noon"."""
    start, end = expression.start, expression.end
    behind = _time_behind().match(signs.letters, end)
    starts = (at for at in range(max(0, start - 3), start) if _time_before().fullmatch(signs.letters, at, start))
    return replace(expression, start=next(starts, start), end=behind.end() if behind else end)


@lru_cache(maxsize=1)
def _time_before() -> re.Pattern[str]:
    return compile_signs("(clock meridiem? | number meridiem) (on | comma)?")


@lru_cache(maxsize=1)
def _time_behind() -> re.Pattern[str]:
    return compile_signs("comma? at (clock meridiem? | number meridiem)")
