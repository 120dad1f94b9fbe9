"""Where editors keep the actors: who they are, what they are called, which offices they held."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.admin.actions import ReviewActions
from timeline.admin.guard import GuardedForm, ReviewableAdmin
from timeline.admin.inlines import ActorNameInline, AffiliationInline
from timeline.admin.lists import ListAdmin, page_link, state_label
from timeline.models import Actor, ActorName, Affiliation, Mention

SHOWN = 12  # mentions on an actor's page


class MergedFilter(admin.SimpleListFilter):
    title = "merged"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Not merged"), ("yes", "Merged into another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Actor]) -> QuerySet[Actor]:
        return queryset.filter(merged_into__isnull=self.value() == "no") if self.value() else queryset


class ActorForm(GuardedForm):
    class Meta:
        widgets = {
            "description": forms.TextInput(attrs={"class": "vTextField wide"}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }


@admin.register(Actor)
class ActorAdmin(ReviewActions, ReviewableAdmin):
    form = ActorForm
    list_display = ["name", "kind", "state", "called", "description", "country", "on_page"]
    list_filter = ["review", "kind", MergedFilter]
    list_select_related = ["country"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["names__normalised"]
    search_help_text = "Words of any of its names, in any spelling."
    autocomplete_fields = ["country"]
    readonly_fields = ["slug", "merged_into", "mentioned"]
    inlines = [ActorNameInline, AffiliationInline]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["name", "kind", "review", "description", "country", "mentioned"]}),
        ("Elsewhere", {"fields": [("wikidata", "iso_code"), "slug", "merged_into"]}),
        ("For editors", {"fields": ["note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).prefetch_related("names")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Actor], search_term: str
    ) -> tuple[QuerySet[Actor], bool]:
        """Actors by any of their names; where one is chosen for a record, no merged or rejected ones."""
        found: Any = queryset & Actor.objects.matching(search_term)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            found = found.kept().in_review("accepted", "suggested")
        return found, False

    def view_on_site(self, actor: Actor) -> str:
        return actor.get_absolute_url()

    @admin.display(description="review", ordering="review")
    def state(self, actor: Actor) -> SafeString:
        return state_label(actor)

    @admin.display(description="also called")
    def called(self, actor: Actor) -> str:
        names = [name.name for name in actor.names.all() if name.name != actor.name]
        return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")

    @admin.display(description="page")
    def on_page(self, actor: Actor) -> SafeString:
        return page_link(actor)

    @admin.display(description="named in")
    def mentioned(self, actor: Actor) -> SafeString | str:
        """The places where articles name it, each leading to the article."""
        if actor.pk is None:
            return "no article yet"
        mentions = (
            Mention.objects.filter(actor=actor).select_related("article").defer("article__text", "article__original")
        )
        return (
            format_html_join(
                "",
                '<p>…{}<mark>{}</mark>{}… <a href="{}">{}</a></p>',
                (
                    (
                        m.prefix,
                        m.quote,
                        m.suffix,
                        reverse("admin:timeline_article_change", args=[m.article_id]),
                        m.article,
                    )
                    for m in mentions[:SHOWN]
                ),
            )
            or "no article"
        )


@admin.register(ActorName)
class ActorNameAdmin(ListAdmin):
    list_display = ["name", "kind", "of_actor"]
    list_filter = ["kind"]
    list_select_related = ["actor"]
    search_fields = ["name", "normalised"]

    @admin.display(description="actor", ordering="actor__name")
    def of_actor(self, name: ActorName) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:timeline_actor_change", args=[name.actor_id]), name.actor
        )


@admin.register(Affiliation)
class AffiliationAdmin(ListAdmin):
    list_display = ["title", "holder", "organisation", "since", "until"]
    list_select_related = ["person", "organisation"]
    search_fields = ["title", "person__name", "organisation__name"]

    @admin.display(description="person", ordering="person__name")
    def holder(self, office: Affiliation) -> SafeString:
        address = reverse("admin:timeline_actor_change", args=[office.person_id])
        return format_html('<a href="{}">{}</a>', address, office.person)
