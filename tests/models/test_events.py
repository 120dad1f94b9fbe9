"""Events, who is involved in them, and the querysets that timelines read."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories
from timeline.models import Allegation, Event, Involvement, Meeting, Statement
from timeline.vocabulary import Review, Role, Stance

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2025-12-16", DAY(2025, 12, 16), DAY(2025, 12, 16)),
        ("2025-12", DAY(2025, 12, 1), DAY(2025, 12, 31)),
        ("2025-12-16/2025-12-17", DAY(2025, 12, 16), DAY(2025, 12, 17)),
        ("2025-12-16/..", DAY(2025, 12, 16), None),
        ("../2025-12-16", None, DAY(2025, 12, 16)),
        ("", None, None),
    ],
)
def test_days_follow_from_the_date(date, earliest, latest):
    event = factories.meeting(date=date)
    assert (event.earliest, event.latest) == (earliest, latest)


def test_event_without_a_date_stands_where_it_was_first_reported():
    event = factories.meeting()
    for day in (DAY(2025, 6, 14), DAY(2025, 6, 12)):
        article = factories.article(published=day)
        factories.rest_on(event, article, "met Jon Holm")
    event.save()
    assert event.timeline_date == DAY(2025, 6, 12)


def test_event_stands_at_its_own_date_however_late_it_was_reported():
    event = factories.meeting(told_in=factories.article(published=DAY(2025, 6, 14)), quote="met", date="2025-05")
    event.save()
    assert event.timeline_date == DAY(2025, 5, 1)


def test_undated_event_of_an_undated_article_has_no_place_on_the_timeline():
    event = factories.meeting(told_in=factories.article(), quote="met")
    event.save()
    assert list(Event.objects.undated()) == [event.event_ptr]
    assert not Event.objects.between(DAY(1900, 1, 1), DAY(2100, 1, 1)).exists()


def test_between_includes_both_ends():
    events = [factories.meeting(date=f"2025-06-{day:02}") for day in (1, 2, 3, 4)]
    found = Event.objects.between(DAY(2025, 6, 2), DAY(2025, 6, 3)).oldest_first()
    assert [event.pk for event in found] == [events[1].pk, events[2].pk]


def test_involving_several_actors_means_all_of_them():
    anna, jon = factories.actor("Anna Berg"), factories.actor("Jon Holm")
    both = factories.meeting(anna, jon)
    factories.meeting(anna)
    assert [event.pk for event in Event.objects.involving(anna, jon)] == [both.pk]


def test_specific_events_cost_one_query(django_assert_num_queries):
    anna = factories.actor("Anna Berg")
    factories.meeting(anna)
    factories.statement(anna)
    factories.allegation(anna, factories.actor("Jon Holm"))
    with django_assert_num_queries(1):
        kinds = {type(event.specific) for event in Event.objects.specific()}
    assert kinds == {Meeting, Statement, Allegation}


@pytest.mark.parametrize("count", [1, 5])
def test_evidence_of_a_list_costs_a_constant_number_of_queries(django_assert_num_queries, count):
    for _ in range(count):
        factories.meeting(factories.actor(), factories.actor(), told_in=factories.article(), quote="met")
    with django_assert_num_queries(3):
        for event in Event.objects.specific().with_evidence():
            assert [i.actor.name for i in event.specific.involvements.all()]
            assert [p.article.title for p in event.passages.all()]


def test_roles_say_who_did_what():
    anna, jon = factories.actor("Anna Berg"), factories.actor("Jon Holm")
    allegation = factories.allegation(anna, jon)
    assert allegation.accuser == anna
    assert [i.actor for i in allegation.accused] == [jon]
    assert factories.statement(jon).speaker == jon


def test_statement_has_one_speaker():
    statement = factories.statement(factories.actor())
    with pytest.raises(IntegrityError), transaction.atomic():
        statement.involve(factories.actor(), Role.SPEAKER)


def test_same_part_twice_is_once():
    anna = factories.actor()
    meeting = factories.meeting(anna)
    meeting.involve(anna, Role.PARTICIPANT)
    assert meeting.involvements.count() == 1


def test_role_of_another_kind_is_refused_with_the_roles_there_are():
    part = Involvement(event=factories.meeting(), actor=factories.actor(), role=Role.ACCUSED)
    with pytest.raises(ValidationError, match="A meeting has these roles: participant, host, mediator"):
        part.full_clean()


@pytest.mark.parametrize("missing", ["stance", "answers"])
def test_stance_and_answered_allegation_come_together(missing):
    fields = {"answers": factories.allegation(), "stance": Stance.DENIES}
    del fields[missing]
    statement = Statement(title="x", text="x", **fields)
    with pytest.raises(ValidationError, match="choose both"):
        statement.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        statement.save()


def test_denial_is_a_statement_that_answers():
    allegation = factories.allegation()
    denial = factories.statement(answers=allegation, stance=Stance.DENIES)
    assert list(allegation.answers.all()) == [denial]


def test_allegation_that_is_answered_cannot_be_deleted():
    allegation = factories.allegation()
    factories.statement(answers=allegation)
    with pytest.raises(Exception, match="protected"):
        allegation.delete()


def test_actor_with_a_part_in_an_event_cannot_be_deleted():
    anna = factories.actor()
    factories.meeting(anna)
    with pytest.raises(Exception, match="protected"):
        anna.delete()


def test_wrong_date_is_refused_with_an_example():
    with pytest.raises(ValidationError, match=r"“soon” is no date. Write 2025"):
        Meeting(title="x", date="soon").full_clean()


def test_confidence_lies_between_0_and_1():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.meeting(confidence=1.5)


def test_decision_notes_who_and_when_and_counts_the_revision(editor):
    meeting = factories.meeting()
    meeting.decide(Review.ACCEPTED, editor)
    meeting.save()
    stored = Meeting.objects.accepted().get()
    assert (stored.reviewed_by, stored.revision) == (editor, 2)
    assert stored.reviewed_at
    assert not Meeting.objects.untouched().exists()


def test_taking_a_decision_back_forgets_who_made_it(editor):
    meeting = factories.meeting()
    meeting.decide(Review.REJECTED, editor)
    meeting.decide(Review.SUGGESTED, editor)
    assert (meeting.reviewed_by, meeting.reviewed_at) == (None, None)
    assert meeting.curated_at
