"""The one place that knows EDTF, the date strings of ISO 8601-2 at levels 0 and 1.

Models, forms, selection and extraction store a date as its string and ask here which days it covers and how people read
it: `2025-12-16`, `2025-12`, `2025`, `2025-21` (spring), `199X`, `19XX`, `2025-12-XX`, each with `?`, `~` or `%` behind,
and two of them with a slash between, where `..` is an open and nothing an unknown end.

The grammar is our own: at these levels it is one expression, while the edtf library takes milliseconds a date, reads
Django's settings on import, ends winter in December and fails on open intervals. The tests compare the two.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

OPEN = ".."
EARLIEST_DAY, LATEST_DAY = date.min, date.max  # stand for an open or unknown end: ranges compare without special cases

FORM = re.compile(
    r"""(?: (?P<year>[0-9]{4})
            (?: -XX | -XX-XX | -(?P<season>2[1-4]) | -(?P<month>[0-9]{2}) (?: -XX | -(?P<day>[0-9]{2}) )? )?
          | (?P<span>[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)
        ) (?P<mark>[?~%]?)""",
    re.VERBOSE,
)
MARKS = {"": "", "?": "probably ", "~": "about ", "%": "probably about "}
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}  # northern; a winter ends in the next year
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class NotEDTF(ValueError):  # noqa: N818  the name is the complaint
    """A text that is no EDTF string, or whose days lie outside the years 1 to 9999; the message names it."""


@dataclass(frozen=True, slots=True)
class EDTFDate:
    """An EDTF string and the first and last day it covers: EARLIEST_DAY and LATEST_DAY at an open or unknown end."""

    text: str
    earliest: date
    latest: date

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> EDTFDate:
    """The days that an EDTF string covers. NotEDTF for every other text, white space around a date included."""
    start, slash, end = text.partition("/")
    if not slash:
        return EDTFDate(text, *_days(text))
    if "/" in end:
        raise NotEDTF(f"{text!r:.80} has more than a start and an end")
    if start in ("", OPEN) and end in ("", OPEN):
        raise NotEDTF(f"{text!r} has neither start nor end")
    earliest = EARLIEST_DAY if start in ("", OPEN) else _days(start)[0]
    latest = LATEST_DAY if end in ("", OPEN) else _days(end)[1]
    if earliest > latest:
        raise NotEDTF(f"{text!r} ends before it starts")
    return EDTFDate(text, earliest, latest)


def from_day(day: date) -> str:
    """The EDTF string of one day; of a datetime, its day."""
    return day.isoformat()[:10]


def in_words(text: str) -> str:
    """An EDTF string as people read it: "16–17 December 2025", "probably spring 2025", "from 3 May 2025"."""
    parse(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _words(text)
    if end in ("", OPEN):
        return f"from {_words(start)}" + ("" if end else " to an unknown date")
    if start in ("", OPEN):
        return f"until {_words(end)}" if start else f"from an unknown date to {_words(end)}"
    return _range_in_words(_words(start).split(), _words(end).split())


def _days(text: str) -> tuple[date, date]:
    """First and last day of a date that is no interval."""
    form = FORM.fullmatch(text)
    try:
        if form:
            return _days_of_form(form)
    except ValueError:
        pass  # a day or month that no calendar has
    raise NotEDTF(f"{text!r:.80} is no EDTF date, such as 2025-12-16, 2025-12, 2025 or 2025-12-16/2025-12-18")


def _days_of_form(form: re.Match[str]) -> tuple[date, date]:
    if form["span"]:
        return date(int(form["span"].replace("X", "0")), 1, 1), date(int(form["span"].replace("X", "9")), 12, 31)
    year = int(form["year"])
    if form["day"]:
        day = date(year, int(form["month"]), int(form["day"]))
        return day, day
    if form["season"]:
        first, last = SEASON_MONTHS[form["season"]]
    elif form["month"]:
        first = last = int(form["month"])
    else:
        first, last = 1, 12
    final_year = year + (last < first)
    return date(year, first, 1), date(final_year, last, monthrange(final_year, last)[1])


def _words(text: str) -> str:
    """A date that is no interval: "16 December 2025", "about the 1990s", "some time in 2025"."""
    form = FORM.fullmatch(text)
    assert form, text
    if form["span"]:
        return MARKS[form["mark"]] + _span_in_words(form["span"])
    known = [str(int(form["year"]))]
    if form["season"]:
        known.insert(0, SEASONS[form["season"]])
    if form["month"]:
        known.insert(0, MONTHS[int(form["month"]) - 1])
    if form["day"]:
        known.insert(0, str(int(form["day"])))
    vague = "some time in " if "XX" in text else ""
    return MARKS[form["mark"]] + vague + " ".join(known)


def _span_in_words(span: str) -> str:
    """ "the 1990s" for 199X, "the 20th century" for 19XX, "the 2nd millennium" for 1XXX."""
    known = span.rstrip("X")
    if len(known) == 3:
        return f"the {int(known)}0s"
    return f"the {_ordinal(int(known) + 1)} {'century' if len(known) == 2 else 'millennium'}"


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _range_in_words(first: list[str], last: list[str]) -> str:
    """Both ends, what they share said once: "16–17 December 2025", "30 December 2025 – 2 January 2026"."""
    own = len(first)
    while own and len(first) == len(last) and first[own - 1 :] == last[own - 1 :]:
        own -= 1
    if not own:
        return " ".join(last)
    return " ".join(first[:own]) + ("–" if own == 1 else " – ") + " ".join(last)
