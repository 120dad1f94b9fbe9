"""Articles: kept as received, never changed."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories
from timeline.models import Article

pytestmark = pytest.mark.django_db


def test_same_bytes_are_stored_once():
    first = factories.article()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.article(sha256=first.sha256)


def test_changed_text_is_refused():
    article = factories.article("Anna Berg met Jon Holm.")
    article.text = "Anna Berg never met Jon Holm."
    with pytest.raises(ValidationError, match="The text of an article never changes"):
        article.full_clean()


def test_article_has_text():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.article("")


def test_original_bytes_come_back_as_they_were_received():
    original = b"\xef\xbb\xbfTalks\r\n\r\nAnna Berg met Jon Holm.\r\n"
    stored = Article.objects.get(pk=factories.article(original=original).pk)
    assert bytes(stored.original) == original


def test_latest_versions_leave_out_what_was_replaced():
    old = factories.article("The talks failed.")
    new = factories.article("The talks failed on Friday.", supersedes=old)
    assert list(Article.objects.latest_versions()) == [new]
    assert old.superseded_by == new


def test_version_is_replaced_once():
    old = factories.article("One.")
    factories.article("Two.", supersedes=old)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.article("Three.", supersedes=old)


def test_newest_first_puts_undated_articles_last():
    undated = factories.article("One.")
    older = factories.article("Two.", published=datetime.date(2025, 1, 1))
    newer = factories.article("Three.", published=datetime.date(2025, 2, 1))
    assert list(Article.objects.newest_first()) == [newer, older, undated]


def test_lists_leave_the_body_in_the_database(django_assert_num_queries):
    factories.article()
    with django_assert_num_queries(1) as captured:
        list(Article.objects.without_body())
    assert '"timeline_article"."text"' not in captured[0]["sql"]
