"""Saving through the admin: nothing that somebody else saved meanwhile is overwritten; what is saved is an editor's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest

from timeline import curation
from timeline.models import Event
from timeline.models.review import Reviewable
from timeline.vocabulary import Review


class GuardedForm(forms.ModelForm):
    """Sends along which revision the editor saw, and refuses to save over a later one."""

    GUARD = "revision"

    seen_revision = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_revision"] = self.current_revision

    @property
    def current_revision(self) -> str:
        return str(getattr(self.instance, self.GUARD)) if self.instance.pk else ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get("seen_revision") != self.current_revision:
            raise ValidationError(
                "%(who)s saved this record while you were editing it, so that nothing of yours was saved. "
                "Open the record in another tab to see what it says now, and make your changes there.",
                code="conflict",
                params={"who": last_editor_of(self.instance)},
            )
        return cleaned


class GuardedByTimeForm(GuardedForm):
    """For rows without a revision: the moment of the last change stands for it."""

    GUARD = "modified"


class GuardedAdmin(admin.ModelAdmin):
    """An admin whose rows are locked while they are saved, so that two editors cannot both be first."""

    form = GuardedForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fieldsets, with the hidden revision in the first for those who may save."""
        (title, options), *others = super().get_fieldsets(request, obj)
        seen = ["seen_revision"] if obj is None or self.has_change_permission(request, obj) else []
        return [(title, {**options, "fields": [*options["fields"], *seen]}), *others]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        if request.method == "POST" and object_id.isdecimal() and transaction.get_connection().in_atomic_block:
            table: Any = Event.objects if issubclass(self.model, Event) else self.model._default_manager
            table.select_for_update().filter(pk=object_id).values_list("pk").first()
        return super().get_object(request, object_id, from_field)


class ReviewableAdmin(GuardedAdmin):
    """An admin of drafts: a save marks the row as an editor's, and a changed review state says who decided and when."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change or form.has_changed() or any(formset.has_changed() for formset in formsets):
            self.mark_as_curated(request, form.instance, decided=not change or "review" in form.changed_data)

    def mark_as_curated(self, request: HttpRequest, row: Reviewable, *, decided: bool) -> None:
        """Store who decided, that an editor was here, and the dates that follow from the passages."""
        if decided:
            row.decide(Review(row.review), request.user)
        else:
            row.touch()
        row.save()
        if decided and isinstance(row, Event) and row.review == Review.ACCEPTED:
            curation.accept_involved(Event.objects.filter(pk=row.pk), request.user)


def last_editor_of(row: Model) -> str:
    """The name of who saved it last through the admin, as the beginning of a sentence."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    last = entries.select_related("user").order_by("-action_time", "-pk").first()
    return last.user.get_username() if last else "Somebody else"
