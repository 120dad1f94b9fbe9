"""Passages: the exact words that records rest on."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from timeline.models import Article, Passage

TEXT = "Anna Berg met Jon Holm in Tarsk. “Wir schaffen das 🙂”, she said."


def test_passage_takes_its_words_and_their_context_from_the_text():
    passage = Passage.of(Article(text=TEXT), 10, 22)
    assert (passage.prefix, passage.quote) == ("Anna Berg ", "met Jon Holm")
    assert passage.suffix == TEXT[22:54]


@given(text=st.text(min_size=1), data=st.data())
def test_quote_is_the_text_between_the_offsets(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage.of(Article(text=text), start, end)
    assert passage.quote == text[passage.start : passage.end]
    assert (text[:start].endswith(passage.prefix), text[end:].startswith(passage.suffix)) == (True, True)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5), (0, len(TEXT) + 1)])
def test_offsets_outside_the_text_are_refused(start, end):
    with pytest.raises(ValueError, match="is no stretch of a text of"):
        Passage.of(Article(text=TEXT), start, end)


@pytest.mark.django_db
def test_form_takes_the_quote_from_the_article():
    article = factories.article(TEXT)
    passage = Passage(event=factories.meeting(), article=article, start=0, end=9)
    passage.full_clean()
    assert passage.quote == "Anna Berg"


@pytest.mark.django_db
def test_form_refuses_offsets_outside_the_article():
    article = factories.article(TEXT, title="Talks")
    passage = Passage(event=factories.meeting(), article=article, start=0, end=9000)
    with pytest.raises(
        ValidationError, match=f"From 0 to 9000 is no stretch of “Talks”, which has {len(TEXT)} characters"
    ):
        passage.full_clean()


@pytest.mark.django_db
def test_same_passage_of_a_record_is_stored_once():
    article = factories.article(TEXT)
    event = factories.meeting(told_in=article, quote="met Jon Holm")
    first = event.passages.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.of(article, first.start, first.end, event=event).save()


@pytest.mark.django_db
def test_article_that_a_record_rests_on_cannot_be_deleted():
    article = factories.article(TEXT)
    factories.meeting(told_in=article, quote="met Jon Holm")
    with pytest.raises(Exception, match="protected"):
        article.delete()
