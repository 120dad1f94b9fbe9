"""Where everything comes from: articles, whole and unchanged, and who published them.

`Article.text` never changes after the import: passages and mentions count its code points.
"""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_extensions.db.models import TimeStampedModel

from timeline.models.actors import Actor
from timeline.vocabulary import ActorKind, PublisherKind

RELIABILITY = [
    ("A", "A: completely reliable"),
    ("B", "B: usually reliable"),
    ("C", "C: fairly reliable"),
    ("D", "D: not usually reliable"),
    ("E", "E: unreliable"),
    ("F", "F: cannot be judged"),
]


class Publisher(TimeStampedModel):
    """Who published an article, and what a reader should know about them."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=16, choices=PublisherKind.choices(), default=PublisherKind.OTHER)
    country = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"kind": ActorKind.STATE},
    )
    owner = models.CharField(max_length=200, blank=True, default="")
    state_affiliated = models.BooleanField(
        null=True, blank=True, help_text="Owned, paid or directed by a state; leave unknown rather than guess."
    )
    reliability = models.CharField(
        max_length=1,
        choices=RELIABILITY,
        blank=True,
        default="",
        help_text="Grade of the Admiralty scale, if you use it.",
    )
    actor = models.OneToOneField(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publisher",
        help_text="The actor it is where it speaks in its own voice; made when the first such allegation is imported.",
    )
    note = models.TextField(blank=True, default="")

    class Meta(TimeStampedModel.Meta):
        abstract = False
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def latest_versions(self) -> Self:
        """Articles that no later version replaces."""
        return self.filter(superseded_by=None)

    def newest_first(self) -> Self:
        return self.order_by(models.F("published").desc(nulls_last=True), "-pk")

    def without_body(self) -> Self:
        """For lists: leaves the text and the original bytes in the database."""
        return self.defer("text", "original")


class Article(TimeStampedModel):
    """One article as it was received. A changed one is another Article that supersedes this one; both stay."""

    title = models.CharField(max_length=500)
    publisher = models.ForeignKey(Publisher, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    url = models.URLField("URL", max_length=1000, blank=True, default="")
    byline = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=16, default="en")
    published = models.DateField(null=True, blank=True, help_text="The day it was published, if the source says so.")
    text = models.TextField(editable=False)
    original = models.BinaryField(editable=False, help_text="The bytes as received.")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    media_type = models.CharField(max_length=100, default="text/plain", editable=False)
    path = models.CharField(max_length=1000, blank=True, default="", editable=False, help_text="Where the file lay.")
    import_run = models.ForeignKey(
        "timeline.ImportRun", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="articles"
    )
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="superseded_by"
    )
    extracted_with = models.CharField(
        max_length=100,
        blank=True,
        default="",
        editable=False,
        help_text="Version of the rules and model that made its drafts.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(TimeStampedModel.Meta):
        abstract = False
        ordering = ["-published", "-pk"]
        get_latest_by = "published"
        indexes = [
            models.Index(fields=["published", "id"], name="article_published"),
            models.Index(fields=["url"], name="article_url", condition=~Q(url="")),
            models.Index(fields=["path"], name="article_path", condition=~Q(path="")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("timeline:article", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if self.pk and Article.objects.filter(pk=self.pk).exclude(text=self.text).exists():
            raise ValidationError(
                "The text of an article never changes: its passages count on it. Import the new version instead."
            )
