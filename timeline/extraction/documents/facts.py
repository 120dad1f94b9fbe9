"""What a file says about its article, under whichever of the usual names.

Front matter, a .json beside a .txt, the lines of a .jsonl and the head of a web page all come through here. Nothing is
made up: a field that is missing or empty is None, and one that holds something else is a BadFieldError.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlsplit

from dateutil import parser as dates

from timeline.extraction.documents.decoding import CONTROL
from timeline.extraction.documents.errors import BadFieldError

# The first key that has a value counts. articledata says date, site, bylines; crawlers say the others.
KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "text": ("text", "maintext", "body", "content"),
    "published": (
        "published",
        "date",
        "date_publish",
        "publish_date",
        "published_at",
        "publication_date",
        "datePublished",
        "date_published",
    ),
    "publisher": ("publisher", "site", "media_name", "site_name", "sitename", "source_domain"),
    "url": ("url", "link"),
    "byline": ("byline", "bylines", "author", "authors"),
    "language": ("language", "lang"),
    "id": ("id",),
}
LONGEST = {"title": 500, "publisher": 200, "url": 1000, "byline": 300}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
ISO_3 = {"eng": "en"}


@dataclass(frozen=True, slots=True)
class Facts:
    title: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    byline: str | None = None
    language: str = "en"


def read_facts(content: Mapping[str, object], source: str) -> Facts:
    """The facts of one article; a title or byline that is too long for the database is shortened."""
    return Facts(
        title=shorten(words(content, "title", source), LONGEST["title"]),
        publisher=bounded(words(content, "publisher", source), "publisher", source),
        published=day(*field(content, "published"), source),
        url=web_address(words(content, "url", source), source),
        byline=shorten(words(content, "byline", source), LONGEST["byline"]),
        language=language(words(content, "language", source), source),
    )


def field(content: Mapping[str, object], name: str) -> tuple[str, object]:
    """The key that gives the field a value, and the value; the first of its keys and None where none does."""
    for key in KEYS[name]:
        if content.get(key) not in (None, "", [], {}):
            return key, content[key]
    return KEYS[name][0], None


def words(content: Mapping[str, object], name: str, source: str) -> str | None:
    """A field of one line of text, white space made one; a list of names is joined."""
    key, value = field(content, name)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadFieldError(source, key, value, "is no text")
    if CONTROL.search(str(value)):
        raise BadFieldError(source, key, value, "holds a control character")
    return " ".join(str(value).split()) or None


def shorten(text: str | None, length: int) -> str | None:
    """The text, cut behind a word with an ellipsis where it is longer."""
    if text is None or len(text) <= length:
        return text
    return (text[: length - 1].rsplit(" ", 1)[0] if " " in text[: length - 1] else text[: length - 1]) + "…"


def bounded(text: str | None, name: str, source: str) -> str | None:
    if text and len(text) > LONGEST[name]:
        raise BadFieldError(source, name, text, f"is longer than {LONGEST[name]} characters")
    return text


def web_address(text: str | None, source: str) -> str | None:
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or " " in text:
        raise BadFieldError(source, "url", text, "is no web address (https://…)")
    return bounded(text, "url", source)


def language(text: str | None, source: str) -> str:
    if not text:
        return "en"
    code = text.replace("_", "-")
    if len(code) > 16 or not LANGUAGE.fullmatch(code):
        raise BadFieldError(source, "language", text, "is no language code (en, en-GB)")
    return ISO_3.get(code.lower(), code)


# -- the day of publication


def day(key: str, value: object, source: str) -> datetime.date | None:
    """The one day that a date or a time means where it was written.

    Half a date ("December 2025") and an unclear one ("03/04/2025") are errors: a wrong day would make every "on Monday"
    of the article wrong.
    """
    text = " ".join(str(value).split()) if value is not None else ""
    if not text:
        return None
    found = _iso(text) or _day_in_words(text, key, source)
    if found is None:
        raise BadFieldError(source, key, value, "is no date")
    return found


def _iso(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _day_in_words(text: str, key: str, source: str) -> datetime.date | None:
    """What dateutil reads, unless it depends on today's date or on the order of day and month."""
    elsewhere = (datetime.datetime(2001, 2, 3), datetime.datetime(2004, 5, 6))
    if _read(text, elsewhere[0], False, False) is None:
        return None
    in_any_order = {_read(text, elsewhere[0], *order) for order in product((False, True), repeat=2)} - {None}
    if len(in_any_order) > 1:
        raise BadFieldError(source, key, text, "could be several days: write 2025-12-16")
    if _read(text, elsewhere[1], False, False) not in in_any_order:
        raise BadFieldError(source, key, text, "does not say which day: write 2025-12-16, or leave it empty")
    return in_any_order.pop()


def _read(text: str, default: datetime.datetime, day_first: bool, year_first: bool) -> datetime.date | None:
    try:
        return dates.parse(text, default=default, dayfirst=day_first, yearfirst=year_first, ignoretz=True).date()
    except (ValueError, OverflowError, TypeError):
        return None
