"""What a date expression means before anybody asks when it was written, and the days it means then.

A Meaning is resolved from a Standpoint: the day of publication, the dates the text has told, the way the verb looks.
Where the standpoint lacks what a meaning needs, the value is None: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as nth_weekday

from timeline.edtf import EDTFDate, from_day
from timeline.extraction.dates.calendar import Unit, around, is_one, lasts, read


class Outlook(Enum):
    """Which way a clause looks from the day of publication."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


class Side(Enum):
    """What "last", "this" and "next" say of a recurring date."""

    LAST = -1
    THIS = 0
    NEXT = 1


class Base(Enum):
    """What a relative date counts from: the day of publication, or the date told before it."""

    PUBLISHED = "published"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a date is seen. `told` are the values of earlier dates, in order; `outlook` looks into the parse."""

    published: date | None
    told: Sequence[str]
    outlook: Callable[[], Outlook]

    def day(self, base: Base, unit: Unit) -> date | None:
        """The day to count from; a told date must be at least as exact as the unit that is counted."""
        if base is Base.PUBLISHED:
            return self.published
        told = self.told_within(unit)
        return told.earliest if told else None

    def told_within(self, unit: Unit) -> EDTFDate | None:
        """The date told last that lasts no longer than `unit`; where the verb looks back, none still to come."""
        for value in reversed(self.told):
            days = read(value) if lasts(value, unit) else None
            if days and not (self._lies_ahead(days) and self.outlook() is Outlook.PAST):
                return days
        return None

    def contradicts(self, value: str) -> bool:
        """True where the verb looks back and the value lies ahead: it was counted from the wrong date."""
        days = read(value)
        return days is not None and self._lies_ahead(days) and self.outlook() is Outlook.PAST

    def _lies_ahead(self, days: EDTFDate) -> bool:
        return self.published is not None and days.earliest > self.published

    def seen_from(self, day: date, outlook: Outlook) -> Standpoint:
        return replace(self, published=day, told=[from_day(day)], outlook=lambda: outlook)


class Meaning(Protocol):
    def resolve(self, at: Standpoint) -> str | None:
        """The EDTF value from that standpoint. OverflowError or ValueError beyond the years of the calendar."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date given in full: "3 May 2025", "the 1990s". None for one that the text only hints at: "some years ago"."""

    value: str | None

    def resolve(self, at: Standpoint) -> str | None:
        return self.value if self.value and read(self.value) else None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from a day: "last week" (-1), "two days earlier" (-2 from the date told), "that day" (0)."""

    unit: Unit
    count: int
    base: Base = Base.PUBLISHED

    def resolve(self, at: Standpoint) -> str | None:
        day = at.day(self.base, self.unit)
        value = around(self.unit, day + self.count * self.unit.step) if day else None
        return None if value and self.base is Base.TOLD and at.contradicts(value) else value


@dataclass(frozen=True, slots=True)
class Bound:
    """A shift from what the text names next: "two days after the vote". Only a date there gives it a value."""

    shift: Shift | Counterpart

    def resolve(self, at: Standpoint) -> str | None:
        return None


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest stretch of that very length that the text has told: "the quarter" after "the third quarter"."""

    unit: Unit
    recent: int = 12  # how many dates back the text may have told it

    def resolve(self, at: Standpoint) -> str | None:
        return max((value for value in at.told[-self.recent :] if is_one(value, self.unit)), default=None)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The quarter of another year where the text is about one: "a year earlier", "the 1988 period"; else the year."""

    year: Meaning
    steps: int = 0

    def resolve(self, at: Standpoint) -> str | None:
        quarter = Latest(Unit.QUARTER, recent=4).resolve(at)
        if quarter is None:
            return self.year.resolve(at)
        year = f"{int(quarter[:4]) + self.steps:04}" if self.steps else self.year.resolve(at)
        return quarter.replace(quarter[:4], year) if year else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: the one that the verb looks to, or the one before or after a day, or that of a given week."""

    number: int  # 0 is Monday
    side: Side | None = None
    base: Base = Base.PUBLISHED
    week: Meaning | None = None

    def resolve(self, at: Standpoint) -> str | None:
        day = self._monday(at) if self.week else at.day(self.base, Unit.DAY)
        if day is None:
            return None
        ahead = (self.number - day.weekday()) % 7
        if self.week:
            return from_day(day + timedelta(days=self.number))
        if self.side is Side.LAST:
            return from_day(day - timedelta(days=7 - ahead if ahead else 7))
        if self.side is Side.NEXT:
            in_this_week = self.base is Base.PUBLISHED and 0 < ahead < 7 - day.weekday()
            return from_day(day + timedelta(days=ahead + 7 if in_this_week else ahead or 7))
        if ahead == 0 or self.side is Side.THIS or at.outlook() is Outlook.FUTURE:
            return from_day(day + timedelta(days=ahead))
        return from_day(day - timedelta(days=7 - ahead))

    def _monday(self, at: Standpoint) -> date | None:
        week = read((self.week and self.week.resolve(at)) or "")
        return week.earliest - timedelta(days=week.earliest.weekday()) if week else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend of the day's own week, or that just gone where the verb looks back."""

    side: Side | None = None

    def resolve(self, at: Standpoint) -> str | None:
        day = at.published
        if day is None:
            return None
        on_it = day.weekday() >= 5
        if self.side is Side.LAST or (not on_it and self.side is None and at.outlook() is not Outlook.FUTURE):
            day -= timedelta(days=7)
        elif self.side is Side.NEXT:
            day += timedelta(days=7)
        return around(Unit.WEEKEND, day)


