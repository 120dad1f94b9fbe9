"""What editors do to the ticked rows of a list: accept, reject, take back. Each leaves a line in the histories."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest

from timeline import curation
from timeline.models import Event
from timeline.vocabulary import Review


class ReviewActions(admin.ModelAdmin):
    """Accept, reject or take back what is ticked in a list."""

    actions = ["accept", "reject", "take_back"]

    @admin.action(description="Accept the selected %(verbose_name_plural)s", permissions=["change"])
    def accept(self, request: HttpRequest, queryset: Any) -> None:
        self.tell(request, curation.accept(queryset, request.user), Review.ACCEPTED)

    @admin.action(description="Reject the selected %(verbose_name_plural)s", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: Any) -> None:
        self.tell(request, curation.reject(queryset, request.user), Review.REJECTED)

    @admin.action(description="Make suggestions of the selected %(verbose_name_plural)s again", permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: Any) -> None:
        self.tell(request, curation.take_back(queryset, request.user), Review.SUGGESTED)

    def tell(self, request: HttpRequest, decision: curation.Decision, review: Review) -> None:
        """Say what became of the selected rows, and write it into their histories."""
        if decision.changed:
            changed = self.rows(decision.changed)
            LogEntry.objects.log_actions(request.user.pk or 0, changed, CHANGE, f"{review.label} from the list.")
        self.message_user(
            request, in_words(decision, review), messages.SUCCESS if decision.changed else messages.WARNING
        )

    def rows(self, keys: list[int]) -> Any:
        """The rows with these keys; events as what they are, since each kind has its own history."""
        if issubclass(self.model, Event):
            return [event.specific for event in Event.objects.filter(pk__in=keys).specific()]
        return self.model._default_manager.filter(pk__in=keys)


def in_words(decision: curation.Decision, review: Review) -> str:
    """What became of the rows: "3 accepted, and with them 2 actors. 1 was accepted before."."""
    words = f"{len(decision.changed)} {review.label.lower()}"
    if decision.actors:
        words += f", and with {'it' if len(decision.changed) == 1 else 'them'} {decision.actors} actor"
        words += "" if decision.actors == 1 else "s"
    if decision.unchanged:
        words += f". {decision.unchanged} {'was' if decision.unchanged == 1 else 'were'} {review.label.lower()} before"
    return f"{words}."
