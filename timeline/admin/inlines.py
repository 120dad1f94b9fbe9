"""What is edited on the page of something else: names and offices of an actor, people and passages of a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from timeline.models import ActorName, Affiliation, Involvement, Passage
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
    fields = [("article", "start", "end")]
    autocomplete_fields = ["article"]
    verbose_name_plural = "passages that the record rests on"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Passage]:
        return super().get_queryset(request).select_related("article").defer("article__original", "article__text")
