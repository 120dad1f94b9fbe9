"""Date expressions of a text, resolved to EDTF, and which of them dates an event.

`signs` turns the text into word classes; `days`, `periods` and `years` hold the constructions that `phrases` looks for;
`joining` puts ranges together; `meanings` resolves them from the day of publication, the dates told and the `tense`.
"""

from __future__ import annotations

import datetime

from timeline.extraction.candidates import DateMention
from timeline.extraction.dates import days, periods, years  # noqa: F401  they register their constructions
from timeline.extraction.dates.attachment import date_of, top_token
from timeline.extraction.dates.joining import join
from timeline.extraction.dates.meanings import Meaning, Standpoint
from timeline.extraction.dates.narrative import Narrative
from timeline.extraction.dates.phrases import find_expressions
from timeline.extraction.dates.signs import read_signs
from timeline.extraction.syntax import Parse

__all__ = ["date_of", "find_dates"]


def find_dates(parse: Parse, published: datetime.date | None) -> list[DateMention]:
    """Every date expression of a text, in order, without overlap.

    A relative one has no value where `published` is None, unless it counts from a date that the text tells.
    """
    signs = read_signs(parse)
    narrative = Narrative(parse, published)
    found = []
    for expression in join(signs, find_expressions(signs)):
        span = signs.span(expression.start, expression.end)
        top = top_token(parse, span)
        value = value_of(expression.meaning, narrative.standpoint(signs.tokens[expression.start], top))
        if value:
            narrative.tell(value, top)
        found.append(DateMention(span, value))
    return found


def value_of(meaning: Meaning, at: Standpoint) -> str | None:
    """What a date means from there; None where that lies beyond the calendar."""
    try:
        return meaning.resolve(at)
    except (OverflowError, ValueError):
        return None
