"""Who acts: people, states, organisations, groups; their names and the offices they held.

An actor that was merged into another one keeps its row, so that old addresses still lead somewhere.
"""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django_extensions.db.fields import AutoSlugField
from django_extensions.db.models import TimeStampedModel

from timeline.models.fields import EDTFField
from timeline.models.review import Reviewable, ReviewQuerySet
from timeline.names import normalise
from timeline.vocabulary import ActorKind, NameKind


class ActorQuerySet(ReviewQuerySet):
    def kept(self) -> Self:
        """Actors that were not merged into another one."""
        return self.filter(merged_into=None)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def named(self, name: str) -> Self:
        """Actors that have this name in any spelling: case, accents, article and possessive do not count."""
        return self.filter(names__normalised=normalise(name)).distinct()

    def matching(self, words: str) -> Self:
        """Actors one of whose names holds each of the words, for search boxes."""
        found = self
        for word in normalise(words).split():
            found = found.filter(pk__in=ActorName.objects.filter(normalised__contains=word).values("actor"))
        return found


class Actor(Reviewable):
    """A person, state, organisation, armed group, medium or group that takes part in events."""

    name = models.CharField(max_length=200, help_text="The usual full name, as the timeline shows it.")
    slug = AutoSlugField(
        populate_from="name", max_length=120, unique=True, editable=False, allow_unicode=True, overwrite_on_add=False
    )
    kind = models.CharField(max_length=16, choices=ActorKind.choices())
    description = models.CharField(
        max_length=300,
        blank=True,
        default="",
        help_text="Who this is in a few words: “Pakistan’s special envoy for Afghanistan”.",
    )
    country = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="nationals",
        limit_choices_to={"kind": ActorKind.STATE},
        help_text="The state it belongs to.",
    )
    wikidata = models.CharField(
        "Wikidata QID",
        max_length=16,
        blank=True,
        default="",
        validators=[RegexValidator(r"^Q[1-9]\d*$", "A Wikidata QID looks like Q889.")],
    )
    iso_code = models.CharField(
        "ISO 3166 code",
        max_length=2,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[A-Z]{2}$", "An ISO 3166 code has two capital letters: PK.")],
    )
    key = models.CharField(
        max_length=40,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Key of the entry in fixtures/countries.json that this actor comes from.",
    )
    note = models.TextField(blank=True, default="", help_text="For editors only.")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_actors"
    )

    objects = ActorQuerySet.as_manager()

    class Meta(Reviewable.Meta):
        abstract = False
        ordering = ["name", "pk"]
        get_latest_by = "modified"
        indexes = [
            models.Index(fields=["review", "kind", "name"], name="actor_review_kind_name"),
            models.Index(fields=["name"], name="actor_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["iso_code"], condition=~Q(iso_code=""), name="actor_iso_code_unique"),
            models.UniqueConstraint(fields=["wikidata"], condition=~Q(wikidata=""), name="actor_wikidata_unique"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="actor_not_merged_into_itself",
                violation_error_message="An actor cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("timeline:actor", args=[self.slug])

    def slugify_function(self, name: str) -> str:
        """What AutoSlugField makes of the name: letters of any script; the kind where no letter is left."""
        return slugify(name, allow_unicode=True) or self.kind

    def clean(self) -> None:
        super().clean()
        if self.iso_code and self.kind != ActorKind.STATE:
            raise ValidationError({"iso_code": "Only a state has an ISO 3166 code."})
        if self.country_id and self.country_id == self.pk:
            raise ValidationError({"country": "An actor cannot belong to itself; leave this empty for a state."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.add_name(self.name)

    def add_name(self, name: str, kind: NameKind = NameKind.NAME) -> ActorName:
        """The name's row, made if this actor does not have it yet."""
        return self.names.get_or_create(normalised=normalise(name), defaults={"name": name, "kind": kind})[0]

    @property
    def kept(self) -> Actor:
        """The actor that this one was merged into, however often; itself if it was not."""
        actor = self
        while actor.merged_into is not None:
            actor = actor.merged_into
        return actor


class ActorName(TimeStampedModel):
    """One way to write an actor: a name, a spelling, an acronym; for states also the demonym and the capital."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(max_length=16, choices=NameKind.choices(), default=NameKind.NAME)

    class Meta(TimeStampedModel.Meta):
        abstract = False
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["actor", "normalised"], name="actor_name_unique")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not normalise(self.name):
            raise ValidationError({"name": f"“{self.name}” holds no letter or digit that a name could be found by."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.normalised = normalise(self.name)
        super().save(*args, **kwargs)


class Affiliation(TimeStampedModel):
    """The office somebody held then: title, for whom, since when and until when."""

    person = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
        help_text="The state, organisation or group that the office is held for.",
    )
    title = models.CharField(max_length=300, help_text="“Foreign minister”, “Special Envoy for Afghanistan”.")
    since = EDTFField(help_text="EDTF: 2024, 2024-05 or 2024-05-01; empty if unknown.")
    until = EDTFField(help_text="EDTF; empty if unknown or still in office.")
    article = models.ForeignKey(
        "timeline.Article",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The article that names the office.",
    )

    class Meta(TimeStampedModel.Meta):
        abstract = False
        ordering = ["person", "-since", "title"]
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "title", "since"], name="affiliation_unique"),
            models.UniqueConstraint(
                fields=["person", "title", "since"],
                condition=Q(organisation=None),
                name="affiliation_unique_without_organisation",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | ~Q(organisation=F("person")),
                name="affiliation_not_to_itself",
                violation_error_message="Nobody holds an office for themselves.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"
