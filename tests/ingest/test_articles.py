"""Articles are kept as they came, known again, and versions of each other."""

import datetime
import hashlib

import pytest

from tests import factories
from tests.ingest.drafts import Text
from timeline.ingest.articles import first_sentence
from timeline.models import Article, Publisher
from timeline.vocabulary import AccuserVoice, ImportOutcome, PublisherKind

BODY = Text("Anna Berg met Jon Holm in Tarsk.")
OTHER = Text("Anna Berg met Jon Holm in Tarsk again.")


def test_article_keeps_what_its_file_says(desk):
    desk.hand_in(
        BODY,
        front="publisher: Tarsk Courier\npublished: 2025-12-16\nbyline: Mira Lund\n"
        "url: https://example.org/a\nlanguage: en-GB",
    )
    article = Article.objects.get()
    assert (
        article.title,
        article.publisher.name,
        article.published,
        article.byline,
        article.url,
        article.language,
    ) == (
        "Talks in Tarsk",
        "Tarsk Courier",
        datetime.date(2025, 12, 16),
        "Mira Lund",
        "https://example.org/a",
        "en-GB",
    )


def test_article_keeps_its_bytes_and_where_it_lay(desk):
    desk.hand_in(BODY)
    article = Article.objects.get()
    data = (desk.folder / "a.md").read_bytes()
    assert (bytes(article.original), article.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert (article.text, article.path, article.media_type) == (str(BODY), str(desk.folder / "a.md"), "text/markdown")


def test_article_without_title_goes_by_its_first_sentence(desk):
    desk.hand_in(BODY, "a.txt")
    article = Article.objects.get()
    assert (article.title, article.publisher, article.published) == ("Anna Berg met Jon Holm in Tarsk.", None, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Anna Berg met Jon Holm in Tarsk on Monday. They talked.\nMore.",
            "Anna Berg met Jon Holm in Tarsk on Monday.",
        ),
        ("\n\n  Short line\nMore.", "Short line"),
        ("“We will talk to all of them again,” she said. Holm left.", "“We will talk to all of them again,” she said."),
        ("word " * 50, f"{'word ' * 22}word…"),
    ],
)
def test_first_sentence_is_cut_where_it_is_long(text, title):
    assert first_sentence(text) == title


def test_publisher_is_one_whatever_its_capitals(desk):
    desk.hand_in(BODY, "a.md", front="publisher: Tarsk Courier")
    desk.hand_in(OTHER, "b.md", front="publisher: TARSK COURIER")
    assert Publisher.objects.get().articles.count() == 2


# -- versions


def test_changed_file_is_a_new_version_and_the_old_one_stays(desk):
    desk.hand_in(BODY)
    imported = desk.hand_in(OTHER)
    old, new = Article.objects.order_by("pk")
    assert (imported.outcome, new.supersedes, old.text) == (ImportOutcome.NEW_VERSION, old, str(BODY))


def test_third_version_follows_the_second(desk):
    for text in (BODY, OTHER, Text("They parted.")):
        desk.hand_in(text)
    first, second, third = Article.objects.order_by("pk")
    assert (second.supersedes, third.supersedes) == (first, second)


def test_article_that_comes_back_as_it_was_is_known(desk):
    desk.hand_in(BODY)
    desk.hand_in(OTHER)
    assert desk.hand_in(BODY).outcome is ImportOutcome.KNOWN


@pytest.mark.parametrize("url", ["https://example.org/a", "http://example.org/a/", "https://example.org/a#top"])
def test_article_with_the_same_url_is_a_version_wherever_it_lies(desk, url):
    desk.hand_in(BODY, "a.md", front="url: https://example.org/a")
    assert desk.hand_in(OTHER, "b.md", front=f"url: {url}").outcome is ImportOutcome.NEW_VERSION


def test_article_with_another_url_in_the_same_place_is_another_article(desk):
    desk.hand_in(BODY, front="url: https://example.org/a")
    assert desk.hand_in(OTHER, front="url: https://example.org/b").outcome is ImportOutcome.CREATED


def test_article_in_another_place_is_another_article(desk):
    desk.hand_in(BODY, "a.md")
    assert desk.hand_in(OTHER, "b.md").outcome is ImportOutcome.CREATED


# -- the publication's own voice


@pytest.mark.parametrize(
    ("kind", "actor_kind"), [(PublisherKind.OTHER, "media"), (PublisherKind.MINISTRY, "organisation")]
)
def test_publisher_that_accuses_becomes_an_actor(desk, kind, actor_kind):
    publisher = factories.publisher("Tarsk Courier", kind=kind)
    text = Text("Kelmar failed to act.")
    imported = desk.hand_in(
        text,
        front="publisher: Tarsk Courier",
        actors=[text.state("Kelmar")],
        allegations=[text.allegation(None, ["Kelmar"], "failed to act", voice=AccuserVoice.PUBLICATION)],
    )
    publisher.refresh_from_db()
    assert (publisher.actor.name, publisher.actor.kind) == ("Tarsk Courier", actor_kind)
    assert imported.suggestions == 3  # Kelmar, the publisher, the allegation


def test_publisher_that_accuses_is_the_medium_we_know_by_its_name(desk):
    courier = factories.actor("Tarsk Courier", "media")
    text = Text("Kelmar failed to act.")
    desk.hand_in(
        text,
        front="publisher: The Tarsk Courier",
        actors=[text.state("Kelmar")],
        allegations=[text.allegation(None, ["Kelmar"], "failed to act", voice=AccuserVoice.PUBLICATION)],
    )
    assert Publisher.objects.get().actor == courier
