"""Where editors keep the sources: publishers, articles with their unchanging text, and the passages taken from them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from timeline import curation
from timeline.admin.guard import GuardedAdmin, GuardedByTimeForm
from timeline.admin.lists import ListAdmin, page_link
from timeline.models import Article, Mention, Passage, Publisher

SHORT = 160  # characters of a passage in a list


class PublisherForm(GuardedByTimeForm):
    class Meta:
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}


@admin.register(Publisher)
class PublisherAdmin(GuardedAdmin):
    form = PublisherForm
    list_display = ["name", "kind", "country", "state_affiliated", "reliability", "its_articles"]
    list_filter = ["kind", "state_affiliated", "reliability"]
    list_select_related = ["country"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["name", "owner"]
    autocomplete_fields = ["country", "actor"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "country", "owner", "state_affiliated", "reliability", "actor", "note"]})
    ]
    view_on_site = False

    @admin.display(description="articles")
    def its_articles(self, publisher: Publisher) -> SafeString:
        address = reverse("admin:timeline_article_changelist")
        return format_html(
            '<a href="{}?publisher__id__exact={}">Articles<span class="visually-hidden"> of {}</span></a>',
            address,
            publisher.pk,
            publisher,
        )


@admin.register(Article)
class ArticleAdmin(GuardedAdmin):
    form = GuardedByTimeForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["title", "publisher", "published", "language", "import_run", "on_page"]
    list_filter = ["published", "publisher", "language"]
    list_select_related = ["publisher", "import_run"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "url", "byline"]
    autocomplete_fields = ["publisher"]
    readonly_fields = [
        "body",
        "as_received",
        "sha256",
        "path",
        "import_run",
        "supersedes",
        "replaced_by",
        "extracted_with",
        "records",
    ]
    fieldsets = [
        (None, {"fields": ["title", "publisher", "published", "url", "byline", "language", "records"]}),
        ("Text", {"fields": ["body"]}),
        (
            "Provenance",
            {"fields": ["as_received", "sha256", "path", "import_run", "extracted_with", "supersedes", "replaced_by"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("original", "text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in through the import alone."""
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "published" in form.changed_data:
            curation.redate_events_of(obj)

    def get_urls(self) -> list[URLPattern]:
        original = path(
            "<int:pk>/original/", self.admin_site.admin_view(self.original), name="timeline_article_original"
        )
        return [original, *super().get_urls()]

    def original(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it was received, to be saved and never shown: it may hold anything."""
        article = Article.objects.filter(pk=pk).only("original", "sha256").first()
        if article is None or not self.has_view_permission(request, article):
            raise Http404("There is no such article")
        headers = {"Content-Disposition": f'attachment; filename="{article.sha256[:16]}.original"'}
        return HttpResponse(bytes(article.original), content_type="application/octet-stream", headers=headers)

    def view_on_site(self, article: Article) -> str:
        return article.get_absolute_url()

    @admin.display(description="text")
    def body(self, article: Article) -> SafeString:
        return format_html('<div class="article-text" lang="{}">{}</div>', article.language, article.text)

    @admin.display(description="as received")
    def as_received(self, article: Article) -> SafeString:
        return format_html(
            '<a href="{}">Save the original</a> ({}, {})',
            reverse("admin:timeline_article_original", args=[article.pk]),
            article.media_type,
            filesizeformat(len(article.original)),
        )

    @admin.display(description="replaced by")
    def replaced_by(self, article: Article) -> SafeString | str:
        later = Article.objects.without_body().filter(supersedes=article).first()
        if later is None:
            return "-"
        return format_html('<a href="{}">{}</a>', reverse("admin:timeline_article_change", args=[later.pk]), later)

    @admin.display(description="records")
    def records(self, article: Article) -> SafeString:
        address = reverse("admin:timeline_event_changelist")
        return format_html(
            '<a href="{}?passages__article__id__exact={}">Those that rest on it</a>', address, article.pk
        )

    @admin.display(description="page")
    def on_page(self, article: Article) -> SafeString:
        return page_link(article)


@admin.register(Passage)
class PassageAdmin(ListAdmin):
    list_display = ["words", "record", "article"]
    list_filter = ["event__kind", "event__review", "article__publisher"]
    list_select_related = ["event", "article"]
    search_fields = ["quote", "event__title", "article__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        return super().get_queryset(request).defer("article__text", "article__original")

    @admin.display(description="words")
    def words(self, passage: Passage) -> str:
        return Truncator(passage.quote).chars(SHORT)

    @admin.display(description="record", ordering="event__title")
    def record(self, passage: Passage) -> SafeString:
        event = passage.event
        return format_html(
            '<a href="{}">{}</a>', reverse(f"admin:timeline_{event.kind}_change", args=[event.pk]), event
        )


@admin.register(Mention)
class MentionAdmin(ListAdmin):
    list_display = ["quote", "actor", "article"]
    list_select_related = ["actor", "article"]
    search_fields = ["quote", "actor__names__normalised", "article__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).defer("article__text", "article__original")
