"""Query strings in, events out; what makes no sense says so and selects nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict

from tests import factories
from timeline.selection import Selection
from timeline.vocabulary import ActorKind, Review

pytestmark = pytest.mark.django_db


def select(query: str, user: User | AnonymousUser | None = None) -> Selection:
    return Selection(QueryDict(query), user or AnonymousUser())


def titles(query: str, user: User | None = None) -> set[str]:
    return {event.title for event in select(query, user).events()}


def accepted(title: str, **fields: object) -> None:
    factories.meeting(title=title, review=Review.ACCEPTED, **{"date": "2025-12-16", **fields})


def test_accepted_records_alone_are_shown_unless_others_are_asked_for() -> None:
    accepted("accepted")
    factories.meeting(title="suggested", date="2025-12-16")
    assert titles("") == {"accepted"}
    assert titles("state=suggested") == {"suggested"}
    assert titles("state=accepted&state=suggested") == {"accepted", "suggested"}


def test_rejected_records_are_for_editors() -> None:
    factories.meeting(title="rejected", date="2025-12-16", review=Review.REJECTED)
    assert titles("state=rejected", factories.editor()) == {"rejected"}
    refused = select("state=rejected", factories.reader())
    assert list(refused.events()) == []
    assert refused.errors["state"] == ["“rejected” is no review state that you can choose."]


def test_kinds_are_alternatives() -> None:
    accepted("meeting")
    factories.statement(title="statement", date="2025-12-16", review=Review.ACCEPTED)
    factories.allegation(title="allegation", date="2025-12-16", review=Review.ACCEPTED)
    assert titles("kind=meeting&kind=statement") == {"meeting", "statement"}


@pytest.mark.parametrize("name", ["Vastria", "vástria", "the Vastrian", "VAS", "vastria-2"])
def test_an_actor_is_found_by_any_name_it_has(name: str) -> None:
    vastria = factories.state("Vastria", aliases=("Vastrian", "VAS", "vastria 2"))
    event = factories.meeting(vastria, title="theirs", review=Review.ACCEPTED, date="2025-12-16")
    accepted("others")
    assert titles(f"actor={name}") == {event.title}


def test_a_part_of_a_name_finds_the_only_actor_that_has_it() -> None:
    factories.meeting(factories.actor("Anna Berg"), title="hers", review=Review.ACCEPTED, date="2025-12-16")
    assert titles("actor=berg") == {"hers"}


def test_a_name_that_fits_several_actors_offers_them_and_selects_nothing() -> None:
    accepted("someone's")
    berg, bergen = factories.actor("Anna Berg"), factories.actor("Bergen Line", ActorKind.ORGANISATION)
    selection = select("actor=berg")
    assert list(selection.events()) == []
    assert set(selection.namesakes) == {berg, bergen}
    assert "Several actors" in selection.errors["actor"][0]


def test_a_slug_tells_namesakes_apart() -> None:
    first, second = factories.actor("Anna Berg"), factories.actor("Anna Berg")
    factories.meeting(first, title="first", review=Review.ACCEPTED, date="2025-12-16")
    factories.meeting(second, title="second", review=Review.ACCEPTED, date="2025-12-16")
    assert titles(f"actor={second.slug}") == {"second"}


def test_the_name_of_a_merged_actor_finds_the_kept_one() -> None:
    kept = factories.actor("Anna Berg")
    factories.actor("A. Bergh", merged_into=kept)
    factories.meeting(kept, title="hers", review=Review.ACCEPTED, date="2025-12-16")
    assert titles("actor=A. Bergh") == {"hers"}


@pytest.mark.parametrize("name", ["Nobody", "—", "%", "'s", "\x00"])
def test_an_unknown_name_selects_nothing_and_says_so(name: str) -> None:
    accepted("someone's")
    factories.actor("Anna Berg")
    selection = select(f"actor={name}")
    assert list(selection.events()) == []
    assert selection.errors["actor"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("since=2025-12-16", {"16th", "17th", "some day in December"}),
        ("until=2025-12-16", {"1st", "16th", "some day in December"}),
        ("since=2025-12&until=2025-12", {"1st", "16th", "17th", "some day in December"}),
        ("since=2025-12-17&until=2025-12-17", {"17th", "some day in December"}),
        ("since=2026", set()),
    ],
)
def test_days_bound_the_timeline_and_vague_dates_stay_in(query: str, expected: set[str]) -> None:
    accepted("1st", date="2025-12-01")
    accepted("16th", date="2025-12-16")
    accepted("17th", date="2025-12-17")
    accepted("some day in December", date="2025-12")
    accepted("undated", date="")
    assert titles(query) == expected


def test_undated_records_stand_apart() -> None:
    accepted("dated")
    accepted("undated", date="")
    assert titles("") == {"dated"}
    assert titles("undated=on") == {"undated"}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("kind=duel", "kind"),
        ("kind=meeting&kind=duel", "kind"),
        ("since=soon", "since"),
        ("until=2025-13", "until"),
        ("since=2025-12-17&until=2025-12-16", "until"),
        ("state=perhaps", "state"),
        ("undated=on&since=2025", "undated"),
        (f"actor={'x' * 300}", "actor"),
    ],
)
def test_a_value_that_makes_no_sense_is_an_error_and_selects_nothing(query: str, field: str) -> None:
    accepted("one")
    selection = select(query)
    assert list(selection.events()) == []
    assert list(selection.errors) == [field]


def test_a_selection_tells_of_the_undated_records_it_leaves_out() -> None:
    accepted("undated", date="")
    assert select("kind=meeting").hides_undated()
    assert not select("kind=statement").hides_undated()
    assert not select("undated=on").hides_undated()
    assert not select("since=2025").hides_undated()