@dataclass(frozen=True, slots=True)
class Yearly:
    """A date of every year: a day, a month, a season, a quarter. `form` is its EDTF with a place for the year."""

    form: str
    year: Meaning | None = None
    side: Side | None = None
    base: Base = Base.PUBLISHED
    weekday: int | None = None

    def resolve(self, at: Standpoint) -> str | None:
        year = self.year.resolve(at) if self.year else self._year_told(at)
        if year or self.year:
            days = self._in(int(year[:4])) if year and year[:4].isdigit() else None
            return days.text if days else None
        day = at.day(self.base, Unit.YEAR)
        chosen = self._choose(self._years_around(day), day, at) if day else None
        return chosen.text if chosen else None

    def _year_told(self, at: Standpoint) -> str | None:
        """The year where the text has just told the same month of it: "In June 2020 … on June 17"."""
        if self.side or len(self.form) != len("{year}-06-17"):
            return None
        month = self.form.removeprefix("{year}")[:3]
        return next((value[:4] for value in at.told[-3:] if value[4:7] == month and is_one(value, Unit.MONTH)), None)

    def _in(self, year: int) -> EDTFDate | None:
        return read(self.form.format(year=f"{year:04}"))

    def _years_around(self, day: date) -> list[EDTFDate]:
        """Its days in the last, this and the next year; where the weekday is told too, only where it fits."""
        reach = 1 if self.weekday is None else 3
        every = [days for year in range(day.year - reach, day.year + reach + 1) if (days := self._in(year))]
        fitting = [days for days in every if self.weekday in (None, days.earliest.weekday())]
        return fitting or every

    def _choose(self, every: list[EDTFDate], today: date, at: Standpoint) -> EDTFDate | None:
        now = next((days for days in every if days.earliest <= today <= days.latest), None)
        past = max((days for days in every if days.latest < today), key=lambda d: d.latest, default=None)
        future = min((days for days in every if days.earliest > today), key=lambda d: d.earliest, default=None)
        if self.side is Side.LAST:
            return past
        if self.side is Side.NEXT:
            return future
        if now or past is None or future is None:
            return now or past or future
        if self.side is Side.THIS:
            return next((days for days in (past, future) if days.earliest.year == today.year), future)
        return self._likelier(past, future, today, at.outlook())

    def _likelier(self, past: EDTFDate, future: EDTFDate, today: date, outlook: Outlook) -> EDTFDate:
        """The nearer one, distance counting less the way the verb looks: a tense read wrongly must not cost a year."""
        since, until = (today - past.latest).days, (future.earliest - today).days
        is_quarter = "/" in self.form  # "third-quarter profit will fall" is written when the quarter is over
        leaning = {Outlook.PAST: 12.0, Outlook.OPEN: 1.5, Outlook.FUTURE: 0.4 if is_quarter else 0.1}[outlook]
        return past if since < until * leaning else future


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day without its month: "the 14th". The month is the one the verb looks to."""

    number: int

    def resolve(self, at: Standpoint) -> str | None:
        day = at.published
        if day is None:
            return None
        ahead = at.outlook() is Outlook.FUTURE
        months = (day + relativedelta(months=n) for n in (range(3) if ahead else range(0, -3, -1)))
        for month in months:
            found = read(f"{from_day(month)[:7]}-{self.number:02}")
            if found and (found.earliest >= day if ahead else found.earliest <= day):
                return found.text
        return None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "the first Monday of May", "the last Friday in March 2025"; -1 is the last."""

    number: int
    weekday: int
    month: Meaning

    def resolve(self, at: Standpoint) -> str | None:
        month = read(self.month.resolve(at) or "")
        if month is None:
            return None
        start = month.latest if self.number < 0 else month.earliest
        found = start + relativedelta(weekday=nth_weekday(self.weekday, self.number))
        return from_day(found) if month.earliest <= found <= month.latest else None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week around a day: "the week of 3 June"."""

    day: Meaning

    def resolve(self, at: Standpoint) -> str | None:
        day = read(self.day.resolve(at) or "")
        return around(Unit.WEEK, day.earliest) if day else None


@dataclass(frozen=True, slots=True)
class From:
    """A shift from a date that follows it: "two days after 3 June", "the day before yesterday"."""

    shift: Shift | Counterpart
    origin: Meaning

    def resolve(self, at: Standpoint) -> str | None:
        origin = self.origin.resolve(at)
        return self.shift.resolve(replace(at, told=[origin])) if origin else None


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another: "30 November to 2 December 2025". The end that lacks a year is seen from the other."""

    first: Meaning
    last: Meaning

    def resolve(self, at: Standpoint) -> str | None:
        if isinstance(self.first, Weekday) or (isinstance(self.first, Yearly) and self.first.year):
            start = read(self.first.resolve(at) or "")
            end = start and read(self.last.resolve(at.seen_from(start.earliest, Outlook.FUTURE)) or "")
        else:
            end = read(self.last.resolve(at) or "")
            start = end and read(self.first.resolve(at.seen_from(end.latest, Outlook.PAST)) or "")
        if start is None or end is None or start.earliest > end.earliest:
            return None
        return f"{start.text.partition('/')[0]}/{end.text.rpartition('/')[2]}"


@dataclass(frozen=True, slots=True)
class About:
    """An inexact date: "around 1990"."""

    of: Meaning

    def resolve(self, at: Standpoint) -> str | None:
        value = self.of.resolve(at)
        return f"{value}~" if value and "/" not in value else value
