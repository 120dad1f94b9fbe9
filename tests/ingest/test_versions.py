"""A new version of an article brings back nothing that an editor has decided, and doubles nothing."""

import pytest
from django.utils import timezone

from tests import factories
from tests.ingest.drafts import Text
from timeline import curation
from timeline.models import Actor, Allegation, Article, Event, Meeting, Statement
from timeline.vocabulary import Review, Stance

OLD = Text("Anna Berg met Jon Holm in Tarsk. Berg said that they would meet again.")
NEW = Text("Correction. Anna Berg met Jon  Holm in Tarsk. Berg said that they would meet again.")
MET, AGAIN = "Anna Berg met Jon Holm in Tarsk.", "they would meet again"


def first_version(desk, **fields):
    return desk.hand_in(OLD, **drafts(OLD, MET, **fields))


def second_version(desk, **fields):
    return desk.hand_in(NEW, **drafts(NEW, "Anna Berg met Jon  Holm in Tarsk.", **fields))


def drafts(text: Text, met: str, **fields):
    """A meeting of Berg and Holm, and what Berg said."""
    berg, holm = text.actor("Anna Berg", aliases=("Berg",)), text.actor("Jon Holm", aliases=("Jon  Holm",))
    return {
        "actors": [berg, holm],
        "meetings": [text.meeting(["Anna Berg", "Jon Holm"], met)],
        "statements": [text.statement("Anna Berg", AGAIN)],
        "front": fields.get("front", ""),
    }


@pytest.fixture
def editor_(db):
    return factories.editor()


def test_same_record_rests_on_both_versions(desk):
    first_version(desk)
    imported = second_version(desk)
    assert imported.suggestions == 0
    for event in (Meeting.objects.get(), Statement.objects.get()):
        assert [passage.article for passage in event.passages.order_by("pk")] == list(Article.objects.order_by("pk"))


def test_passage_in_the_new_version_has_its_own_offsets(desk):
    first_version(desk)
    second_version(desk)
    old, new = Meeting.objects.get().passages.order_by("pk")
    assert (old.start, new.start, new.quote) == (0, 12, "Anna Berg met Jon  Holm in Tarsk.")


@pytest.mark.parametrize("decide", [curation.accept, curation.reject])
def test_decision_of_an_editor_stays_as_it_is(desk, editor_, decide):
    first_version(desk)
    decide(Event.objects.all(), editor_)
    decide(Actor.objects.all(), editor_)
    before = list(Event.objects.values()), list(Actor.objects.values())
    imported = second_version(desk)
    assert (list(Event.objects.values()), list(Actor.objects.values())) == before
    assert imported.suggestions == 0


def test_rejected_suggestion_stays_rejected_and_gains_nothing(desk, editor_):
    first_version(desk)
    curation.reject(Event.objects.all(), editor_)
    second_version(desk)
    assert set(Event.objects.values_list("review", flat=True)) == {Review.REJECTED}
    assert not Article.objects.latest_versions().get().passages.exists()


def test_suggestion_rejected_two_versions_ago_stays_rejected(desk, editor_):
    first_version(desk)
    curation.reject(Event.objects.all(), editor_)
    second_version(desk)
    third = Text(f"Corrected again. {OLD}")
    assert desk.hand_in(third, **drafts(third, MET)).suggestions == 0


def test_accepted_record_gains_the_passage_of_the_new_version(desk, editor_):
    first_version(desk)
    curation.accept(Event.objects.all(), editor_)
    second_version(desk)
    assert Meeting.objects.get().passages.count() == 2


def test_record_with_corrected_words_is_known_by_its_passage(desk):
    first_version(desk)
    Statement.objects.update(text="They will meet in May.")
    Event.objects.filter(kind="statement").update(curated_at=timezone.now())
    second_version(desk)
    statement = Statement.objects.get()
    assert (statement.text, statement.passages.count()) == ("They will meet in May.", 2)


