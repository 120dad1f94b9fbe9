"""Constructions that mean a day: dates with a month, weekdays, "today", "the 14th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.extraction.dates.calendar import Unit, read
from timeline.extraction.dates.meanings import (
    Base,
    Fixed,
    Meaning,
    MonthDay,
    NthWeekday,
    Range,
    Shift,
    Side,
    Weekday,
    WeekOf,
    Yearly,
)
from timeline.extraction.dates.phrases import IN_YEAR, MONTH, NUMBER, SIDE, WEEKDAY, Phrase, bound, construction
from timeline.extraction.lexicon import words


@construction("year dash number dash number")
def iso_day(phrase: Phrase) -> Meaning | None:
    """ "2025-05-03" """
    if not phrase.signs.touch(phrase.start, phrase.end):
        return None
    year, month, day = phrase.numbers("year", "number")
    return _day(year, month, day)


@construction("numeric", "number dash number dash year")
def numeric_day(phrase: Phrase) -> Meaning | None:
    """ "16.12.2025", "16-12-2025", "12/16/2025"; where day and month could be either the other, the year alone."""
    text = phrase.signs.span(phrase.start, phrase.end).quote
    parts = re.split("[./–—-]", text)
    if not all(part.isdecimal() for part in parts):
        return None
    first, second, year = map(int, parts)
    if year < 100:
        year += 2000 if year < 70 else 1900
    if "." in text or first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return Fixed(f"{year:04}")


@construction(
    f"{SIDE} {WEEKDAY} {MONTH} the? {NUMBER} {IN_YEAR}",
    f"{SIDE} {WEEKDAY} the? {NUMBER} of? {MONTH} {IN_YEAR}",
    f"{WEEKDAY} the? ordinal of {MONTH} {IN_YEAR}",
    f"weekday bracket {MONTH} {NUMBER} {IN_YEAR} bracket",
    f"weekday bracket {NUMBER} {MONTH} {IN_YEAR} bracket",
)
def month_and_day(phrase: Phrase) -> Meaning | None:
    """ "May 3", "3rd of May 2025", "Tuesday, 3 June", "last Oct. 23" """
    day = phrase.number("number", "nth", "ordinal")
    return _in_month(phrase, day) if day else None


@construction(
    f"the? unit (of | phase | opening) the? {MONTH} {NUMBER} {IN_YEAR}",
    f"the? unit (of | phase | opening) the? {NUMBER} of? {MONTH} {IN_YEAR}",
)
def week_of_day(phrase: Phrase) -> Meaning | None:
    """ "the week of June 3", "the week beginning 3 June" """
    day = month_and_day(phrase)
    return WeekOf(day) if day and phrase.units()[0] is Unit.WEEK else None


@construction(
    f"{MONTH} {NUMBER} (dash | to | and) {NUMBER} {IN_YEAR}",
    f"the? {NUMBER} (dash | to | and) the? {NUMBER} of? {MONTH} {IN_YEAR}",
)
def days_of_month(phrase: Phrase) -> Meaning | None:
    """ "May 3-5", "3 to 5 May 2025", "April 24 and 25"; "April 24 and 29" are not the days between them."""
    first, last = phrase.numbers("number", "nth")[:2]
    apart = phrase.has("and") and phrase.before() != "between" and last != first + 1
    if apart or last <= first or (phrase.tag_after() in ("NN", "NNS") and phrase.has("and")):
        return None
    start, end = _in_month(phrase, first), _in_month(phrase, last)
    return Range(start, end) if start and end else None


@construction("(early dash?)? weekday (part | parts)?")
def weekday(phrase: Phrase) -> Meaning | None:
    """ "Friday", "early Friday morning", but not "Friday nights" or "Black Friday" """
    if phrase.has("parts") or phrase.before() in words("dates", "named_weekdays"):
        return None
    return Weekday(phrase.number("weekday") or 0)


@construction(f"{SIDE} weekday part?", "the? (previous | following | same) weekday part?", "that weekday part?")
def weekday_by_direction(phrase: Phrase) -> Meaning | None:
    """ "last Friday", "the following Friday", "this past Sunday" """
    number = phrase.number("weekday") or 0
    if phrase.has("previous") or phrase.has("following"):
        return Weekday(number, Side.LAST if phrase.has("previous") else Side.NEXT, Base.TOLD)
    if phrase.has("same") or phrase.has("that"):
        return Weekday(number, Side.THIS, Base.TOLD)
    return Weekday(number, phrase.side()) if phrase.side() else None


@construction("weekday part? (comma | of | in)? the? (last | this | next | previous | following | that | same) unit")
def weekday_of_week(phrase: Phrase) -> Meaning | None:
    """ "Monday of next week", "Friday last week" """
    week = phrase.relative_unit()
    if phrase.units() != [Unit.WEEK] or week is None:
        return None
    return Weekday(phrase.number("weekday") or 0, week=week)


@construction(f"the? (ordinal | nth | last) weekday (of | in) {MONTH} {IN_YEAR}")
def nth_weekday_of_month(phrase: Phrase) -> Meaning | None:
    """ "the first Monday of May", "the last Friday in March 2025" """
    number = phrase.number("ordinal", "nth") or -1
    month = Yearly(f"{{year}}-{phrase.month():02}", phrase.year())
    return NthWeekday(number, phrase.number("weekday") or 0, month) if -1 <= number <= 5 else None


@construction("(early | earlier | later)? day_word part?")
def day_word(phrase: Phrase) -> Meaning | None:
    """ "today", "later tomorrow", "yesterday morning"; in capitals it is a newspaper."""
    if any(word.isupper() for word in (phrase.signs.word(i) for i in range(phrase.start, phrase.end))):
        return None
    return Shift(Unit.DAY, phrase.number("day_word") or 0)


@construction("the part (earlier | later)")
def part_beside(phrase: Phrase) -> Meaning | None:
    """ "the night before", "the morning after the vote" """
    return bound(phrase, Shift(Unit.DAY, 1 if phrase.has("later") else -1, Base.TOLD))


@construction(
    f"(last | this | next)? holiday (eve | unit)? {IN_YEAR}", f"new year_word possessive (eve | unit) {IN_YEAR}"
)
def holiday(phrase: Phrase) -> Meaning | None:
    """ "Christmas Eve", "last Christmas", "New Year's Day 2025", but not "Christmas week" """
    if not {Unit.DAY, Unit.YEAR}.issuperset(phrase.units()):
        return None
    month, day = str(next(iter(phrase.all("holiday")), "01-01")).split("-")
    kept = date(2001, int(month), int(day)) - timedelta(days=phrase.has("eve"))
    year = phrase.year()
    return Yearly(f"{{year}}-{kept:%m-%d}", year, None if year else phrase.side())


@construction("(early | earlier | later)? (last | this | that) part", "the? (next | previous | following | same) part")
def part_of_day(phrase: Phrase) -> Meaning | None:
    """ "last night", "this morning", "the following afternoon"; "This Morning" is a name."""
    if phrase.signs.word(phrase.end - 1)[0].isupper():
        return None
    if phrase.has("last") or phrase.has("this"):
        return Shift(Unit.DAY, -1 if phrase.has("last") else 0)
    count = -1 if phrase.has("previous") else int(phrase.has("next") or phrase.has("following"))
    return Shift(Unit.DAY, count, Base.TOLD)


@construction("the nth")
def day_of_unnamed_month(phrase: Phrase) -> Meaning | None:
    """ "on the 14th" """
    number = phrase.number("nth") or 0
    if number > 31 or phrase.tag_after().startswith(("NN", "JJ", "CD")) or phrase.after() in ("-", "of"):
        return None
    return MonthDay(number) if phrase.before() in words("dates", "before_a_day") else None


def _day(year: int, month: int, day: int) -> Meaning | None:
    value = f"{year:04}-{month:02}-{day:02}"
    return Fixed(value) if read(value) else None


def _in_month(phrase: Phrase, day: int) -> Meaning | None:
    """That day of the phrase's month, of the year it tells or of the one the verb looks to."""
    year = phrase.year()
    weekday = phrase.number("weekday", "weekday_short")
    form = f"{{year}}-{phrase.month():02}-{day:02}"
    if read(form.format(year="2000")) is None:
        return None
    side = None if year or weekday is not None else phrase.side()
    return Yearly(form, year, side, weekday=weekday)
