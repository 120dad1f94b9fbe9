"""Days, weeks, months and longer stretches of the calendar, as EDTF: the arithmetic under the meanings."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from timeline.edtf import EDTFDate, NotEDTF, from_day, parse


class Unit(Enum):
    """A stretch of the calendar. Its value is the word for it in words/dates.toml."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def step(self) -> relativedelta:
        """From one such stretch to the next."""
        return STEPS[self]


STEPS = {
    Unit.DAY: relativedelta(days=1),
    Unit.WEEK: relativedelta(weeks=1),
    Unit.WEEKEND: relativedelta(weeks=1),
    Unit.FORTNIGHT: relativedelta(weeks=2),
    Unit.MONTH: relativedelta(months=1),
    Unit.QUARTER: relativedelta(months=3),
    Unit.HALF: relativedelta(months=6),
    Unit.YEAR: relativedelta(years=1),
    Unit.DECADE: relativedelta(years=10),
    Unit.CENTURY: relativedelta(years=100),
}


def around(unit: Unit, day: date) -> str:
    """The stretch that a day lies in. Weeks begin on Monday; a weekend is that of the day's week."""
    monday = day - timedelta(days=day.weekday())
    match unit:
        case Unit.DAY:
            return from_day(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return f"{monday}/{monday + timedelta(days=6)}"
        case Unit.WEEKEND:
            return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
        case Unit.MONTH:
            return from_day(day)[:7]
        case Unit.QUARTER | Unit.HALF:
            months = 3 if unit is Unit.QUARTER else 6
            return part_of_year(unit, (day.month - 1) // months + 1).format(year=from_day(day)[:4])
        case Unit.YEAR:
            return from_day(day)[:4]
        case Unit.DECADE:
            return from_day(day)[:3] + "X"
        case Unit.CENTURY:
            return from_day(day)[:2] + "XX"


def part_of_year(unit: Unit, number: int) -> str:
    """The `number`th quarter or half, as EDTF with a place for the year: "{year}-04/{year}-06"."""
    months = 3 if unit is Unit.QUARTER else 6
    return f"{{year}}-{number * months - months + 1:02}/{{year}}-{number * months:02}"


def read(text: str) -> EDTFDate | None:
    """The days of an EDTF string, None where no calendar has them (29 February 2025)."""
    try:
        return parse(text)
    except NotEDTF:
        return None


def is_one(text: str, unit: Unit) -> bool:
    """True where an EDTF string is exactly one such unit."""
    days = read(text)
    return days is not None and text == around(unit, days.earliest)


def lasts(text: str, unit: Unit) -> bool:
    """True where an EDTF string covers no more days than one such unit."""
    days = read(text)
    return days is not None and days.latest < date.max and days.latest < days.earliest + unit.step
