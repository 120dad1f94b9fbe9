"""Which records a query string asks for: pages, and later exports and the API, all filter through it.

A value that makes no sense is an error beside its field and selects nothing; it never selects everything.
"""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.http import QueryDict

from timeline import edtf
from timeline.models import Actor, Event
from timeline.models.events import EventQuerySet
from timeline.names import normalise
from timeline.vocabulary import EventKind, Review

MANY = 8  # actors that are offered where a name fits several


class DayField(forms.CharField):
    """A date as EDTF; its value is the first day it covers, or the last one where `last` is set."""

    def __init__(self, *, last: bool = False, **options: Any) -> None:
        super().__init__(required=False, max_length=40, **options)
        self.last = last

    def clean(self, value: Any) -> datetime.date | None:
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            date = edtf.parse(text)
        except edtf.NotEDTF as error:
            raise ValidationError(f"“{text}” is no date. Write 2025, 2025-12 or 2025-12-16.") from error
        return date.latest if self.last else date.earliest


class Selection(forms.Form):
    """The filters of the timeline, bound to a query string."""

    kind = forms.MultipleChoiceField(
        label="What",
        choices=EventKind.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is no kind of record. Choose meeting, statement or allegation."},
    )
    actor = forms.CharField(
        label="Who",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Any name", "autocomplete": "off"}),
    )
    since = DayField(label="From", widget=forms.TextInput(attrs={"placeholder": "2025-12", "autocomplete": "off"}))
    until = DayField(
        label="To", last=True, widget=forms.TextInput(attrs={"placeholder": "2025-12-31", "autocomplete": "off"})
    )
    state = forms.MultipleChoiceField(
        label="Review",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is no review state that you can choose."},
    )
    undated = forms.BooleanField(label="Only records without a date", required=False)

    def __init__(
        self, query: QueryDict, user: AbstractUser | AnonymousUser, among: EventQuerySet | None = None
    ) -> None:
        """`among` are the events to select from, if not all."""
        super().__init__(query, label_suffix="")
        self.among: EventQuerySet = Event.objects.all() if among is None else among
        self.fields["state"].choices = [(state.value, state.label) for state in states_for(user)]  # type: ignore[attr-defined]
        self.namesakes: list[Actor] = []  # those that a name in the query may mean, where it is not clear

    def clean_actor(self) -> list[Actor]:
        """The actors that are meant: none where no name is given, ValidationError where it is unknown or not clear."""
        name = self.cleaned_data["actor"].strip()
        if not name:
            return []
        found = actors_meant(name)
        if not found:
            raise ValidationError(f"No actor is called “{name}”.")
        if len(found) > 1:
            self.namesakes = found[:MANY]
            raise ValidationError(f"Several actors are called “{name}”, or have it in their names. Choose one:")
        return found

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and since > until:
            self.add_error("until", "This is before the day the timeline starts from.")
        if chosen.get("undated") and (since or until):
            self.add_error("undated", "A record without a date lies in no span of days: clear one of the two.")
        return chosen

    def events(self) -> EventQuerySet:
        """The events that the query string selects; none where it is not valid."""
        if not self.is_valid():
            return Event.objects.none()
        if self.cleaned_data["undated"]:
            return self._of_any_date().undated()
        return self._of_any_date().between(self.cleaned_data["since"], self.cleaned_data["until"])

    def hides_undated(self) -> bool:
        """Whether there are records without a date that fit but for that, and are left out."""
        if not self.is_valid() or any(self.cleaned_data[name] for name in ("undated", "since", "until")):
            return False
        return self._of_any_date().undated().exists()

    def _of_any_date(self) -> EventQuerySet:
        events: EventQuerySet = self.among.in_review(*self.states)
        if kinds := self.cleaned_data["kind"]:
            events = events.of_kind(*kinds)
        return events.involving(*self.cleaned_data["actor"])

    @property
    def states(self) -> list[str]:
        """The review states to show: accepted records, unless others are asked for."""
        return (self.is_valid() and self.cleaned_data["state"]) or [Review.ACCEPTED.value]

    @property
    def shows_suggestions(self) -> bool:
        return Review.SUGGESTED in self.states

    @property
    def states_with_suggestions(self) -> list[str]:
        """For the link that shows suggestions beside accepted records."""
        return [Review.ACCEPTED.value, Review.SUGGESTED.value]

    @property
    def narrows(self) -> bool:
        """Whether anything but the review state is asked for."""
        return any(self.data.get(name) for name in ("kind", "actor", "since", "until", "undated"))


def states_for(user: AbstractUser | AnonymousUser) -> list[Review]:
    """The review states a person may see: what was rejected is for those who could take it back."""
    if user.has_perm("timeline.change_event"):
        return [Review.ACCEPTED, Review.SUGGESTED, Review.REJECTED]
    return [Review.ACCEPTED, Review.SUGGESTED]


def actors_meant(name: str) -> list[Actor]:
    """The actors that go by this name in any spelling, else with this slug, else with these words in a name."""
    if not normalise(name):
        return []
    known = Actor.objects.in_review(Review.ACCEPTED, Review.SUGGESTED).select_related("merged_into")
    for found in (known.named(name), known.filter(slug=name), known.matching(name)):
        if actors := {actor.kept: None for actor in found[: MANY + 1]}:
            return list(actors)
    return []
