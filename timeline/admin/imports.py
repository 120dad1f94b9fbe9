"""What was handed in, and what became of each file. Nobody changes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.admin.lists import ListAdmin
from timeline.models import ImportItem, ImportRun
from timeline.vocabulary import ImportOutcome


class ImportItemInline(admin.TabularInline):
    model = ImportItem
    extra = 0
    can_delete = False
    fields = ["source", "outcome", "article", "suggestions", "error"]
    readonly_fields = ["source", "outcome", "article", "suggestions", "error"]
    verbose_name_plural = "files"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportItem]:
        return without_bodies(super().get_queryset(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ImportRun)
class ImportRunAdmin(ListAdmin):
    list_display = ["__str__", "user", "source", "finished", "files", "failed", "suggestions"]
    list_filter = ["started", "user"]
    list_select_related = ["user"]
    search_fields = ["source", "items__source"]
    fields = ["started", "finished", "user", "source"]
    inlines = [ImportItemInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                file_count=Count("items"),
                failed_count=Count("items", filter=Q(items__outcome=ImportOutcome.FAILED)),
                suggestion_count=Sum("items__suggestions", default=0),
            )
        )

    @admin.display(description="files", ordering="file_count")
    def files(self, run: Any) -> int:
        return run.file_count

    @admin.display(description="failed", ordering="failed_count")
    def failed(self, run: Any) -> SafeString | str:
        """How many files failed, leading to them and their errors."""
        if not run.failed_count:
            return "none"
        query = urlencode({"run__id__exact": run.pk, "outcome__exact": ImportOutcome.FAILED.value})
        address = f"{reverse('admin:timeline_importitem_changelist')}?{query}"
        return format_html('<a href="{}">{}<span class="visually-hidden"> failed</span></a>', address, run.failed_count)

    @admin.display(description="suggestions", ordering="suggestion_count")
    def suggestions(self, run: Any) -> int:
        return run.suggestion_count


@admin.register(ImportItem)
class ImportItemAdmin(ListAdmin):
    list_display = ["source", "outcome", "error", "suggestions", "its_article", "run"]
    list_filter = ["outcome", "created"]
    search_fields = ["source", "error"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportItem]:
        return without_bodies(super().get_queryset(request)).select_related("run", "article")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="article")
    def its_article(self, item: ImportItem) -> SafeString | str:
        if item.article is None:
            return "-"
        address = reverse("admin:timeline_article_change", args=[item.article_id])
        return format_html('<a href="{}">{}</a>', address, item.article)


def without_bodies(items: QuerySet[ImportItem]) -> QuerySet[ImportItem]:
    """The items with their articles, whose texts stay in the database."""
    return items.select_related("article").defer("article__text", "article__original")
