"""Constructions that mean a stretch of days: weeks, months, quarters, seasons, and what is counted in them."""

from __future__ import annotations

from timeline.extraction.dates.calendar import Unit, part_of_year
from timeline.extraction.dates.meanings import (
    About,
    Base,
    Counterpart,
    Fixed,
    Latest,
    Meaning,
    Shift,
    Side,
    Weekend,
    Yearly,
)
from timeline.extraction.dates.phrases import IN_YEAR, SIDE, Phrase, bound, construction
from timeline.extraction.dates.signs import letters
from timeline.extraction.dates.years import spoken_year
from timeline.extraction.lexicon import words

COUNT = "(cardinal (dash cardinal)? | number | digits | a)"


@construction(
    f"(early dash?)? month {IN_YEAR}",
    f"{SIDE} (early dash?)? month",
    "the? (previous | following) month",
    f"(the? phase of) month {IN_YEAR}",
    "month_short year",
    "month cardinal cardinal (dash? cardinal)?",
    "(last | this | next) year_word possessive (early dash?)? month",
    "phase dash month",
)
def month(phrase: Phrase) -> Meaning | None:
    """ "in May", "late May 2025", "May last year", "last May", "the beginning of May" """
    year = phrase.year() or spoken_year(phrase.numbers("cardinal"))
    if year is None and not _is_month(phrase):
        return None
    form = f"{{year}}-{phrase.month():02}"
    if phrase.has("previous") or phrase.has("following"):
        return Yearly(form, side=Side.LAST if phrase.has("previous") else Side.NEXT, base=Base.TOLD)
    return Yearly(form, year, None if year else phrase.side())


@construction(
    f"{SIDE} (early dash?)? the? season {IN_YEAR}",
    f"the? phase of the? season {IN_YEAR}",
    "the? (previous | following) season",
)
def season(phrase: Phrase) -> Meaning | None:
    """ "last spring", "in the summer of 2025", "early autumn" """
    year = phrase.year()
    form = f"{{year}}-{phrase.number('season')}"
    if phrase.has("previous") or phrase.has("following"):
        return Yearly(form, side=Side.LAST if phrase.has("previous") else Side.NEXT, base=Base.TOLD)
    if year or phrase.side():
        return Yearly(form, year, None if year else phrase.side())
    return Yearly(form) if _is_season(phrase) else None


@construction(
    f"((last | this | next) unit possessive)? fiscal? (ordinal | nth) dash? (unit | half) {IN_YEAR}",
    "year possessive? fiscal? (ordinal | nth) dash? (unit | half)",
    f"quarter_code {IN_YEAR}",
)
def part_of_a_year(phrase: Phrase) -> Meaning | None:
    """ "the third quarter", "last year's fourth quarter", "the first half of 2025", "Q3" """
    found = _part(phrase)
    if found is None:
        return None
    if phrase.has("possessive") and phrase.units()[:1] == [Unit.YEAR] and not phrase.has("year"):
        return Yearly(found, Shift(Unit.YEAR, {Side.LAST: -1, Side.NEXT: 1}.get(phrase.side() or Side.THIS, 0)))
    return Yearly(found, phrase.year())


@construction("(early | earlier | later)? (last | this | next) fiscal? unit")
def unit_from_today(phrase: Phrase) -> Meaning | None:
    """ "last week", "the current month"; "the last week" is a stretch up to now and "This Week" a name."""
    single = phrase.has("this") or phrase.has("fiscal")
    spanning = phrase.before() in words("dates", "determiners") and not single
    if spanning or phrase.signs.word(phrase.end - 1)[0].isupper():
        return None
    if phrase.units() == [Unit.WEEKEND]:
        return Weekend(phrase.side())
    return phrase.relative_unit()


@construction("this past unit", "this next unit")
def weekend_by_direction(phrase: Phrase) -> Meaning | None:
    """ "this past weekend" """
    return Weekend(phrase.side()) if phrase.units() == [Unit.WEEKEND] else None


@construction(
    "(early | earlier | later)? (the? (previous | following) | that | (the | that)? same) unit",
    "the next unit",
)
def unit_from_told(phrase: Phrase) -> Meaning | None:
    """ "the following week", "that day", "the same month", "the next day" """
    if phrase.has("next"):
        if phrase.before() in words("dates", "spanning"):
            return None
        return Shift(phrase.units()[0], 1, Base.TOLD if "next" in phrase.words() else Base.PUBLISHED)
    return phrase.relative_unit() if phrase.after() != "-" else None


@construction(
    "(the? phase of)? the full? fiscal? unit",
    "the (latest | most recent) fiscal? (unit | period)",
    "the year (quarter_word | period)",
)
def unit_itself(phrase: Phrase) -> Meaning | None:
    """ "for the year", "the end of the month", "over the weekend", "the quarter", "the latest period" """
    if phrase.has("year"):
        return Counterpart(Fixed(f"{phrase.number('year'):04}"))
    unit = (phrase.units() or [Unit.QUARTER])[0]
    if phrase.has("latest") or phrase.has("recent") or (unit is Unit.QUARTER and phrase.after() != "of"):
        return Latest(unit) if unit in (Unit.QUARTER, Unit.YEAR) else None
    if unit is Unit.WEEKEND:
        return Weekend() if phrase.after() != "of" else None
    if phrase.after() in ("-", "to"):
        return None
    within = phrase.before() in words("dates", "inside") or phrase.has("phase")
    if not within or unit is Unit.DECADE or phrase.tag_after().startswith("NN"):
        return None
    if unit is Unit.DAY:
        return Shift(unit, 0, Base.TOLD) if phrase.before(2) in ("later", "earlier") else None
    return Shift(unit, 0)


