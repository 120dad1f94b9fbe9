"""What every draft goes through: suggested, then accepted or rejected by an editor.

`curated_at` says that an editor touched a row; an import leaves such a row as it is.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_extensions.db.models import TimeStampedModel

from timeline.vocabulary import Review


class ReviewQuerySet(models.QuerySet[Any]):
    def suggested(self) -> Any:
        return self.filter(review=Review.SUGGESTED)

    def accepted(self) -> Any:
        return self.filter(review=Review.ACCEPTED)

    def rejected(self) -> Any:
        return self.filter(review=Review.REJECTED)

    def in_review(self, *states: str) -> Any:
        return self.filter(review__in=states)

    def untouched(self) -> Any:
        """Rows that no editor has touched: an import may still complete them."""
        return self.filter(curated_at=None)


class Reviewable(TimeStampedModel):
    """A draft with its review state and the revision that guards against lost updates."""

    review = models.CharField(
        max_length=16,
        choices=Review.choices(),
        default=Review.SUGGESTED,
        help_text="Only accepted records stand on the timeline; "
        "a rejected one stays, so that no import brings it back.",
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    curated_at = models.DateTimeField("touched by an editor", null=True, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta(TimeStampedModel.Meta):
        abstract = True

    def decide(self, review: Review, user: Any) -> None:
        """Accept, reject or take back, in memory; save() stores it."""
        self.review = review
        self.reviewed_by, self.reviewed_at = (None, None) if review is Review.SUGGESTED else (user, timezone.now())
        self.touch()

    def touch(self) -> None:
        """Mark the row as an editor's, in memory."""
        self.curated_at = timezone.now()
        self.revision += 1
