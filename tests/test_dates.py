"""Date expressions of prose: what is found, which days it means, and which date an event hangs on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.extraction.candidates import DateMention
from timeline.extraction.dates import date_of, find_dates
from timeline.extraction.dates.signs import vocabulary
from timeline.extraction.language import parse

PUBLISHED = date(2025, 6, 18)  # a Wednesday


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(mention.span.quote, mention.edtf) for mention in find_dates(parse(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on 3 May 2025.", [("3 May 2025", "2025-05-03")]),
        ("It was signed on May 3, 2025.", [("May 3, 2025", "2025-05-03")]),
        ("It was signed on Tuesday, 3 June 2025.", [("Tuesday, 3 June 2025", "2025-06-03")]),
        ("It was signed on the 3rd of May, 2021.", [("the 3rd of May, 2021", "2021-05-03")]),
        ("It was signed on Sept. 30, 1998.", [("Sept. 30, 1998", "1998-09-30")]),
        ("It was signed on 24 Sep 2019 in Vienna.", [("24 Sep 2019", "2019-09-24")]),
        ("It was signed on 2024-11-05.", [("2024-11-05", "2024-11-05")]),
        ("It was signed on 16.12.2024.", [("16.12.2024", "2024-12-16")]),
        ("It was signed on 12/16/2024.", [("12/16/2024", "2024-12-16")]),
        ("It was signed on 16/12/2024.", [("16/12/2024", "2024-12-16")]),
        ("The war broke out in July 1998.", [("July 1998", "1998-07")]),
        ("The war broke out in 1998.", [("1998", "1998")]),
        ("The pact dates from the late 1970s.", [("the late 1970s", "197X")]),
        ("The pact dates from the '90s.", [("the '90s", "199X")]),
        ("The temple dates from the 11th century.", [("the 11th century", "10XX")]),
        ("It is a nineteenth-century fort.", [("nineteenth-century", "18XX")]),
        ("The border was drawn in the mid-twentieth century.", [("the mid-twentieth century", "19XX")]),
        ("The dam was finished in the summer of 2019.", [("the summer of 2019", "2019-22")]),
        ("Sales rose in the third quarter of 2024.", [("third quarter of 2024", "2024-07/2024-09")]),
        ("Sales rose in Q3 2024.", [("Q3 2024", "2024-07/2024-09")]),
        ("Sales rose in the first half of 2024.", [("first half of 2024", "2024-01/2024-06")]),
        ("The deficit grew in fiscal 2023.", [("fiscal 2023", "2023")]),
        ("The deficit grew in the fiscal year 2023.", [("the fiscal year 2023", "2023")]),
        ("The deficit grew in FY2023.", [("FY2023", "2023")]),
        ("They met on the first Monday of May 2024.", [("the first Monday of May 2024", "2024-05-06")]),
        ("They met on the last Friday in March 2024.", [("the last Friday in March 2024", "2024-03-29")]),
        ("The camp opened around 1990.", [("around 1990", "1990~")]),
        ("It was signed on 18.6.2025.", [("18.6.2025", "2025-06-18")]),
        ("It was signed on 12-06-2024.", [("12-06-2024", "2024")]),
        ("It was signed on Thursday (19 June 2025).", [("Thursday (19 June 2025)", "2025-06-19")]),
        ("They met in June and July 2024.", [("June", "2024-06"), ("July 2024", "2024-07")]),
        (
            "They met in March, April and May 2023.",
            [("March", "2023-03"), ("April", "2023-04"), ("May 2023", "2023-05")],
        ),
        ("They met on New Year's Eve 2023.", [("New Year's Eve 2023", "2023-12-31")]),
        ("They met on Christmas Day 2023.", [("Christmas Day 2023", "2023-12-25")]),
        ("They met in end-2024.", [("end-2024", "2024")]),
        ("They met in the summer of '68.", [("'68", "1968")]),
        ("In 2010-11 the drought hit the Horn.", [("2010-11", "2010/2011")]),
        ("A bomb hit Atlanta in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_dates_told_in_full_need_no_publication_date(
    text: str, expected: list[tuple[str, str]], published: date | None
) -> None:
    assert found(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Friday.", [("Friday", "2025-06-13")]),
        ("The envoys will meet on Friday.", [("Friday", "2025-06-20")]),
        ("The envoys met on Wednesday.", [("Wednesday", "2025-06-18")]),
        ("The envoys plan to meet on Friday.", [("Friday", "2025-06-20")]),
        ("The envoys are scheduled to meet on Friday.", [("Friday", "2025-06-20")]),
        ("The envoys managed to meet on Friday.", [("Friday", "2025-06-13")]),
        ("He flew to Cairo on Sunday to meet the king.", [("Sunday", "2025-06-15")]),
        (
            "He said on Monday that he would fly to Cairo on Friday.",
            [("Monday", "2025-06-16"), ("Friday", "2025-06-20")],
        ),
        (
            "The talks, due to begin on Friday, were announced on Tuesday.",
            [("Friday", "2025-06-20"), ("Tuesday", "2025-06-17")],
        ),
        ("The talks had been due to begin on Friday.", [("Friday", "2025-06-13")]),
        ("The talks were put off to Friday.", [("Friday", "2025-06-20")]),
        ("She called an election for Sunday.", [("Sunday", "2025-06-22")]),
        ("The deadline expires on Friday.", [("Friday", "2025-06-20")]),
        ("The rebels have until Friday to reply.", [("Friday", "2025-06-20")]),
        ("The rebels could leave as early as Thursday.", [("Thursday", "2025-06-19")]),
        ("The road has been closed since Friday.", [("Friday", "2025-06-13")]),
        ("The minister could not be reached on Friday.", [("Friday", "2025-06-13")]),
        ("The court will review Thursday's ruling.", [("Thursday", "2025-06-12")]),
        ("He will attend Thursday's summit.", [("Thursday", "2025-06-19")]),
        ("The two men are meeting on Saturday.", [("Saturday", "2025-06-21")]),
        ("He called on them to leave by Friday.", [("Friday", "2025-06-20")]),
        ("He may have died on Friday.", [("Friday", "2025-06-13")]),
        ("The foreign ministers are expected in Doha on Sunday.", [("Sunday", "2025-06-22")]),
        ("Talks resume on Monday.", [("Monday", "2025-06-23")]),
        ("Shells hit the market on Monday.", [("Monday", "2025-06-16")]),
        ("The union called for a strike on Friday.", [("Friday", "2025-06-20")]),
        ("The envoys held talks ahead of a meeting on Friday.", [("Friday", "2025-06-20")]),
        ("The envoys spoke before Friday's vote.", [("Friday", "2025-06-20")]),
        ("Minister to visit Cairo on Friday", [("Friday", "2025-06-20")]),
        ("The guards stayed until Friday.", [("Friday", "2025-06-13")]),
        ("The king gave the guards until Friday.", [("Friday", "2025-06-20")]),
        ("The meeting was arranged on Monday.", [("Monday", "2025-06-16")]),
        (
            "They met in Paris on Monday and will meet again on Friday.",
            [("Monday", "2025-06-16"), ("Friday", "2025-06-20")],
        ),
    ],
)
def test_weekday_is_the_one_that_the_verb_looks_to(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met last Friday.", [("last Friday", "2025-06-13")]),
        ("They met last Wednesday.", [("last Wednesday", "2025-06-11")]),
        ("They meet this Friday.", [("this Friday", "2025-06-20")]),
        ("They meet next Friday.", [("next Friday", "2025-06-27")]),
        ("They meet next Monday.", [("next Monday", "2025-06-23")]),
        ("They meet this coming Friday.", [("this coming Friday", "2025-06-20")]),
        ("They met this past Sunday.", [("this past Sunday", "2025-06-15")]),
        ("They met on Friday last week.", [("Friday last week", "2025-06-13")]),
        ("They will meet on Monday of next week.", [("Monday of next week", "2025-06-23")]),
        ("They met early on Friday morning.", [("Friday morning", "2025-06-13")]),
        ("They met at 9 a.m. on Tuesday.", [("9 a.m. on Tuesday", "2025-06-17")]),
        ("They met on Tuesday at 10:30 p.m. in Bonn.", [("Tuesday at 10:30 p.m.", "2025-06-17")]),
        ("They will meet on the 20th.", [("the 20th", "2025-06-20")]),
        ("They met on the 14th.", [("the 14th", "2025-06-14")]),
        ("They met on the 20th.", [("the 20th", "2025-05-20")]),
        ("They met today.", [("today", "2025-06-18")]),
        ("They met yesterday evening.", [("yesterday evening", "2025-06-17")]),
        ("They will meet later today.", [("later today", "2025-06-18")]),
        ("They met last night.", [("last night", "2025-06-17")]),
        ("They met this morning.", [("this morning", "2025-06-18")]),
        ("They will meet tomorrow at noon.", [("tomorrow at noon", "2025-06-19")]),
        ("They met the day before yesterday.", [("the day before yesterday", "2025-06-16")]),
        ("They will meet the day after tomorrow.", [("the day after tomorrow", "2025-06-20")]),
    ],
)
def test_days_are_counted_from_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in April.", [("April", "2025-04")]),
        ("The envoys met in November.", [("November", "2024-11")]),
        ("The envoys will meet in November.", [("November", "2025-11")]),
        ("The envoys met in early June.", [("early June", "2025-06")]),
        ("The envoys met at the end of May.", [("the end of May", "2025-05")]),
        ("The envoys met in mid-May.", [("mid-May", "2025-05")]),
        ("The envoys met last October.", [("last October", "2024-10")]),
        ("The envoys met last June.", [("last June", "2024-06")]),
        ("The envoys will meet next May.", [("next May", "2026-05")]),
        ("The envoys will meet this September.", [("this September", "2025-09")]),
        ("The envoys met in July last year.", [("July last year", "2024-07")]),
        ("The envoys will meet in March of next year.", [("March of next year", "2026-03")]),
        ("The envoys met on October 27.", [("October 27", "2024-10-27")]),
        ("The envoys met on Oct. 27.", [("Oct. 27", "2024-10-27")]),
        ("The envoys will meet on 3 July.", [("3 July", "2025-07-03")]),
        ("The envoys met on June 3.", [("June 3", "2025-06-03")]),
        ("The envoys met last Oct. 23.", [("last Oct. 23", "2024-10-23")]),
        ("The envoys met on Monday, 10 March.", [("Monday, 10 March", "2025-03-10")]),
        ("The envoys met in the spring.", [("the spring", "2025-21")]),
        ("The envoys met last autumn.", [("last autumn", "2024-23")]),
        ("The envoys met last winter.", [("last winter", "2024-24")]),
        ("The envoys will meet this summer.", [("this summer", "2025-22")]),
        ("Profit fell in the first quarter.", [("first quarter", "2025-01/2025-03")]),
        ("Profit fell in the fourth quarter.", [("fourth quarter", "2024-10/2024-12")]),
        ("The envoys met at the weekend.", [("the weekend", "2025-06-14/2025-06-15")]),
        ("The envoys will meet at the weekend.", [("the weekend", "2025-06-21/2025-06-22")]),
        ("The envoys met last weekend.", [("last weekend", "2025-06-14/2025-06-15")]),
        ("The envoys met last week.", [("last week", "2025-06-09/2025-06-15")]),
        ("The envoys meet next week.", [("next week", "2025-06-23/2025-06-29")]),
        ("The envoys met earlier this week.", [("earlier this week", "2025-06-16/2025-06-22")]),
        ("The envoys met last month.", [("last month", "2025-05")]),
        ("The envoys met last year.", [("last year", "2024")]),
        ("The envoys will meet early next year.", [("early next year", "2026")]),
        ("The envoys met two weeks ago.", [("two weeks ago", "2025-06-02/2025-06-08")]),
        ("The envoys met three days ago.", [("three days ago", "2025-06-15")]),
        ("The envoys met a month ago.", [("a month ago", "2025-05")]),
        ("The envoys met twenty-two years ago.", [("twenty-two years ago", "2003")]),
        ("The envoys will meet two days from now.", [("two days from now", "2025-06-20")]),
        ("The army will leave by the end of the year.", [("the end of the year", "2025")]),
        ("The army will leave by the end of the month.", [("the end of the month", "2025-06")]),
        ("The army will leave in the week of 7 July.", [("the week of 7 July", "2025-07-07/2025-07-13")]),
        ("The army left in the last decade.", []),
        ("The army will leave in the week beginning 7 July.", [("the week beginning 7 July", "2025-07-07/2025-07-13")]),
        ("The army left the week before last.", [("the week before last", "2025-06-02/2025-06-08")]),
        ("The army leaves a week from Friday.", [("a week from Friday", "2025-06-23/2025-06-29")]),
        ("The army left some 20 years ago.", [("some 20 years ago", "2005~")]),
        ("The army left by late last month.", [("late last month", "2025-05")]),
        ("The army left in the first half of the year.", [("first half of the year", "2025-01/2025-06")]),
        ("The army left at Christmas.", [("Christmas", "2024-12-25")]),
        ("The budget shrank in the current month.", [("current month", "2025-06")]),
        ("The budget will shrink in the next fiscal year.", [("next fiscal year", "2026")]),
        ("Over the next year and in the coming week they will leave.", []),
    ],
)
def test_months_seasons_and_weeks_are_those_the_verb_looks_to(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The summit was held from 3 to 5 May.", [("3 to 5 May", "2025-05-03/2025-05-05")]),
        ("The summit was held on May 3-5, 2024.", [("May 3-5, 2024", "2024-05-03/2024-05-05")]),
        ("The summit was held on 3–5 May 2024.", [("3–5 May 2024", "2024-05-03/2024-05-05")]),
        ("The summit was held on April 24 and 25.", [("April 24 and 25", "2025-04-24/2025-04-25")]),
        (
            "The summit ran from 30 November to 2 December 2024.",
            [("30 November to 2 December 2024", "2024-11-30/2024-12-02")],
        ),
        (
            "The summit ran from December 30, 2024 to January 2, 2025.",
            [("December 30, 2024 to January 2, 2025", "2024-12-30/2025-01-02")],
        ),
        ("The truce held from December to February 2025.", [("December to February 2025", "2024-12/2025-02")]),
        ("The truce held between March and May.", [("March and May", "2025-03/2025-05")]),
        ("The truce held from 1989 to 1994.", [("1989 to 1994", "1989/1994")]),
        ("The truce held between 1989 and 1994.", [("1989 and 1994", "1989/1994")]),
        ("The war of 1989–94 cost thousands of lives.", [("1989–94", "1989/1994")]),
        ("The war of 1989-1994 cost thousands of lives.", [("1989-1994", "1989/1994")]),
        ("They will meet from Monday to Wednesday.", [("Monday to Wednesday", "2025-06-23/2025-06-25")]),
        ("Raids took place in 1994, 1995 and 1997.", [("1994", "1994"), ("1995", "1995"), ("1997", "1997")]),
        ("They met on Monday and Tuesday.", [("Monday", "2025-06-16"), ("Tuesday", "2025-06-17")]),
    ],
)
def test_range_is_one_interval(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met on 12 June 2020. Two days later the truce collapsed.",
            [("12 June 2020", "2020-06-12"), ("Two days later", "2020-06-14")],
        ),
        (
            "They met on 12 June 2020. Three days earlier a bomb had exploded.",
            [("12 June 2020", "2020-06-12"), ("Three days earlier", "2020-06-09")],
        ),
        (
            "They met on 12 June 2020 and again the following day.",
            [("12 June 2020", "2020-06-12"), ("the following day", "2020-06-13")],
        ),
        (
            "They met on 12 June 2020. That day a bomb exploded.",
            [("12 June 2020", "2020-06-12"), ("That day", "2020-06-12")],
        ),
        (
            "They met on 12 June 2020. On the same day a bomb exploded.",
            [("12 June 2020", "2020-06-12"), ("the same day", "2020-06-12")],
        ),
        (
            "They met on 12 June 2020. The next day a bomb exploded.",
            [("12 June 2020", "2020-06-12"), ("The next day", "2020-06-13")],
        ),
        (
            "They met on 12 June 2020. The following week a bomb exploded.",
            [("12 June 2020", "2020-06-12"), ("The following week", "2020-06-15/2020-06-21")],
        ),
        (
            "They met on 12 June 2020. The following month a bomb exploded.",
            [("12 June 2020", "2020-06-12"), ("The following month", "2020-07")],
        ),
        (
            "They met in June 2020. The same month a bomb exploded.",
            [("June 2020", "2020-06"), ("The same month", "2020-06")],
        ),
        ("They met in 2020. Later that year the truce collapsed.", [("2020", "2020"), ("Later that year", "2020")]),
        ("They met in 2020. A year later the truce collapsed.", [("2020", "2020"), ("A year later", "2021")]),
        (
            "They met on 12 June 2020. The following Monday the truce collapsed.",
            [("12 June 2020", "2020-06-12"), ("The following Monday", "2020-06-15")],
        ),
        ("They met two days after 12 June 2020.", [("two days after 12 June 2020", "2020-06-14")]),
        (
            "In June 2020 they quarrelled, and on June 17 they met.",
            [("June 2020", "2020-06"), ("June 17", "2020-06-17")],
        ),
        (
            "They met on 3 May 2020 and left the night before.",
            [("3 May 2020", "2020-05-03"), ("the night before", "2020-05-02")],
        ),
        ("They met two or three days ago.", [("three days ago", None)]),
        ("They met 40 or 50 years ago.", [("50 years ago", None)]),
        ("They met more than two years ago.", [("two years ago", None)]),
        (
            "They met in June 2020. Two days later the truce collapsed.",
            [("June 2020", "2020-06"), ("Two days later", None)],
        ),
        ("They met two days after the vote.", [("two days after", None)]),
        ("They met some years ago.", [("some years ago", None)]),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_dates_are_counted_from_the_date_told_before(
    text: str, expected: list[tuple[str, str | None]], published: date | None
) -> None:
    assert found(text, published) == expected


def test_days_are_counted_from_the_event_and_not_from_the_day_somebody_spoke() -> None:
    text = "Shells fell on 2 June, a spokesman said on Monday. Two days later the village was empty."
    assert found(text)[-1] == ("Two days later", "2025-06-04")


def test_days_are_not_counted_from_a_quoted_date() -> None:
    text = 'They met on 2 June. "We shall leave on 9 July," he said. Two days later he left.'
    assert found(text)[-1] == ("Two days later", "2025-06-04")


def test_days_gone_by_are_not_counted_from_a_date_to_come() -> None:
    text = "They met on 2 June and will meet on 30 June. Two days earlier a bomb had exploded."
    assert found(text)[-1] == ("Two days earlier", "2025-05-31")


def test_moved_date_is_no_range() -> None:
    text = "The summit was moved from 3 July to 5 July."
    assert found(text) == [("3 July", "2025-07-03"), ("5 July", "2025-07-05")]


@pytest.mark.xfail(reason="a year told in the same sentence is mostly a by-word there, so months do not take it")
def test_month_takes_the_year_of_its_sentence() -> None:
    assert found("They met twice in 2024, first in March.")[-1] == ("March", "2024-03")


@pytest.mark.xfail(reason="a date that names an event is taken for the latest such day")
def test_day_that_names_an_event_keeps_the_year_of_the_event() -> None:
    assert found("It was the worst raid since the October 7 attacks of 2023.")[0] == ("October 7", "2023-10-07")


@pytest.mark.xfail(reason="how long a stay lasts is not reckoned from its first day")
def test_last_of_several_days_gives_all_of_them() -> None:
    assert found("They ended two days of talks on Tuesday.") == [("Tuesday", "2025-06-16/2025-06-17")]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday.",
        "They met last week.",
        "They met in April.",
        "They met on 3 May.",
        "They met two days ago.",
        "They met in the spring.",
        "They met that day.",
        "They met on the 14th.",
        "They met at the weekend.",
    ],
)
def test_nothing_is_guessed_without_a_publication_date(text: str) -> None:
    assert [value for _, value in found(text, None)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The war lasted two years.",
        "The talks went on for three days.",
        "He was jailed for the past two years.",
        "The 44-year-old minister resigned.",
        "He is 52 years old and in his nineties the king still reigns.",
        "She may resign.",
        "They march on the capital and may fall.",
        "Theresa May resigned.",
        "April Jones resigned.",
        "The council adopted Resolution 1701.",
        "Some 2000 troops were sent, 1500 soldiers stayed.",
        "The plane left at 1430 GMT.",
        "He spent $1990 on it.",
        "The shop opens every Friday.",
        "The shop opens on Tuesday nights.",
        "He signed the Good Friday agreement.",
        "It rose by 3 to 5 percent.",
        "The Second World War ended.",
        "He came second and third.",
        "The spring ran dry after the fall of the city.",
        "It is a day-to-day job, twice a week, 24 hours a day.",
        "He won 3-1 and lost 6-4.",
    ],
)
def test_durations_ages_counts_and_names_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Friday", "of the", "1999-", "May May May", "the day after", "31 February 2025"]
)
def test_odd_text_raises_nothing(text: str) -> None:
    assert all(value is None or edtf.parse(value) for _, value in found(text))


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("Ministers met in Vienna on Friday after talks on Monday.", "met", "Friday"),
        ("The talks, which began on Friday, ended in a row.", "talks", "Friday"),
        ("The talks held on Friday failed.", "talks", "Friday"),
        ("Friday's meeting was short.", "meeting", "Friday"),
        ("A meeting was held on Friday.", "meeting", "Friday"),
        ("The meeting on Friday lasted an hour.", "meeting", "Friday"),
        ("He met the envoy on the sidelines of Friday's summit.", "met", "Friday"),
        ("He was received by the king on Monday.", "received", "Monday"),
        ("On Monday the king met the envoy and signed a treaty.", "signed", "Monday"),
        ("They are scheduled to meet on Tuesday.", "meet", "Tuesday"),
        ("They agreed on Monday to meet on Friday.", "agreed", "Monday"),
        ("They began on Monday to withdraw.", "withdraw", "Monday"),
        ("He arrived on Friday, meeting the king.", "meeting", "Friday"),
        ("Speaking in Geneva on Monday, he said they would meet soon.", "said", "Monday"),
        ("The row came on Tuesday, when the envoy sat down with the king.", "sat", "Tuesday"),
        ("He took the letter to Cairo on Sunday, where he was received by the king.", "received", "Sunday"),
        ("The envoy, who met the king on Monday, left on Tuesday.", "met", "Monday"),
        ("The envoy, who met the king on Monday, left on Tuesday.", "left", "Tuesday"),
        ("After a meeting on Monday with the king, the envoy flew home on Tuesday.", "meeting", "Monday"),
        ("After a meeting on Monday with the king, the envoy flew home on Tuesday.", "flew", "Tuesday"),
        ("The accusation, made on Monday, was denied on Tuesday.", "accusation", "Monday"),
        ("A summit of the two, to be hosted in Luanda on 15 December, had been called off.", "summit", "15 December"),
        ("She said on Friday that the envoys met in Paris.", "said", "Friday"),
        ('"We met on Monday," he said on Friday.', "met", "Monday"),
        ('"We met on Monday," he said on Friday.', "said", "Friday"),
    ],
)
def test_event_hangs_on_the_date_of_its_clause(text: str, token: str, expected: str) -> None:
    parsed = parse(text)
    mention = date_of(parsed, find_dates(parsed, PUBLISHED), parsed.words.index(token))
    assert mention is not None
    assert mention.span.quote == expected


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("She said on Friday that the envoys met in Paris.", "met"),
        ("They agreed on Monday to meet.", "meet"),
        ("They met before Friday's summit.", "met"),
        ("The two met, the palace said on Monday.", "met"),
        ("The king met the envoy and on Monday signed a treaty.", "met"),
        ("A spokesman denied the claim on Tuesday.", "claim"),
        ('"We met in Paris," he said on Friday.', "met"),
        ("The envoys met. The summit opens on Friday.", "met"),
    ],
)
def test_event_does_not_take_the_date_of_another(text: str, token: str) -> None:
    parsed = parse(text)
    assert date_of(parsed, find_dates(parsed, PUBLISHED), parsed.words.index(token)) is None


FIGURES = ["3", "14th", "31", "99", "1999", "2025", "1990s", "12/13/99", "2025-02-30", "10:30", "FY2025"]
GLUE = ["met", "will", "he", "said", "had", "Friday", "May", "Oct.", "\n", "\n\n", '"', ".", "1999-2000"]
WORDS = st.sampled_from([*sorted(vocabulary()), *FIGURES, *GLUE])


@pytest.mark.parametrize("published", [PUBLISHED, date.min, date.max, None])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_mentions_in_order_with_valid_values(text: str, published: date | None) -> None:
    mentions = find_dates(parse(text), published)
    assert_in_order(text, mentions)
    assert all(mention.edtf is None or edtf.parse(mention.edtf) for mention in mentions)


def assert_in_order(text: str, mentions: list[DateMention]) -> None:
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        end = mention.span.end
