"""What editors do across rows."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from tests import factories
from timeline import curation
from timeline.models import Actor, Event, Meeting
from timeline.vocabulary import Review

pytestmark = pytest.mark.django_db


def test_accepting_sets_state_reviewer_and_revision(editor: User) -> None:
    event = factories.meeting()
    decision = curation.accept(Meeting.objects.all(), editor)
    event.refresh_from_db()
    assert (event.review, event.reviewed_by, event.revision) == (Review.ACCEPTED, editor, 2)
    assert event.reviewed_at
    assert event.curated_at
    assert decision.changed == [event.pk]


def test_records_of_every_kind_are_decided_at_once(editor: User) -> None:
    factories.meeting(), factories.statement(), factories.allegation()
    assert len(curation.reject(Event.objects.all(), editor).changed) == 3
    assert Event.objects.rejected().count() == 3


def test_a_record_that_is_as_wanted_is_left_alone(editor: User) -> None:
    event = factories.meeting(review=Review.ACCEPTED)
    decision = curation.accept(Event.objects.all(), editor)
    event.refresh_from_db()
    assert (decision.changed, decision.unchanged) == ([], 1)
    assert (event.revision, event.reviewed_by) == (1, None)


def test_an_accepted_record_brings_along_the_suggested_actors_in_it(editor: User) -> None:
    suggested, rejected, other = (
        factories.actor("Anna Berg"),
        factories.actor("Jon Holm", review=Review.REJECTED),
        factories.actor("Tove Lind"),
    )
    factories.meeting(suggested, rejected)
    decision = curation.accept(Event.objects.all(), editor)
    assert decision.actors == 1
    assert [Actor.objects.get(pk=actor.pk).review for actor in (suggested, rejected, other)] == [
        Review.ACCEPTED,
        Review.REJECTED,
        Review.SUGGESTED,
    ]


def test_rejecting_a_record_leaves_its_actors_alone(editor: User) -> None:
    anna = factories.actor("Anna Berg")
    factories.meeting(anna)
    curation.reject(Event.objects.all(), editor)
    anna.refresh_from_db()
    assert anna.review == Review.SUGGESTED


def test_taking_back_forgets_the_reviewer_but_not_that_an_editor_was_here(editor: User) -> None:
    event = factories.meeting()
    curation.accept(Event.objects.all(), editor)
    curation.take_back(Event.objects.all(), editor)
    event.refresh_from_db()
    assert (event.review, event.reviewed_by, event.reviewed_at) == (Review.SUGGESTED, None, None)
    assert event.curated_at


def test_actors_are_decided_too(editor: User) -> None:
    factories.actor("Anna Berg")
    assert len(curation.accept(Actor.objects.all(), editor).changed) == 1
    assert Actor.objects.get().reviewed_by == editor


def test_only_the_chosen_rows_change(editor: User) -> None:
    chosen, other = factories.meeting(), factories.meeting()
    curation.accept(Event.objects.filter(pk=chosen.pk), editor)
    other.refresh_from_db()
    assert other.review == Review.SUGGESTED


def test_many_records_cost_a_constant_number_of_queries(editor: User, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(12):
        factories.meeting()
    with django_assert_num_queries(7):  # states and update, the actors' states, each in a savepoint
        curation.accept(Event.objects.all(), editor)


def test_a_corrected_date_of_an_article_moves_its_events() -> None:
    article = factories.article(published=date(2025, 12, 16))
    event = factories.meeting(told_in=article)
    article.published = date(2025, 12, 10)
    article.save()
    curation.redate_events_of(article)
    event.refresh_from_db()
    assert event.timeline_date == date(2025, 12, 10)
