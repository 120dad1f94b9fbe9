"""Documents to articles: which are known, which are new versions of known ones, and who published them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from timeline.extraction.candidates import Document
from timeline.extraction.documents.facts import shorten
from timeline.models import Actor, Article, ImportRun, Publisher
from timeline.names import normalise
from timeline.vocabulary import ActorKind, PublisherKind

TITLE_LENGTH = 120  # of a title made of the first sentence
SENTENCE = re.compile(r".{30,}?[.!?…][\"'”’»)]*(?=\s+[\"“‘'«(]?[A-Z])", re.DOTALL)


def known_articles(hashes: Iterable[str]) -> dict[str, Article]:
    """The articles whose original bytes have these SHA-256 sums, by sum; without their texts."""
    return {article.sha256: article for article in Article.objects.filter(sha256__in=hashes).without_body()}


def create_article(document: Document, sha256: str, place: str, run: ImportRun | None) -> Article:
    """The row of a document that is not known yet: a later version where an earlier one is there."""
    return Article.objects.create(
        title=document.title or first_sentence(document.text),
        publisher=publisher_named(document.publisher) if document.publisher else None,
        url=document.url or "",
        byline=document.byline or "",
        language=document.language,
        published=document.published,
        text=document.text,
        original=document.original,
        sha256=sha256,
        media_type=document.media_type,
        path=place if len(place) <= 1000 else "",
        import_run=run,
        supersedes=earlier_version(document, place),
    )


def earlier_version(document: Document, place: str) -> Article | None:
    """The article that this one is a later version of: the latest with its URL, else the latest that lay in its place.

    Two articles that came to lie in the same place one after the other, but have URLs of their own, are two articles.
    """
    latest = Article.objects.latest_versions().without_body().order_by("-pk")
    if document.url:
        same = latest.filter(url__in=spellings(document.url)).first()
        return same or (latest.filter(path=place, url="").first() if place else None)
    return latest.filter(path=place).first() if place else None


def spellings(url: str) -> list[str]:
    """The URL as links to the same article write it: with http or https, with or without a slash at its end."""
    parts = urlsplit(url)
    paths = {parts.path.rstrip("/"), parts.path.rstrip("/") + "/"}
    return [
        parts._replace(scheme=scheme, path=path, fragment=fragment).geturl()
        for scheme in ("https", "http")
        for path in sorted(paths)
        for fragment in sorted({"", parts.fragment})
    ]


def versions_before(article: Article) -> list[int]:
    """Primary keys of the earlier versions of an article, the latest first."""
    found: list[int] = []
    earlier = article.supersedes_id
    while earlier is not None and earlier not in found:
        found.append(earlier)
        earlier = Article.objects.values_list("supersedes", flat=True).get(pk=earlier)
    return found


def first_sentence(text: str) -> str:
    """The text's first sentence, cut behind a word where it is long."""
    paragraph = text.strip().partition("\n")[0].strip()
    sentence = SENTENCE.match(paragraph)
    return shorten(sentence[0] if sentence else paragraph, TITLE_LENGTH) or ""


# -- who published it


def publisher_named(name: str) -> Publisher:
    return Publisher.objects.filter(name__iexact=name).first() or Publisher.objects.create(name=name)


def voice_of(publisher: Publisher) -> tuple[Actor, bool]:
    """The publisher as an actor, for what it says in its own voice, and whether it is a new draft."""
    if publisher.actor is not None:
        return publisher.actor.kept, False
    namesake = (
        Actor.objects.kept()
        .of_kind(ActorKind.MEDIA, ActorKind.ORGANISATION)
        .filter(publisher=None, names__normalised=normalise(publisher.name))
        .first()
    )
    publisher.actor = namesake or Actor.objects.create(name=publisher.name, kind=_kind_of(publisher))
    publisher.save(update_fields=["actor", "modified"])
    return publisher.actor, namesake is None


def _kind_of(publisher: Publisher) -> ActorKind:
    """A ministry or a think tank that publishes is an organisation; whatever else publishes is a medium."""
    bodies = {PublisherKind.MINISTRY, PublisherKind.THINK_TANK, PublisherKind.MONITOR}
    return ActorKind.ORGANISATION if publisher.kind in bodies else ActorKind.MEDIA
