"""What is edited on the page of something else: names and offices of an actor, people and passages of a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html

from timeline.marking import context
from timeline.models import ActorName, Affiliation, Article, Involvement, Passage
from timeline.vocabulary import ROLES_OF_KIND, EventKind


class ActorNameInline(admin.TabularInline):
    model = ActorName
    extra = 0
    fields = ["name", "kind"]
    verbose_name_plural = "names, acronyms and spellings"


class AffiliationInline(admin.TabularInline):
    model = Affiliation
    fk_name = "person"
    extra = 0
    fields = ["title", "organisation", "since", "until"]
    autocomplete_fields = ["organisation"]
    verbose_name_plural = "offices"


class InvolvementInline(admin.TabularInline):
    model = Involvement
    fk_name = "event"
    extra = 0
    fields = ["role", "actor", "on_behalf_of", "position", "words"]
    autocomplete_fields = ["actor", "on_behalf_of"]
    verbose_name = "person, state or group involved"
    verbose_name_plural = "who is involved"

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        kind = getattr(self.parent_model, "KIND", None)
        if db_field.name == "role" and kind and isinstance(field, forms.ChoiceField):
            field.choices = [("", "---------"), *((role.value, role.label) for role in ROLES_OF_KIND[EventKind(kind)])]
        return field


class PassageForm(forms.ModelForm):
    class Meta:
        model = Passage
        fields = ["article", "start", "end"]
        widgets = {
            "start": forms.NumberInput(attrs={"class": "offset"}),
            "end": forms.NumberInput(attrs={"class": "offset"}),
        }


class PassageInline(admin.StackedInline):
    model = Passage
    form = PassageForm
    extra = 0
    fields = ["told", ("article", "start", "end")]
    readonly_fields = ["told"]
    autocomplete_fields = ["article"]
    verbose_name_plural = "passages that the record rests on"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Passage]:
        return super().get_queryset(request).select_related("event", "article__publisher").defer("article__original")

    @admin.display(description="In the article")
    def told(self, passage: Passage) -> str:
        """The passage among the words around it, and the way to its article."""
        if passage.pk is None:
            return "Choose an article, and the first and last place of the passage in its text."
        around = context(passage.article.text, passage)
        address = f"{passage.article.get_absolute_url()}?state={passage.event.review}&passage={passage.pk}"
        return format_html(
            '<blockquote class="passage">{}<mark>{}</mark>{}</blockquote><p><a href="{}#passage-{}">{}</a>{}</p>',
            around.before,
            around.quote,
            around.after,
            address,
            passage.pk,
            passage.article.title,
            provenance(passage.article),
        )


def provenance(article: Article) -> str:
    """Publisher and day, as far as they are known, to stand behind the article's title."""
    day = date_format(article.published, "j F Y") if article.published else ""
    return "".join(f", {known}" for known in (article.publisher, day) if known)
