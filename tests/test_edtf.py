"""EDTF strings: the days they cover, their words, and that nothing else passes for one."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edtf import EARLIEST_DAY, LATEST_DAY, NotEDTF, from_day, in_words, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2025-12-16", "2025-12-16", "2025-12-16", "16 December 2025"),
        ("2025-12", "2025-12-01", "2025-12-31", "December 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("0476-09-04", "0476-09-04", "0476-09-04", "4 September 476"),
        ("2025-XX", "2025-01-01", "2025-12-31", "some time in 2025"),
        ("2025-XX-XX", "2025-01-01", "2025-12-31", "some time in 2025"),
        ("2025-12-XX", "2025-12-01", "2025-12-31", "some time in December 2025"),
        ("2025-21", "2025-03-01", "2025-05-31", "spring 2025"),
        ("2025-22", "2025-06-01", "2025-08-31", "summer 2025"),
        ("2025-23", "2025-09-01", "2025-11-30", "autumn 2025"),
        ("2023-24", "2023-12-01", "2024-02-29", "winter 2023"),
        ("199X", "1990-01-01", "1999-12-31", "the 1990s"),
        ("19XX", "1900-01-01", "1999-12-31", "the 20th century"),
        ("20XX", "2000-01-01", "2099-12-31", "the 21st century"),
        ("10XX", "1000-01-01", "1099-12-31", "the 11th century"),
        ("1XXX", "1000-01-01", "1999-12-31", "the 2nd millennium"),
    ],
)
def test_date_covers_its_days_and_reads_well(text: str, earliest: str, latest: str, words: str) -> None:
    parsed = parse(text)
    assert (parsed.earliest.isoformat(), parsed.latest.isoformat()) == (earliest, latest)
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-12-16?", "probably 16 December 2025"),
        ("1990~", "about 1990"),
        ("2025-12%", "probably about December 2025"),
        ("2025-21?", "probably spring 2025"),
        ("2025-XX?", "probably some time in 2025"),
        ("199X~", "about the 1990s"),
    ],
)
def test_mark_changes_the_words_and_not_the_days(text: str, words: str) -> None:
    marked, plain = parse(text), parse(text[:-1])
    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-12-16/2025-12-17", "16–17 December 2025"),
        ("2025-12-16/2025-12-16", "16 December 2025"),
        ("2025-11-30/2025-12-02", "30 November – 2 December 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2025-01/2025-03", "January–March 2025"),
        ("2025-12/2026-01", "December 2025 – January 2026"),
        ("2024/2025", "2024–2025"),
        ("2025-21/2025-23", "spring–autumn 2025"),
        ("2025-12/2025-12-03", "December 2025 – 3 December 2025"),
        ("1990~/1994", "about 1990 – 1994"),
        ("199X/2001", "the 1990s – 2001"),
        ("2025-05-03/..", "from 3 May 2025"),
        ("../2025-05-03", "until 3 May 2025"),
        ("2025-05/", "from May 2025 to an unknown date"),
        ("/2025-05", "from an unknown date to May 2025"),
    ],
)
def test_interval_says_what_its_ends_share_once(text: str, words: str) -> None:
    assert in_words(text) == words


def test_interval_runs_from_the_first_day_of_its_start_to_the_last_of_its_end() -> None:
    assert (parse("2025-11/2026").earliest, parse("2025-11/2026").latest) == (date(2025, 11, 1), date(2026, 12, 31))


def test_open_and_unknown_ends_reach_as_far_as_days_go() -> None:
    assert parse("2025-05/..").latest == parse("2025-05/").latest == LATEST_DAY
    assert parse("../2025-05").earliest == parse("/2025-05").earliest == EARLIEST_DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", " 2025", "2025\n", "2025-12-16 ", "soonish", "25", "2025-6-3", "20251216", "2025-W03", "２０２５"),
        *("2025-00", "2025-13", "2025-25", "2025-02-29", "2025-04-31", "2025-21-03", "2025-21-XX", "2025-XX-03"),
        *("0000", "000X", "-0044", "Y20250", "9999-24", "XXXX", "1X9X", "2025-1X", "2025-12~~", "2025?-12"),
        *("..", "/", "../..", "../", "/..", "2025/2026/2027", "2025-12-17/2025-12-16", "{1667,1668}"),
        "2025-12-16T10:00Z",
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotEDTF, match=re.escape(repr(text))):
        parse(text)


def test_a_datetime_gives_its_day() -> None:
    assert from_day(datetime(2025, 12, 16, 23, 59)) == "2025-12-16"


@given(st.dates())
def test_every_day_round_trips(day: date) -> None:
    parsed = parse(from_day(day))
    assert (parsed.earliest, parsed.latest) == (day, day)


@given(st.dates(), st.dates())
def test_every_interval_in_order_parses_and_no_other(first: date, second: date) -> None:
    start, end = sorted((first, second))
    parsed = parse(f"{start}/{end}")
    assert (parsed.earliest, parsed.latest) == (start, end)
    if start < end:
        with pytest.raises(NotEDTF, match="ends before it starts"):
            parse(f"{end}/{start}")


NEARLY_DATES = st.from_regex(
    r"[0-9X.]{0,5}(-[0-9X]{1,3}){0,3}[?~%]?(/[0-9X.]{0,5}(-[0-9X]{1,3}){0,3}[?~%]?)?", fullmatch=True
)


@given(st.text() | NEARLY_DATES)
def test_any_text_is_a_date_with_its_days_in_order_and_words_or_is_refused(text: str) -> None:
    try:
        parsed = parse(text)
    except NotEDTF:
        return
    assert parsed.earliest <= parsed.latest
    assert str(parsed) == text
    assert in_words(text).strip() == in_words(text) != ""


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "2025-12",
        "2025-12-16",
        "2025-21",
        "2025-23",
        "2025-XX",
        "2025-12-XX",
        "199X",
        "19XX",
        "1990~",
        "2025-12-16?",
        "2024/2025-06",
    ],
)
def test_days_are_those_of_the_edtf_library(text: str) -> None:
    from edtf import parse_edtf

    theirs = parse_edtf(text)
    assert parse(text).earliest == date(*theirs.lower_strict()[:3])
    assert parse(text).latest == date(*theirs.upper_strict()[:3])
