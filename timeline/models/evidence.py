"""What records rest on: exact stretches of articles, as Web Annotation selectors (text position and text quote).

`article.text[start:end] == quote`, always: `of` makes an anchor from offsets alone, `clean` refuses any other.
"""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from timeline.models.actors import Actor
from timeline.models.articles import Article
from timeline.models.events import Event

CONTEXT = 32  # characters of prefix and suffix


class Anchor(models.Model):
    """A stretch of an article's text: code points, end exclusive, with the words and some context on either side."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(editable=False)
    prefix = models.CharField(max_length=CONTEXT, blank=True, default="", editable=False)
    suffix = models.CharField(max_length=CONTEXT, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    @classmethod
    def of(cls, article: Article, start: int, end: int, **fields: Any) -> Self:
        """An unsaved anchor of the article's text from start to end; ValueError where that is no stretch of it."""
        text = article.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}-{end} is no stretch of a text of {len(text)} characters")
        return cls(
            article=article,
            start=start,
            end=end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            **fields,
        )

    def clean(self) -> None:
        """Take the quote and its context from the article; ValidationError where the offsets lie outside it."""
        super().clean()
        if self.start is None or self.end is None or self.article_id is None:  # type: ignore[attr-defined]
            return
        article: Article = self.article  # type: ignore[attr-defined]
        length = len(article.text)
        if not 0 <= self.start < self.end <= length:
            raise ValidationError(
                f"From {self.start} to {self.end} is no stretch of “{article}”, which has {length} characters."
            )
        fresh = type(self).of(article, self.start, self.end)
        self.quote, self.prefix, self.suffix = fresh.quote, fresh.prefix, fresh.suffix


class Passage(Anchor):
    """The words of one article that an event rests on."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="passages")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="passages")

    class Meta:
        ordering = ["article", "start", "end"]
        indexes = [models.Index(fields=["article", "start"], name="passage_article_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="passage_end_after_start",
                violation_error_message="The end is not after the start.",
            ),
            models.UniqueConstraint(
                fields=["event", "article", "start", "end"],
                name="passage_unique",
                violation_error_message="The record already rests on this passage.",
            ),
        ]

    def __str__(self) -> str:
        return self.quote


class Mention(Anchor):
    """The first place where an article uses a form for an actor: what the actor's draft, and that name, rest on."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        ordering = ["article", "start"]
        indexes = [models.Index(fields=["article", "start"], name="mention_article_start")]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_end_after_start"),
            models.UniqueConstraint(fields=["actor", "article", "start", "end"], name="mention_unique"),
        ]

    def __str__(self) -> str:
        return self.quote
