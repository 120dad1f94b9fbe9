"""What editors do across rows: accept, reject, take back. Who may do it is asked at the edge, in the admin.

Each function is one transaction, counts what it changed, and leaves alone what is already as wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from timeline.models import Actor, Article, Event
from timeline.models.events import EventQuerySet
from timeline.models.review import ReviewQuerySet
from timeline.vocabulary import Review

Person = AbstractBaseUser | AnonymousUser | None  # None: no person, but what people have confirmed before
BATCH = 500  # keys a query


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of it: the keys that changed, how many were so already, and how many actors were accepted along."""

    changed: list[int]
    unchanged: int
    actors: int = 0


@transaction.atomic
def accept(records: ReviewQuerySet, user: Person) -> Decision:
    """Accept these actors or events; an event brings along those involved in it who are still suggestions."""
    decision = _decide(records, Review.ACCEPTED, user)
    return Decision(decision.changed, decision.unchanged, _accept_involved(records, decision.changed, user))


@transaction.atomic
def reject(records: ReviewQuerySet, user: Person) -> Decision:
    """Reject these actors or events. They stay, so that no import brings them back."""
    return _decide(records, Review.REJECTED, user)


@transaction.atomic
def take_back(records: ReviewQuerySet, user: Person) -> Decision:
    """Make suggestions of these actors or events again."""
    return _decide(records, Review.SUGGESTED, user)


@transaction.atomic
def accept_involved(events: EventQuerySet, user: Person) -> int:
    """Accept the actors of these events that are still suggestions, and count them."""
    suggested = Actor.objects.suggested().filter(involvements__event__in=events.values("pk"))
    return len(_decide(suggested, Review.ACCEPTED, user).changed)


@transaction.atomic
def redate_events_of(article: Article) -> None:
    """Give the events that rest on an article their place on the timeline anew, after its date was corrected."""
    for event in Event.objects.filter(passages__article=article).distinct():
        event.save()


def _accept_involved(records: ReviewQuerySet, changed: list[int], user: Person) -> int:
    if not issubclass(records.model, Event):
        return 0
    return sum(accept_involved(Event.objects.filter(pk__in=keys), user) for keys in _batches(changed))


def _decide(records: ReviewQuerySet, review: Review, user: Person) -> Decision:
    """Set the review state where it is another, with who and when; `revision` tells other editors."""
    table: Any = Event.objects if issubclass(records.model, Event) else records.model._default_manager
    chosen = table.filter(pk__in=records.order_by().values("pk")).select_for_update()
    states = dict(chosen.order_by("pk").values_list("pk", "review"))
    changed = [key for key, state in states.items() if state != review]
    now = timezone.now()
    reviewer, reviewed = (None, None) if review is Review.SUGGESTED else (user, now)
    for keys in _batches(changed):
        table.filter(pk__in=keys).update(
            review=review,
            reviewed_by=reviewer,
            reviewed_at=reviewed,
            curated_at=now,
            modified=now,
            revision=F("revision") + 1,
        )
    return Decision(changed, len(states) - len(changed))


def _batches(keys: list[int]) -> Iterator[list[int]]:
    left = iter(keys)
    while batch := list(islice(left, BATCH)):
        yield batch
