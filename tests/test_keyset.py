"""Pages of a list: in order, complete, and of the same cost however far down."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.keyset import BadCursor, Keyset, Page
from timeline.models import Actor, Event

BY_DAY = Keyset("timeline_date", date.fromisoformat)
BY_NAME = Keyset("name", str, descending=False)

pytestmark = pytest.mark.django_db


def days(*numbers: int) -> list[Event]:
    return [factories.meeting(date=str(date(2025, 12, day))) for day in numbers]


def walk(size: int) -> list[Page[Event]]:
    """All pages, from the first one on."""
    pages = [BY_DAY.page(Event.objects.all(), {}, size)]
    while pages[-1].after:
        pages.append(BY_DAY.page(Event.objects.all(), {"after": pages[-1].after}, size))
    return pages


def test_pages_hold_every_row_once_newest_first() -> None:
    made = days(3, 1, 3, 2, 3)
    seen = [event.pk for page in walk(2) for event in page.entries]
    assert seen == [made[n].pk for n in (4, 2, 0, 3, 1)]


def test_the_last_page_says_that_nothing_follows() -> None:
    days(1, 2, 3, 4)
    assert [bool(page.after) for page in walk(2)] == [True, False]


def test_the_way_back_leads_to_the_page_before() -> None:
    days(1, 2, 3, 4, 5)
    first, second, third = walk(2)
    back = BY_DAY.page(Event.objects.all(), {"before": third.before}, 2)
    assert back.entries == second.entries
    back = BY_DAY.page(Event.objects.all(), {"before": back.before}, 2)
    assert (back.entries, back.before) == (first.entries, "")


def test_names_are_paged_in_ascending_order() -> None:
    for name in ("Cem", "Ann", "Bo.b"):
        factories.actor(name)
    first = BY_NAME.page(Actor.objects.all(), {}, 2)
    second = BY_NAME.page(Actor.objects.all(), {"after": first.after}, 2)
    assert [actor.name for actor in first.entries + second.entries] == ["Ann", "Bo.b", "Cem"]


@pytest.mark.parametrize("cursor", ["x", "5", "5.soon", ".2025-12-01", "5.2025-13-01", "9" * 5000 + ".2025-12-01"])
def test_a_cursor_that_was_never_given_out_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        BY_DAY.page(Event.objects.all(), {"after": cursor}, 2)


def test_a_key_beyond_the_database_is_merely_beyond_the_list() -> None:
    days(1)
    assert len(BY_DAY.page(Event.objects.all(), {"after": f"{10**30}.2025-12-01"}, 2).entries) == 1


def test_a_far_page_skips_no_rows() -> None:
    for number in range(30):
        factories.meeting(date=str(date(2025, 1, 1) + timedelta(days=number)))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        BY_DAY.page(Event.objects.all(), {"after": "5.2025-01-05"}, 2)
    assert len(queries) == 1
    assert "OFFSET" not in queries[0]["sql"]
