"""Date expressions of a text, resolved to EDTF, and which of them dates an event."""

from __future__ import annotations

import datetime

from timeline.extraction.candidates import DateMention
from timeline.extraction.dates.attachment import date_of
from timeline.extraction.syntax import Parse

__all__ = ["date_of", "find_dates"]


def find_dates(parse: Parse, published: datetime.date | None) -> list[DateMention]:
    return []