@construction("year_word dash phase")
def end_of_year(phrase: Phrase) -> Meaning | None:
    """ "by year-end" """
    return Yearly("{year}-12-31") if phrase.words()[-1] == "end" else None


@construction("(about | half)* (several | a several of?)? units dash? (ago | earlier | later)", "half a unit dash? ago")
def vague_count(phrase: Phrase) -> Meaning | None:
    """ "some years ago", "days later": a date, but nobody knows which."""
    return Fixed(None)


@construction(
    f"(about | several)? {COUNT} dash? (unit | units) dash? (ago | earlier | later | previous)",
    "the? unit dash (ago | earlier) dash? (quarter_word | period)?",
    f"{COUNT} dash? (unit | units) from now",
    f"{COUNT} (unit | units) from (?= weekday | day_word | month | the? number month | the? nth)",
)
def counted_units(phrase: Phrase) -> Meaning | None:
    """ "two days ago", "three weeks later", "year-earlier"; "more than two years ago" is open to one side."""
    unit = phrase.units()[0]
    count = sum(phrase.numbers("cardinal", "number", "digits")) or 1
    sign = 1 if phrase.has("later") or phrase.has("from") else -1
    base = Base.PUBLISHED if phrase.has("ago") or phrase.has("now") else Base.TOLD
    if phrase.before() in words("dates", "comparing") or _is_alternative(phrase):
        return Fixed(None)
    if phrase.before() == "for" and not phrase.has("ago"):
        return None
    shift = Shift(unit, sign * count, base)
    inexact = phrase.has("about") or phrase.has("several")
    if unit is Unit.YEAR and shift.count == -1 and not inexact:
        return bound(phrase, Counterpart(shift, -1))
    meaning = bound(phrase, shift)
    return About(shift) if meaning is shift and inexact else meaning


@construction("the unit (earlier last | later next)")
def unit_but_one(phrase: Phrase) -> Meaning | None:
    """ "the week before last", "the year after next" """
    return Shift(phrase.units()[0], 2 if phrase.has("later") else -2)


@construction("the unit (earlier | later)")
def unit_beside(phrase: Phrase) -> Meaning | None:
    """ "the week before", "the day after" """
    return bound(phrase, Shift(phrase.units()[0], 1 if phrase.has("later") else -1, Base.TOLD))


def _is_alternative(phrase: Phrase) -> bool:
    """True behind "two or", "20 to" and "three hundred and": the count is open, or longer than can be read here."""
    back = 2 if phrase.before() in ("or", "to", "and") else 1
    counts = letters("cardinal") + letters("number") + letters("digits")
    return phrase.start >= back and phrase.signs.letters[phrase.start - back] in counts


def _part(phrase: Phrase) -> str | None:
    """The quarter or half of the phrase, with a place for the year."""
    code = "".join(str(value) for value in phrase.all("quarter_code"))
    if code:
        unit = Unit.HALF if "H" in code else Unit.QUARTER
        return part_of_year(unit, int(code.strip("QH")))
    number = phrase.number("ordinal", "nth") or 0
    if phrase.has("half"):
        told = phrase.year() or Unit.YEAR in phrase.units()
        return part_of_year(Unit.HALF, number) if number in (1, 2) and told else None
    is_quarter = Unit.QUARTER in phrase.units()
    return part_of_year(Unit.QUARTER, number) if is_quarter and 1 <= number <= 4 else None


def _is_month(phrase: Phrase) -> bool:
    """False for "May" the verb and "April" the person."""
    before, after = phrase.before(), phrase.after()
    if phrase.side() or phrase.has("early") or phrase.has("phase"):
        return True
    if before == "the" and phrase.month() in (3, 5):
        return phrase.tag_after() in ("NN", "NNS", "JJ")
    if before in words("dates", "before_a_month"):
        return phrase.tag() != "MD"
    if phrase.month() in (3, 5) and before:
        return False
    return not (phrase.tag_after().startswith("NNP") or phrase.signs.in_name(phrase.start) or after[:1].isdigit())


def _is_season(phrase: Phrase) -> bool:
    """False for "fall" the verb, "spring" the water, and a "Prague Spring"."""
    piece = phrase.end - 1
    token = phrase.signs.tokens[piece]
    parse = phrase.signs.parse
    if parse.words[token][0].isupper() or not parse.tags[token].startswith("NN"):
        return False
    shown = phrase.has("early") or phrase.before() in words("dates", "before_a_month") - {"the"}
    return shown and parse.deps[token] != "compound" and phrase.after() != "of"
