"""Drafts that annotated articles confirm are accepted, and only those."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from timeline.confirmation import accept_confirmed
from timeline.gold import read_folder
from timeline.models import Event
from timeline.vocabulary import AccuserVoice, Review

pytestmark = pytest.mark.django_db

TEXT = (
    "Anna Berg met Jon Holm in Tarsk on Monday. Berg said the talks were useful. "
    "Berg accused Holm of lying. Holm denied it."
)
GOLD = {
    "actors": [
        {"id": "A1", "name": "Anna Berg", "kind": "person", "aliases": ["Berg"]},
        {"id": "A2", "name": "Jon Holm", "kind": "person", "aliases": ["Holm"]},
    ],
    "meetings": [
        {
            "participants": ["A1", "A2"],
            "place": "Tarsk",
            "date": "2025-06-09",
            "status": "held",
            "passages": [{"quote": "Anna Berg met Jon Holm in Tarsk on Monday."}],
        }
    ],
    "statements": [
        {
            "speaker": "A1",
            "directness": "indirect",
            "content": [{"quote": "the talks were useful"}],
            "passages": [{"quote": "Berg said the talks were useful."}],
        }
    ],
    "allegations": [
        {
            "accuser": "A1",
            "accused": ["A2"],
            "claim": "lying",
            "passages": [{"quote": "Berg accused Holm of lying."}],
            "responses": [
                {"actor": "A2", "stance": "denies", "passages": [{"quote": "Holm denied it."}]},
            ],
        }
    ],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "talks.md").write_text(f"---\ntitle: Talks\n---\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "talks.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


@pytest.fixture
def golds(folder):
    return read_folder(folder)[0]


@pytest.fixture
def article():
    return factories.article(TEXT)


@pytest.fixture
def people():
    return factories.actor("Anna Berg"), factories.actor("Jon Holm")


def meeting(article, *people, **fields):
    fields = {"date": "2025-06-09", "place": "Tarsk", **fields}
    return factories.meeting(*people, told_in=article, quote="met Jon Holm", **fields)


def accepted():
    return set(Event.objects.accepted().values_list("pk", flat=True))


def test_draft_that_is_right_in_every_detail_is_accepted_with_its_actors(golds, article, people):
    draft = meeting(article, *people)
    assert accept_confirmed(golds) == 1
    assert accepted() == {draft.pk}
    assert {actor.review for actor in type(people[0]).objects.all()} == {Review.ACCEPTED}


@pytest.mark.parametrize("wrong", [{"date": "2025-06-10"}, {"date": ""}, {"place": "Orlenz"}, {"status": "planned"}])
def test_meeting_that_differs_in_a_detail_stays_a_suggestion(golds, article, people, wrong):
    meeting(article, *people, **wrong)
    assert accept_confirmed(golds) == 0


def test_meeting_with_a_participant_too_many_or_too_few_stays_a_suggestion(golds, article, people):
    meeting(article, *people, factories.actor("Mira Sand"))
    meeting(article, people[0])
    assert accept_confirmed(golds) == 0


def test_statement_is_confirmed_by_wording_and_speaker(golds, article, people):
    said = {"told_in": article, "quote": "the talks were useful"}
    right = factories.statement(people[0], "the talks were useful", **said)
    factories.statement(people[1], "the talks were useful", **said)
    factories.statement(people[0], "the talks were a waste of time", **said)
    accept_confirmed(golds)
    assert accepted() == {right.pk}


def test_allegation_is_confirmed_by_accuser_accused_and_voice(golds, article, people):
    anna, jon = people
    told = {"told_in": article, "quote": "accused Holm of lying"}
    right = factories.allegation(anna, jon, claim="lying", **told)
    factories.allegation(jon, anna, claim="lying", **told)
    factories.allegation(anna, jon, claim="lying", voice=AccuserVoice.PUBLICATION, **told)
    accept_confirmed(golds)
    assert accepted() == {right.pk}


def test_answer_is_confirmed_by_who_answers_what_and_how(golds, article, people):
    anna, jon = people
    charge = factories.allegation(anna, jon, claim="lying", told_in=article, quote="accused Holm of lying")
    answer = {"answers": charge, "told_in": article, "quote": "Holm denied it."}
    right = factories.statement(jon, "Holm denied it", **answer)
    factories.statement(anna, "Holm denied it", **answer)
    factories.statement(jon, "Holm denied it", stance="admits", **answer)
    accept_confirmed(golds)
    assert accepted() == {charge.pk, right.pk}


def test_draft_that_an_editor_touched_stays_as_it_is(golds, article, people, editor):
    draft = meeting(article, *people)
    draft.decide(Review.REJECTED, editor)
    draft.save()
    accept_confirmed(golds)
    draft.decide(Review.SUGGESTED, editor)
    draft.save()
    assert accept_confirmed(golds) == 0


def test_article_that_was_never_imported_confirms_nothing(golds):
    assert accept_confirmed(golds) == 0


def test_command_counts_and_goes_on_past_a_bad_gold_file(folder, article, people):
    meeting(article, *people)
    (folder / "bad.gold.json").write_text("[]", encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError):
        call_command("accept_confirmed", folder, stdout=out, stderr=err)
    assert "1 draft accepted that annotated articles confirm" in out.getvalue()
    assert "bad.gold.json" in err.getvalue()


def test_command_names_a_folder_that_is_none(tmp_path):
    with pytest.raises(CommandError, match="nowhere is no folder"):
        call_command("accept_confirmed", tmp_path / "nowhere")
