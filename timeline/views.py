"""The pages that staff read. Each view finds, selects and renders; what may be seen is decided in the queryset."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.keyset import BadCursor, Keyset, Page
from timeline.marking import paragraphs
from timeline.models import Actor, Article, Event, Passage, Statement
from timeline.models.articles import ArticleQuerySet
from timeline.models.events import EventQuerySet
from timeline.notes import notes_on, records_among
from timeline.selection import Selection, states_for
from timeline.vocabulary import Review

BY_DAY = Keyset("timeline_date", date.fromisoformat)
BY_ENTRY = Keyset("pk", int)
BY_NAME = Keyset("name", str, descending=False)
BY_PUBLICATION = Keyset("published", date.fromisoformat)


def staff_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for reading: whoever has no staff account is asked to sign in, and then led back here."""
    return require_safe(staff_member_required(view))


@staff_page
def timeline(request: HttpRequest) -> HttpResponse:
    selection = Selection(request.GET, request.user)
    page = page_of_events(request, selection, selection.events())
    context = {"selection": selection, "page": page, "hides_undated": selection.hides_undated()}
    if not page.entries:
        context["waiting"] = Event.objects.suggested().exists()
    return render(request, "timeline/timeline.html", context)


@staff_page
def event(request: HttpRequest, pk: int) -> HttpResponse:
    selection = Selection(request.GET, request.user)
    visible: EventQuerySet = Event.objects.in_review(*states_for(request.user))
    found = get_object_or_404(entries_of(visible, selection.states), pk=pk)
    context = {
        "event": found,
        "it": found.specific,
        "statements": statements_at(found, selection.states),
        "selection": selection,
    }
    return render(request, f"timeline/{found.kind}.html", context)


@staff_page
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.select_related("merged_into", "country"), slug=slug)
    if found.merged_into:
        return redirect(found.kept)
    if found.review not in states_for(request.user):
        raise Http404(f"{found} is no actor on the timeline")
    selection = Selection(request.GET, request.user, among=Event.objects.involving(found))
    context = {
        "actor": found,
        "names": found.names.exclude(name=found.name),
        "offices": found.affiliations.select_related("organisation"),
        "members": found.members.select_related("person")[: settings.TIMELINE_PAGE_SIZE],
        "selection": selection,
        "page": page_of_events(request, selection, selection.events()),
        "hides_undated": selection.hides_undated(),
    }
    return render(request, "timeline/actor.html", context)


@staff_page
def article(request: HttpRequest, pk: int) -> HttpResponse:
    selection = Selection(request.GET, request.user)
    found = get_object_or_404(with_neighbours(Article.objects.all()), pk=pk)
    notes = notes_on(found, selection.states, chosen=request.GET.get("passage", ""))
    context = {
        "article": found,
        "selection": selection,
        "records": records_among(notes),
        "paragraphs": paragraphs(found.text, notes),
        "actors": Actor.objects.in_review(*selection.states).filter(mentions__article=found).distinct(),
    }
    return render(request, "timeline/article.html", context)


@staff_page
def actors(request: HttpRequest) -> HttpResponse:
    selection = Selection(request.GET, request.user)
    name = request.GET.get("name", "").strip()
    listed = Actor.objects.kept().in_review(*selection.states).matching(name).select_related("country")
    context = {"selection": selection, "name": name, "page": page_of(request, BY_NAME, listed)}
    return render(request, "timeline/actors.html", context)


@staff_page
def articles(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()
    listed = with_record_counts(Article.objects.latest_versions()).filter(
        *(Q(title__icontains=word) for word in words.split())
    )
    undated = listed.filter(published=None)
    if "undated" in request.GET:
        context = {"undated": True, "page": page_of(request, BY_ENTRY, undated)}
    else:
        dated = listed.exclude(published=None)
        context = {"hides_undated": undated.exists(), "page": page_of(request, BY_PUBLICATION, dated)}
    return render(request, "timeline/articles.html", {"words": words, **context})


def page_of_events(request: HttpRequest, selection: Selection, events: EventQuerySet) -> Page[Event]:
    """The page of the timeline that is asked for; records without a date are sorted by entry."""
    order = BY_ENTRY if selection.is_valid() and selection.cleaned_data["undated"] else BY_DAY
    return page_of(request, order, entries_of(events, selection.states))


def page_of(request: HttpRequest, order: Keyset, rows: QuerySet[Any]) -> Page[Any]:
    try:
        return order.page(rows, request.GET, settings.TIMELINE_PAGE_SIZE)
    except BadCursor as error:
        raise Http404(str(error)) from error


def entries_of(events: EventQuerySet, states: Collection[str]) -> EventQuerySet:
    """The events with all that an entry shows, in a constant number of queries.

    `answer_waits` says that an answer was suggested which these states leave out.
    """
    answers = Statement.objects.in_review(*states).oldest_first()
    waiting = Statement.objects.suggested().exclude(review__in=states).filter(answers=OuterRef("pk"))
    return (
        events.annotate(answer_waits=Exists(waiting))
        .specific()
        .select_related("statement__answers", "statement__occasion", "reviewed_by")
        .with_evidence()
        .prefetch_related(Prefetch("allegation__answers", answers.with_evidence()))
    )


def statements_at(event: Event, states: Collection[str]) -> EventQuerySet:
    """What was said at a meeting; nothing for a record of another kind."""
    return entries_of(Event.objects.in_review(*states).filter(statement__occasion=event.pk).oldest_first(), states)


def with_neighbours(articles: ArticleQuerySet) -> ArticleQuerySet:
    """The articles with publisher and the versions on either side, of which only this one's text is loaded."""
    return articles.select_related("publisher__country", "supersedes", "superseded_by").defer(
        "original", "supersedes__text", "supersedes__original", "superseded_by__text", "superseded_by__original"
    )


def with_record_counts(articles: ArticleQuerySet) -> QuerySet[Any]:
    """The articles as a list shows them, with the numbers `accepted` and `suggested` of records that rest on each."""
    return (
        articles.without_body()
        .select_related("publisher")
        .annotate(
            accepted=records_in(OuterRef("pk"), Review.ACCEPTED),
            suggested=records_in(OuterRef("pk"), Review.SUGGESTED),
        )
    )


def records_in(article: OuterRef, review: Review) -> Coalesce:
    """How many records in this review state rest on an article."""
    found = Passage.objects.filter(article=article, event__review=review).order_by().values("article")
    return Coalesce(Subquery(found.values(number=Count("event", distinct=True))), 0)
