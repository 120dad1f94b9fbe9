"""What the lists have in common: cells that look the same everywhere, and lists of rows that are changed elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString


class ListAdmin(admin.ModelAdmin):
    """Rows to search and to read. They are added and changed on the page of what they belong to."""

    list_per_page = 50
    show_full_result_count = False
    actions = None
    view_on_site = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def state_label(row: Any) -> SafeString:
    """The review state in words; the class only adds a look to them."""
    return format_html('<span class="state {}">{}</span>', row.review, row.get_review_display())


def page_link(row: Any) -> SafeString:
    """The way from a row of a list to its page on the timeline."""
    return format_html('<a href="{}">Page<span class="visually-hidden"> of {}</span></a>', row.get_absolute_url(), row)
