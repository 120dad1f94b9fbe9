"""What happened: meetings, statements, allegations, and who was involved in which role.

Event is the base that timelines read; its three children add what only they have. Roles, not columns, say who took
part.
"""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_extensions.db.models import TimeStampedModel

from timeline import edtf
from timeline.models.actors import Actor
from timeline.models.fields import EDTFField
from timeline.models.review import Reviewable, ReviewQuerySet
from timeline.vocabulary import (
    ROLES_OF_KIND,
    AccuserVoice,
    ActorKind,
    Channel,
    Directness,
    EventKind,
    MeetingFormat,
    MeetingStatus,
    Role,
    Stance,
)


class EventQuerySet(ReviewQuerySet):
    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def involving(self, *actors: Actor) -> Self:
        """Events that each of these actors has a part in."""
        found = self
        for actor in actors:
            found = found.filter(pk__in=Involvement.objects.filter(actor=actor).values("event"))
        return found

    def between(self, start: datetime.date | None, end: datetime.date | None) -> Self:
        """Dated events that may lie from start to end, both included; None leaves that side open.

        A day in "December 2025" may be the 16th, so its last day counts where the timeline's day comes too early.
        """
        found = self.dated()
        if start:
            found = found.filter(Q(timeline_date__gte=start) | Q(latest__gte=start))
        if end:
            found = found.filter(timeline_date__lte=end)
        return found

    def dated(self) -> Self:
        return self.exclude(timeline_date=None)

    def undated(self) -> Self:
        return self.filter(timeline_date=None)

    def newest_first(self) -> Self:
        return self.order_by("-timeline_date", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("timeline_date", "pk")

    def specific(self) -> Self:
        """Brings the child's columns along, so that `event.specific` costs no query."""
        return self.select_related(*EventKind, "country")

    def with_evidence(self) -> Self:
        """Brings along who is involved and the passages with their articles, in a constant number of queries."""
        from timeline.models.evidence import Passage

        return self.prefetch_related(
            models.Prefetch("involvements", Involvement.objects.select_related("actor", "on_behalf_of").in_order()),
            models.Prefetch(
                "passages",
                Passage.objects.select_related("article__publisher").defer("article__text", "article__original"),
            ),
        )


class Event(Reviewable):
    """The base of everything on the timeline."""

    kind = models.CharField(max_length=16, choices=EventKind.choices(), editable=False)
    title = models.CharField(max_length=300, help_text="What the timeline shows: short, in neutral words.")
    date = EDTFField(
        help_text="When it happened, as EDTF: 2025-12-16, 2025-12, 2025-12-16/2025-12-17, 2025-12-16? if likely. "
        "Empty if no source says."
    )
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    timeline_date = models.DateField(
        null=True,
        blank=True,
        editable=False,
        help_text="What it sorts by: its own earliest day, else the day it was first reported.",
    )
    place = models.CharField(max_length=200, blank=True, default="")
    country = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events_there",
        limit_choices_to={"kind": ActorKind.STATE},
        help_text="The state where it happened.",
    )
    confidence = models.FloatField(
        null=True, blank=True, editable=False, help_text="How sure the extraction is, 0 to 1."
    )
    rule = models.CharField(max_length=60, blank=True, default="", editable=False, help_text="The rule it came from.")
    extractor = models.CharField(max_length=100, blank=True, default="", editable=False)
    note = models.TextField(blank=True, default="", help_text="For editors only.")
    actors: models.ManyToManyField[Actor, Involvement] = models.ManyToManyField(
        Actor, through="Involvement", through_fields=("event", "actor"), related_name="events"
    )

    objects = EventQuerySet.as_manager()

    KIND: ClassVar[EventKind | None] = None

    class Meta(Reviewable.Meta):
        abstract = False
        ordering = ["-timeline_date", "-pk"]
        get_latest_by = "timeline_date"
        indexes = [
            models.Index(fields=["review", "timeline_date", "id"], name="event_review_date"),
            models.Index(fields=["review", "kind", "timeline_date", "id"], name="event_review_kind_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest=None) | Q(latest=None) | Q(earliest__lte=F("latest")),
                name="event_earliest_before_latest",
                violation_error_message="A date cannot end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__gte=0, confidence__lte=1), name="event_confidence_0_to_1"
            ),
            models.CheckConstraint(condition=Q(kind__in=list(EventKind)), name="event_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("timeline:event", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.KIND is not None:
            self.kind = self.KIND
        self.derive_dates(self.first_reported() if self.pk else self.timeline_date)
        super().save(*args, **kwargs)

    def derive_dates(self, reported: datetime.date | None) -> None:
        """Set earliest, latest and timeline_date from `date`; `reported`: day of the first article that tells it."""
        day = edtf.parse(self.date) if self.date else None
        self.earliest = day.earliest if day and day.earliest > edtf.EARLIEST_DAY else None
        self.latest = day.latest if day and day.latest < edtf.LATEST_DAY else None
        self.timeline_date = self.earliest or reported

    def first_reported(self) -> datetime.date | None:
        """The earliest day on which an article that it rests on was published."""
        days = self.passages.exclude(article__published=None).values_list("article__published", flat=True)
        return min((day for day in days if day), default=None)

    @property
    def specific(self) -> Event:
        """The Meeting, Statement or Allegation that this event is, with what was prefetched for it."""
        if self.KIND is not None:
            return self
        child: Event = getattr(self, self.kind)
        own, shared = (vars(event).get("_prefetched_objects_cache", {}) for event in (child, self))
        vars(child)["_prefetched_objects_cache"] = {**shared, **own}
        return child

    @property
    def date_in_words(self) -> str:
        return edtf.in_words(self.date) if self.date else ""

    def in_role(self, *roles: Role) -> list[Involvement]:
        """Its involvements in these roles; no query where `with_evidence` brought them along."""
        return [involvement for involvement in self.involvements.all() if involvement.role in roles]

    def involve(self, actor: Actor, role: Role, **details: Any) -> Involvement:
        """Give an actor a part; twice is once."""
        return self.involvements.get_or_create(actor=actor, role=role, defaults=details)[0]


class Meeting(Event):
    """An encounter in which two or more actors talk with each other, once each, however many articles tell it."""

    KIND: ClassVar[EventKind | None] = EventKind.MEETING

    format = models.CharField(max_length=16, choices=MeetingFormat.choices(), default=MeetingFormat.UNKNOWN)
    status = models.CharField(
        max_length=16,
        choices=MeetingStatus.choices(),
        default=MeetingStatus.HELD,
        help_text="Put off to a date is planned; put off without one, or called off, is cancelled.",
    )
    agenda = models.TextField(blank=True, default="", help_text="What it was about.")

    class Meta:
        pass

    @property
    def participants(self) -> list[Involvement]:
        return self.in_role(Role.PARTICIPANT, Role.HOST, Role.MEDIATOR)


class Allegation(Event):
    """A claim that somebody did something wrongful. The database records the dispute and never decides it."""

    KIND: ClassVar[EventKind | None] = EventKind.ALLEGATION

    claim = models.TextField(help_text="What is alleged, in the source's words or close to them.")
    category = models.CharField(max_length=60, blank=True, default="")
    voice = models.CharField(
        max_length=16,
        choices=AccuserVoice.choices(),
        blank=True,
        default="",
        help_text="Only where no other actor accuses: the publication itself, or nobody that the source names.",
    )
    accuser_text = models.CharField(
        max_length=300,
        blank=True,
        default="",
        help_text="The source's words for an accuser who is none of the actors: “a senior official”.",
    )
    no_answer_found = models.DateField(
        "no answer found as of",
        null=True,
        blank=True,
        help_text="The day on which an editor looked and found no answer.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(claim=""), name="allegation_has_claim", violation_error_message="Say what is alleged."
            )
        ]

    @property
    def accuser(self) -> Actor | None:
        return next((i.actor for i in self.in_role(Role.ACCUSER)), None)

    @property
    def accusers(self) -> list[Involvement]:
        return self.in_role(Role.ACCUSER)

    @property
    def accused(self) -> list[Involvement]:
        return self.in_role(Role.ACCUSED)


class Statement(Event):
    """Something said or written, and by whom. A denial is a statement that answers an allegation."""

    KIND: ClassVar[EventKind | None] = EventKind.STATEMENT

    text = models.TextField(help_text="What was said, in the source's words; “…” where the source interrupts it.")
    directness = models.CharField(max_length=16, choices=Directness.choices(), default=Directness.INDIRECT)
    channel = models.CharField(max_length=20, choices=Channel.choices(), default=Channel.UNKNOWN)
    speaker_text = models.CharField(
        max_length=300, blank=True, default="", help_text="The source's words for the speaker: “a senior official”."
    )
    occasion = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="statements",
        help_text="Said at or after this meeting.",
    )
    answers = models.ForeignKey(
        Allegation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answers",
        help_text="The allegation that this statement answers.",
    )
    stance = models.CharField(
        max_length=16, choices=Stance.choices(), blank=True, default="", help_text="What the answer does."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="statement_has_text", violation_error_message="Say what was said."
            ),
            models.CheckConstraint(
                condition=Q(answers=None, stance="") | (Q(answers__isnull=False) & ~Q(stance="")),
                name="statement_stance_with_answers",
                violation_error_message="A stance belongs to an answer: choose both the allegation it answers "
                "and the stance, or neither.",
            ),
        ]

    @property
    def speaker(self) -> Actor | None:
        return next((i.actor for i in self.in_role(Role.SPEAKER)), None)


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    def in_order(self) -> Self:
        return self.order_by("pk")


class Involvement(TimeStampedModel):
    """One actor's part in one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="involvements")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=16, choices=Role.choices())
    on_behalf_of = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="represented_in",
        help_text="For whom they acted.",
    )
    position = models.CharField(max_length=300, blank=True, default="", help_text="The office they held then.")
    words = models.CharField(max_length=300, blank=True, default="", help_text="The words the source used for them.")

    objects = InvolvementQuerySet.as_manager()

    class Meta(TimeStampedModel.Meta):
        abstract = False
        ordering = ["pk"]
        indexes = [models.Index(fields=["actor", "role", "event"], name="involvement_actor_role")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "actor", "role"],
                name="involvement_unique",
                violation_error_message="This actor already has this role here.",
            ),
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(role=Role.SPEAKER),
                name="involvement_one_speaker",
                violation_error_message="A statement has one speaker.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display().lower()})"

    def clean(self) -> None:
        super().clean()
        kind = self.event.kind if self.event_id else None
        if kind and self.role not in ROLES_OF_KIND[EventKind(kind)]:
            roles = ", ".join(role.label.lower() for role in ROLES_OF_KIND[EventKind(kind)])
            raise ValidationError({"role": f"A {kind} has these roles: {roles}."})
