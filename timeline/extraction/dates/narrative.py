"""What a text has told so far: the dates that "two days later" and "that week" count from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial

from timeline.extraction.dates.calendar import Unit, is_one
from timeline.extraction.dates.meanings import Standpoint
from timeline.extraction.dates.tense import Tense
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse

MEMORY = 12  # dates back that a text may still count from

Quote = tuple[int, int]  # the paragraph, the number of the opening mark in it


@dataclass(frozen=True, slots=True)
class Told:
    """A date's value, and the quotation it stands in."""

    value: str
    quotation: Quote | None


class Narrative:
    """The dates of one text in order. Quoted words may count from dates before them, the text not from quoted dates."""

    def __init__(self, parse: Parse, published: datetime.date | None) -> None:
        self.parse = parse
        self.published = published
        self.tense = Tense(parse)
        self.told: list[Told] = []
        self._paragraph = -1
        self._marks, self._seen = 0, 0  # quotation marks of this paragraph, up to which token

    def standpoint(self, first: int, top: int) -> Standpoint:
        """From where the date with that first and that top token is seen."""
        here = self._quotation(first)
        recent = [told for told in self.told[-MEMORY:] if told.quotation in (None, here)]
        return Standpoint(
            published=self.published,
            told=[told.value for told in recent],
            outlook=partial(self.tense.outlook, first, top),
        )

    def tell(self, value: str, top: int) -> None:
        """Remember a date, but not the day of "said on Friday": what the text tells of, and counts from, is another."""
        if not (is_one(value, Unit.DAY) and self._is_reported_at(top)):
            self.told.append(Told(value, self._quotation(top)))

    def _is_reported_at(self, top: int) -> bool:
        return self.parse.lemmas[self.parse.governing_verb(top)] in words("dates", "reports")

    def _quotation(self, token: int) -> Quote | None:
        """The quotation around a token; marks pair within a paragraph. To be asked in the order of the text."""
        if self.parse.paragraph_of[token] != self._paragraph:
            self._paragraph = self.parse.paragraph_of[token]
            self._marks, self._seen = 0, self.parse.paragraphs[self._paragraph][0]
        self._marks += self.parse.words[self._seen : token].count('"')
        self._seen = max(self._seen, token)
        return (self._paragraph, self._marks) if self._marks % 2 else None
