"""Constructions that mean a year or more: years, decades, centuries."""

from __future__ import annotations

from timeline.extraction.dates.calendar import Unit
from timeline.extraction.dates.meanings import About, Fixed, Meaning, Range, Shift
from timeline.extraction.dates.phrases import Phrase, construction
from timeline.extraction.lexicon import words


@construction(
    "about? (the? early dash?)? (the year_word)? year",
    "the? phase (of | dash) (the year_word)? year",
    "the? fiscal year_word? year",
)
def year(phrase: Phrase) -> Meaning | None:
    """ "in 2025", "mid-1996", "the year 2000", "fiscal 1988", "around 1990" """
    number = phrase.number("year") or 0
    told = phrase.has("year_word") or phrase.has("fiscal") or phrase.has("early") or phrase.has("phase")
    if not told and not _is_year(phrase, number):
        return None
    value = Fixed(f"{number:04}")
    return About(value) if phrase.has("about") else value


@construction("year (dash | slash) (number | digits)")
def year_span(phrase: Phrase) -> Meaning | None:
    """ "1989-90", "2024/25" """
    first, last = phrase.numbers("year", "number", "digits")
    last += first - first % 100
    touching = phrase.signs.touch(phrase.start, phrase.end)
    return Range(Fixed(f"{first:04}"), Fixed(f"{last:04}")) if touching and first < last < first + 20 else None


@construction("possessive (digits | number)")
def short_year(phrase: Phrase) -> Meaning | None:
    """ "the summer of '68" """
    text = phrase.signs.word(phrase.end - 1)
    if (
        len(text) != 2
        or not phrase.signs.touch(phrase.start, phrase.end)
        or phrase.before() not in words("dates", "before_a_month")
    ):
        return None
    return Fixed(f"{'19' if int(text) > 30 else '20'}{text}")


@construction("(the year_word)? cardinal cardinal (and | dash)? cardinal?")
def year_in_words(phrase: Phrase) -> Meaning | None:
    """ "nineteen ninety-six", "the year two thousand" """
    return spoken_year(phrase.numbers("cardinal"))


@construction("about? the? (early dash?)? decade")
def decade(phrase: Phrase) -> Meaning | None:
    """ "the 1990s", "the mid-1980s" """
    value = Fixed(f"{(phrase.number('decade') or 0) // 10}X")
    return About(value) if phrase.has("about") else value


@construction("the? (early dash?)? possessive? decade_short", "the (early dash?)? decade_word")
def short_decade(phrase: Phrase) -> Meaning | None:
    """ "the '90s", "the late nineties", but not "in her nineties" """
    if not phrase.has("the") and not phrase.has("possessive"):
        return None
    tens = phrase.number("decade_word") or (phrase.number("decade_short") or 0) // 10
    return Fixed(f"19{tens}X") if tens > 1 else None


@construction("the? (early dash?)? (nth | ordinal | cardinal dash ordinal) dash? century")
def century(phrase: Phrase) -> Meaning | None:
    """ "the 19th century", "mid-twentieth-century" """
    number = sum(phrase.numbers("nth", "ordinal", "cardinal"))
    return Fixed(f"{number - 1:02}XX") if 1 < number < 100 and phrase.after() not in ("BC", "B.C.", "BCE") else None


@construction("(last | next) century")
def century_from_today(phrase: Phrase) -> Meaning | None:
    """ "last century" """
    return Shift(Unit.CENTURY, -1 if phrase.has("last") else 1)


def spoken_year(numbers: list[int]) -> Meaning | None:
    """1996 from the numbers of "nineteen ninety-six", 2004 from those of "two thousand and four"."""
    match numbers:
        case [2, 1000, *rest] if sum(rest) < 100:
            return Fixed(f"{2000 + sum(rest)}")
        case [19 | 20 as hundreds, tens, *rest] if tens >= 10 and tens + sum(rest) < 100:
            return Fixed(f"{hundreds * 100 + tens + sum(rest)}")
    return None


def _is_year(phrase: Phrase, number: int) -> bool:
    """False for a count ("1,500", "2000 troops"), a name ("Resolution 1701") and a time ("1430 GMT")."""
    signs = phrase.signs
    before, after = phrase.before(), phrase.after().lower()
    if before in words("dates", "numbering") or after in words("dates", "measures"):
        return False
    if phrase.start and signs.touch(phrase.start - 1, phrase.start + 1) and before not in "([-–—/'\"`":
        return False
    led = before in words("dates", "before_a_month") or before in words("dates", "before_a_day")
    if phrase.tag_after() == "NNS" and (number % 50 == 0 or number < 1800):
        return before in words("dates", "determiners")
    return led or number >= 1800
