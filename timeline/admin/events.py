"""Where editors curate the records: one list of all kinds, and one page for each kind with the words it rests on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from timeline.admin.actions import ReviewActions
from timeline.admin.guard import GuardedForm, ReviewableAdmin
from timeline.admin.inlines import InvolvementInline, PassageInline
from timeline.admin.lists import ListAdmin, page_link, state_label
from timeline.marking import context
from timeline.models import Allegation, Event, Involvement, Meeting, Passage, Statement

SHORT = 160  # characters of a passage in a list


class HasDateFilter(admin.SimpleListFilter):
    title = "date"
    parameter_name = "dated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "With a date of its own"), ("reported", "Only the day of the report"), ("no", "None at all")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return queryset.exclude(date="")
            case "reported":
                return queryset.filter(date="").exclude(timeline_date=None)
            case "no":
                return queryset.filter(date="", timeline_date=None)
        return queryset


class EventForm(GuardedForm):
    class Meta:
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField wide"}),
            "text": forms.Textarea(attrs={"rows": 4}),
            "claim": forms.Textarea(attrs={"rows": 3}),
            "agenda": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }


class EventListing(ReviewActions):
    """How records stand in a list: state, title, people, date and the words they rest on."""

    list_display = ["title", "state", "who", "day", "evidence", "on_page"]
    list_filter = ["review", HasDateFilter, "passages__article__publisher"]
    search_fields = ["title", "place", "actors__names__name"]
    search_help_text = "Words of the title, the place or the name of somebody involved."
    list_per_page = 50
    show_full_result_count = False
    ordering = ["-timeline_date", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        involved = Involvement.objects.select_related("actor").in_order()
        passages = Passage.objects.order_by("pk")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("involvements", involved), Prefetch("passages", passages))
        )

    @admin.display(description="review", ordering="review")
    def state(self, event: Event) -> SafeString:
        return state_label(event)

    @admin.display(description="who")
    def who(self, event: Event) -> str:
        return ", ".join(dict.fromkeys(str(involvement.actor) for involvement in event.involvements.all()))

    @admin.display(description="when", ordering="timeline_date")
    def day(self, event: Event) -> str:
        if event.date:
            return event.date_in_words
        return f"reported {date_format(event.timeline_date, 'j M Y')}" if event.timeline_date else "not known"

    @admin.display(description="in the article")
    def evidence(self, event: Event) -> SafeString | str:
        passages = list(event.passages.all())
        if not passages:
            return "no passage"
        more = f" and {len(passages) - 1} more" if len(passages) > 1 else ""
        return format_html('<span class="quote">{}</span>{}', Truncator(passages[0].quote).chars(SHORT), more)

    @admin.display(description="page")
    def on_page(self, event: Event) -> SafeString:
        return page_link(event)


class OfAnyKind(ChangeList):
    """A list whose rows lead to the page of their kind."""

    def url_for_result(self, result: Any) -> str:
        return reverse(f"admin:timeline_{result.kind}_change", args=[result.pk])


@admin.register(Event)
class EventAdmin(EventListing, admin.ModelAdmin):
    """All records in one list. They are changed on the page of their kind."""

    list_display = ["title", "what", *EventListing.list_display[2:]]
    list_filter = ["review", "kind", *EventListing.list_filter[1:]]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return OfAnyKind

    @admin.display(description="what", ordering="kind")
    def what(self, event: Event) -> SafeString:
        return format_html("{} {}", event.get_kind_display(), state_label(event))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        event = self.get_object(request, object_id)
        if event is None or not self.has_view_or_change_permission(request, event):
            return super().change_view(request, object_id, *args, **kwargs)
        return redirect(f"admin:timeline_{event.kind}_change", event.pk)


def fieldsets(*own_fields: Any) -> list[Any]:
    """The form of a kind of record: its title, its own columns, then what all kinds have."""
    return [
        (None, {"fields": ["words", "title", "review", *own_fields]}),
        ("When and where", {"fields": [("date", "reads_as"), "timeline_date", "place", "country"]}),
        ("For editors", {"fields": ["note", "reviewed", "origin"]}),
    ]


class KindAdmin(EventListing, ReviewableAdmin):
    """The page of one kind of record: its own columns, who is involved, and the passages it rests on."""

    form = EventForm
    inlines = [PassageInline, InvolvementInline]
    autocomplete_fields = ["country"]
    readonly_fields = ["words", "reads_as", "timeline_date", "reviewed", "origin"]
    save_on_top = True

    def view_on_site(self, event: Event) -> str:
        return event.get_absolute_url()

    @admin.display(description="rests on")
    def words(self, event: Event) -> SafeString | str:
        """The passages among the words around them, each with the way to its article."""
        if event.pk is None:
            return "Nothing yet: add a passage below."
        passages = event.passages.select_related("article__publisher").defer("article__original")
        return format_html_join("", "{}", ((in_context(passage, event),) for passage in passages)) or "no passage"

    @admin.display(description="reads as")
    def reads_as(self, event: Event) -> str:
        return event.date_in_words or "not known"

    @admin.display(description="decided")
    def reviewed(self, event: Event) -> str:
        if not event.reviewed_at:
            return "not yet"
        reviewer = event.reviewed_by or "an account that is gone"
        return f"{event.get_review_display()} by {reviewer}, {date_format(event.reviewed_at, 'j F Y, H:i')}"

    @admin.display(description="where it comes from")
    def origin(self, event: Event) -> str:
        if not event.rule:
            return "Written by an editor"
        sure = f", {event.confidence:.0%} sure" if event.confidence is not None else ""
        return f"Drafted by the rule {event.rule}{sure} ({event.extractor or 'version unknown'})"


@admin.register(Meeting)
class MeetingAdmin(KindAdmin):
    list_filter = ["review", "status", "format", *EventListing.list_filter[1:]]
    fieldsets = fieldsets(("status", "format"), "agenda")


@admin.register(Statement)
class StatementAdmin(KindAdmin):
    list_filter = ["review", "directness", "stance", "channel", *EventListing.list_filter[1:]]
    search_fields = [*EventListing.search_fields, "text"]
    autocomplete_fields = ["country", "occasion", "answers"]
    fieldsets = fieldsets("text", ("directness", "channel"), "speaker_text", ("answers", "stance"), "occasion")


@admin.register(Allegation)
class AllegationAdmin(KindAdmin):
    list_filter = ["review", "voice", *EventListing.list_filter[1:]]
    search_fields = [*EventListing.search_fields, "claim"]
    readonly_fields = [*KindAdmin.readonly_fields, "answered"]
    fieldsets = fieldsets("claim", ("category", "voice"), "accuser_text", "answered", "no_answer_found")

    @admin.display(description="answers")
    def answered(self, allegation: Allegation) -> SafeString | str:
        """The statements that answer it, each leading to its form."""
        answers = allegation.answers.all() if allegation.pk else []
        lines = format_html_join("", "<p>{}</p>", ((answer_line(answer),) for answer in answers))
        return lines or "None is linked. A statement becomes an answer on its own page."


def answer_line(answer: Statement) -> SafeString:
    address = reverse("admin:timeline_statement_change", args=[answer.pk])
    stance, state = answer.get_stance_display(), answer.get_review_display().lower()
    return format_html('{}: <a href="{}">{}</a> ({})', stance, address, answer.title, state)


def in_context(passage: Passage, event: Event) -> SafeString:
    """A passage among the words around it, with article, publisher and day."""
    article, around = passage.article, context(passage.article.text, passage)
    day = date_format(article.published, "j F Y") if article.published else ""
    return format_html(
        '<blockquote class="passage">{}<mark>{}</mark>{}</blockquote><p><a href="{}">{}</a>{}</p>',
        around.before,
        around.quote,
        around.after,
        f"{article.get_absolute_url()}?state={event.review}&passage={passage.pk}#passage-{passage.pk}",
        article.title,
        "".join(f", {known}" for known in (article.publisher, day) if known),
    )


@admin.register(Involvement)
class InvolvementAdmin(ListAdmin):
    list_display = ["actor", "role", "record", "on_behalf_of", "position", "words"]
    list_filter = ["role", "event__review"]
    list_select_related = ["actor", "event", "on_behalf_of"]
    search_fields = ["actor__names__normalised", "event__title", "words"]

    @admin.display(description="record", ordering="event__title")
    def record(self, involvement: Involvement) -> SafeString:
        event = involvement.event
        return format_html(
            '<a href="{}">{}</a>', reverse(f"admin:timeline_{event.kind}_change", args=[event.pk]), event
        )