def test_record_whose_people_an_editor_corrected_is_known_by_its_passage(desk):
    first_version(desk)
    meeting = Meeting.objects.get()
    meeting.involvements.filter(actor__name="Jon Holm").delete()
    meeting.touch()
    meeting.save()
    second_version(desk)
    assert Meeting.objects.get().involvements.count() == 1


def test_record_is_known_after_its_people_were_merged(desk):
    first_version(desk)
    holm = Actor.objects.get(name="Jon Holm")
    holm.merged_into = factories.actor("Jonathan Holm")
    holm.save()
    assert second_version(desk).suggestions == 0


def test_statement_that_is_worded_anew_in_another_sentence_is_a_new_suggestion(desk):
    first_version(desk)
    text = Text("Anna Berg met Jon Holm in Tarsk. Berg warned of war.")
    imported = desk.hand_in(
        text,
        actors=[text.actor("Anna Berg"), text.actor("Jon Holm")],
        statements=[text.statement("Anna Berg", "war")],
    )
    assert imported.suggestions == 1
    assert sorted(Statement.objects.values_list("text", flat=True)) == [AGAIN, "war"]


def test_two_statements_of_one_sentence_are_told_apart_by_their_words(desk):
    for intro in ("", "Correction. "):
        text = Text(f"{intro}Berg said that it rained and that it snowed.")
        sentence = "Berg said that it rained and that it snowed."
        desk.hand_in(
            text,
            actors=[text.actor("Berg")],
            statements=[
                text.statement("Berg", "it snowed", passage=sentence),
                text.statement("Berg", "it rained", passage=sentence),
            ]
            if intro
            else [
                text.statement("Berg", "it rained", passage=sentence),
                text.statement("Berg", "it snowed", passage=sentence),
            ],
        )
    assert {s.text: s.passages.count() for s in Statement.objects.all()} == {"it rained": 2, "it snowed": 2}


def test_surname_in_the_new_version_is_whom_it_meant_in_the_old_one(desk):
    for text in (Text("Berg spoke."), Text("Berg spoke again.")):
        desk.hand_in(text, actors=[text.actor("Berg")])
    assert Actor.objects.count() == 1


def test_new_answer_joins_the_allegation_of_the_old_version(desk):
    for text in (
        Text("Vastria accused Kelmar of shelling."),
        Text("Vastria accused Kelmar of shelling. Kelmar denies it."),
    ):
        answers = (text.answer("Kelmar", Stance.DENIES, "Kelmar denies it."),) if "denies" in text else ()
        desk.hand_in(
            text,
            actors=[text.state("Vastria"), text.state("Kelmar")],
            allegations=[text.allegation("Vastria", ["Kelmar"], "shelling", answers=answers)],
        )
    assert Allegation.objects.get().answers.get().title == "Kelmar denies Vastria’s allegation: shelling"


def test_answer_to_a_rejected_allegation_is_not_suggested(desk, editor_):
    for text in (
        Text("Vastria accused Kelmar of shelling."),
        Text("Vastria accused Kelmar of shelling. Kelmar denies it."),
    ):
        answers = (text.answer("Kelmar", Stance.DENIES, "Kelmar denies it."),) if "denies" in text else ()
        desk.hand_in(
            text,
            actors=[text.state("Vastria"), text.state("Kelmar")],
            allegations=[text.allegation("Vastria", ["Kelmar"], "shelling", answers=answers)],
        )
        curation.reject(Event.objects.all(), editor_)
    assert not Statement.objects.exists()


def test_undated_record_gets_its_place_when_a_dated_version_comes(desk):
    first_version(desk)
    second_version(desk, front="published: 2025-12-16")
    assert str(Meeting.objects.get().timeline_date) == "2025-12-16"


def test_record_of_another_article_is_not_taken_for_the_same(desk):
    first_version(desk)
    imported = desk.hand_in(NEW, "b.md", **drafts(NEW, "Anna Berg met Jon  Holm in Tarsk."))
    assert (imported.suggestions, Meeting.objects.count()) == (2, 2)
